import { type DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { ApiKeysModule } from './api-keys/api-keys.module';
import { AuditModule } from './audit/audit.module';
import { AuditLogModule } from './audit-log/audit-log.module';
import { AuthModule } from './auth/auth.module';
import { CallsModule } from './calls/calls.module';
import { ChatsModule } from './chats/chats.module';
import { ClientsModule } from './clients/clients.module';
import { ClusterModule } from './platform/cluster/cluster.module';
import { ConnectLinksModule } from './connect-links/connect-links.module';
import { ConfigModule } from './platform/config/config.module';
import type { Environment } from './platform/config/environment';
import { DatabaseModule } from './platform/database/database.module';
import { DeliveryWorkerModule } from './deliveries/delivery-worker.module';
import { ENTITIES } from './entities';
import { EventsModule } from './platform/events/events.module';
import { loggerParams } from './platform/logging/request-log';
import { IdempotencyModule } from './platform/http/idempotency/idempotency.module';
import { LimitsModule } from './platform/http/rate-limits/limits.module';
import { LiveEventsModule } from './platform/live-events/live-events.module';
import { LiveModule } from './live/live.module';
import { MailModule } from './platform/mail/mail.module';
import { MediaModule } from './media/media.module';
import { MessagesModule } from './messages/messages.module';
import { OperationsModule } from './operations/operations.module';
import { GuardModule } from './auth/guard/guard.module';
import { OidcModule } from './auth/oidc/oidc.module';
import { OverviewModule } from './overview/overview.module';
import { SchedulerModule } from './platform/scheduler/scheduler.module';
import { SearchModule } from './search/search.module';
import { SessionsModule } from './sessions/sessions.module';
import { TeamModule } from './team/team.module';
import { VaultModule } from './platform/vault/vault.module';
import { WebhookDisablerModule } from './webhooks/disabling/webhook-disabler.module';
import { WebhooksModule } from './webhooks/webhooks.module';

/** Modules of the REST API and the gateway, which share a process. */
const API_AND_GATEWAY = [
  LimitsModule,
  AuthModule,
  ClientsModule,
  ApiKeysModule,
  GuardModule,
  OidcModule,
  IdempotencyModule,
  LiveModule,
  WebhooksModule,
  SessionsModule,
  ConnectLinksModule,
  MediaModule,
  MessagesModule,
  CallsModule,
  ChatsModule,
  SearchModule,
  TeamModule,
  AuditLogModule,
  AuditModule,
  OverviewModule,
];

@Module({})
export class AppModule {
  static with(environment: Environment): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(environment),
        LoggerModule.forRoot(loggerParams(environment.logLevel)),
        SchedulerModule,
        DatabaseModule.with(ENTITIES),
        VaultModule,
        ClusterModule,
        EventsModule,
        LiveEventsModule,
        MailModule,
        OperationsModule.with(...(environment.roles.has('api') ? [MediaModule] : [])),
        ...(environment.roles.has('api') ? API_AND_GATEWAY : []),
        ...(environment.roles.has('delivery')
          ? [DeliveryWorkerModule.with(WebhookDisablerModule)]
          : []),
      ],
    };
  }
}
