'use client';

import { Stack, Table } from '@mantine/core';
import type { ReplyTimes as Times, ReplyTimesView } from '@whathooks/dto';
import { useMemberNames } from '../../../features/members/queries';
import { useReplyTimes } from '../../../features/reply-times/queries';
import { lasted } from '../../../features/reply-times/lasted';
import classes from '../../../shared/lists/card-table.module.css';
import { QueryState } from '../../../shared/screens/query-state';
import { Section } from '../../../shared/screens/section';
import { Facts } from '../../../shared/ui/facts';
import own from './reply-times.module.css';
import { useSpan } from './use-span';
import { replyWords as words, spanWords } from './words';
import { formatCount } from '../../../shared/format/count';

/** How long people waited for an answer: in all, and by who answered. */
export function ReplyTimes() {
  const { days, span } = useSpan();
  return (
    <Section title={words.title}>
      <QueryState query={useReplyTimes(days)} height={160}>
        {(times) => <Shown times={times} span={spanWords[span]} />}
      </QueryState>
    </Section>
  );
}

type View = Omit<ReplyTimesView, 'days'>;

function Shown({ times, span }: { times: View; span: string }) {
  const { count, medianSeconds, p90Seconds } = times;
  return (
    <Stack gap="md">
      <Facts
        look="grid"
        facts={[
          { term: words.median, value: duration(medianSeconds) },
          { term: words.p90, value: duration(p90Seconds) },
          { term: words.count, value: formatCount(count) },
        ]}
      />
      {times.members.length > 0 && <ByMember times={times} span={span} />}
    </Stack>
  );
}

function ByMember({ times, span }: { times: View; span: string }) {
  const nameOf = useMemberNames();
  return (
    <div className={classes.root}>
      <Table verticalSpacing="xs" horizontalSpacing="md" className={classes.table}>
        <caption className={own.caption}>{words.byMember(span)}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{words.who}</Table.Th>
            <Table.Th scope="col">{words.median}</Table.Th>
            <Table.Th scope="col">{words.p90}</Table.Th>
            <Table.Th scope="col">{words.count}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {times.members.map(({ userId, ...member }) => (
            <Table.Tr key={userId ?? ''}>
              <Table.Th scope="row" data-label={words.who}>
                <span>{userId ? nameOf(userId) : words.others}</span>
              </Table.Th>
              <Cells times={member} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Cells({ times: { medianSeconds, p90Seconds, count } }: { times: Times }) {
  return (
    <>
      <Table.Td data-label={words.median}>{duration(medianSeconds)}</Table.Td>
      <Table.Td data-label={words.p90}>{duration(p90Seconds)}</Table.Td>
      <Table.Td data-label={words.count}>{formatCount(count)}</Table.Td>
    </>
  );
}

const duration = (seconds: number | null): string =>
  seconds === null ? words.none : lasted(seconds);
