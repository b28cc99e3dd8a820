import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClientVersions } from './gateway/client-versions';
import { ClientVersionsRepository } from './gateway/client-versions.repository';
import { KnownNumbers } from './gateway/known-numbers';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { PendingUnlinks } from './gateway/pending-unlinks';
import { SessionProxies } from './gateway/session-proxies';
import { SessionInbox } from './gateway/session-inbox';
import { SessionLeases } from './gateway/session-leases';
import { SessionSupervisor } from './gateway/session-supervisor';
import { LimitsSweeper } from './limits-sweeper';
import { PasskeyController } from './passkey.controller';
import { PasskeyService } from './passkey.service';
import { Session } from './session.entity';
import { SessionHistoryRepository } from './session-history.repository';
import { SessionHistorySweeper } from './session-history-sweeper';
import { SessionLimitsRepository } from './session-limits.repository';
import { SessionLimits } from './session-limits.service';
import { SessionJournal } from './session-journal';
import { SessionNotice } from './session-notice.entity';
import { SessionTransition } from './session-transition.entity';
import { SessionsController } from './sessions.controller';
import { SessionsService } from './sessions.service';

@Module({
  imports: [
    DeliveriesModule,
    TypeOrmModule.forFeature([Session, SessionTransition, SessionNotice]),
  ],
  controllers: [SessionsController, PasskeyController],
  providers: [
    SessionsService,
    PasskeyService,
    SessionJournal,
    SessionSupervisor,
    SessionLeases,
    SessionProxies,
    ClientVersions,
    ClientVersionsRepository,
    PendingUnlinks,
    SessionInbox,
    KnownNumbers,
    SessionLimits,
    SessionLimitsRepository,
    LimitsSweeper,
    SessionHistoryRepository,
    SessionHistorySweeper,
  ],
  exports: [SessionsService, SessionInbox, SessionLimits, KnownNumbers],
})
export class SessionsModule {}
