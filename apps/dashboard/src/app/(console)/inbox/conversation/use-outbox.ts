'use client';

import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { ChatView, TimelineEntry } from '@whathooks/dto';
import { useIdentity } from '../../../../features/auth/use-auth';
import { Outbox, type Outgoing } from './outbox';

const NONE: readonly Outgoing[] = [];

/** Outboxes of chats that were opened, by who opened them, for as long as the page is there. */
const outboxes = new Map<string, Outbox>();

function outboxOf(client: QueryClient, { id, sessionId, jid }: ChatView, me: string): Outbox {
  const key = `${me} ${id}`;
  const known = outboxes.get(key);
  if (known) return known;
  const outbox = new Outbox(client, { sessionId, jid });
  outboxes.set(key, outbox);
  return outbox;
}

/** What still has to be shown: an event may bring a message before its own answer does. */
export function notYetStored(
  outgoing: readonly Outgoing[],
  entries: readonly TimelineEntry[],
): readonly Outgoing[] {
  if (outgoing.length === 0) return NONE;
  const stored = new Set(entries.map(({ message }) => message?.reference));
  return outgoing.filter(({ reference }) => !stored.has(reference));
}

/** What is sent from here in one conversation, and is not in it yet. */
export function useOutbox(chat: ChatView, entries: readonly TimelineEntry[]) {
  const outbox = outboxOf(useQueryClient(), chat, useIdentity().user.id);
  const outgoing = useSyncExternalStore(outbox.subscribe, outbox.outgoing, () => NONE);
  const waiting = useMemo(() => notYetStored(outgoing, entries), [outgoing, entries]);
  useLeaveWarning(waiting.length > 0);
  const { send, retry, drop } = outbox;
  return useMemo(() => ({ outgoing: waiting, send, retry, drop }), [waiting, send, retry, drop]);
}

/** Who closes the page while something is not sent yet is asked first. */
function useLeaveWarning(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isNeeded]);
}
