import { Injectable } from '@nestjs/common';
import type { GroupNews, GroupPerson } from '@whathooks/whatsapp';

/** How long after a change WhatsApp may still send our own device its notice, in ms. */
const ECHO_MS = 60_000;

/** Who of the organization requested a change: the UUID of a member, or of an API key. */
export type GroupChangeAuthor = { userId: string } | { apiKeyId: string };

/** A change that was requested here. */
export interface OwnGroupChange {
  /** JID; null for a group that is being created. */
  jid: string | null;
  news: GroupNews;
  /** Who of the organization requested it. */
  by: GroupChangeAuthor;
  /** Name of the request or notice that wrote it to the database; null until one does. */
  writer: string | null;
}

/**
 * Changes that were requested here a moment ago. WhatsApp reports each of them twice, in its answer and in a notice, in
 * any order: the first one of both writes the change, and the second one writes nothing. After a crash this memory is
 * empty, and the notice, which WhatsApp sends again, writes it.
 */
@Injectable()
export class OwnGroupChanges {
  private readonly bySession = new Map<string, { change: OwnGroupChange; until: number }[]>();

  /** Called before WhatsApp is asked. */
  expect(
    sessionId: string,
    change: Pick<OwnGroupChange, 'jid' | 'news' | 'by'>,
    now = Date.now(),
  ): OwnGroupChange {
    const expected = { ...change, writer: null };
    const kept = this.of(sessionId, now);
    this.bySession.set(sessionId, [...kept, { change: expected, until: now + ECHO_MS }]);
    return expected;
  }

  /** WhatsApp refused it: no notice follows. */
  drop(sessionId: string, dropped: OwnGroupChange): void {
    const kept = this.of(sessionId, Date.now()).filter(({ change }) => change !== dropped);
    this.bySession.set(sessionId, kept);
  }

  /** The change that a notice reports; undefined where it was made on another device. */
  find(
    sessionId: string,
    jid: string,
    writer: string,
    news: GroupNews,
  ): OwnGroupChange | undefined {
    const fitting = this.of(sessionId, Date.now())
      .map(({ change }) => change)
      .filter((change) => (change.jid ?? jid) === jid && isSame(change.news, news));
    return (
      fitting.find((change) => change.writer === writer) ??
      fitting.find((change) => change.writer === null) ??
      fitting[0]
    );
  }

  private of(sessionId: string, now: number): { change: OwnGroupChange; until: number }[] {
    const kept = (this.bySession.get(sessionId) ?? []).filter(({ until }) => until > now);
    if (kept.length === 0) this.bySession.delete(sessionId);
    return kept;
  }
}

/** Whether this writer is the first one, or the same one again: it alone writes the change. */
export function isWriterOf(change: OwnGroupChange, writer: string): boolean {
  change.writer ??= writer;
  return change.writer === writer;
}

function isSame(a: GroupNews, b: GroupNews): boolean {
  if (a.change !== b.change) return false;
  if ('members' in a && 'members' in b) return a.members.some((one) => isIn(one, b.members));
  if (a.change === 'created' && b.change === 'created') return a.group.subject === b.group.subject;
  if (a.change === 'picture' && b.change === 'picture')
    return (a.pictureId === null) === (b.pictureId === null);
  return JSON.stringify(a) === JSON.stringify(b);
}

function isIn(one: GroupPerson, people: readonly GroupPerson[]): boolean {
  return people.some(
    (other) =>
      (other.type === one.type && other.digits === one.digits) ||
      (one.lid !== null && one.lid === other.lid),
  );
}
