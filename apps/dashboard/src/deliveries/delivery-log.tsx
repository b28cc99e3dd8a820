'use client';

import { useState } from 'react';
import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import type {
  DeliveryStatusName,
  DeliveryView,
  SessionView,
  WebhookEventName,
} from '@whathooks/dto';
import { useDeliveries, type DeliveryFilter } from '../queries/deliveries';
import { useSessions } from '../queries/sessions';
import { Empty } from '../ui/empty';
import { Moment } from '../ui/moment';
import { ProblemNotice } from '../ui/problem-notice';
import { EVENT_NAMES } from '../webhooks/event-words';
import classes from './delivery-log.module.css';
import { DeliveryStatus } from './delivery-status';
import { standing, STATUS_LABELS, STATUS_NAMES, TRIGGER_LABELS } from './delivery-words';

const HOUR_MS = 3_600_000;
const RANGES = [
  { value: '', label: 'Any time' },
  { value: '1', label: 'Last hour' },
  { value: '24', label: 'Last 24 hours' },
  { value: '168', label: 'Last 7 days' },
];

interface Fields {
  status: string;
  event: string;
  sessionId: string;
  /** Beginning of the range; fixed when it is chosen, so that the list stands still. */
  range: string;
  since: string | undefined;
}

const ALL: Fields = { status: '', event: '', sessionId: '', range: '', since: undefined };

function toFilter({ status, event, sessionId, since }: Fields): DeliveryFilter {
  return {
    ...(status ? { status: status as DeliveryStatusName } : {}),
    ...(event ? { event: event as WebhookEventName } : {}),
    ...(sessionId ? { sessionId } : {}),
    ...(since ? { since } : {}),
  };
}

interface DeliveryLogProps {
  /** Null for every webhook. */
  webhookId: string | null;
  /** What is sent where, for rows of more than one webhook. */
  addresses?: ReadonlyMap<string, string>;
  onOpen: (delivery: DeliveryView) => void;
}

/** Everything that was, is and will be sent to a webhook, or to all. */
export function DeliveryLog({ webhookId, addresses, onOpen }: DeliveryLogProps) {
  const [fields, setFields] = useState(ALL);
  const { data: sessions = [] } = useSessions();
  return (
    <section aria-labelledby="log-title">
      <h2 id="log-title" className={classes.title}>
        Deliveries
      </h2>
      <Filters fields={fields} onChange={setFields} sessions={sessions} />
      <Results
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

interface FiltersProps {
  fields: Fields;
  onChange: (fields: Fields) => void;
  sessions: readonly SessionView[];
}

function Filters({ fields, onChange, sessions }: FiltersProps) {
  const choose =
    (name: 'status' | 'event' | 'sessionId') => (event: { currentTarget: { value: string } }) =>
      onChange({ ...fields, [name]: event.currentTarget.value });
  const chooseRange = (range: string) =>
    onChange({
      ...fields,
      range,
      since: range ? new Date(Date.now() - Number(range) * HOUR_MS).toISOString() : undefined,
    });
  return (
    <div className={classes.filters} role="search" aria-label="Filter deliveries">
      <NativeSelect
        label="Status"
        value={fields.status}
        onChange={choose('status')}
        data={[
          { value: '', label: 'Any status' },
          ...STATUS_NAMES.map((value) => ({ value, label: STATUS_LABELS[value] })),
        ]}
      />
      <NativeSelect
        label="Event"
        value={fields.event}
        onChange={choose('event')}
        data={[{ value: '', label: 'Any event' }, ...EVENT_NAMES]}
      />
      <NativeSelect
        label="Number"
        value={fields.sessionId}
        onChange={choose('sessionId')}
        data={[
          { value: '', label: 'All numbers' },
          ...sessions.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        label="Time"
        value={fields.range}
        onChange={(event) => chooseRange(event.currentTarget.value)}
        data={RANGES}
      />
    </div>
  );
}

interface ResultsProps extends DeliveryLogProps {
  filter: DeliveryFilter;
  sessions: readonly SessionView[];
  onShowAll: () => void;
}

function Results({ webhookId, addresses, filter, sessions, onOpen, onShowAll }: ResultsProps) {
  const query = useDeliveries(webhookId, filter);
  const { data, error, isPending, refetch } = query;
  if (isPending) return <Skeleton height={240} radius="lg" />;
  if (!data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  const deliveries = data.pages.flatMap((page) => page.data);
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
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            Load older deliveries
          </Button>
        </div>
      )}
    </>
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
    <Empty icon={IconListDetails} title="Nothing was sent yet">
      <p>Send a test event, or write to one of your numbers: each delivery appears here.</p>
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
  const trigger = TRIGGER_LABELS[delivery.trigger];
  return (
    <li className={classes.row}>
      <DeliveryStatus status={delivery.status} />
      <div className={classes.body}>
        <button type="button" className={classes.open} onClick={onOpen}>
          <code>{delivery.event}</code>
        </button>
        <span className={classes.note}>
          {address && ` · ${address}`}
          {number && ` · ${number}`}
          {trigger && ` · ${trigger}`}
        </span>
        <p className={classes.standing}>
          {standing(delivery)}
          {delivery.nextAttemptAt && delivery.status === 'retrying' && (
            <>
              {' '}
              Next: <Moment at={delivery.nextAttemptAt} />
            </>
          )}
        </p>
      </div>
      <span className={classes.meta}>
        <Moment at={delivery.createdAt} />
      </span>
    </li>
  );
}
