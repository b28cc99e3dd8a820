import { Injectable } from '@nestjs/common';
import { DeliveriesService } from '../deliveries/queue/deliveries.service';
import type { Transaction } from '../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../platform/events/domain-events';
import { OnEventsInTransaction } from '../platform/events/listeners';

/** Writes the deliveries of every event in the transaction of its cause, so that both are durable together. */
@Injectable()
export class WebhooksListener {
  constructor(private readonly deliveries: DeliveriesService) {}

  @OnEventsInTransaction()
  async enqueue(tx: Transaction, events: readonly AnyDomainEvent[]): Promise<void> {
    await this.deliveries.enqueue(tx, events);
  }
}
