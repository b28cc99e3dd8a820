'use client';

import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { SessionView } from '@whathooks/dto';
import { TimeRangeInput } from '../../../shared/forms/time-range-input';
import { Choice, Filters } from '../../../shared/lists/filters';
import { numberWords } from '../../numbers/words';
import { LOGGED_EVENTS } from '../../webhooks/event-names';
import { logWords as words, STATUS_LABELS } from '../words';
import { STATUS_NAMES } from '../delivery-text';
import type { DeliveryFilterState } from './use-delivery-filters';

/** Hours back from now. */
const RANGES = [
  { value: '', label: words.anyTime },
  { value: '1', label: words.lastHour },
  { value: '24', label: words.last24Hours },
  { value: '168', label: words.last7Days },
];

interface DeliveryFiltersProps extends Omit<DeliveryFilterState, 'filter' | 'clear'> {
  sessions: readonly SessionView[];
  /** Names of webhooks by id, where those of several are listed. */
  names: ReadonlyMap<string, string> | undefined;
}

/** Chooses which deliveries are shown. */
export function DeliveryFilters(props: DeliveryFiltersProps) {
  const { fields, find, choose, chooseRange, sessions, names } = props;
  return (
    <Filters label={words.filter}>
      <TextInput
        label={words.id}
        placeholder={words.idSample}
        leftSection={<IconSearch size={16} stroke={1.7} />}
        autoComplete="off"
        spellCheck={false}
        value={fields.find}
        onChange={(event) => find(event.currentTarget.value)}
      />
      {names && (
        <Choice
          label={words.webhook}
          all={words.allWebhooks}
          value={fields.webhook}
          onChange={(webhook) => choose({ webhook })}
          options={[...names].map(([value, label]) => ({ value, label }))}
        />
      )}
      <Choice
        label={words.status}
        all={words.anyStatus}
        value={fields.status ?? ''}
        onChange={(value) => choose({ status: oneOf(STATUS_NAMES, value) })}
        options={STATUS_NAMES.map((value) => ({ value, label: STATUS_LABELS[value] }))}
      />
      <Choice
        label={words.event}
        all={words.anyEvent}
        value={fields.event ?? ''}
        onChange={(value) => choose({ event: oneOf(LOGGED_EVENTS, value) })}
        options={LOGGED_EVENTS}
      />
      <Choice
        label={numberWords.number}
        all={numberWords.all}
        value={fields.number}
        onChange={(number) => choose({ number })}
        options={sessions.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TimeRangeInput
        label={words.time}
        presets={RANGES}
        value={fields.range}
        onChange={chooseRange}
      />
    </Filters>
  );
}

/** The choice that a field holds; null for its first entry, which narrows nothing. */
function oneOf<T extends string>(choices: readonly T[], value: string): T | null {
  return choices.find((choice) => choice === value) ?? null;
}
