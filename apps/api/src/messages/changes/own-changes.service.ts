import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import {
  encodeDeletion,
  encodeEdit,
  isGroup,
  newWaMessageId,
  reworded,
  userJid,
} from '@whathooks/whatsapp';
import type { Actor } from '../../platform/access/actor';
import { NotAnsweredError } from '../../platform/cluster/question';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { newId, parseId, publicId } from '../../platform/database/ids';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { ApiError } from '../../platform/http/problems/api-error';
import { SessionRouter } from '../../sessions/gateway/session-router';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { SessionsService } from '../../sessions/sessions.service';
import { OutboxEndings } from '../outbox/results/outbox-endings';
import { OutboxService } from '../outbox/outbox.service';
import { refusalOf } from '../send/refusals';
import type { Message } from '../store/message.entity';
import type { MessageChange } from '../store/message-change.entity';
import { ADMINISTERS } from './change-questions';
import { assertEditable, notDeletable, notEditable, rightToDelete } from './own-change-rules';
import { OwnChangesRepository } from './own-changes.repository';

/** How long WhatsApp may take to say who administers a group, in ms. */
const ADMINISTRATORS_WITHIN_MS = 5_000;

type RequestedChange = { kind: 'edit'; text: string } | { kind: 'delete'; text: null };

/** A change that is to be sent, or what there is instead. */
interface Taken {
  /** Null where nothing has to be sent. */
  change: MessageChange | null;
  /** It was asked for before, and is under way. */
  isKnown: boolean;
}

