import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { WebhooksListener } from './webhooks.listener';

/** Queues events for webhooks, in every process that creates events. */
@Module({ imports: [DeliveriesModule], providers: [WebhooksListener] })
export class WebhookEventsModule {}
