'use client';

import { useDebouncedValue } from '@mantine/hooks';
import type { DeliveryStatusName, WebhookEventName } from '@whathooks/dto';
import { ID_MAX } from '@whathooks/dto/facts';
import { parseAsStringLiteral, useQueryStates } from 'nuqs';
import { parseAsText, STEP } from '../../../shared/address';
import type { RangeChoice } from '../../../shared/forms/time-range';
import { useSettledRange } from '../../../shared/forms/use-settled-range';
import { LOGGED_EVENTS } from '../../webhooks/event-names';
import type { DeliveryFilter } from '../queries';
import { STATUS_NAMES } from '../delivery-text';

/** Pause in the typing after which an id is looked for, in milliseconds. */
const SEARCH_AFTER = 250;

const PARSERS = {
  find: parseAsText,
  webhook: parseAsText,
  status: parseAsStringLiteral(STATUS_NAMES),
  event: parseAsStringLiteral(LOGGED_EVENTS),
  number: parseAsText,
  time: parseAsText,
  from: parseAsText,
  until: parseAsText,
};

/** What the filters stand at. Empty fields, and null, narrow nothing. */
export interface Fields {
  /** An id of whatever has deliveries. */
  find: string;
  webhook: string;
  status: DeliveryStatusName | null;
  event: WebhookEventName | null;
  number: string;
  range: RangeChoice;
}

export interface DeliveryFilterState {
  fields: Fields;
  /** What the API is asked for. */
  filter: DeliveryFilter;
  choose: (change: Partial<Omit<Fields, 'range' | 'find'>>) => void;
  find: (id: string) => void;
  chooseRange: (range: RangeChoice) => void;
  clear: () => void;
}

/** The filters of a log of deliveries, kept in the address. */
export function useDeliveryFilters(): DeliveryFilterState {
  const [values, setValues] = useQueryStates(PARSERS);
  const { find, webhook, status, event, number, time, from, until } = values;
  const range = { preset: time, from, until };
  const between = useSettledRange(range);
  const [typed] = useDebouncedValue(find.trim(), SEARCH_AFTER);
  const id = typed.slice(0, ID_MAX);
  return {
    fields: { find, webhook, status, event, number, range },
    filter: {
      ...(id ? { id } : {}),
      ...(webhook ? { webhookId: webhook } : {}),
      ...(status ? { status } : {}),
      ...(event ? { event } : {}),
      ...(number ? { sessionId: number } : {}),
      ...between,
    },
    // Typed or pasted: no step of the history of its own.
    find: (text) => void setValues({ find: text }),
    choose: (change) => void setValues(change, STEP),
    // A time is typed digit by digit: only the choice of a preset is a step of the history.
    chooseRange: (chosen) =>
      void setValues(
        { time: chosen.preset, from: chosen.from, until: chosen.until },
        chosen.preset === time ? {} : STEP,
      ),
    clear: () => void setValues(null, STEP),
  };
}
