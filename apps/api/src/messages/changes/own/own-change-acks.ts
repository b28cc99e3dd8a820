import { Injectable } from '@nestjs/common';
import type { MessageReceipt } from '@whathooks/whatsapp';
import type { Transaction } from '../../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../../platform/events/domain-events';
import { EventBus } from '../../../platform/events/event-bus';
import type { SessionContext } from '../../../sessions/state/session-inbox';
import { ChangesUnderWay } from '../../outbox/sending/changes-under-way';
import { InboundMedia } from '../../media/inbound-media';
import { SentMessagesService } from '../../outbox/results/sent-messages.service';
import { Message } from '../../store/message.entity';
import { MessageChange } from '../../store/changes/message-change.entity';
import { applyChange } from '../apply-change';

/** Applies edits and deletions of ours when WhatsApp has acknowledged them. */
@Injectable()
export class OwnChangeAcks {
  constructor(
    private readonly underWay: ChangesUnderWay,
    private readonly sent: SentMessagesService,
    private readonly bus: EventBus,
    private readonly media: InboundMedia,
  ) {}

  /** In the transaction of the ack, so that the event is published once even after a crash. */
  async store(
    tx: Transaction,
    session: SessionContext,
    receipts: readonly MessageReceipt[],
  ): Promise<void> {
    const events: AnyDomainEvent[] = [];
    for (const receipt of receipts) {
      if (!this.underWay.has(session.id, receipt.waMessageId)) continue;
      events.push(...(await this.take(tx, session, receipt)));
      tx.afterCommit(() => this.underWay.remove(session.id, receipt.waMessageId));
    }
    await this.bus.publish(tx, await this.media.withFiles(tx, session, events));
  }

  private async take(
    tx: Transaction,
    session: SessionContext,
    { waMessageId, status, error, timestamp }: MessageReceipt,
  ): Promise<AnyDomainEvent[]> {
    const own = { organizationId: session.organizationId, sessionId: session.id };
    const pending = { ...own, waMessageId, outboundStatus: 'pending' as const };
    const change = await tx.manager.findOne(MessageChange, { where: pending });
    if (!change) return [];
    const isRefused = status === 'failed';
    const { affected } = await tx.manager.update(
      MessageChange,
      { ...pending, id: change.id },
      isRefused
        ? { outboundStatus: 'failed', error: error ?? 'unknown' }
        : { outboundStatus: 'sent', sentAt: timestamp },
    );
    if (!affected || isRefused || !change.messageId) return [];
    const target = await tx.manager.findOne(Message, {
      where: { ...own, id: change.messageId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!target) return [];
    // It left before the change did, on the same connection.
    if (target.status === 'pending') await this.sent.move(tx, session, target.id, 'sent');
    return applyChange(tx, session, { ...change, sentAt: timestamp }, target);
  }
}
