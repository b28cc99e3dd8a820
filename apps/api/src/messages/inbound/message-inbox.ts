import { Injectable, type OnModuleInit } from '@nestjs/common';
import type {
  InboundIdentity,
  InboundMessage,
  LidNumber,
  MessageReceipt,
  Placeholder,
} from '@whathooks/whatsapp';
import type { Transaction } from '../../platform/database/unit-of-work';
import {
  type InboundStore,
  type SessionConnection,
  type SessionContext,
  SessionInbox,
} from '../../sessions/state/session-inbox';
import { GroupDeletions } from '../changes/group-deletions';
import { OwnChangeAcks } from '../changes/own/own-change-acks';
import { HeldMessages } from '../outbox/checks/held-messages';
import { MediaDownloads } from '../media/downloads/media-downloads';
import { OutboxService } from '../outbox/outbox.service';
import { SentMessagesService } from '../outbox/results/sent-messages.service';
import { chatOf } from '../store/chat-of';
import { ReadMarks } from '../store/chats/read-marks';
import { StatusAudiencesRepository } from '../store/chats/status-audiences.repository';
import { StoredBytesRepository } from '../store/stored-bytes.repository';
import { TimerUpdates } from './timer-updates';
import { InboundMessagesService } from './inbound-messages.service';
import { JoinedChats } from './joined-chats';

/** Keeps what arrives on sessions: the part that messages have in the inbound commit. */
@Injectable()
export class MessageInbox implements InboundStore, OnModuleInit {
  constructor(
    private readonly inbox: SessionInbox,
    private readonly inbound: InboundMessagesService,
    private readonly chats: JoinedChats,
    private readonly timers: TimerUpdates,
    private readonly sent: SentMessagesService,
    private readonly changes: OwnChangeAcks,
    private readonly outbox: OutboxService,
    private readonly held: HeldMessages,
    private readonly deletions: GroupDeletions,
    private readonly downloads: MediaDownloads,
    private readonly marks: ReadMarks,
    private readonly stored: StoredBytesRepository,
    private readonly audiences: StatusAudiencesRepository,
  ) {}

  onModuleInit(): void {
    this.inbox.storeWith(this);
  }

  async storeMessages(
    tx: Transaction,
    session: SessionContext,
    messages: InboundMessage[],
  ): Promise<void> {
    await this.inbound.store(tx, session, messages);
    await this.timers.learnFrom(tx, session, messages);
    if (await this.held.release(tx, session, messages.map(chatOf)))
      tx.afterCommit(() => this.outbox.wake(session.id));
  }

  learnNumbers(
    tx: Transaction,
    session: SessionContext,
    pairs: readonly LidNumber[],
  ): Promise<void> {
    return this.chats.learn(tx, session, pairs);
  }

  async storeReceipts(
    tx: Transaction,
    session: SessionContext,
    receipts: MessageReceipt[],
  ): Promise<void> {
    const [own, others] = [receipts.filter(isOwn), receipts.filter((receipt) => !isOwn(receipt))];
    await this.marks.readElsewhere(
      tx,
      session,
      own.map(({ waMessageId }) => waMessageId),
    );
    if (others.length === 0) return;
    await this.sent.storeReceipts(tx, session, others);
    await this.changes.store(tx, session, others);
  }

  findBytes(sessionId: string, identity: InboundIdentity): Promise<Uint8Array | null> {
    return this.stored.ofReceived(sessionId, identity);
  }

  findSentBytes(
    sessionId: string,
    waMessageId: string,
    chats: string[],
  ): Promise<Uint8Array | null> {
    return this.stored.ofSent(sessionId, waMessageId, chats);
  }

  findAudience(sessionId: string, waMessageId: string): Promise<readonly string[]> {
    return this.audiences.ofSent(sessionId, waMessageId);
  }

  findPlaceholders(sessionId: string, since: Date, limit: number): Promise<Placeholder[]> {
    return this.stored.placeholders(sessionId, since, limit);
  }

  connected(connection: SessionConnection): void {
    this.outbox.resume(connection);
    this.deletions.resume(connection);
    this.downloads.resume(connection);
  }

  leaving(sessionId: string): Promise<void> {
    return this.outbox.drain(sessionId);
  }
}

/** Whether it reports what our own phone has read. */
function isOwn({ isOurs }: MessageReceipt): boolean {
  return isOurs === true;
}
