import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { OrganizationsModule } from '../organizations/organizations.module';
import { OwnOrigin } from '../platform/http/own-origin';
import { SessionsModule } from '../sessions/sessions.module';
import { WebhooksModule } from '../webhooks/webhooks.module';
import { AlertNews } from './alert-news';
import { AlertWatcher } from './alert-watcher';
import { AlertsController } from './alerts.controller';
import { AlertsService } from './alerts.service';
import { ConcernsService } from './concerns/concerns.service';
import { AlertsRepository } from './store/alerts.repository';

/** What of an organization needs a person, and how people are told. */
@Module({
  imports: [SessionsModule, WebhooksModule, OrganizationsModule, AuditModule],
  controllers: [AlertsController],
  providers: [AlertsService, AlertsRepository, AlertWatcher, AlertNews, ConcernsService, OwnOrigin],
  exports: [ConcernsService],
})
export class AlertsModule {}
