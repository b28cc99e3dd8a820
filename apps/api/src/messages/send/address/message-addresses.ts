import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SendMessageRequest } from '@whathooks/dto';
import { digitsOf, isLid, userJid } from '@whathooks/whatsapp';
import type { Actor } from '../../../platform/access/actor';
import { parseId } from '../../../platform/database/ids';
import type { Tenant } from '../../../platform/database/tenant-repository';
import type { Transaction } from '../../../platform/database/unit-of-work';
import { ApiError } from '../../../platform/http/problems/api-error';
import { NotAnsweredError } from '../../../platform/cluster/question';
import { SessionRouter } from '../../../sessions/gateway/session-router';
import { type Restriction, SessionLimits } from '../../../sessions/limits/session-limits.service';
import {
  type ConnectedSession,
  ConnectedSessions,
} from '../../../sessions/door/connected-sessions';
import type { SessionContext } from '../../../sessions/state/session-inbox';
import { HeldMessages } from '../../outbox/checks/held-messages';
import { RecipientChecks } from '../../outbox/checks/recipient-checks';
import { chatWith } from '../../store/chat-of';
import { LidNumbersRepository } from '../../store/chats/lid-numbers.repository';
import { Deadline } from './deadline';
import { digitsGiven, parseRecipient, type Recipient } from './recipients';
import { limitError } from './refusals';
import { type Address, ADDRESS } from './send-questions';
import type { SessionRef } from '../../../sessions/state/session-ref';

/** The share of a caller's time for WhatsApp to say whether a number exists. */
const LOOK_UP_SHARE = 0.5;

/** The address that a message goes to, and the connection; null where another process has that. */
export interface Route extends Address {
  connection: ConnectedSession | null;
}

/** Where messages go: whom a request names, in which chat, over which connection. */
@Injectable()
export class MessageAddresses implements OnModuleInit {
  constructor(
    private readonly sessions: ConnectedSessions,
    private readonly router: SessionRouter,
    private readonly recipients: RecipientChecks,
    private readonly lids: LidNumbersRepository,
    private readonly held: HeldMessages,
    private readonly limits: SessionLimits,
  ) {}

  /** Answers processes that have a message for a session that runs here. */
  onModuleInit(): void {
    this.router.answer(ADDRESS, async (session, { recipient, mayWait, withinMs }) => {
      const connection = this.sessions.connectedHere(session);
      if (!connection) throw await this.sessions.notConnected(session);
      return this.addressOn(connection, recipient, mayWait, new Deadline(withinMs));
    });
  }

  /** Resolves `to`: the digits of a LID that the session knows are never taken for a phone number. */
  async recipientOf(
    actor: Actor,
    { sessionId, to }: Pick<SendMessageRequest, 'sessionId' | 'to'>,
  ): Promise<Recipient> {
    const digits = digitsGiven(to);
    if (digits === null || this.recipients.isKnownPhone(actor, digits)) return parseRecipient(to);
    const session = { id: parseId('session', sessionId), organizationId: actor.organizationId };
    const met = await this.lids.find(session, digits);
    if (!met) return parseRecipient(to);
    return met.phone
      ? { jid: userJid(met.phone), phone: met.phone }
      : { jid: `${digits}@lid`, phone: null };
  }

  /** A LID and its number are one chat, and one order. */
  async chatOf(session: Tenant & { id: string }, { jid, phone }: Recipient): Promise<string> {
    if (phone) return chatWith(phone, jid);
    const met = isLid(jid) ? await this.lids.find(session, digitsOf(jid)) : null;
    return chatWith(met?.phone ?? null, jid);
  }

  /** The chat by its phone number where that is known. The mapping cannot change until the transaction ends. */
  async chatWithin(
    tx: Transaction,
    session: Tenant & { id: string },
    jid: string,
  ): Promise<string> {
    return isLid(jid) ? chatWith(await this.lids.hold(tx, session, digitsOf(jid)), jid) : jid;
  }

  /**
   * Where a message goes, whichever process has the connection of its session; null when it cannot be sent now
   * and may wait.
   *
   * @throws ApiError not_found, session_not_connected, recipient_not_on_whatsapp, reach_out_timelock,
   *   new_chat_cap
   */
  async routeTo(
    session: SessionRef,
    recipient: Recipient,
    mayWait: boolean,
    deadline: Deadline,
  ): Promise<Route | null> {
    try {
      const connection = this.sessions.connectedHere(session);
      const address = connection
        ? await this.addressOn(connection, recipient, mayWait, deadline)
        : await this.addressElsewhere(session, recipient, mayWait, deadline);
      return address && { ...address, connection };
    } catch (error) {
      const isOffline = error instanceof ApiError && error.code === 'session_not_connected';
      if (mayWait && isOffline) return null;
      throw error;
    }
  }

  private async addressOn(
    { session, socket }: ConnectedSession,
    recipient: Recipient,
    mayWait: boolean,
    deadline: Deadline,
  ): Promise<Address | null> {
    const { phone, jid } = recipient;
    const restriction = await this.restrictionOf(session, recipient);
    if (restriction && mayWait) return null;
    if (restriction) throw limitError(restriction);
    // A JID is used as given.
    if (!phone) return { jid, isChecked: true };
    const lookUp = this.recipients.jidOf(session, phone, socket);
    const found = await deadline.before(lookUp, LOOK_UP_SHARE);
    return { jid: found ?? jid, isChecked: found !== undefined };
  }

  private async addressElsewhere(
    session: SessionRef,
    recipient: Recipient,
    mayWait: boolean,
    { leftMs: withinMs }: Deadline,
  ): Promise<Address | null> {
    await this.sessions.assertConnected(session);
    try {
      const { jid, phone } = recipient;
      const question = { recipient: { jid, phone }, mayWait, withinMs };
      return await this.router.ask(ADDRESS, session, question, withinMs);
    } catch (error) {
      if (!(error instanceof NotAnsweredError)) throw error;
      // The process that ran it is gone, or cut off.
      throw await this.sessions.notConnected(session);
    }
  }

  /** The restriction that forbids a message which begins a chat; null for none, or where the chat exists. */
  private async restrictionOf(
    session: SessionContext,
    recipient: Recipient,
  ): Promise<Restriction | null> {
    const restriction = this.limits.restriction(session);
    if (!restriction) return null;
    const chat = await this.chatOf(session, recipient);
    return (await this.held.isNew(session, chat)) ? restriction : null;
  }
}
