import { Module } from '@nestjs/common';
import { WebhooksModule } from '../webhooks/webhooks.module';
import { ConcernsService } from './concerns/concerns.service';

/** What of an organization needs a person. */
@Module({
  imports: [WebhooksModule],
  providers: [ConcernsService],
  exports: [ConcernsService],
})
export class AlertsModule {}
