'use client';

import { useState } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import type { DeliveryStatusName, DeliveryView, SessionView } from '@whathooks/dto';
import { useDeliveries, type DeliveryFilter } from '../queries';
import { useSessions } from '../../numbers/queries';
import { Empty } from '../../../shared/notices/empty';
import { Moment, Upcoming } from '../../../shared/ui/moment';
import { ProblemNotice } from '../../../shared/notices/problem-notice';
import { ALL, DeliveryFilters, type Fields, toFilter } from './delivery-filters';
import classes from './delivery-log.module.css';
import { DeliveryStatus } from '../delivery-status';
import { rowName, standing, TRIGGER_LABELS } from '../words';
import { foundNothing, useLookOn } from '../../../shared/lists/use-look-on';

interface DeliveryLogProps {
  /** Null for every webhook. */
  webhookId: string | null;
  /** What is sent where, for rows of more than one webhook. */
  addresses?: ReadonlyMap<string, string>;
  /** What the list is narrowed to at first. */
  status?: DeliveryStatusName;
  onOpen: (delivery: DeliveryView) => void;
}

/** Everything that was, is and will be sent to a webhook, or to all. */
export function DeliveryLog({ webhookId, addresses, status, onOpen }: DeliveryLogProps) {
  const [fields, setFields] = useState<Fields>({ ...ALL, status: status ?? '' });
  const { data: sessions = [] } = useSessions();
  return (
    <section aria-labelledby="log-title">
      <h2 id="log-title" className={classes.title}>
        Deliveries
      </h2>
      <DeliveryFilters
        fields={fields}
        onChange={setFields}
        sessions={sessions}
        addresses={addresses}
      />
      <Results
        key={JSON.stringify(toFilter(fields))}
        webhookId={webhookId}
        addresses={addresses}
        filter={toFilter(fields)}
        sessions={sessions}
        onOpen={onOpen}
        onShowAll={() => setFields(ALL)}
      />
    </section>
  );
}

interface ResultsProps extends Omit<DeliveryLogProps, 'status'> {
  filter: DeliveryFilter;
  sessions: readonly SessionView[];
  onShowAll: () => void;
}

function Results({ webhookId, addresses, filter, sessions, onOpen, onShowAll }: ResultsProps) {
  const query = useDeliveries(webhookId, filter);
  const { isLooking, further } = useLookOn(query);
  const { data, error, isPending, refetch } = query;
  if (isPending) return <Skeleton height={240} radius="lg" />;
  if (!data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  const deliveries = data.pages.flatMap((page) => page.data);
  if (deliveries.length === 0 && query.hasNextPage) {
    return <NoneSoFar isLooking={isLooking} onFurther={further} />;
  }
  return (
    <>
      {deliveries.length === 0 ? (
        <Nothing filtered={Object.keys(filter).length > 0} onShowAll={onShowAll} />
      ) : (
        <ul className={classes.list} aria-label="Deliveries">
          {deliveries.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              delivery={delivery}
              number={sessions.find(({ id }) => id === delivery.sessionId)?.name}
              address={addresses?.get(delivery.webhookId)}
              onOpen={() => onOpen(delivery)}
            />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <div className={classes.older}>
          <Button variant="default" loading={isLooking} onClick={further}>
            {foundNothing(data.pages)
              ? 'No older match yet. Keep searching'
              : 'Load older deliveries'}
          </Button>
        </div>
      )}
    </>
  );
}

/** The log is long, and what is asked for is rare: its rest has not been looked at. */
function NoneSoFar({ isLooking, onFurther }: { isLooking: boolean; onFurther: () => void }) {
  return (
    <Empty
      icon={IconListDetails}
      title={isLooking ? 'Searching the log…' : 'No match yet'}
      action={
        <Button variant="default" loading={isLooking} onClick={onFurther}>
          Keep searching
        </Button>
      }
    >
      <p>
        None of the newest deliveries match. Keep searching older ones, or choose a shorter time
        range.
      </p>
    </Empty>
  );
}

function Nothing({ filtered, onShowAll }: { filtered: boolean; onShowAll: () => void }) {
  return filtered ? (
    <Empty
      icon={IconListDetails}
      title="No delivery matches"
      action={
        <Button variant="default" onClick={onShowAll}>
          Show all
        </Button>
      }
    >
      <p>Choose another status, event, number or time.</p>
    </Empty>
  ) : (
    <Empty icon={IconListDetails} title="No deliveries yet">
      <p>Send a test event, or write to one of your numbers: each delivery appears here.</p>
    </Empty>
  );
}

function NextAttempt({ delivery, at }: { delivery: DeliveryView; at: string }) {
  if (delivery.status === 'pending' && delivery.waitsFor === null) return null;
  return (
    <>
      {' Next attempt: '}
      <Upcoming at={at} />
    </>
  );
}

interface DeliveryRowProps {
  delivery: DeliveryView;
  number: string | undefined;
  address: string | undefined;
  onOpen: () => void;
}

function DeliveryRow({ delivery, number, address, onOpen }: DeliveryRowProps) {
  const trigger = TRIGGER_LABELS[delivery.trigger];
  return (
    <li className={classes.row}>
      <DeliveryStatus status={delivery.status} />
      <div className={classes.body}>
        <button
          type="button"
          className={classes.open}
          aria-label={rowName(delivery)}
          onClick={onOpen}
        >
          <code>{delivery.event}</code>
        </button>
        <span className={classes.note}>
          {address && ` · ${address}`}
          {number && ` · ${number}`}
          {trigger && ` · ${trigger}`}
        </span>
        <p className={classes.standing}>
          {standing(delivery)}
          {delivery.nextAttemptAt && (
            <NextAttempt delivery={delivery} at={delivery.nextAttemptAt} />
          )}
        </p>
      </div>
      <span className={classes.meta}>
        <Moment at={delivery.createdAt} />
      </span>
    </li>
  );
}
