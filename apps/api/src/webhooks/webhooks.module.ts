import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { DeliveryLogModule } from '../deliveries/delivery-log.module';
import { SessionsModule } from '../sessions/sessions.module';
import { Webhook } from './webhook.entity';
import { LeavingSessions } from './leaving-sessions';
import { WebhookDeliveriesController } from './deliveries/webhook-deliveries.controller';
import { WebhookDeliveriesService } from './deliveries/webhook-deliveries.service';
import { WebhookEventsModule } from './webhook-events.module';
import { WebhookSecretsService } from './secrets/webhook-secrets.service';
import { WebhookStandings } from './webhook-standings';
import { WebhookStandingsRepository } from './webhook-standings.repository';
import { WebhooksController } from './webhooks.controller';
import { WebhooksService } from './webhooks.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([Webhook]),
    DeliveriesModule,
    DeliveryLogModule,
    WebhookEventsModule,
    SessionsModule,
    AuditModule,
  ],
  controllers: [WebhooksController, WebhookDeliveriesController],
  providers: [
    WebhooksService,
    LeavingSessions,
    WebhookSecretsService,
    WebhookDeliveriesService,
    WebhookStandings,
    WebhookStandingsRepository,
  ],
  exports: [WebhookStandings],
})
export class WebhooksModule {}
