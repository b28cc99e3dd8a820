'use client';

import { useState } from 'react';
import type { TimelineEntry } from '@whathooks/dto';

/** Somebody who wrote in a conversation. */
export interface Person {
  /** As they call themselves. */
  name: string;
  /** Whether their phone number is known: WhatsApp mentions people by it. */
  hasPhone: boolean;
}

/** Who wrote in a conversation, by digits of their number, or of their LID where that is not known. */
export function peopleOf(entries: readonly TimelineEntry[]): Map<string, Person> {
  const people = new Map<string, Person>();
  for (const { message } of entries) {
    if (message?.direction !== 'inbound' || !message.pushName) continue;
    const { from, pushName: name, fromType } = message;
    people.set(from, { name, hasPhone: fromType === 'phone' });
  }
  return people;
}

/** As `peopleOf`: another map only where somebody came, or is called otherwise. */
export function usePeople(entries: readonly TimelineEntry[]): ReadonlyMap<string, Person> {
  const [known, setKnown] = useState({ entries, people: peopleOf(entries) });
  if (known.entries === entries) return known.people;
  const people = peopleOf(entries);
  const now = { entries, people: samePeople(known.people, people) ? known.people : people };
  setKnown(now);
  return now.people;
}

function samePeople(some: Map<string, Person>, others: Map<string, Person>): boolean {
  if (some.size !== others.size) return false;
  return [...others].every(([digits, { name, hasPhone }]) => {
    const one = some.get(digits);
    return one?.name === name && one.hasPhone === hasPhone;
  });
}

/** After how many seconds the newest message disappears: what is written next does so, too. Null where it stays. */
export function timerOf(entries: readonly TimelineEntry[]): number | null {
  const newest = entries.findLast(
    ({ message }) => message && message.type !== 'reaction' && message.status !== 'scheduled',
  );
  return newest?.message?.expiresInSeconds ?? null;
}
