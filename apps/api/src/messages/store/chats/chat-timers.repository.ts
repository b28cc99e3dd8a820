import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { rowsOf } from '../../../platform/database/sql';
import type { Transaction } from '../../../platform/database/unit-of-work';
import type { SessionRef } from '../../../sessions/state/session-ref';

/** How long messages of a chat stay. */
export interface ChatTimer {
  seconds: number;
  /** When the timer was set, by WhatsApp's clock. */
  setAt: Date;
}

/** The later of two timers wins, in any order of arrival; an equal one changes nothing. */
const LEARN = `
  INSERT INTO chat_timers (session_id, organization_id, chat, seconds, set_at)
  SELECT $1, $2, coalesce((SELECT phone || '@s.whatsapp.net' FROM lid_numbers
    WHERE session_id = $1 AND lid = $4 AND phone IS NOT NULL), $3), $5, $6
  ON CONFLICT (session_id, chat) DO UPDATE SET seconds = excluded.seconds, set_at = excluded.set_at
    WHERE chat_timers.set_at <= excluded.set_at AND chat_timers.seconds <> excluded.seconds`;

/** One row, whether or not the chat has a timer. */
const FIND = `
  SELECT EXISTS (SELECT FROM chat_timers WHERE session_id = $1) AS "isAny", timer.seconds,
    timer.set_at AS "setAt"
  FROM (SELECT) AS one LEFT JOIN chat_timers timer
    ON timer.session_id = $1 AND timer.organization_id = $2 AND timer.chat = $3`;

interface Found {
  isAny: boolean;
  seconds: number | null;
  setAt: Date | null;
}

/** How long messages stay, by chat. */
@Injectable()
export class ChatTimersRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @param lid of the person, where the chat is named by it. */
  async learn(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    { chat, lid }: { chat: string; lid: string | null },
    { seconds, setAt }: ChatTimer,
  ): Promise<void> {
    await tx.query(LEARN, [id, organizationId, chat, lid, seconds, setAt]);
  }

  /** The timer of a chat, and whether any chat of the session has one. */
  async find(
    { id, organizationId }: SessionRef,
    chat: string,
  ): Promise<{ isAny: boolean; timer: ChatTimer | null }> {
    const [found] = await rowsOf<Found>(this.dataSource, FIND, [id, organizationId, chat]);
    const { isAny = false, seconds = null, setAt = null } = found ?? {};
    return { isAny, timer: seconds && setAt ? { seconds, setAt } : null };
  }
}
