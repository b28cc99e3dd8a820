import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { failureWords, type SendMessageRequest, type SentMessage } from '@whathooks/dto';
import {
  digitsOf,
  encodeContent,
  isGroup,
  isLid,
  newWaMessageId,
  type SendableContent,
  userJid,
} from '@whathooks/whatsapp';
import { Repository } from 'typeorm';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { newId, parseId, publicId } from '../../platform/database/ids';
import { type Tenant, TenantRepository } from '../../platform/database/tenant-repository';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { ApiError } from '../../platform/http/problems/api-error';
import type { IdempotencyClaim } from '../../platform/http/idempotency/idempotency-claim';
import type { Actor } from '../../platform/access/actor';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { type Restriction, SessionLimits } from '../../sessions/limits/session-limits.service';
import { type ConnectedSession, SessionsService } from '../../sessions/sessions.service';
import { contentColumns, contentOf } from '../content/kinds';
import { chatWith } from '../store/chat-of';
import { Deadline } from './deadline';
import { HeldMessages } from '../outbox/held-messages';
import { LidNumbersRepository } from '../store/lid-numbers.repository';
import { Message } from '../store/message.entity';
import { LIMIT_ERRORS } from '../outbox/limit-errors';
import { type NewEntry, OutboxService } from '../outbox/outbox.service';
import { digitsGiven, parseRecipient, type Recipient } from './recipients';
import { RecipientChecks } from '../outbox/recipient-checks';

/** The part of a caller's time that WhatsApp has to say whether a number exists. */
const LOOK_UP_SHARE = 0.5;

/** What is waited for beyond a caller's time: for the database alone, in ms. */
const GRACE_MS = 2_000;

/** A connection, and the address on it that a message goes to. */
interface Way extends ConnectedSession {
  jid: string;
  /** False when WhatsApp did not say in time whether the recipient exists. */
  isChecked: boolean;
}

/** A message that was taken. Its bytes are decided here. */
interface Taken extends NewEntry {
  content: SendableContent;
}

/** Takes messages that shall be sent. */
@Injectable()
export class SendMessageService {
  private readonly messages: TenantRepository<Message>;

