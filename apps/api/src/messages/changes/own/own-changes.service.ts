import { Inject, Injectable } from '@nestjs/common';
import { type EditMessageRequest, type PinSeconds, PINS_MAX } from '@whathooks/dto';
import { newWaMessageId, userJid } from '@whathooks/whatsapp';
import type { Actor } from '../../../platform/access/actor';
import { ENVIRONMENT } from '../../../platform/config/config.module';
import type { Environment } from '../../../platform/config/environment';
import { newId, parseId, publicId } from '../../../platform/database/ids';
import { type Transaction, UnitOfWork } from '../../../platform/database/unit-of-work';
import { ApiError } from '../../../platform/http/problems/api-error';
import { invalidField } from '../../../platform/http/problems/invalid-field';
import type { SessionContext } from '../../../sessions/state/session-inbox';
import { SessionLookup } from '../../../sessions/door/session-lookup';
import { OutboxEndings } from '../../outbox/results/outbox-endings';
import { OutboxService } from '../../outbox/outbox.service';
import { refusalOf } from '../../send/address/refusals';
import { sendAtOf } from '../../send/send-at';
import type { Message } from '../../store/message.entity';
import type { MessageChange } from '../../store/changes/message-change.entity';
import { OwnChangeRights } from './own-change-rights';
import { notEditable } from './own-change-rules';
import { OwnChangesRepository } from './own-changes.repository';
import {
  encodedChange,
  isInForce,
  isSame,
  othersIn,
  refusedFor,
  type RequestedChange,
  RIVALS,
  saidBy,
} from './requested-change';
import { ScheduledChanges } from './scheduled-changes';

/** A change that is to be sent, or what there is instead. */
interface Taken {
  /** Null where nothing has to be sent. */
  change: MessageChange | null;
  /** It was asked for before, and is under way. */
  isKnown: boolean;
}

