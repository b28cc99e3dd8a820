import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module';
import { ChatsModule } from '../chats/chats.module';
import { DeliveryLogModule } from '../deliveries/delivery-log.module';
import { MessagesModule } from '../messages/messages.module';
import { SessionsModule } from '../sessions/sessions.module';
import { OverviewController } from './overview.controller';
import { OverviewService } from './overview.service';

/** Whether all is well, in one answer. */
@Module({
  imports: [SessionsModule, MessagesModule, DeliveryLogModule, ChatsModule, AlertsModule],
  controllers: [OverviewController],
  providers: [OverviewService],
})
export class OverviewModule {}