/** Edits messages, and deletes them for everyone. */
@Injectable()
export class OwnChanges implements OnModuleInit {
  constructor(
    private readonly rows: OwnChangesRepository,
    private readonly sessions: SessionsService,
    private readonly router: SessionRouter,
    private readonly outbox: OutboxService,
    private readonly endings: OutboxEndings,
    private readonly unitOfWork: UnitOfWork,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Answers processes that are asked to delete in a group of a session that runs here. */
  onModuleInit(): void {
    this.router.answer(ADMINISTERS, async (session, { group }) => {
      const connection = this.sessions.connectedHere(session);
      if (!connection) throw await this.sessions.notConnected(session);
      const administrators = await connection.socket.administrators(group).catch(() => null);
      return administrators && administrators.includes(userJid(connection.session.phone));
    });
  }

  /**
   * Gives a message another text or caption. The change is committed before the connection is used, takes its
   * place in the order of the chat, and is sent once.
   *
   * @returns whether WhatsApp has acknowledged it.
   * @throws ApiError not_found, message_not_editable, too_late, session_not_connected, message_refused
   */
  edit(actor: Actor, id: string, text: string): Promise<boolean> {
    return this.change(actor, parseId('message', id), { kind: 'edit', text });
  }

  /**
   * Deletes a message for everyone; as {@link edit}. One that has not left is cancelled.
   *
   * @throws ApiError not_found, message_not_deletable, too_late, session_not_connected, message_refused
   */
  async remove(actor: Actor, id: string): Promise<boolean> {
    const messageId = parseId('message', id);
    if (await this.unitOfWork.run((tx) => this.endings.cancel(tx, actor, messageId))) return true;
    return this.change(actor, messageId, { kind: 'delete', text: null });
  }

  private async change(actor: Actor, id: string, requested: RequestedChange): Promise<boolean> {
    const message = await this.rows.message(actor, id);
    if (await this.isDone(actor, message, requested)) return true;
    if (message.status === 'scheduled' && (await this.reword(actor, id, requested))) return true;
    await this.assertAllowed(actor, message, requested);
    const changeId = newId();
    this.outbox.reserveElsewhere({ id: changeId });
    try {
      const { change, isKnown } = await this.unitOfWork.run((tx) =>
        this.write(tx, actor, id, changeId, requested),
      );
      if (!change) return true;
      if (isKnown) return false;
      this.outbox.wake(message.sessionId);
      const outcome = await this.outbox.outcome({ id: changeId }, this.environment.answerWithinMs);
      if (outcome.result === 'refused') throw refusalOf(outcome.error, message.chat, null);
      if (outcome.result === 'sent') return true;
      // A receipt proves that the message arrived, even where its ack was lost.
      return (await this.rows.latest(actor, id))?.outboundStatus === 'sent';
    } finally {
      this.outbox.forgetCaller({ id: changeId });
    }
  }

  /** One that is scheduled says something else when it is sent. Returns whether it still is. */
  private reword(actor: Actor, id: string, { text }: RequestedChange): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const message = await this.rows.lockMessage(tx, actor, id);
      if (message.status !== 'scheduled' || text === null) return false;
      const bytes = reworded(await this.rows.bytesOf(tx, actor, id), text);
      if (!bytes) throw notEditable('The message has neither a text nor a caption.');
      await this.rows.reword(tx, actor, id, text, bytes);
      return true;
    });
  }

  /** Whether the message already is as requested, and no other change is pending. */
  private async isDone(
    actor: Actor,
    message: Message,
    requested: RequestedChange,
  ): Promise<boolean> {
    if (requested.kind === 'delete')
      return message.deletedAt !== null || message.status === 'cancelled';
    if (message.deletedAt || message.direction === 'inbound' || message.text !== requested.text)
      return false;
    return (await this.rows.latest(actor, message.id))?.outboundStatus !== 'pending';
  }

  /** What the message and WhatsApp say against it. */
  private async assertAllowed(
    actor: Actor,
    message: Message,
    { kind }: RequestedChange,
  ): Promise<void> {
    const session = { id: message.sessionId, organizationId: actor.organizationId };
    if (kind === 'edit') assertEditable(message);
    const right = kind === 'delete' ? rightToDelete(message) : 'own';
    if (!this.sessions.connectedHere(session)) await this.sessions.assertConnected(session);
    if (right === 'own') return;
    const administers = await this.router
      .ask(ADMINISTERS, session, { group: message.chat }, ADMINISTRATORS_WITHIN_MS)
      .catch((error: unknown) => {
        if (error instanceof NotAnsweredError) return null;
        throw error;
      });
    if (administers === null)
      throw new ApiError(
        'session_not_connected',
        'WhatsApp did not say who administers the group. Try again in a moment.',
        undefined,
        undefined,
        { statusReason: null, retryAt: null },
      );
    if (!administers)
      throw notDeletable(
        'Only administrators of the group delete what others wrote, and the number is none. Ask one to make it an administrator.',
      );
  }

  /** Two requests for one message wait for each other at its row. */
  private async write(
    tx: Transaction,
    actor: Actor,
    id: string,
    changeId: string,
    requested: RequestedChange,
  ): Promise<Taken> {
    const message = await this.rows.lockMessage(tx, actor, id);
    const latest = await this.rows.latest(actor, id, tx);
    const pending = latest?.outboundStatus === 'pending' ? latest : null;
    if (pending?.kind === requested.kind && pending.text === requested.text)
      return { change: pending, isKnown: true };
    if (pending?.kind === 'delete') throw notEditable('The message is being deleted.');
    if (message.deletedAt && requested.kind === 'delete') return { change: null, isKnown: false };
    if (message.deletedAt) throw notEditable('The message is deleted.');
    const session = await this.sessions.linkedWithin(
      tx,
      actor,
      publicId('session', message.sessionId),
    );
    const bytes = await this.bytesFor(tx, actor, message, requested);
    const change = changeOf(changeId, session, message, requested, bytes);
    await this.rows.insert(tx, actor, change);
    return { change, isKnown: false };
  }

  private async bytesFor(
    tx: Transaction,
    actor: Actor,
    message: Message,
    requested: RequestedChange,
  ): Promise<Uint8Array> {
    const target = {
      waMessageId: message.waMessageId,
      chat: message.originChat,
      author: othersIn(message),
    };
    if (requested.kind === 'delete') return encodeDeletion(target);
    const original = await this.rows.bytesOf(tx, actor, message.id);
    const bytes = encodeEdit(target, original, requested.text, new Date());
    if (!bytes) throw notEditable('The message has neither a text nor a caption.');
    return bytes;
  }
}

/** JID of the author of a group message, where that is another member. */
function othersIn({ direction, originChat, author }: Message): string | null {
  return direction === 'inbound' && isGroup(originChat) ? author : null;
}

function changeOf(
  id: string,
  session: SessionContext,
  message: Message,
  { kind, text }: RequestedChange,
  bytes: Uint8Array,
): MessageChange {
  const now = new Date();
  return {
    id,
    organizationId: session.organizationId,
    sessionId: session.id,
    kind,
    target: message.waMessageId,
    direction: message.direction,
    chat: message.chat,
    originChat: message.originChat,
    author: userJid(session.phone),
    sender: session.phone,
    senderType: 'phone',
    text,
    details: kind === 'edit' ? (message.details ?? null) : null,
    waMessageId: newWaMessageId(),
    targetAuthor: othersIn(message),
    deniedAt: null,
    messageId: message.id,
    outboundStatus: 'pending',
    bytes: Buffer.from(bytes),
    error: null,
    sentAt: now,
    createdAt: now,
  };
}
