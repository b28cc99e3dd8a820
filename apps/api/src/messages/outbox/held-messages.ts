import { Injectable } from '@nestjs/common';
import { isGroup } from '@whathooks/whatsapp';
import { DataSource } from 'typeorm';
import { LEAST_ID } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import { OnEventsInTransaction } from '../../platform/events/listeners';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { type Restriction, SessionLimits } from '../../sessions/limits/session-limits.service';
import { LIMIT_ERRORS } from './limit-errors';
import type { OutboxEntry } from './outbox-entry';

/** Where WhatsApp does not say when a restriction ends, messages are looked at again after this time. */
const LOOK_AGAIN = '1 hour';

/** Whether somebody has written in a chat: they to us, or we to them with success. */
const isWarm = (organization: string, session: string, chat: string): string => `EXISTS (
  SELECT FROM messages said
  WHERE said.organization_id = ${organization} AND said.session_id = ${session} AND said.chat = ${chat}
    AND (said.direction = 'inbound' OR said.status IN ('sent', 'delivered', 'read', 'played')))`;

const WARM = `SELECT ${isWarm('$1', '$2', '$3')} AS warm`;

/** Pauses of a chat of which WhatsApp refuses messages: the first, and the longest that they double to, in seconds. */
const FIRST_PAUSE_S = 60;
const LONGEST_PAUSE_S = 3_600;

/**
 * Holds all that waits in the chat of a message that WhatsApp refused. The pause doubles with each refusal since
 * the chat last heard of a message, theirs or one of ours that was taken.
 */
const PAUSE = `
  WITH refused AS (
    SELECT session_id, chat FROM messages WHERE id = $2 AND organization_id = $1
  ), row_of_refusals AS (
    SELECT count(*)::int AS length FROM messages said JOIN refused USING (session_id, chat)
    WHERE said.status = 'failed' AND said.error = ANY ($3) AND said.id > coalesce((
      SELECT heard.id FROM messages heard JOIN refused USING (session_id, chat)
      WHERE heard.direction = 'inbound' OR heard.status IN ('sent', 'delivered', 'read', 'played')
      ORDER BY heard.id DESC LIMIT 1), $4)
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

/** Keeps messages that would begin a chat while WhatsApp lets a number begin none. */
@Injectable()
export class HeldMessages {
  /** Sessions connected here that may have messages that are held, or were until just now. */
  private readonly holding = new Set<string>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly limits: SessionLimits,
  ) {}

  @OnEventsInTransaction()
  async releaseAfterRestriction(tx: Transaction, events: readonly AnyDomainEvent[]): Promise<void> {
    for (const { event, data, sessionId: id, organizationId } of events) {
      if (event !== 'session.restricted' || data.active) continue;
      // The end of a ban says nothing of new chats.
      if (data.kind === 'temporarily_banned') continue;
      await tx.query(RELEASE, [organizationId, id]);
    }
  }

  /** Whether nobody has written in a chat yet: neither they to us, nor we to them with success. */
  async isNew(session: Tenant & { id: string }, chat: string): Promise<boolean> {
    if (isGroup(chat)) return false;
    const [row] = await this.dataSource.query<{ warm: boolean }[]>(WARM, [
      session.organizationId,
      session.id,
      chat,
    ]);
    return row?.warm !== true;
  }

  /**
   * Holds a message that may not be sent now.
   *
   * @returns `held`; `due` where it waits behind one that may be sent by now; null when it may be sent.
   */
  async hold(
    session: Tenant & { id: string },
    entry: Pick<OutboxEntry, 'id' | 'chat' | 'wasHeld'>,
  ): Promise<'held' | 'due' | null> {
    const restriction = this.limits.restriction(session);
    if (isGroup(entry.chat)) return null;
    if (!restriction && !entry.wasHeld && !this.holding.has(session.id)) return null;
    // Marked first: what comes next must look for what is being held now.
    this.holding.add(session.id);
    const held = await this.holdRow(session, entry, restriction);
    if (held) return held.isDue ? 'due' : 'held';
    await this.goOn(session, entry, restriction);
    return null;
  }

  /**
   * WhatsApp refused a message (463, 475): what waits in its chat is not tried at once, which would count against
   * the number, whether or not WhatsApp says that it restricts it.
   */
  async pause(session: Tenant & { id: string }, refused: Pick<OutboxEntry, 'id'>): Promise<void> {
    this.holding.add(session.id);
    await this.dataSource.query(PAUSE, [
      session.organizationId,
      refused.id,
      [...LIMIT_ERRORS.keys()],
      LEAST_ID,
    ]);
  }

  /** Somebody wrote: their chat is no new one any more. Answers whether that lets messages go. */
  async release(
    tx: Transaction,
    session: SessionContext,
    chats: readonly string[],
  ): Promise<boolean> {
    if (!this.holding.has(session.id) && !this.limits.restriction(session)) return false;
    const [, released] = (await tx.query(`${RELEASE} AND chat = ANY ($3)`, [
      session.organizationId,
      session.id,
      chats,
    ])) as unknown as [unknown, number];
    return released > 0;
  }

  private async holdRow(
    { organizationId }: Tenant,
    entry: Pick<OutboxEntry, 'id'>,
    restriction: Restriction | null,
  ): Promise<{ isDue: boolean } | undefined> {
    const [rows] = await this.dataSource.query<[{ isDue: boolean }[], number]>(HOLD, [
      organizationId,
      entry.id,
      restriction?.kind ?? null,
      restriction?.until ?? null,
    ]);
    return rows[0];
  }

  /** It is sent: those behind it need not wait for it any more. */
  private async goOn(
    { id, organizationId }: Tenant & { id: string },
    entry: Pick<OutboxEntry, 'id' | 'wasHeld'>,
    restriction: Restriction | null,
  ): Promise<void> {
    if (entry.wasHeld) {
      await this.dataSource.query(
        'UPDATE messages SET held_until = NULL WHERE id = $1 AND organization_id = $2',
        [entry.id, organizationId],
      );
    }
    if (restriction) return;
    const [row] = await this.dataSource.query<{ any: boolean }[]>(
      `SELECT EXISTS (SELECT FROM messages WHERE organization_id = $1 AND session_id = $2
         AND status = 'pending' AND held_until IS NOT NULL) AS any`,
      [organizationId, id],
    );
    if (!row?.any) this.holding.delete(id);
  }
}
