import { Injectable } from '@nestjs/common';
import type { SendMessageRequest } from '@whathooks/dto';
import { digitsOf, isLid, userJid } from '@whathooks/whatsapp';
import type { Actor } from '../../platform/access/actor';
import { parseId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import { ApiError } from '../../platform/http/problems/api-error';
import { type Restriction, SessionLimits } from '../../sessions/limits/session-limits.service';
import { type ConnectedSession, SessionsService } from '../../sessions/sessions.service';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { HeldMessages } from '../outbox/held-messages';
import { RecipientChecks } from '../outbox/recipient-checks';
import { chatWith } from '../store/chat-of';
import { LidNumbersRepository } from '../store/lid-numbers.repository';
import type { Deadline } from './deadline';
import { digitsGiven, parseRecipient, type Recipient } from './recipients';
import { limitError } from './refusals';

/** The part of a caller's time that WhatsApp has to say whether a number exists. */
const LOOK_UP_SHARE = 0.5;

/** A connection, and the address on it that a message goes to. */
export interface Way extends ConnectedSession {
  jid: string;
  /** False when WhatsApp did not say in time whether the recipient exists. */
  isChecked: boolean;
}

/** Where messages go: whom a request names, in which chat, over which connection. */
@Injectable()
export class MessageAddresses {
  constructor(
    private readonly sessions: SessionsService,
    private readonly recipients: RecipientChecks,
    private readonly lids: LidNumbersRepository,
    private readonly held: HeldMessages,
    private readonly limits: SessionLimits,
  ) {}

  /** Whom `to` names: the digits of a LID that the session has met are never taken for a phone number. */
  async recipientOf(actor: Actor, { sessionId, to }: SendMessageRequest): Promise<Recipient> {
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

  /**
   * The connection of a session and where on it the recipient is; null when there is none and the message may
   * wait.
   *
   * @throws ApiError not_found, session_not_connected, recipient_not_on_whatsapp, reach_out_timelock,
   *   new_chat_cap
   */
  async wayTo(
    actor: Actor,
    recipient: Recipient,
    request: SendMessageRequest,
    deadline: Deadline,
  ): Promise<Way | null> {
    const { phone, jid } = recipient;
    try {
      const line = await this.sessions.connected(actor, request.sessionId);
      const restriction = await this.restrictionOf(line.session, recipient);
      if (restriction && request.queue) return null;
      if (restriction) throw limitError(restriction);
      // The line may be lost over the question, too.
      if (!phone) return { ...line, jid, isChecked: true };
      const asked = this.recipients.jidOf(actor, phone, line.socket);
      const found = await deadline.before(asked, LOOK_UP_SHARE);
      return { ...line, jid: found ?? jid, isChecked: found !== undefined };
    } catch (error) {
      const mayWait = error instanceof ApiError && error.code === 'session_not_connected';
      if (request.queue && mayWait) return null;
      throw error;
    }
  }

  /** What WhatsApp has against a message that begins a chat; null where it has nothing. */
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
