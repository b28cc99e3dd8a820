'use client';

import { useState } from 'react';
import { Anchor, Checkbox } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import type { DeliveryView } from '@whathooks/dto';
import { DataList } from '../../../shared/lists/data-list';
import { Empty } from '../../../shared/notices/empty';
import { NoMatch } from '../../../shared/notices/no-match';
import { Section } from '../../../shared/screens/section';
import { useMay } from '../../auth/use-may';
import { useSessions } from '../../numbers/queries';
import { canResend } from '../can-resend';
import { useDeliveries } from '../queries';
import { logWords as words, manyWords } from '../words';
import { DeliveryFilters } from './delivery-filters';
import classes from './delivery-log.module.css';
import { DeliveryRow } from './delivery-row';
import { SelectedDeliveries } from './selected-deliveries';
import { type DeliveryFilterState, useDeliveryFilters } from './use-delivery-filters';

interface DeliveryLogProps {
  /** Null for every webhook. */
  webhookId: string | null;
  /** Names of webhooks by id, for rows of more than one webhook. */
  names?: ReadonlyMap<string, string>;
  onOpen: (deliveryId: string) => void;
}

const NONE: ReadonlySet<string> = new Set();

/** Everything that was, is and will be sent to a webhook, or to all. */
export function DeliveryLog({ webhookId, names, onOpen }: DeliveryLogProps) {
  const filters = useDeliveryFilters();
  const { data: sessions = [] } = useSessions();
  const query = useDeliveries(webhookId, filters.filter);
  const mayResend = useMay('webhooks:write');
  const [chosen, setChosen] = useState(NONE);
  const shown = query.data?.pages.flatMap(({ data }) => data) ?? [];
  const resendable = shown.filter(canResend);
  const selected = resendable.filter(({ id }) => chosen.has(id));
  return (
    <Section title={words.title}>
      <DeliveryFilters {...filters} sessions={sessions} names={names} />
      {filters.fields.status === 'failed' && <TriedAgain webhookId={webhookId} {...filters} />}
      {mayResend && shown.length > 0 && (
        <div className={classes.bar}>
          <Checkbox
            size="xs"
            label={manyWords.selectAll(resendable.length)}
            disabled={resendable.length === 0}
            checked={selected.length > 0 && selected.length === resendable.length}
            indeterminate={selected.length > 0 && selected.length < resendable.length}
            onChange={(event) => setChosen(event.currentTarget.checked ? idsOf(resendable) : NONE)}
          />
          <SelectedDeliveries deliveries={selected} onDone={() => setChosen(NONE)} />
        </div>
      )}
      <DataList
        key={JSON.stringify(filters.filter)}
        query={query}
        label={words.title}
        older={words.older}
        itemKey={({ id }) => id}
        rowClass={classes.row}
        empty={
          Object.keys(filters.filter).length > 0 ? (
            <NoMatch
              icon={IconListDetails}
              title={words.noMatch}
              text={words.noMatchText}
              onShowAll={filters.clear}
            />
          ) : (
            <NoDeliveries />
          )
        }
      >
        {(delivery) => (
          <DeliveryRow
            delivery={delivery}
            number={sessions.find(({ id }) => id === delivery.sessionId)?.name}
            address={names?.get(delivery.webhookId)}
            onOpen={() => onOpen(delivery.id)}
            {...(mayResend && {
              selection: {
                isSelected: chosen.has(delivery.id),
                onSelect: (isSelected: boolean) => setChosen(changed(chosen, delivery, isSelected)),
              },
            })}
          />
        )}
      </DataList>
    </Section>
  );
}

/** Beside what failed for good: what has failed so far, and is tried again. */
function TriedAgain({
  webhookId,
  filter,
  choose,
}: Pick<DeliveryFilterState, 'filter' | 'choose'> & { webhookId: string | null }) {
  const { data } = useDeliveries(webhookId, { ...filter, status: 'retrying' });
  const first = data?.pages[0];
  if (!first?.data.length) return null;
  return (
    <p className={classes.again}>
      {words.triedAgain(first.data.length, first.nextCursor !== null)}{' '}
      <Anchor
        component="button"
        type="button"
        inherit
        onClick={() => choose({ status: 'retrying' })}
      >
        {words.showTriedAgain}
      </Anchor>
    </p>
  );
}

function idsOf(deliveries: readonly DeliveryView[]): ReadonlySet<string> {
  return new Set(deliveries.map(({ id }) => id));
}

function changed(
  chosen: ReadonlySet<string>,
  { id }: DeliveryView,
  isSelected: boolean,
): ReadonlySet<string> {
  const next = new Set(chosen);
  if (isSelected) next.add(id);
  else next.delete(id);
  return next;
}

function NoDeliveries() {
  return (
    <Empty icon={IconListDetails} title={words.none}>
      <p>{words.noneText}</p>
    </Empty>
  );
}
