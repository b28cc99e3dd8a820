'use client';

import { useMemo } from 'react';
import { createSerializer, parseAsBoolean, parseAsString, useQueryStates } from 'nuqs';
import { INBOX_VIEWS, type InboxView } from '../../../features/chats/views';
import { own } from '../../../shared/own-address';
import type { SessionView } from '@whathooks/dto';
import { parseAsOneOf, parseAsText, useNewDialog } from '../../../shared/address';

/** What the address of the inbox says: how the list is narrowed, what is open, and where in it. */
const PLACE = {
  view: parseAsOneOf<InboxView>(INBOX_VIEWS, 'open'),
  session: parseAsText,
  label: parseAsText,
  q: parseAsText,
  /** Id of the chat; or, with `session`, a JID. */
  chat: parseAsText,
  /** Message at which the conversation is open. */
  message: parseAsString,
  /** Day at which it is open: `2026-06-29`. */
  day: parseAsString,
  /** Whether the person of the chat is shown where there is no room for three columns. */
  person: parseAsBoolean.withDefault(false),
};

const serialize = createSerializer(PLACE);

/** Where somebody is in the inbox. Whatever changes it can be undone with Back. */
export function useInboxPlace() {
  const [place, setPlace] = useQueryStates(PLACE, { history: 'push' });
  const { open: startChat } = useNewDialog();
  return useMemo(() => {
    const { view, session, label, q } = place;
    return {
      place,
      /** Opens a chat, at a message where one is given; none: the list. */
      openChat: (chat: string | null, message: string | null = null) =>
        void setPlace({ chat, message, day: null, person: null }),
      /** The chat that an address meant, in its place. */
      replaceChat: (chat: string) => void setPlace({ chat }, { history: 'replace' }),
      /** As a link for it, with the list as it is. */
      chatHref: (chat: string, message: string | null = null) =>
        serialize(own('/inbox/'), { view, session, label, q, chat, message }),
      /** From what is not there to the chats of all numbers. */
      leave: () => void setPlace({ session: '', chat: null, message: null, day: null }),
      goTo: (at: { message?: string | null; day?: string | null }) =>
        void setPlace({ message: null, day: null, ...at }),
      showPerson: (person: boolean) => void setPlace({ person }),
      narrow: (changes: Partial<Record<'session' | 'label', string>> & { view?: InboxView }) =>
        void setPlace(changes),
      /** Opens the dialog that begins a chat. */
      startChat,
      /** Typing is one step, however many letters it has. */
      search: (text: string) => void setPlace({ q: text }, { history: 'replace' }),
    };
  }, [place, setPlace, startChat]);
}

export type InboxPlace = ReturnType<typeof useInboxPlace>;

/** The number that the address names; none where there is no such number any more: then it narrows nothing. */
export function numberOf({ place: { session } }: InboxPlace, sessions: readonly SessionView[]) {
  return sessions.some(({ id }) => id === session) ? session : '';
}