/** Edits messages, deletes them for everyone, pins them and keeps them from disappearing. */
@Injectable()
export class OwnChanges {
  constructor(
    private readonly rows: OwnChangesRepository,
    private readonly sessions: SessionLookup,
    private readonly rights: OwnChangeRights,
    private readonly outbox: OutboxService,
    private readonly endings: OutboxEndings,
    private readonly scheduled: ScheduledChanges,
    private readonly unitOfWork: UnitOfWork,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * Gives a message another text or caption. The change is committed before the connection is used, takes its
   * place in the order of the chat, and is sent once. One that waits for its time is changed where it waits, and may
   * get another time.
   *
   * @returns whether WhatsApp has acknowledged it, or does not have to.
   * @throws ApiError not_found, invalid_request, message_not_editable, too_late, session_not_connected, message_refused
   */
  async edit(actor: Actor, id: string, request: EditMessageRequest): Promise<boolean> {
    const { text } = request;
    const messageId = parseId('message', id);
    const sendAt = sendAtOf(request);
    if (text === undefined && !sendAt) throw nothingNamed();
    if (await this.scheduled.change(actor, messageId, { text, sendAt })) return true;
    if (text === undefined || sendAt)
      throw notEditable(
        'The message does not wait for its time any more: it is sent, on its way, or cancelled. Leave sendAt out to edit what was sent.',
      );
    return this.change(actor, messageId, { kind: 'edit', text });
  }

  /**
   * Deletes a message for everyone; as {@link edit}. One that has not left is cancelled.
   *
   * @throws ApiError not_found, message_not_deletable, too_late, session_not_connected, message_refused
   */
  async remove(actor: Actor, id: string): Promise<boolean> {
    const messageId = parseId('message', id);
    if (await this.unitOfWork.run((tx) => this.endings.cancel(tx, actor, messageId))) return true;
    return this.change(actor, messageId, { kind: 'delete' });
  }

  /**
   * Pins a message for everybody in its chat; as {@link edit}. Where phones would show one too many, those that
   * were pinned first are unpinned before.
   *
   * @param seconds null to unpin it.
   * @throws ApiError not_found, message_not_pinnable, session_not_connected, message_refused
   */
  async pin(actor: Actor, id: string, seconds: PinSeconds | null): Promise<boolean> {
    const message = await this.rows.message(actor, parseId('message', id));
    const requested = { kind: 'pin', seconds } as const;
    if (seconds !== null) {
      await this.rights.assert(actor, message, requested);
      const others = await this.rows.pinnedBeside(actor, message);
      for (const other of others.slice(PINS_MAX - 1))
        await this.change(actor, other, { kind: 'pin', seconds: null });
    }
    return this.change(actor, message.id, requested);
  }

  /**
   * Keeps a message from disappearing for everybody in its chat, or lets it disappear; as {@link edit}.
   *
   * @throws ApiError not_found, message_not_keepable, too_late, session_not_connected, message_refused
   */
  keep(actor: Actor, id: string, isSet: boolean): Promise<boolean> {
    return this.change(actor, parseId('message', id), { kind: 'keep', isSet });
  }

  private async change(actor: Actor, id: string, requested: RequestedChange): Promise<boolean> {
    const message = await this.rows.message(actor, id);
    if (await this.isDone(actor, message, requested)) return true;
    await this.rights.assert(actor, message, requested);
    const changeId = newId();
    const written = this.unitOfWork.run((tx) => this.write(tx, actor, id, changeId, requested));
    this.outbox.takeElsewhere([{ id: changeId }], written);
    try {
      const { change, isKnown } = await written;
      if (!change) return true;
      if (isKnown) return false;
      this.outbox.wake(message.sessionId);
      const outcome = await this.outbox.outcome({ id: changeId }, this.environment.answerWithinMs);
      if (outcome.result === 'refused') throw refusalOf(outcome.error, message.chat, null);
      if (outcome.result === 'sent') return true;
      // A receipt proves that the message arrived, even where its ack was lost.
      const latest = await this.rows.latest(actor, id, RIVALS[requested.kind]);
      return latest?.outboundStatus === 'sent';
    } finally {
      this.outbox.forgetCallers([{ id: changeId }]);
    }
  }

  /** Whether the message already is as requested, and no other change is pending. */
  private async isDone(
    actor: Actor,
    message: Message,
    requested: RequestedChange,
  ): Promise<boolean> {
    if (!isInForce(message, requested)) return false;
    if (requested.kind === 'delete') return true;
    const latest = await this.rows.latest(actor, message.id, RIVALS[requested.kind]);
    return latest?.outboundStatus !== 'pending';
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
    const latest = await this.rows.latest(actor, id, RIVALS[requested.kind], tx);
    const pending = latest?.outboundStatus === 'pending' ? latest : null;
    if (pending && isSame(pending, requested)) return { change: pending, isKnown: true };
    if (pending?.kind === 'delete') throw refusedFor(requested, 'The message is being deleted.');
    if (message.deletedAt && requested.kind === 'delete') return { change: null, isKnown: false };
    if (message.deletedAt) throw refusedFor(requested, 'The message is deleted.');
    const session = await this.sessions.linkedWithin(
      tx,
      actor,
      publicId('session', message.sessionId),
    );
    const at = new Date();
    const original = await this.rows.bytesOf(tx, actor, id);
    const bytes = encodedChange(message, original, requested, at);
    const change = changeOf(changeId, session, message, requested, bytes, at);
    await this.rows.insert(tx, actor, change);
    return { change, isKnown: false };
  }
}

function nothingNamed(): ApiError {
  return invalidField(
    'text',
    'text or sendAt must be given: the request says nothing to change',
    'required',
  );
}

function changeOf(
  id: string,
  session: SessionContext,
  message: Message,
  requested: RequestedChange,
  bytes: Uint8Array,
  at: Date,
): MessageChange {
  const { kind } = requested;
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
    text: kind === 'edit' ? requested.text : null,
    said: saidBy(requested, at),
    details: kind === 'edit' ? (message.details ?? null) : null,
    waMessageId: newWaMessageId(),
    targetAuthor: othersIn(message),
    deniedAt: null,
    messageId: message.id,
    outboundStatus: 'pending',
    bytes: Buffer.from(bytes),
    error: null,
    sentAt: at,
    createdAt: at,
  };
}
