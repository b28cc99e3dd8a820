import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module';
import { ClientsModule } from '../clients/clients.module';
import { ClientSessionsController } from './client-sessions.controller';
import { ClientVersions } from './client-version/client-versions';
import { ClientVersionsRepository } from './client-version/client-versions.repository';
import { KnownNumbers } from './gateway/credentials/known-numbers';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { PendingUnlinks } from './gateway/unlinking/pending-unlinks';
import { SessionProxies } from './proxies/session-proxies';
import { SessionInbox } from './state/session-inbox';
import { SessionLeases } from './gateway/leases/session-leases';
import { SessionLeasesRepository } from './gateway/leases/session-leases.repository';
import { PendingUnlinksRepository } from './gateway/unlinking/pending-unlinks.repository';
import { SessionProxiesRepository } from './proxies/session-proxies.repository';
import { SessionMoves } from './gateway/session-moves';
import { SessionRouter } from './gateway/session-router';
import { SessionSupervisor } from './gateway/session-supervisor';
import { LimitsSweeper } from './limits/limits-sweeper';
import { PasskeyController } from './passkey/passkey.controller';
import { PasskeyService } from './passkey/passkey.service';
import { Session } from './state/session.entity';
import { SessionLimitsRepository } from './limits/session-limits.repository';
import { SessionLimits } from './limits/session-limits.service';
import { SessionStandingsRepository } from './state/session-standings.repository';
import { SessionJournal } from './state/session-journal';
import { SessionNotice } from './state/session-notice.entity';
import { SessionRestriction } from './state/session-restriction.entity';
import { SessionTransition } from './state/session-transition.entity';
import { SessionHistoryRepository } from './state/session-history.repository';
import { SessionHistorySweeper } from './state/session-history-sweeper';
import { SessionsController } from './sessions.controller';
import { SessionsService } from './sessions.service';
import { KeptRestrictions } from './timeline/kept-restrictions';
import { TimelineService } from './timeline/timeline.service';

@Module({
  imports: [
    AuditModule,
    ClientsModule,
    DeliveriesModule,
    TypeOrmModule.forFeature([Session, SessionTransition, SessionNotice, SessionRestriction]),
  ],
  controllers: [SessionsController, ClientSessionsController, PasskeyController],
  providers: [
    SessionsService,
    PasskeyService,
    SessionJournal,
    SessionSupervisor,
    SessionLeases,
    SessionLeasesRepository,
    PendingUnlinksRepository,
    SessionProxiesRepository,
    SessionStandingsRepository,
    SessionMoves,
    SessionRouter,
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
    KeptRestrictions,
    TimelineService,
  ],
  exports: [
    SessionsService,
    SessionStandingsRepository,
    SessionRouter,
    SessionInbox,
    SessionLimits,
    KnownNumbers,
  ],
})
export class SessionsModule {}
