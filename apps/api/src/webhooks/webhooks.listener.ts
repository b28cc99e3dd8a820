import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DeliveriesService } from '../deliveries/queue/deliveries.service';
import { EventBus } from '../platform/events/event-bus';

/**
 * Ties whatever happens to whoever wants to be told: deliveries are durable with their cause, in its
 * own transaction.
 */
@Injectable()
export class WebhooksListener implements OnModuleInit {
  constructor(
    private readonly bus: EventBus,
    private readonly deliveries: DeliveriesService,
  ) {}

  onModuleInit(): void {
    this.bus.inTransaction((tx, events) => this.deliveries.enqueue(tx, events));
  }
}
