import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ApiError } from '../../../platform/http/problems/api-error';
import { HeldMessages } from '../checks/held-messages';
import { RecipientChecks } from '../checks/recipient-checks';
import { RefusedMessages } from '../results/refused-messages';
import { TakenMessages } from '../results/taken-messages';
import type { OutboxEntry } from '../tables/outbox-entry';
import { OutboxRepository } from '../tables/outbox.repository';
import type { SendOutcome } from '../tables/send-outcome';
import { FilePreparation, type Prepared } from './file-preparation';
import type { OutboxConnection } from './outbox-connection';
import type { WindowPlace } from './send-window';
import { showTypingBefore } from './shown-typing';

/** How long a message that was read as pending is taken to be pending, in ms. */
const PENDING_FOR_MS = 1_000;

/** What comes before every attempt to send a message: its checks, the upload of its file, and its turn. */
@Injectable()
export class SendPreparation {
  constructor(
    private readonly rows: OutboxRepository,
    private readonly recipients: RecipientChecks,
    private readonly held: HeldMessages,
    private readonly unitOfWork: UnitOfWork,
    private readonly refused: RefusedMessages,
    private readonly taken: TakenMessages,
    private readonly files: FilePreparation,
  ) {}

  /** Null when the message may be attempted now; an outcome when there is nothing left to attempt. */
  async prepare(
    connection: OutboxConnection,
    entry: OutboxEntry,
    place: WindowPlace,
  ): Promise<SendOutcome | null> {
    const early = entry.isChange
      ? await this.checkChange(connection, entry)
      : ((await this.hold(connection, entry)) ?? (await this.checkRecipient(connection, entry)));
    if (early) return early;
    const unprepared = await this.prepareFile(connection, entry, place);
    if (unprepared) return unprepared;
    const turn = connection.pacer.turn(connection.leaving);
    // A caller does not wait for a turn that will not come soon.
    if (!(await turn.isSoon)) this.taken.settle(entry.id, { result: 'unknown' });
    await turn.come;
    if (connection.leaving.aborted) return { result: 'unknown' };
    if (await connection.pacer.showsTyping()) await showTypingBefore(connection, entry);
    // WhatsApp may have spoken meanwhile.
    const held = entry.isChange ? null : await this.hold(connection, entry);
    if (held) return held;
    const isPending = await this.isStillPending(entry);
    return isPending && !connection.leaving.aborted ? null : { result: 'unknown' };
  }

  /** Uploads the file of a message. Chats that need no upload are not delayed. */
  private async prepareFile(
    connection: OutboxConnection,
    entry: OutboxEntry,
    place: WindowPlace,
  ): Promise<SendOutcome | null> {
    if (!entry.awaitsUpload) return null;
    const prepared = await this.prepareOutside(connection, entry, place);
    if (prepared === 'ready') return null;
    return prepared === 'over'
      ? { result: 'unknown' }
      : this.refused.refuse(connection, entry, prepared);
  }

  private async prepareOutside(
    connection: OutboxConnection,
    entry: OutboxEntry,
    place: WindowPlace,
  ): Promise<Prepared> {
    place.leave();
    try {
      return await this.files.prepare(connection, entry);
    } finally {
      await place.back();
    }
  }

  private async hold(
    connection: OutboxConnection,
    entry: OutboxEntry,
  ): Promise<SendOutcome | null> {
    const held = await this.held.hold(connection.session, entry);
    return held && { result: 'held', isDue: held === 'due' };
  }

  /** It may have been given up while it waited: for its turn, behind others of its chat, or for an ack. */
  private async isStillPending(entry: OutboxEntry): Promise<boolean> {
    const now = performance.now();
    if (now - entry.pendingAt < PENDING_FOR_MS) return true;
    const isPending = await this.rows.isPending(entry.id);
    entry.pendingAt = now;
    return isPending;
  }

  /** A change is sent while WhatsApp takes it, and for a message that was sent. */
  private async checkChange(
    connection: OutboxConnection,
    entry: OutboxEntry,
  ): Promise<SendOutcome | null> {
    const obstacle = await this.rows.obstacleOf(entry.id);
    return obstacle && this.refused.refuse(connection, entry, obstacle);
  }

  private async checkRecipient(
    connection: OutboxConnection,
    entry: OutboxEntry,
  ): Promise<SendOutcome | null> {
    if (entry.recipientChecked) return null;
    try {
      // A JID is taken as it is.
      if (/^\d+$/.test(entry.recipient)) {
        entry.jid = await this.recipients.jidOf(
          connection.session,
          entry.recipient,
          connection.socket,
        );
      }
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'recipient_not_on_whatsapp') throw error;
      return this.refused.refuse(connection, entry, error.code);
    }
    const mayLeave = await this.unitOfWork.run(async (tx) => {
      await connection.guard(tx);
      return this.rows.noteRecipient(tx, entry.id, entry.jid);
    });
    if (!mayLeave) return { result: 'unknown' };
    entry.recipientChecked = true;
    return null;
  }
}
