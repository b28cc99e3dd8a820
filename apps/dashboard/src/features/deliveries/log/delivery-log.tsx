'use client';

import { useState } from 'react';
import { Checkbox } from '@mantine/core';
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
import { useDeliveryFilters } from './use-delivery-filters';

interface DeliveryLogProps {
  /** Null for every webhook. */
  webhookId: string | null;
  /** What is sent where, for rows of more than one webhook. */
  addresses?: ReadonlyMap<string, string>;
  onOpen: (deliveryId: string) => void;
}

const NONE: ReadonlySet<string> = new Set();

/** Everything that was, is and will be sent to a webhook, or to all. */
export function DeliveryLog({ webhookId, addresses, onOpen }: DeliveryLogProps) {
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
      <DeliveryFilters {...filters} sessions={sessions} addresses={addresses} />
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
            address={addresses?.get(delivery.webhookId)}
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
