import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { SendMessageRequest, SentMessage } from '@whathooks/dto';
import { newWaMessageId, userJid } from '@whathooks/whatsapp';
import { Repository } from 'typeorm';
import { newId, publicId } from '../database/ids';
import { TenantRepository } from '../database/tenant-repository';
import { ApiError } from '../errors/api-error';
import type { Actor } from '../security/actor';
import { SessionsService, type ConnectedSession } from '../sessions/sessions.service';
import { Message } from './message.entity';
import { OutboxService, type SendOutcome } from './outbox.service';
import { parseRecipient } from './recipients';
import { RecipientChecks } from './recipient-checks';

/** How long a caller waits for WhatsApp's word before the answer is `pending`. */
const ANSWER_WITHIN_MS = 10_000;

@Injectable()
export class SendMessageService {
  private readonly messages: TenantRepository<Message>;

  constructor(
    @InjectRepository(Message) rows: Repository<Message>,
    private readonly sessions: SessionsService,
    private readonly recipients: RecipientChecks,
    private readonly outbox: OutboxService,
  ) {
    this.messages = new TenantRepository(rows.manager, Message, 'message');
  }

  /**
   * Sends a text. The row is committed before the line is touched, so that whatever happens
   * afterwards the message is sent once or reported as not sent.
   *
   * @throws ApiError not_found, session_not_connected, invalid_recipient, recipient_not_on_whatsapp,
   *   message_refused
   */
  async send(actor: Actor, request: SendMessageRequest): Promise<SentMessage> {
    const recipient = parseRecipient(request.to);
    const line = await this.sessions.connected(actor, request.sessionId);
    const jid = recipient.phone
      ? await this.recipients.jidOf(actor, recipient.phone, line.socket)
      : recipient.jid;
    const message = { to: jid, text: request.text, waMessageId: newWaMessageId() };
    const id = await this.commit(actor, line, message, recipient.phone);
    const outcome = await answerWithin(
      ANSWER_WITHIN_MS,
      this.outbox.dispatch(line.session, line.socket, id, message),
    );
    if (outcome.result === 'refused') {
      throw new ApiError(
        'message_refused',
        `WhatsApp refused the message with error ${outcome.error}.`,
      );
    }
    return {
      id: publicId('message', id),
      waMessageId: message.waMessageId,
      sessionId: request.sessionId,
      to: request.to,
      status: outcome.result === 'sent' ? 'sent' : 'pending',
    };
  }

  private async commit(
    actor: Actor,
    { session, socket }: ConnectedSession,
    message: { to: string; text: string; waMessageId: string },
    phone: string | null,
  ): Promise<string> {
    const id = newId();
    const now = new Date();
    await this.messages.insert(actor, {
      id,
      sessionId: session.id,
      direction: 'outbound',
      chat: phone ? userJid(phone) : message.to,
      originChat: message.to,
      author: userJid(session.phone),
      sender: session.phone,
      senderType: 'phone',
      recipient: phone ?? message.to,
      pushName: null,
      type: 'text',
      text: message.text,
      content: Buffer.from(socket.encode(message)),
      waMessageId: message.waMessageId,
      status: 'pending',
      error: null,
      sentAt: now,
      createdAt: now,
    });
    return id;
  }
}

/** The outcome, or `unknown` when it takes too long; the message goes on all the same. */
async function answerWithin(
  milliseconds: number,
  outcome: Promise<SendOutcome>,
): Promise<SendOutcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<SendOutcome>((resolve) => {
    timer = setTimeout(() => resolve({ result: 'unknown' }), milliseconds);
  });
  try {
    return await Promise.race([outcome, late]);
  } finally {
    clearTimeout(timer);
    outcome.catch(() => undefined);
  }
}
