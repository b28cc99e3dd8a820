import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { SessionsModule } from '../sessions/sessions.module';
import { Webhook } from './webhook.entity';
import { WebhooksController } from './webhooks.controller';
import { WebhooksListener } from './webhooks.listener';
import { WebhooksService } from './webhooks.service';

@Module({
  imports: [TypeOrmModule.forFeature([Webhook]), DeliveriesModule, SessionsModule],
  controllers: [WebhooksController],
  providers: [WebhooksService, WebhooksListener],
})
export class WebhooksModule {}
