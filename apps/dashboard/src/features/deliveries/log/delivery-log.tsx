'use client';

import { IconListDetails } from '@tabler/icons-react';
import type { DeliveryView } from '@whathooks/dto';
import { DataList } from '../../../shared/lists/data-list';
import { RowButton } from '../../../shared/lists/list';
import { Empty } from '../../../shared/notices/empty';
import { NoMatch } from '../../../shared/notices/no-match';
import { Section } from '../../../shared/screens/section';
import { Moment, Upcoming } from '../../../shared/ui/moment';
import { useSessions } from '../../numbers/queries';
import { DeliveryStatus } from '../delivery-status';
import { useDeliveries } from '../queries';
import { logWords as words, rowName, standing, TRIGGER_LABELS } from '../words';
import { DeliveryFilters } from './delivery-filters';
import classes from './delivery-log.module.css';
import { useDeliveryFilters } from './use-delivery-filters';

interface DeliveryLogProps {
  /** Null for every webhook. */
  webhookId: string | null;
  /** What is sent where, for rows of more than one webhook. */
  addresses?: ReadonlyMap<string, string>;
  onOpen: (deliveryId: string) => void;
}

/** Everything that was, is and will be sent to a webhook, or to all. */
export function DeliveryLog({ webhookId, addresses, onOpen }: DeliveryLogProps) {
  const filters = useDeliveryFilters();
  const { data: sessions = [] } = useSessions();
  const narrowed = Object.keys(filters.filter).length > 0;
  return (
    <Section title={words.title}>
      <DeliveryFilters {...filters} sessions={sessions} addresses={addresses} />
      <DataList
        key={JSON.stringify(filters.filter)}
        query={useDeliveries(webhookId, filters.filter)}
        label={words.title}
        older={words.older}
        itemKey={({ id }) => id}
        rowClass={classes.row}
        empty={
          narrowed ? (
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
          />
        )}
      </DataList>
    </Section>
  );
}

function NoDeliveries() {
  return (
    <Empty icon={IconListDetails} title={words.none}>
      <p>{words.noneText}</p>
    </Empty>
  );
}

interface DeliveryRowProps {
  delivery: DeliveryView;
  number: string | undefined;
  address: string | undefined;
  onOpen: () => void;
}

function DeliveryRow({ delivery, number, address, onOpen }: DeliveryRowProps) {
  const { status, nextAttemptAt, waitsFor } = delivery;
  const notes = [address, number, TRIGGER_LABELS[delivery.trigger]].filter(Boolean);
  const isPlanned = status !== 'pending' || waitsFor !== null;
  return (
    <>
      <DeliveryStatus status={status} />
      <div className={classes.body}>
        <RowButton aria-label={rowName(delivery)} onClick={onOpen}>
          <code>{delivery.event}</code>
        </RowButton>
        {notes.map((note) => (
          <span key={note} className={classes.note}>
            {note}
          </span>
        ))}
        <p className={classes.standing}>
          {standing(delivery)}
          {nextAttemptAt && isPlanned && (
            <>
              {' '}
              {words.nextAttempt} <Upcoming at={nextAttemptAt} />
            </>
          )}
        </p>
      </div>
      <span className={classes.meta}>
        <Moment at={delivery.createdAt} />
      </span>
    </>
  );
}
