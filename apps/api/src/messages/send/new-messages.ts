import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { digitsOf, isLid, newWaMessageId, userJid } from '@whathooks/whatsapp';
import { Repository } from 'typeorm';
import type { Actor } from '../../platform/access/actor';
import { newId, newIdAt, publicId } from '../../platform/database/ids';
import { type Tenant, TenantRepository } from '../../platform/database/tenant-repository';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import type { IdempotencyClaim } from '../../platform/http/idempotency/idempotency-claim';
import { LiveBus } from '../../platform/live-events/live-bus';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { SessionLookup } from '../../sessions/door/session-lookup';
import type { OutboxRow } from '../outbox/tables/outbox-entry';
import { MessageFiles } from '../media/message-files';
import { OutboxService } from '../outbox/outbox.service';
import { chatWith } from '../store/chat-of';
import { LidNumbersRepository } from '../store/chats/lid-numbers.repository';
import { AlbumsRepository } from '../store/albums.repository';
import { Message } from '../store/message.entity';
import { StatusAudiencesRepository } from '../store/chats/status-audiences.repository';
import { StoredMessagesPublisher } from '../store/stored-messages-publisher';
import type { Recipient } from './address/recipients';
import type { RequestedContent } from './content/requested-content';

/** A message that was taken, before its row is written. Its bytes are decided by then. */
export interface NewMessage extends OutboxRow {
  requested: RequestedContent;
  /** When it is to be sent; null for one that is sent now, or as soon as its number is online. */
  sendAt: Date | null;
}

/** A message; or an album, and what is in it. */
export type NewMessageSet = readonly [NewMessage, ...NewMessage[]];

/** Where a message goes. */
export interface Addressed extends Pick<OutboxRow, 'chat' | 'jid' | 'recipientChecked'> {
  recipient: Recipient;
}

/** Makes a new message with its ids, encoded, of its content and address. */
export function newMessage(
  { recipient, ...where }: Addressed,
  requested: RequestedContent,
  sendAt: Date | null = null,
): NewMessage {
  return {
    // Ids are the order of a chat: it takes its place when it is due.
    id: sendAt ? newIdAt(sendAt) : newId(),
    sendAt,
    ...where,
    recipient: recipient.phone ?? recipient.jid,
    ...(recipient.audience && { audience: recipient.audience }),
    requested,
    bytes: requested.bytes,
    awaitsUpload: requested.file !== null,
    waMessageId: newWaMessageId(),
  };
}

/** Writes accepted messages, in one transaction with the result of their Idempotency-Key. */
@Injectable()
export class NewMessages {
  private readonly messages: TenantRepository<Message>;

  constructor(
    @InjectRepository(Message) rows: Repository<Message>,
    private readonly sessions: SessionLookup,
    private readonly lids: LidNumbersRepository,
    private readonly outbox: OutboxService,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: MessageFiles,
    private readonly audiences: StatusAudiencesRepository,
    private readonly published: StoredMessagesPublisher,
    private readonly albums: AlbumsRepository,
    private readonly live: LiveBus,
  ) {
    this.messages = new TenantRepository(rows.manager, Message, 'message');
  }

  /** What an album that was taken earlier consists of, in its order. */
  itemsOf(tenant: Tenant, album: Message): Promise<Message[]> {
    return this.albums.itemsOf(tenant, album);
  }

  /** The row of a message that was taken earlier. */
  get(tenant: Tenant, id: string): Promise<Message> {
    return this.messages.get(tenant, id);
  }

  async write(
    actor: Actor,
    session: SessionContext,
    messages: NewMessageSet,
    claim: IdempotencyClaim | undefined,
  ): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      for (const message of messages) await this.insert(tx, actor, session, message, actor);
      await claim?.make(tx, messages[0].id);
    });
  }

  /**
   * Writes a message that waits for its session, or for its time. The process that has the connection hears of
   * it with the commit.
   *
   * @throws ApiError not_found, session_not_connected for one that is not linked.
   */
  async queue(
    actor: Actor,
    sessionId: string,
    messages: NewMessageSet,
    claim: IdempotencyClaim | undefined,
  ): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const session = await this.sessions.linkedWithin(tx, actor, sessionId);
      for (const message of messages) await this.insert(tx, actor, session, message, actor);
      await claim?.make(tx, messages[0].id);
      if (messages[0].sendAt) this.scheduled(tx, session, messages[0].id);
      else await this.outbox.waitsWithin(tx, session.id);
    });
  }

  private scheduled(
    tx: Transaction,
    { id: sessionId, organizationId }: SessionContext,
    messageId: string,
  ): void {
    const event = { event: 'message.scheduled', organizationId, to: null, sessionId } as const;
    const data = { messageId: publicId('message', messageId) };
    tx.afterCommit(() => this.live.publish({ ...event, data }));
  }

  /** Writes an automatic message, in a transaction that does other things, too. */
  insertWithin(tx: Transaction, session: SessionContext, message: NewMessage): Promise<void> {
    return this.insert(tx, session, session, message, null);
  }

  /** The number behind a LID may have been learned since its chat was looked up. */
  private async insert(
    tx: Transaction,
    tenant: Tenant,
    session: SessionContext,
    message: NewMessage,
    by: Actor | null,
  ): Promise<void> {
    const number = isLid(message.chat)
      ? await this.lids.hold(tx, session, digitsOf(message.chat))
      : null;
    const chat = chatWith(number, message.chat);
    const row = toRow(session, { ...message, chat }, by);
    await this.messages.within(tx).insert(tenant, row);
    if (message.audience) await this.audiences.insert(tx, tenant, message.id, message.audience);
    const { file } = message.requested;
    if (file) await this.files.insertWithin(tx, tenant, message.id, file);
    await this.published.sent(tx, tenant, session.id, [row]);
  }
}

function toRow(
  session: SessionContext,
  { requested, jid, bytes, sendAt, audience: _, ...same }: NewMessage,
  by: Actor | null,
): Omit<Message, 'organizationId'> {
  const now = new Date();
  return {
    ...same,
    ...requested,
    bytes: Buffer.from(bytes),
    sessionId: session.id,
    direction: 'outbound',
    originChat: jid,
    author: userJid(session.phone),
    sender: session.phone,
    senderType: 'phone',
    pushName: null,
    status: sendAt ? 'scheduled' : 'pending',
    error: null,
    history: false,
    ...senderOf(by),
    editedAt: null,
    deletedAt: null,
    sentAt: sendAt ?? now,
    createdAt: now,
  };
}

/** The person or API key that sends it; nobody for what a number writes by itself. */
function senderOf(by: Actor | null): Pick<Message, 'sentBy' | 'sentByKind'> {
  if (!by) return { sentBy: null, sentByKind: 'automatic' };
  return { sentBy: by.kind === 'user' ? by.userId : by.apiKeyId, sentByKind: by.kind };
}
