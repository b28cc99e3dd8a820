import { Injectable } from '@nestjs/common';
import { digitsOf, isLid } from '@whathooks/whatsapp';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';

/** How long messages of a chat stay. */
export interface ChatTimer {
  seconds: number;
  /** When somebody chose that, by WhatsApp's clock. */
  setAt: Date;
}

/** A timer that was told. */
export interface ToldTimer extends ChatTimer {
  /** JID of the chat, under whichever address of the person. */
  chat: string;
}

type SessionRef = Tenant & { id: string };

/** How long it is believed that no chat of a session has a timer, in ms. */
const NONE_FOR_MS = 10_000;

/** The later of two timers counts, whichever is heard of first; the same again changes nothing. */
const LEARN = `
  INSERT INTO chat_timers (session_id, organization_id, chat, seconds, set_at)
  SELECT $1, $2, coalesce((SELECT phone || '@s.whatsapp.net' FROM lid_numbers
    WHERE session_id = $1 AND lid = $4 AND phone IS NOT NULL), $3), $5, $6
  ON CONFLICT (session_id, chat) DO UPDATE SET seconds = excluded.seconds, set_at = excluded.set_at
    WHERE chat_timers.set_at <= excluded.set_at AND chat_timers.seconds <> excluded.seconds`;

/** Knows in which chats messages disappear, so that what is sent there does, too. */
@Injectable()
export class ChatTimers {
  /** Sessions without any timer, as of just now. */
  private readonly without = new LRUCache<string, true>({ max: 10_000, ttl: NONE_FOR_MS });

  constructor(private readonly dataSource: DataSource) {}

  async learn(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    { chat, seconds, setAt }: ToldTimer,
  ): Promise<void> {
    const lid = isLid(chat) ? digitsOf(chat) : null;
    await tx.query(LEARN, [id, organizationId, chat, lid, seconds, setAt]);
    tx.afterCommit(() => this.without.delete(id));
  }

  /** The timer of a chat; null where messages stay. */
  async of({ id, organizationId }: SessionRef, chat: string): Promise<ChatTimer | null> {
    if (this.without.has(id)) return null;
    const [found] = await this.dataSource.query<[{ any: boolean } & Partial<ChatTimer>]>(
      `SELECT EXISTS (SELECT FROM chat_timers WHERE session_id = $1) AS any, timer.seconds,
         timer.set_at AS "setAt"
       FROM (SELECT) AS one LEFT JOIN chat_timers timer
         ON timer.session_id = $1 AND timer.organization_id = $2 AND timer.chat = $3`,
      [id, organizationId, chat],
    );
    if (!found.any) this.without.set(id, true);
    const { seconds, setAt } = found;
    return seconds && setAt ? { seconds, setAt } : null;
  }
}
