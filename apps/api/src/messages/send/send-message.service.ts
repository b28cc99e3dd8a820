import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { SendMessageRequest, SentAlbumItem, SentMessage } from '@whathooks/dto';
import { STATUS_CHAT } from '@whathooks/whatsapp';
import type { Actor } from '../../platform/access/actor';
import { assertReaches } from '../../platform/access/reach';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { parseId, publicId } from '../../platform/database/ids';
import { ApiError } from '../../platform/http/problems/api-error';
import type { IdempotencyClaim } from '../../platform/http/idempotency/idempotency-claim';
import { NotAnsweredError } from '../../platform/cluster/question';
import { SessionRouter } from '../../sessions/gateway/session-router';
import { type Restriction, SessionLimits } from '../../sessions/limits/session-limits.service';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { contentFieldOf } from '../content/content-field';
import { MessageFiles } from '../media/message-files';
import type { SendOutcome } from '../outbox/tables/send-outcome';
import { OutboxService } from '../outbox/outbox.service';
import { Deadline } from './address/deadline';
import { MessageAddresses } from './address/message-addresses';
import { Composition, type Taken } from './composition';
import { type NewMessageSet, NewMessages } from './new-messages';
import type { Recipient } from './address/recipients';
import { assertIsNoPost, StatusPosts } from './address/status-posts';
import { earlierRefusalOf, refusalOf } from './address/refusals';
import { sendAtOf } from './send-at';
import { type Address, RESTRICTION, TAKE_WAITING } from './address/send-questions';
import type { SessionRef } from '../../sessions/state/session-ref';

/** How long the database may take beyond a caller's time, in ms. */
const GRACE_MS = 2_000;

/** How long another process may take for what it knows in memory, in ms. */
const KNOWN_WITHIN_MS = 2_000;

