import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LEAST_ID } from '../../../platform/database/ids';
import { changedBy, rowsOf } from '../../../platform/database/sql';
import type { Tenant } from '../../../platform/database/tenant-repository';
import type { Transaction } from '../../../platform/database/unit-of-work';
import type { SessionRef } from '../../../sessions/state/session-ref';

/** Where WhatsApp does not say when a restriction ends, messages are looked at again after this time. */
const LOOK_AGAIN = '1 hour';

/** Whether a chat has an inbound message, or an outbound one that succeeded. */
const isWarm = (organization: string, session: string, chat: string): string => `EXISTS (
  SELECT FROM messages message
  WHERE message.organization_id = ${organization} AND message.session_id = ${session} AND message.chat = ${chat}
    AND (message.direction = 'inbound' OR message.status IN ('sent', 'delivered', 'read', 'played')))`;

const WARM = `SELECT ${isWarm('$1', '$2', '$3')} AS warm`;

/** Pauses of a chat of which WhatsApp refuses messages: the first, and the longest that they double to, in seconds. */
const FIRST_PAUSE_S = 60;
const LONGEST_PAUSE_S = 3_600;

/**
 * Holds all that waits in the chat of a message that WhatsApp refused. The pause doubles with each refusal since
 * the last message of the chat: an inbound one, or an outbound one that the server acknowledged.
 */
const PAUSE = `
  WITH refused AS (
    SELECT session_id, chat FROM messages WHERE id = $2 AND organization_id = $1
  ), row_of_refusals AS (
    SELECT count(*)::int AS length FROM messages message JOIN refused USING (session_id, chat)
    WHERE message.status = 'failed' AND message.error = ANY ($3) AND message.id > coalesce((
      SELECT inbound.id FROM messages inbound JOIN refused USING (session_id, chat)
      WHERE inbound.direction = 'inbound' OR inbound.status IN ('sent', 'delivered', 'read', 'played')
      ORDER BY inbound.id DESC LIMIT 1), $4)
  )
  UPDATE messages message SET
    held_until = now() + make_interval(secs => least(${LONGEST_PAUSE_S},
      ${FIRST_PAUSE_S} * 2 ^ least(greatest(row_of_refusals.length, 1) - 1, 10))),
    wait_reason = 'chat_refused', wait_tries = 1
  FROM refused, row_of_refusals
  WHERE message.session_id = refused.session_id AND message.chat = refused.chat AND message.status = 'pending'`;

/**
 * Holds a message where it begins a chat that may not be begun, or stands behind one that is held. What is
 * held with an earlier one is looked at together with it, so that the order of the chat stays. One of a chat
 * that is paused is held already.
 */
const HOLD = `
  UPDATE messages message SET
    held_until = coalesce(first.held_until, CASE WHEN message.held_until > now() THEN message.held_until END, $4::timestamptz, now() + interval '${LOOK_AGAIN}'),
    wait_reason = coalesce($3, message.wait_reason, first.wait_reason), wait_tries = 1
  FROM messages mine LEFT JOIN LATERAL (
    SELECT earlier.held_until, earlier.wait_reason FROM messages earlier
    WHERE earlier.session_id = mine.session_id AND earlier.chat = mine.chat AND earlier.id < mine.id
      AND earlier.status = 'pending' AND earlier.held_until IS NOT NULL
    ORDER BY earlier.held_until DESC LIMIT 1) first ON true
  WHERE mine.id = $2 AND mine.organization_id = $1 AND mine.status = 'pending' AND message.id = mine.id
    AND (first.held_until IS NOT NULL OR mine.held_until > now()
         OR ($3::text IS NOT NULL AND NOT ${isWarm('mine.organization_id', 'mine.session_id', 'mine.chat')}))
  RETURNING message.held_until <= now() AS "isDue"`;

/** Held messages may be looked at now. They stay marked until they are, so that none overtakes them. */
const RELEASE = `
  UPDATE messages SET held_until = now(), wait_reason = NULL, wait_tries = 0
  WHERE organization_id = $1 AND session_id = $2 AND status = 'pending' AND held_until > now()`;

const ANY_IS_HELD = `
  SELECT EXISTS (SELECT FROM messages WHERE organization_id = $1 AND session_id = $2
    AND status = 'pending' AND held_until IS NOT NULL) AS any`;

/** Holds and releases messages that wait. */
@Injectable()
export class HeldMessagesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Whether a chat has an inbound message, or an outbound one that succeeded. */
  async isWarm({ id, organizationId }: SessionRef, chat: string): Promise<boolean> {
    const [row] = await rowsOf<{ warm: boolean }>(this.dataSource, WARM, [
      organizationId,
      id,
      chat,
    ]);
    return row?.warm === true;
  }

  /**
   * Holds a message, where its chat may not be begun or an earlier one of it is held.
   *
   * @param reason why no chat may be begun; null where one may.
   * @param until when that ends, where that is known.
   * @returns null when it is not held.
   */
  async hold(
    { organizationId }: Tenant,
    messageId: string,
    reason: string | null,
    until: Date | null,
  ): Promise<{ isDue: boolean } | null> {
    const values = [organizationId, messageId, reason, until];
    const [row] = await rowsOf<{ isDue: boolean }>(this.dataSource, HOLD, values);
    return row ?? null;
  }

  /**
   * Holds all that waits in the chat of a message.
   *
   * @param errors with which WhatsApp refuses messages that begin a chat.
   */
  async pause(
    { organizationId }: Tenant,
    messageId: string,
    errors: readonly string[],
  ): Promise<void> {
    await this.dataSource.query(PAUSE, [organizationId, messageId, errors, LEAST_ID]);
  }

  /** Everything that is held in a session may be looked at. */
  async release(tx: Transaction, { id, organizationId }: SessionRef): Promise<void> {
    await tx.query(RELEASE, [organizationId, id]);
  }

  /** The same in these chats. Returns how many messages that were. */
  releaseChats(
    tx: Transaction,
    { id, organizationId }: SessionRef,
    chats: readonly string[],
  ): Promise<number> {
    return changedBy(tx, `${RELEASE} AND chat = ANY ($3)`, [organizationId, id, chats]);
  }

  /** A message is sent: messages behind it need not wait. */
  async unmark({ organizationId }: Tenant, messageId: string): Promise<void> {
    await this.dataSource.query(
      'UPDATE messages SET held_until = NULL WHERE id = $1 AND organization_id = $2',
      [messageId, organizationId],
    );
  }

  /** Whether any message of a session is held. */
  async isAnyHeld({ id, organizationId }: SessionRef): Promise<boolean> {
    const [row] = await rowsOf<{ any: boolean }>(this.dataSource, ANY_IS_HELD, [
      organizationId,
      id,
    ]);
    return row?.any === true;
  }
}