  constructor(
    @InjectRepository(Message) rows: Repository<Message>,
    private readonly sessions: SessionsService,
    private readonly recipients: RecipientChecks,
    private readonly lids: LidNumbersRepository,
    private readonly outbox: OutboxService,
    private readonly held: HeldMessages,
    private readonly limits: SessionLimits,
    private readonly unitOfWork: UnitOfWork,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {
    this.messages = new TenantRepository(rows.manager, Message, 'message');
  }

  /**
   * Sends a text. The row is committed before the line is touched, so that whatever happens
   * afterwards the message is sent once or reported as not sent.
   *
   * @param claim of the request's Idempotency-Key, kept with the row.
   * @throws ApiError not_found, session_not_connected, invalid_recipient, recipient_not_on_whatsapp,
   *   reach_out_timelock, new_chat_cap, message_refused, database_unavailable
   */
  async send(
    actor: Actor,
    request: SendMessageRequest,
    claim?: IdempotencyClaim,
  ): Promise<SentMessage> {
    const { answerWithinMs } = this.environment;
    const answered = new Deadline(answerWithinMs + GRACE_MS);
    const sent = await answered.before(
      this.take(actor, request, claim, new Deadline(answerWithinMs)),
    );
    // Whatever else is waited for has ended by then.
    if (!sent) throw new ApiError('database_unavailable', undefined, undefined, 1);
    return sent;
  }

  private async take(
    actor: Actor,
    request: SendMessageRequest,
    claim: IdempotencyClaim | undefined,
    deadline: Deadline,
  ): Promise<SentMessage> {
    if (claim?.made) return this.standing(actor, claim.made, request);
    const recipient = await this.recipientOf(actor, request);
    const way = await this.wayTo(actor, recipient, request, deadline);
    return way
      ? this.sendNow(actor, way, recipient, request, claim, deadline)
      : this.queue(actor, recipient, request, claim);
  }

  /** Whom `to` names: the digits of a LID that the session has met are never taken for a phone number. */
  private async recipientOf(
    actor: Actor,
    { sessionId, to }: SendMessageRequest,
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

  /** The line of a session and where on it the recipient is; null when there is none and the message may wait. */
  private async wayTo(
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

  private async sendNow(
    actor: Actor,
    { session, jid, isChecked }: Way,
    recipient: Recipient,
    request: SendMessageRequest,
    claim: IdempotencyClaim | undefined,
    deadline: Deadline,
  ): Promise<SentMessage> {
    const chat = await this.chatOf(session, recipient);
    const entry = toEntry(
      { recipient, chat, jid, recipientChecked: isChecked },
      contentOf(request),
    );
    const write = (): Promise<unknown> => this.write(actor, session, entry, claim);
    const outcome = await this.outbox.submit(
      session.id,
      entry,
      async () => void (await write()),
      deadline.leftMs,
    );
    if (outcome.result === 'refused') throw this.refused(session, outcome.error, jid);
    return toAnswer(entry, request, outcome.result === 'sent' ? 'sent' : 'pending');
  }

  /** Nobody can be asked about the recipient now: that is done before it is sent. */
  private async queue(
    actor: Actor,
    recipient: Recipient,
    request: SendMessageRequest,
    claim: IdempotencyClaim | undefined,
  ): Promise<SentMessage> {
    const { jid } = recipient;
    const { organizationId } = actor;
    const id = parseId('session', request.sessionId);
    const chat = await this.chatOf({ id, organizationId }, recipient);
    const entry = toEntry({ recipient, chat, jid, recipientChecked: false }, contentOf(request));
    const session = await this.unitOfWork.run(async (tx) => {
      const linked = await this.sessions.linkedWithin(tx, actor, request.sessionId);
      await this.insert(tx, actor, linked, entry);
      await claim?.make(tx, entry.id);
      return linked;
    });
    this.outbox.wake(session.id);
    return toAnswer(entry, request, 'pending');
  }

  /** A LID and its number are one chat, and one order. */
  private async chatOf(
    session: Tenant & { id: string },
    { jid, phone }: Recipient,
  ): Promise<string> {
    if (phone) return chatWith(phone, jid);
    const met = isLid(jid) ? await this.lids.find(session, digitsOf(jid)) : null;
    return chatWith(met?.phone ?? null, jid);
  }

  /** How a message stands that an earlier request with the same key made. */
  private async standing(
    actor: Actor,
    id: string,
    request: SendMessageRequest,
  ): Promise<SentMessage> {
    const message = await this.messages.get(actor, id);
    if (message.status === 'failed')
      throw this.refusedEarlier(
        { ...actor, id: message.sessionId },
        message.error ?? 'unknown',
        message.chat,
      );
    return toAnswer(message, request, message.status === 'pending' ? 'pending' : 'sent');
  }

  private refused(session: Tenant & { id: string }, error: string, chat: string): ApiError {
    const restriction = this.limits.restriction(session);
    const kind = LIMIT_ERRORS.get(error);
    if (restriction && kind === restriction.kind)
      return limitError(restriction, AGAIN_BY_ANOTHER_KEY);
    if (kind === 'new_chat_cap')
      return limitError({ kind: 'new_chat_cap', until: null }, AGAIN_BY_ANOTHER_KEY);
    return refusal(error, chat);
  }

  /** The same for a request that is repeated: its key leads to a try that is over, whatever is restricted now. */
  private refusedEarlier(session: Tenant & { id: string }, error: string, chat: string): ApiError {
    const kind = LIMIT_ERRORS.get(error);
    if (!kind || this.limits.restriction(session)?.kind === kind)
      return this.refused(session, error, chat);
    return new ApiError(
      'message_refused',
      `WhatsApp refused the message with error ${error} when it was tried: it let the number begin no chat. This Idempotency-Key leads to that try. To send the message again, use another one.`,
    );
  }

  /** The message and what its key leads to are durable together. */
  private write(
    actor: Actor,
    session: SessionContext,
    entry: Taken,
    claim: IdempotencyClaim | undefined,
  ): Promise<unknown> {
    if (!claim && !isLid(entry.chat)) return this.messages.insert(actor, toRow(session, entry));
    return this.unitOfWork.run(async (tx) => {
      await this.insert(tx, actor, session, entry);
      await claim?.make(tx, entry.id);
    });
  }

  /** The number behind a LID may have been learned since its chat was looked up. */
  private async insert(
    tx: Transaction,
    actor: Actor,
    session: SessionContext,
    entry: Taken,
  ): Promise<void> {
    const number = isLid(entry.chat)
      ? await this.lids.hold(tx, session, digitsOf(entry.chat))
      : null;
    const chat = chatWith(number, entry.chat);
    await this.messages.within(tx).insert(actor, toRow(session, { ...entry, chat }));
  }
}

function toEntry(
  {
    recipient,
    ...where
  }: Pick<NewEntry, 'chat' | 'jid' | 'recipientChecked'> & { recipient: Recipient },
  content: SendableContent,
): Taken {
  return {
    id: newId(),
    ...where,
    recipient: recipient.phone ?? recipient.jid,
    content,
    bytes: encodeContent(content),
    waMessageId: newWaMessageId(),
  };
}

function toRow(
  session: SessionContext,
  { content, jid, bytes, ...same }: Taken,
): Omit<Message, 'organizationId'> {
  const now = new Date();
  return {
    ...same,
    ...contentColumns(content),
    bytes: Buffer.from(bytes),
    sessionId: session.id,
    direction: 'outbound',
    originChat: jid,
    author: userJid(session.phone),
    sender: session.phone,
    senderType: 'phone',
    pushName: null,
    status: 'pending',
    error: null,
    history: false,
    reactsTo: null,
    editedAt: null,
    deletedAt: null,
    sentAt: now,
    createdAt: now,
  };
}

function toAnswer(
  { id, waMessageId }: { id: string; waMessageId: string },
  { sessionId, to }: SendMessageRequest,
  status: SentMessage['status'],
): SentMessage {
  return { id: publicId('message', id), waMessageId, sessionId, to, status };
}

/** What WhatsApp's refusals mean where the recipient is a group. */
const GROUP_REFUSALS: Partial<Record<string, string>> = {
  403: 'the number is not in this group (any more). Ask a member to add it.',
  404: 'there is no such group (any more).',
};

/** When to try again where WhatsApp does not say, in seconds. */
const AGAIN_S = 3_600;

/** For a message that was tried: a repeated request leads to that try. */
const AGAIN_BY_ANOTHER_KEY = 'again then, without an Idempotency-Key or with another one';

/** @param again how the message is sent when nothing is restricted any more. */
function limitError({ kind, until }: Restriction, again = 'again then'): ApiError {
  const seconds = until ? Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1_000)) : AGAIN_S;
  const end = until ? `Until ${until.toISOString()}` : 'For now';
  return new ApiError(
    kind,
    `${end}, WhatsApp refuses messages of this number to people who have not written to it. This one was not sent. Let the recipient write first, or send it ${again}. With \`queue\` a message waits by itself.`,
    undefined,
    seconds,
  );
}

/** What 463 means where WhatsApp restricts nothing. */
const NO_TOKEN =
  'WhatsApp refused the message with error 463, though it does not restrict the number: it misses the sign that the recipient knows the number. It was not tried again, which would count against the number. Let the recipient write first.';

function refusal(error: string, chat: string): ApiError {
  if (error === '463') return new ApiError('message_refused', NO_TOKEN);
  if (!/^\d+$/.test(error)) return new ApiError('message_refused', failureWords(error));
  const meaning = isGroup(chat) ? GROUP_REFUSALS[error] : undefined;
  return new ApiError(
    'message_refused',
    meaning
      ? `WhatsApp refused the message with error ${error}: ${meaning}`
      : `WhatsApp refused the message with error ${error}.`,
  );
}
