import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SessionInbox } from './gateway/session-inbox';
import { SessionSupervisor } from './gateway/session-supervisor';
import { Session } from './session.entity';
import { SessionJournal } from './session-journal';
import { SessionTransition } from './session-transition.entity';
import { SessionsController } from './sessions.controller';
import { SessionsService } from './sessions.service';

@Module({
  imports: [TypeOrmModule.forFeature([Session, SessionTransition])],
  controllers: [SessionsController],
  providers: [SessionsService, SessionJournal, SessionSupervisor, SessionInbox],
  exports: [SessionsService, SessionInbox],
})
export class SessionsModule {}
