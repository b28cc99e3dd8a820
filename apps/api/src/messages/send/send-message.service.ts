import { Inject, Injectable } from '@nestjs/common';
import type { SendMessageRequest, SentMessage } from '@whathooks/dto';
import type { Actor } from '../../platform/access/actor';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { parseId, publicId } from '../../platform/database/ids';
import { ApiError } from '../../platform/http/problems/api-error';
import type { IdempotencyClaim } from '../../platform/http/idempotency/idempotency-claim';
import { SessionLimits } from '../../sessions/limits/session-limits.service';
import { contentOf } from '../content/kinds';
import { OutboxService } from '../outbox/outbox.service';
import { Deadline } from './deadline';
import { MessageAddresses, type Way } from './message-addresses';
import { newMessage, NewMessages } from './new-messages';
import type { Recipient } from './recipients';
import { earlierRefusalOf, refusalOf } from './refusals';

/** What is waited for beyond a caller's time: for the database alone, in ms. */
const GRACE_MS = 2_000;

/** Takes messages that shall be sent. */
@Injectable()
export class SendMessageService {
  constructor(
    private readonly addresses: MessageAddresses,
    private readonly messages: NewMessages,
    private readonly outbox: OutboxService,
    private readonly limits: SessionLimits,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * Sends a message. The row is committed before the line is touched, so that whatever happens
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
    const recipient = await this.addresses.recipientOf(actor, request);
    const way = await this.addresses.wayTo(actor, recipient, request, deadline);
    return way
      ? this.sendNow(actor, way, recipient, request, claim, deadline)
      : this.queue(actor, recipient, request, claim);
  }

  private async sendNow(
    actor: Actor,
    { session, jid, isChecked }: Way,
    recipient: Recipient,
    request: SendMessageRequest,
    claim: IdempotencyClaim | undefined,
    deadline: Deadline,
  ): Promise<SentMessage> {
    const chat = await this.addresses.chatOf(session, recipient);
    const where = { recipient, chat, jid, recipientChecked: isChecked };
    const message = newMessage(where, contentOf(request));
    const place = this.outbox.reserve(session.id, message);
    try {
      await this.messages.write(actor, session, message, claim);
    } catch (error) {
      this.outbox.notWritten(place);
      throw error;
    }
    this.outbox.written(place);
    const outcome = await this.outbox.outcome(place, deadline.leftMs);
    if (outcome.result === 'refused')
      throw refusalOf(outcome.error, jid, this.limits.restriction(session));
    return toAnswer(message, request, outcome.result === 'sent' ? 'sent' : 'pending');
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
    const chat = await this.addresses.chatOf({ id, organizationId }, recipient);
    const where = { recipient, chat, jid, recipientChecked: false };
    const message = newMessage(where, contentOf(request));
    await this.messages.queue(actor, request.sessionId, message, claim);
    this.outbox.wake(id);
    return toAnswer(message, request, 'pending');
  }

  /** How a message stands that an earlier request with the same key made. */
  private async standing(
    actor: Actor,
    id: string,
    request: SendMessageRequest,
  ): Promise<SentMessage> {
    const message = await this.messages.get(actor, id);
    if (message.status === 'failed') {
      const restriction = this.limits.restriction({ ...actor, id: message.sessionId });
      throw earlierRefusalOf(message.error ?? 'unknown', message.chat, restriction);
    }
    return toAnswer(message, request, message.status === 'pending' ? 'pending' : 'sent');
  }
}

function toAnswer(
  { id, waMessageId }: { id: string; waMessageId: string },
  { sessionId, to }: SendMessageRequest,
  status: SentMessage['status'],
): SentMessage {
  return { id: publicId('message', id), waMessageId, sessionId, to, status };
}
