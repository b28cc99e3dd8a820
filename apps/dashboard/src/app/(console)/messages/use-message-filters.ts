'use client';

import type { MessageStatusName } from '@whathooks/dto';
import { parseAsBoolean, parseAsStringLiteral, useQueryStates } from 'nuqs';
import type { MessageFilter } from '../../../features/messages/queries';
import { parseAsOneOf, parseAsText, STEP } from '../../../shared/address';
import type { RangeChoice, TimeRange } from '../../../shared/forms/time-range';
import { useSettledRange } from '../../../shared/forms/use-settled-range';
import { typedPhone } from '../../../shared/format/format';

/** In the order of the filter. What is scheduled stands in a list of its own. */
export const STATUSES = [
  'received',
  'pending',
  'sent',
  'delivered',
  'read',
  'played',
  'failed',
  'cancelled',
] as const satisfies readonly MessageStatusName[];

const DIRECTIONS = ['all', 'inbound', 'outbound'] as const;

const PARSERS = {
  q: parseAsText,
  session: parseAsText,
  chat: parseAsText,
  direction: parseAsOneOf(DIRECTIONS, 'all'),
  status: parseAsStringLiteral(STATUSES),
  starred: parseAsBoolean.withDefault(false),
  time: parseAsText,
  from: parseAsText,
  until: parseAsText,
};

/** What the filters stand at. Empty fields narrow nothing. */
export interface FilterFields {
  /** Words, an id or a phone number to be found. */
  q: string;
  session: string;
  chat: string;
  direction: (typeof DIRECTIONS)[number];
  status: (typeof STATUSES)[number] | null;
  /** Starred ones alone. */
  starred: boolean;
  range: RangeChoice;
}

export interface MessageFilterState {
  fields: FilterFields;
  /** The time that is chosen. */
  between: TimeRange;
  choose: (change: Partial<Omit<FilterFields, 'range'>>) => void;
  chooseRange: (range: RangeChoice) => void;
  /** Takes what is being typed, which is no step of the history. */
  type: (typed: Partial<Pick<FilterFields, 'q' | 'chat'>>) => void;
  clear: () => void;
}

/** The filters of the list of messages, kept in the address. */
export function useMessageFilters(): MessageFilterState {
  const [values, setFields] = useQueryStates(PARSERS);
  const { time, from, until, ...fields } = values;
  const range = { preset: time, from, until };
  return {
    fields: { ...fields, range },
    between: useSettledRange(range),
    choose: (change) => void setFields(change, STEP),
    type: (typed) => void setFields(typed),
    // A time is typed digit by digit: only the choice of a preset is a step of the history.
    chooseRange: (chosen) =>
      void setFields(
        { time: chosen.preset, from: chosen.from, until: chosen.until },
        chosen.preset === time ? {} : STEP,
      ),
    clear: () => void setFields(null, STEP),
  };
}

export function toFilter(
  { session, direction, chat, status, starred }: FilterFields,
  between: TimeRange,
): MessageFilter {
  return {
    ...(session ? { sessionId: session } : {}),
    ...(direction === 'all' ? {} : { direction }),
    ...(status ? { status } : {}),
    ...(starred ? { starred } : {}),
    ...(chat.trim() ? { chat: typedPhone(chat) } : {}),
    ...between,
  };
}
