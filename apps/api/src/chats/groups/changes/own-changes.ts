import { Injectable } from '@nestjs/common';
import type { GroupNews, GroupPerson } from '@whathooks/whatsapp';

/** WhatsApp tells our own device of what it did within this time, in ms. */
const ECHO_MS = 60_000;

/** A change that somebody asked for here. */
export interface OwnChange {
  /** JID; null for a group that is made. */
  jid: string | null;
  news: GroupNews;
  /** UUID of the member of the organization; null for an API key. */
  userId: string | null;
  /** Who wrote it down: a request, or a notice of WhatsApp; null until somebody does. */
  writer: string | null;
}

/**
 * What was asked for here a moment ago. WhatsApp tells our own device, too, and nobody knows what comes first: its
 * notice or its answer. Whoever writes it down first is the only one who does. After a crash nothing is known, and the
 * notice alone counts, which is sent again.
 */
@Injectable()
export class OwnChanges {
  private readonly bySession = new Map<string, { change: OwnChange; until: number }[]>();

  /** Called before WhatsApp is asked. */
  expect(
    sessionId: string,
    change: Pick<OwnChange, 'jid' | 'news' | 'userId'>,
    now = Date.now(),
  ): OwnChange {
    const expected = { ...change, writer: null };
    const kept = this.of(sessionId, now);
    this.bySession.set(sessionId, [...kept, { change: expected, until: now + ECHO_MS }]);
    return expected;
  }

  /** WhatsApp refused it: nothing will be told. */
  drop(sessionId: string, dropped: OwnChange): void {
    const kept = this.of(sessionId, Date.now()).filter(({ change }) => change !== dropped);
    this.bySession.set(sessionId, kept);
  }

  /** The change of which a notice tells; undefined for one that was made elsewhere. */
  find(sessionId: string, jid: string, writer: string, news: GroupNews): OwnChange | undefined {
    const fitting = this.of(sessionId, Date.now())
      .map(({ change }) => change)
      .filter((change) => (change.jid ?? jid) === jid && isSame(change.news, news));
    return (
      fitting.find((change) => change.writer === writer) ??
      fitting.find((change) => change.writer === null) ??
      fitting[0]
    );
  }

  private of(sessionId: string, now: number): { change: OwnChange; until: number }[] {
    const kept = (this.bySession.get(sessionId) ?? []).filter(({ until }) => until > now);
    if (kept.length === 0) this.bySession.delete(sessionId);
    return kept;
  }
}

/** Whether this writer is the one who writes a change down; the same one may try again. */
export function takes(change: OwnChange, writer: string): boolean {
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
