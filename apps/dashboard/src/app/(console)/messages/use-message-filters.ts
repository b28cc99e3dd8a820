'use client';

import { parseAsBoolean, useQueryStates } from 'nuqs';
import type { MessageFilter } from '../../../features/messages/queries';
import { parseAsOneOf, parseAsText, STEP } from '../../../shared/address';
import { typedPhone } from '../../../shared/format/format';

const DIRECTIONS = ['all', 'inbound', 'outbound'] as const;

const PARSERS = {
  session: parseAsText,
  chat: parseAsText,
  direction: parseAsOneOf(DIRECTIONS, 'all'),
  starred: parseAsBoolean.withDefault(false),
};

/** What the filters stand at. Empty fields narrow nothing. */
export interface FilterFields {
  session: string;
  chat: string;
  direction: (typeof DIRECTIONS)[number];
  /** Starred ones alone. */
  starred: boolean;
}

export interface MessageFilterState {
  fields: FilterFields;
  choose: (change: Partial<FilterFields>) => void;
  /** Takes what is being typed, which is no step of the history. */
  type: (chat: string) => void;
  clear: () => void;
}

/** The filters of the list of messages, kept in the address. */
export function useMessageFilters(): MessageFilterState {
  const [fields, setFields] = useQueryStates(PARSERS);
  return {
    fields,
    choose: (change) => void setFields(change, STEP),
    type: (chat) => void setFields({ chat }),
    clear: () => void setFields(null, STEP),
  };
}

export function toFilter({ session, direction, chat, starred }: FilterFields): MessageFilter {
  return {
    ...(session ? { sessionId: session } : {}),
    ...(direction === 'all' ? {} : { direction }),
    ...(starred ? { starred } : {}),
    ...(chat.trim() ? { chat: typedPhone(chat) } : {}),
  };
}
