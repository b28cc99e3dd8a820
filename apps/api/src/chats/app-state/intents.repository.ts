import { Injectable } from '@nestjs/common';
import type { RangeMessage } from '@whathooks/whatsapp';
import { DataSource } from 'typeorm';
import { newId } from '../../platform/database/ids';
import { rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { type AppStateIntent, subjectOf } from './app-state-intent';
import type { SessionRef } from '../../sessions/state/session-ref';

/** An intent that waits, and what it needs to be sent. */
export interface WaitingIntent {
  id: string;
  intent: AppStateIntent;
  wantedAt: Date;
  tries: number;
}

/** An intent that WhatsApp will not take. */
export interface RefusedIntent {
  intent: AppStateIntent;
  reason: string;
  wantedAt: Date;
}

/** A chat as the phone names it, and the newest message in it when the intent was made. */
export interface NamedChat {
  jid: string;
  newest: RangeMessage | null;
}

interface NewestRow {
  waMessageId: string;
  author: string;
  fromMe: boolean;
  sentAt: Date;
}

/** Messages that phones have too, and that stand in a chat by themselves. */
const SHOWN = `message.status NOT IN ('scheduled', 'pending', 'failed') AND message.type <> 'reaction'`;

/** Intents as rows. */
@Injectable()
export class IntentsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async put(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    intents: readonly AppStateIntent[],
    wantedAt: Date,
  ): Promise<void> {
    const bySubject = new Map(intents.map((intent) => [subjectOf(intent), intent]));
    const subjects = [...bySubject.keys()].sort();
    await tx.query(
      `INSERT INTO app_state_intents AS intent
         (id, organization_id, session_id, subject, intent, wanted_at, due_at)
       SELECT fresh.id, $2, $1, fresh.subject, fresh.intent, $3, $3
       FROM unnest($4::uuid[], $5::text[], $6::jsonb[]) AS fresh (id, subject, intent)
       ON CONFLICT (session_id, subject) DO UPDATE SET id = excluded.id, intent = excluded.intent,
         wanted_at = excluded.wanted_at, due_at = excluded.due_at, tries = 0, refused = NULL`,
      [
        id,
        organizationId,
        wantedAt,
        subjects.map(() => newId()),
        subjects,
        subjects.map((subject) => JSON.stringify(bySubject.get(subject))),
      ],
    );
  }

  /** What waits is due now. */
  async dueNow({ id, organizationId }: SessionRef): Promise<void> {
    await this.dataSource.query(
      `UPDATE app_state_intents SET due_at = now()
       WHERE session_id = $1 AND organization_id = $2 AND refused IS NULL AND due_at > now()`,
      [id, organizationId],
    );
  }

  /** The intents that are due, oldest first. */
  due({ id, organizationId }: SessionRef, limit: number): Promise<WaitingIntent[]> {
    return rowsOf(
      this.dataSource,
      `SELECT id, intent, wanted_at AS "wantedAt", tries FROM app_state_intents
       WHERE session_id = $1 AND organization_id = $2 AND refused IS NULL AND due_at <= now()
       ORDER BY id LIMIT $3`,
      [id, organizationId, limit],
    );
  }

  /** When the next intent is due; null where none waits. */
  async nextDue({ id, organizationId }: SessionRef): Promise<Date | null> {
    const [row] = await rowsOf<{ at: Date | null }>(
      this.dataSource,
      `SELECT min(due_at) AS at FROM app_state_intents
       WHERE session_id = $1 AND organization_id = $2 AND refused IS NULL`,
      [id, organizationId],
    );
    return row?.at ?? null;
  }

  /** It is done, unless a newer one took its place. */
  async done(tx: Transaction, { organizationId }: Tenant, id: string): Promise<void> {
    await tx.query('DELETE FROM app_state_intents WHERE id = $1 AND organization_id = $2', [
      id,
      organizationId,
    ]);
  }

  /**
   * WhatsApp will not take it.
   *
   * @returns UUID of the chat that it is about; null where it is about none, or a newer one took its place.
   */
  async refuse(
    tx: Transaction,
    { organizationId }: Tenant,
    id: string,
    reason: string,
  ): Promise<string | null> {
    const [row] = await rowsOf<{ chatId: string | null }>(
      tx,
      `UPDATE app_state_intents intent SET refused = $3 WHERE id = $1 AND organization_id = $2
       RETURNING (SELECT chat.id FROM chats chat
         WHERE chat.session_id = intent.session_id AND chat.jid = intent.intent ->> 'chat') AS "chatId"`,
      [id, organizationId, reason],
    );
    return row?.chatId ?? null;
  }

  /** What WhatsApp refused of a chat, newest first. */
  refused({ id, organizationId }: SessionRef, jid: string): Promise<RefusedIntent[]> {
    return rowsOf(
      this.dataSource,
      `SELECT intent, refused AS reason, wanted_at AS "wantedAt" FROM app_state_intents
       WHERE session_id = $1 AND organization_id = $2 AND refused IS NOT NULL AND intent ->> 'chat' = $3
       ORDER BY id DESC`,
      [id, organizationId, jid],
    );
  }

  /** Sends once more what WhatsApp refused of a chat. */
  async retryRefused(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    jid: string,
  ): Promise<void> {
    await tx.query(
      `UPDATE app_state_intents SET refused = NULL, tries = 0, due_at = now()
       WHERE session_id = $1 AND organization_id = $2 AND refused IS NOT NULL AND intent ->> 'chat' = $3`,
      [id, organizationId, jid],
    );
  }

  /** Forgets what WhatsApp refused of a chat: it stays as it is here, and as it is on the phone. */
  async dropRefused(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    jid: string,
  ): Promise<void> {
    await tx.query(
      `DELETE FROM app_state_intents
       WHERE session_id = $1 AND organization_id = $2 AND refused IS NOT NULL AND intent ->> 'chat' = $3`,
      [id, organizationId, jid],
    );
  }

  async retryIn(
    tx: Transaction,
    { organizationId }: Tenant,
    id: string,
    seconds: number,
  ): Promise<void> {
    await tx.query(
      `UPDATE app_state_intents SET tries = tries + 1, due_at = now() + make_interval(secs => $3)
       WHERE id = $1 AND organization_id = $2`,
      [id, organizationId, seconds],
    );
  }

  /** Subjects of which an intent was made after these times; older ones are dropped, as something else was done since. */
  async overtaken(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    given: readonly { subject: string; at: Date }[],
  ): Promise<Set<string>> {
    const values = [
      id,
      organizationId,
      given.map(({ subject }) => subject),
      given.map(({ at }) => at),
    ];
    await tx.query(
      `DELETE FROM app_state_intents intent USING unnest($3::text[], $4::timestamptz[]) AS given (subject, at)
       WHERE intent.session_id = $1 AND intent.organization_id = $2 AND intent.subject = given.subject
         AND intent.wanted_at <= given.at`,
      values,
    );
    const rows = await rowsOf<{ subject: string }>(
      tx,
      `SELECT subject FROM app_state_intents WHERE session_id = $1 AND organization_id = $2
         AND subject = ANY ($3)`,
      values.slice(0, 3),
    );
    return new Set(rows.map(({ subject }) => subject));
  }

  /** How the phone names a chat, as far as is known, and its newest message of that time. */
  async named({ id, organizationId }: SessionRef, chat: string, at: Date): Promise<NamedChat> {
    const values = [id, organizationId, chat];
    const [name] = await rowsOf<{ jid: string | null }>(
      this.dataSource,
      `SELECT coalesce(
         (SELECT state_jid FROM chats WHERE session_id = $1 AND organization_id = $2 AND jid = $3),
         (SELECT origin_chat FROM messages WHERE session_id = $1 AND organization_id = $2 AND chat = $3
            AND direction = 'inbound' ORDER BY id DESC LIMIT 1),
         (SELECT origin_chat FROM messages message WHERE session_id = $1 AND organization_id = $2 AND chat = $3
            AND ${SHOWN} ORDER BY id DESC LIMIT 1)) AS jid`,
      values,
    );
    const [newest] = await rowsOf<NewestRow>(
      this.dataSource,
      `SELECT wa_message_id AS "waMessageId", author, direction = 'outbound' AS "fromMe", sent_at AS "sentAt"
       FROM messages message WHERE session_id = $1 AND organization_id = $2 AND chat = $3 AND ${SHOWN}
         AND created_at <= $4
       ORDER BY id DESC LIMIT 1`,
      [...values, at],
    );
    const jid = name?.jid ?? chat;
    if (!newest) return { jid, newest: null };
    const { waMessageId, author, fromMe, sentAt } = newest;
    return { jid, newest: { waMessageId, chat: jid, fromMe, author, at: sentAt } };
  }

  /** A message as the phone identifies it; null where it was deleted. */
  async message(
    { id, organizationId }: SessionRef,
    messageId: string,
  ): Promise<Pick<NewestRow, 'waMessageId' | 'author' | 'fromMe'> | null> {
    const [row] = await rowsOf<NewestRow>(
      this.dataSource,
      `SELECT wa_message_id AS "waMessageId", author, direction = 'outbound' AS "fromMe" FROM messages
       WHERE id = $3 AND session_id = $1 AND organization_id = $2`,
      [id, organizationId, messageId],
    );
    return row ?? null;
  }
}
