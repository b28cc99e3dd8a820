import { Module } from '@nestjs/common';
import { MessagesModule } from '../messages/messages.module';
import { SessionsModule } from '../sessions/sessions.module';
import { CallNotices } from './call-notices';
import { CallRejections } from './call-rejections';
import { CallsController } from './calls.controller';
import { CallsRepository } from './calls.repository';
import { CallsService } from './calls.service';

@Module({
  imports: [SessionsModule, MessagesModule],
  controllers: [CallsController],
  providers: [CallsService, CallsRepository, CallNotices, CallRejections],
})
export class CallsModule {}
