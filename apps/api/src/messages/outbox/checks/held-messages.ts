import { Injectable } from '@nestjs/common';
import { isShared } from '@whathooks/whatsapp';
import type { Tenant } from '../../../platform/database/tenant-repository';
import type { Transaction } from '../../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../../platform/events/domain-events';
import { OnEventsInTransaction } from '../../../platform/events/listeners';
import type { SessionContext } from '../../../sessions/state/session-inbox';
import { type Restriction, SessionLimits } from '../../../sessions/limits/session-limits.service';
import { LIMIT_ERRORS } from './limit-errors';
import { HeldMessagesRepository } from '../tables/held-messages.repository';
import type { OutboxEntry } from '../tables/outbox-entry';

/** Keeps messages that would begin a chat while WhatsApp lets a number begin none. */
@Injectable()
export class HeldMessages {
  /** Sessions connected here that may have messages that are held, or were until just now. */
  private readonly holding = new Set<string>();

  constructor(
    private readonly rows: HeldMessagesRepository,
    private readonly limits: SessionLimits,
  ) {}

  @OnEventsInTransaction()
  async releaseAfterRestriction(tx: Transaction, events: readonly AnyDomainEvent[]): Promise<void> {
    for (const { event, data, sessionId: id, organizationId } of events) {
      if (event !== 'session.restricted' || data.active) continue;
      // The end of a ban says nothing of new chats.
      if (data.kind === 'temporarily_banned') continue;
      await this.rows.release(tx, { id, organizationId });
    }
  }

  /** Whether a chat is new: no inbound message, and no outbound one that succeeded. */
  async isNew(session: Tenant & { id: string }, chat: string): Promise<boolean> {
    if (isShared(chat)) return false;
    return !(await this.rows.isWarm(session, chat));
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
    if (isShared(entry.chat)) return null;
    if (!restriction && !entry.wasHeld && !this.holding.has(session.id)) return null;
    // Marked first: what comes next must look for what is being held now.
    this.holding.add(session.id);
    const { kind = null, until = null } = restriction ?? {};
    const held = await this.rows.hold(session, entry.id, kind, until);
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
    await this.rows.pause(session, refused.id, [...LIMIT_ERRORS.keys()]);
  }

  /** After an inbound message the chat is no longer new. Returns whether that releases messages. */
  async release(
    tx: Transaction,
    session: SessionContext,
    chats: readonly string[],
  ): Promise<boolean> {
    if (!this.holding.has(session.id) && !this.limits.restriction(session)) return false;
    return (await this.rows.releaseChats(tx, session, chats)) > 0;
  }

  /** It is sent: messages behind it need not wait. */
  private async goOn(
    session: Tenant & { id: string },
    entry: Pick<OutboxEntry, 'id' | 'wasHeld'>,
    restriction: Restriction | null,
  ): Promise<void> {
    if (entry.wasHeld) await this.rows.unmark(session, entry.id);
    if (restriction) return;
    if (!(await this.rows.isAnyHeld(session))) this.holding.delete(session.id);
  }
}
