'use client';

import { NativeSelect } from '@mantine/core';
import type { DeliveryStatusName, SessionView, WebhookEventName } from '@whathooks/dto';
import type { DeliveryFilter } from '../queries';
import { type RangeChoice, type TimeRange, toTimeRange } from '../../../shared/forms/time-range';
import { TimeRangeInput } from '../../../shared/forms/time-range-input';
import { EVENT_NAMES } from '../../webhooks/words';
import classes from './delivery-filters.module.css';
import { STATUS_LABELS, STATUS_NAMES } from '../words';

const RANGES = [
  { value: '', label: 'Any time' },
  { value: '1', label: 'Last hour' },
  { value: '24', label: 'Last 24 hours' },
  { value: '168', label: 'Last 7 days' },
];

/** What the filters stand at. */
export interface Fields {
  webhookId: string;
  status: string;
  event: string;
  sessionId: string;
  range: RangeChoice;
  /** The range in UTC; fixed when it is chosen, so that the list stands still. */
  time: TimeRange;
}

/** Nothing is left out. */
export const ALL: Fields = {
  webhookId: '',
  status: '',
  event: '',
  sessionId: '',
  range: { preset: '', from: '', until: '' },
  time: {},
};

export function toFilter({ webhookId, status, event, sessionId, time }: Fields): DeliveryFilter {
  return {
    ...(webhookId ? { webhookId } : {}),
    ...(status ? { status: status as DeliveryStatusName } : {}),
    ...(event ? { event: event as WebhookEventName } : {}),
    ...(sessionId ? { sessionId } : {}),
    ...time,
  };
}

interface FiltersProps {
  fields: Fields;
  onChange: (fields: Fields) => void;
  sessions: readonly SessionView[];
  addresses: ReadonlyMap<string, string> | undefined;
}

/** Chooses which deliveries are shown. */
export function DeliveryFilters({ fields, onChange, sessions, addresses }: FiltersProps) {
  const choose =
    (name: 'webhookId' | 'status' | 'event' | 'sessionId') =>
    (event: { currentTarget: { value: string } }) =>
      onChange({ ...fields, [name]: event.currentTarget.value });
  // The list stays as it is while a time is half typed.
  const chooseRange = (range: RangeChoice) =>
    onChange({ ...fields, range, time: toTimeRange(range, new Date()) ?? fields.time });
  return (
    <div className={classes.filters} role="search" aria-label="Filter deliveries">
      {addresses && (
        <NativeSelect
          label="Webhook"
          value={fields.webhookId}
          onChange={choose('webhookId')}
          data={[
            { value: '', label: 'All webhooks' },
            ...[...addresses].map(([value, label]) => ({ value, label })),
          ]}
        />
      )}
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
      <TimeRangeInput label="Time" presets={RANGES} value={fields.range} onChange={chooseRange} />
    </div>
  );
}
