import { Injectable } from '@nestjs/common';
import { publicId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { LiveBus } from '../../platform/live-events/live-bus';

/** Tells open screens that the refused changes of a chat have changed. */
@Injectable()
export class RefusalNews {
  constructor(private readonly live: LiveBus) {}

  /** A label was refused, which belongs to no chat. */
  labelRefused(tx: Transaction, tenant: Tenant): void {
    this.live.publishChange(tx, tenant, 'labels');
  }

  /** @param chatId UUID. */
  changed(
    tx: Transaction,
    { id: sessionId, organizationId }: Tenant & { id: string },
    chatId: string,
  ): void {
    const event = { event: 'chat.refusals', organizationId, to: null, sessionId } as const;
    const data = { chatId: publicId('chat', chatId) };
    tx.afterCommit(() => this.live.publish({ ...event, data }));
  }
}
