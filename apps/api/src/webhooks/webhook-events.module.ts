import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { WebhooksListener } from './webhooks.listener';

/** Ties events to webhooks, once in every process that makes events. */
@Module({ imports: [DeliveriesModule], providers: [WebhooksListener] })
export class WebhookEventsModule {}
