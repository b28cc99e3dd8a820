import { Injectable } from '@nestjs/common';
import { reworded } from '@whathooks/whatsapp';
import type { Actor } from '../../../platform/access/actor';
import { newIdAt, publicId } from '../../../platform/database/ids';
import { type Transaction, UnitOfWork } from '../../../platform/database/unit-of-work';
import { LiveBus } from '../../../platform/live-events/live-bus';
import type { Message } from '../../store/message.entity';
import { notEditable } from './own-change-rules';
import { OwnChangesRepository } from './own-changes.repository';

/** What is to be otherwise of a message that waits for its time. */
export interface ScheduledChange {
  text?: string | undefined;
  /** Null: it stays. */
  sendAt: Date | null;
}

/** Changes messages before they are sent: the same message says something else, or leaves at another time. */
@Injectable()
export class ScheduledChanges {
  constructor(
    private readonly rows: OwnChangesRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly live: LiveBus,
  ) {}

  /**
   * Waits for whoever makes the message due at this moment, so it is either changed or sent as it was.
   *
   * @returns whether it still waits for its time.
   * @throws ApiError not_found, message_not_editable
   */
  change(actor: Actor, id: string, { text, sendAt }: ScheduledChange): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const message = await this.rows.lockMessage(tx, actor, id);
      if (message.status !== 'scheduled') return false;
      if (text !== undefined && text !== message.text) await this.reword(tx, actor, message, text);
      if (sendAt && sendAt.getTime() !== message.sentAt.getTime())
        await this.rows.move(tx, actor, id, sendAt, newIdAt(sendAt));
      const { organizationId, sessionId } = message;
      const data = { messageId: publicId('message', id) };
      const event = { event: 'message.scheduled', organizationId, to: null, sessionId } as const;
      tx.afterCommit(() => this.live.publish({ ...event, data }));
      return true;
    });
  }

  private async reword(
    tx: Transaction,
    actor: Actor,
    { id }: Message,
    text: string,
  ): Promise<void> {
    const bytes = reworded(await this.rows.bytesOf(tx, actor, id), text);
    if (!bytes) throw notEditable('The message has neither a text nor a caption.');
    await this.rows.reword(tx, actor, id, text, bytes);
  }
}