/** Accepts messages that are to be sent. */
@Injectable()
export class SendMessageService implements OnModuleInit {
  constructor(
    private readonly router: SessionRouter,
    private readonly addresses: MessageAddresses,
    private readonly posts: StatusPosts,
    private readonly messages: NewMessages,
    private readonly composition: Composition,
    private readonly outbox: OutboxService,
    private readonly limits: SessionLimits,
    private readonly files: MessageFiles,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Answers processes that have a message for a session that runs here. */
  onModuleInit(): void {
    this.router.answer(RESTRICTION, (session) => {
      const restriction = this.limits.restriction(session);
      const until = restriction?.until?.toISOString() ?? null;
      return Promise.resolve(restriction && { kind: restriction.kind, until });
    });
    this.router.answer(TAKE_WAITING, ({ id }) => Promise.resolve(this.outbox.wake(id)));
  }

  /**
   * Sends a message. The row is committed before the connection is used, so that whatever happens
   * afterwards the message is sent once or reported as not sent.
   *
   * @param claim of the request's Idempotency-Key, kept with the row.
   * @throws ApiError media_not_convertible, media_too_large, media_not_fetched, file_too_large, storage_full,
   *   storage_unavailable, not_found, session_not_connected, invalid_recipient, recipient_not_on_whatsapp,
   *   reach_out_timelock, new_chat_cap, message_refused, database_unavailable
   */
  async send(
    actor: Actor,
    request: SendMessageRequest,
    claim?: IdempotencyClaim,
  ): Promise<SentMessage> {
    // A session that is connected here is used without reading its row, so no policy narrows it.
    assertReaches(actor, sessionOf(actor, request).id);
    // A repeated request gets the result of its message: its files are not taken again.
    const files = claim?.made ? [] : await this.filesOf(actor, request);
    const { answerWithinMs } = this.environment;
    const answered = new Deadline(answerWithinMs + GRACE_MS);
    const sent = await answered.before(
      this.take(actor, { ...request, files }, claim, new Deadline(answerWithinMs)),
    );
    // Only the database can take this long: every other wait ends within the deadline.
    if (!sent) throw new ApiError('database_unavailable', undefined, undefined, 1);
    return sent;
  }

  private async take(
    actor: Actor,
    request: Taken,
    claim: IdempotencyClaim | undefined,
    deadline: Deadline,
  ): Promise<SentMessage> {
    if (claim?.made) return this.earlierResult(actor, claim.made, request);
    const recipient = await this.recipientOf(actor, request);
    const session = sessionOf(actor, request);
    const sendAt = sendAtOf(request);
    if (sendAt) return this.queue(actor, recipient, request, claim, sendAt);
    const mayWait = request.queue === true;
    const route = await this.addresses.routeTo(session, recipient, mayWait, deadline);
    if (!route) return this.queue(actor, recipient, request, claim);
    const messages = await this.messagesOf(session, recipient, route, request);
    await (route.connection
      ? this.sendNow(actor, route.connection.session, messages, claim)
      : this.sendElsewhere(actor, request.sessionId, messages, claim));
    return this.outcomeOf(session, messages, request, deadline);
  }

  /** A person, a group, or the audience of a status post. */
  private recipientOf(actor: Actor, request: SendMessageRequest): Promise<Recipient> {
    if (request.to === STATUS_CHAT) return this.posts.recipientOf(actor, request);
    assertIsNoPost(request);
    return this.addresses.recipientOf(actor, request);
  }

  private async messagesOf(
    session: SessionRef,
    recipient: Recipient,
    { jid, isChecked }: Address,
    request: Taken,
    sendAt: Date | null = null,
  ): Promise<NewMessageSet> {
    const chat = await this.addresses.chatOf(session, recipient);
    const where = { recipient, chat, jid, recipientChecked: isChecked };
    return this.composition.of(session, where, request, sendAt);
  }

  /** Resolves when the messages are written. The outbox has them from before, so that they keep their order. */
  private async sendNow(
    actor: Actor,
    session: SessionContext,
    messages: NewMessageSet,
    claim: IdempotencyClaim | undefined,
  ): Promise<void> {
    const written = this.messages.write(actor, session, messages, claim);
    this.outbox.take(session.id, messages, written);
    await written;
  }

  /**
   * The process that runs the session finds the message after the commit, and publishes its outcome.
   * Whatever happens to that process, the message is sent once, by the one that has the session then.
   */
  private async sendElsewhere(
    actor: Actor,
    sessionId: string,
    messages: NewMessageSet,
    claim: IdempotencyClaim | undefined,
  ): Promise<void> {
    const written = this.messages.queue(actor, sessionId, messages, claim);
    this.outbox.takeElsewhere(messages, written);
    await written;
  }

  /**
   * Stores a message that is sent later. The recipient is looked up before it is sent, as there is no connection now.
   *
   * @param sendAt earliest time; null for as soon as the number is online.
   */
  private async queue(
    actor: Actor,
    recipient: Recipient,
    request: Taken,
    claim: IdempotencyClaim | undefined,
    sendAt: Date | null = null,
  ): Promise<SentMessage> {
    const session = sessionOf(actor, request);
    const address = { jid: recipient.jid, isChecked: false };
    const messages = await this.messagesOf(session, recipient, address, request, sendAt);
    await this.messages.queue(actor, request.sessionId, messages, claim);
    const status = sendAt ? 'scheduled' : 'pending';
    if (!sendAt)
      await this.router.ask(TAKE_WAITING, session, {}, KNOWN_WITHIN_MS).catch(unanswered);
    return toAnswer(messages, request, () => status);
  }

  private async outcomeOf(
    session: SessionRef,
    messages: NewMessageSet,
    request: Taken,
    { leftMs }: Deadline,
  ): Promise<SentMessage> {
    const outcomes = await Promise.all(
      messages.map((message) => this.outbox.outcome(message, leftMs)),
    );
    return this.answer(session, messages, request, outcomes);
  }

  /** Throws when every message is refused; otherwise each message has its own status. */
  private async answer(
    session: SessionRef,
    messages: NewMessageSet,
    request: Taken,
    outcomes: readonly SendOutcome[],
  ): Promise<SentMessage> {
    const [first] = outcomes;
    if (first?.result === 'refused' && outcomes.every(({ result }) => result === 'refused'))
      throw refusalOf(first.error, messages[0].jid, await this.restrictionNow(session));
    return toAnswer(messages, request, (index) => STATUSES[outcomes[index]?.result ?? 'unknown']);
  }

  /** The result of a message that an earlier request with the same Idempotency-Key made. */
  private async earlierResult(actor: Actor, id: string, request: Taken): Promise<SentMessage> {
    const message = await this.messages.get(actor, id);
    const items = message.type === 'album' ? await this.messages.itemsOf(actor, message) : [];
    const all = [message, ...items] as const;
    if (all.every(({ status }) => status === 'failed')) {
      const { organizationId } = actor;
      const restriction = await this.restrictionNow({ organizationId, id: message.sessionId });
      throw earlierRefusalOf(message.error ?? 'unknown', message.chat, restriction);
    }
    return toAnswer(all, request, (index) => {
      const status = all[index]?.status ?? 'sent';
      return isUnsent(status) ? status : 'sent';
    });
  }

  /** The files that a request names, in their order, stored and ready. */
  private async filesOf(actor: Actor, request: SendMessageRequest): Promise<Taken['files']> {
    if (request.album && contentFieldOf(request) === 'album')
      return this.files.takeAll(actor, request.album);
    const file = await this.files.take(actor, request);
    return file ? [file] : [];
  }

  /** The restriction that WhatsApp put on a session, asked of the process that runs it; null where none is known. */
  private async restrictionNow(session: SessionRef): Promise<Restriction | null> {
    const found = await this.router
      .ask(RESTRICTION, session, {}, KNOWN_WITHIN_MS)
      .catch(unanswered);
    return found ? { kind: found.kind, until: found.until ? new Date(found.until) : null } : null;
  }
}

type ItemStatus = SentAlbumItem['status'];

const STATUSES: Record<SendOutcome['result'], ItemStatus> = {
  sent: 'sent',
  refused: 'failed',
  unknown: 'pending',
  held: 'pending',
};

const UNSENT = ['pending', 'scheduled', 'cancelled', 'failed'] as const;

function isUnsent(status: string): status is (typeof UNSENT)[number] {
  return (UNSENT as readonly string[]).includes(status);
}

function sessionOf(actor: Actor, { sessionId }: SendMessageRequest): SessionRef {
  return { id: parseId('session', sessionId), organizationId: actor.organizationId };
}

/** A process that does not answer is treated as one that knows nothing. */
function unanswered(error: unknown): null {
  if (error instanceof NotAnsweredError) return null;
  throw error;
}

function toAnswer(
  messages: readonly { id: string; waMessageId: string }[],
  { sessionId, to }: SendMessageRequest,
  statusOf: (index: number) => ItemStatus,
): SentMessage {
  const [first, ...items] = messages.map(({ id, waMessageId }, index) => ({
    id: publicId('message', id),
    waMessageId,
    status: statusOf(index),
  }));
  if (!first) throw new Error('a request makes a message');
  const all = [first, ...items].map(({ status }) => status);
  const open = (['pending', 'scheduled', 'cancelled'] as const).find((one) => all.includes(one));
  return {
    ...first,
    sessionId,
    to,
    status: open ?? 'sent',
    ...(items.length > 0 && { items }),
  };
}
