'use client';

import { Skeleton } from '@mantine/core';
import { useNotices } from '../../../../../features/numbers/queries';
import { LoadOlder } from '../../../../../shared/lists/load-older';
import { Moment } from '../../../../../shared/ui/moment';
import { ProblemNotice } from '../../../../../shared/notices/problem-notice';
import { nodeText, noticeEntries, type NoticeEntry } from './words';
import classes from './notices.module.css';

/** What WhatsApp told a number and that is no message: calls, changes of groups, pictures. */
export function Notices({ sessionId }: { sessionId: string }) {
  const query = useNotices(sessionId);
  const { data, error, isPending, refetch } = query;
  const entries = noticeEntries(data?.pages.flatMap((page) => page.data) ?? []);
  return (
    <section aria-labelledby="notices-title">
      <h2 id="notices-title" className={classes.title}>
        Calls and notifications
      </h2>
      {isPending && <Skeleton height={120} radius="md" />}
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data && entries.length === 0 && (
        <p className={classes.empty}>
          None yet. Calls, group changes and other WhatsApp notifications appear here.
        </p>
      )}
      {entries.length > 0 && (
        <ul className={classes.list} aria-labelledby="notices-title">
          {entries.map((entry) => (
            <Entry key={entry.key} entry={entry} />
          ))}
        </ul>
      )}
      <LoadOlder query={query} what="notices" size="xs" mt="sm" />
    </section>
  );
}

function Entry({ entry: { words, at, notices } }: { entry: NoticeEntry }) {
  const raw = notices.map(({ details }) => nodeText(details)).reverse();
  return (
    <li className={classes.entry}>
      <details>
        <summary>
          <span className={classes.words}>{words}</span>
          <span className={classes.time}>
            <Moment at={at} />
          </span>
        </summary>
        <pre className={classes.raw} tabIndex={0} aria-label="Raw notification">
          {raw.join('\n')}
        </pre>
      </details>
    </li>
  );
}
