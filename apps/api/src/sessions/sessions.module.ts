import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module';
import { AuditLogModule } from '../audit-log/audit-log.module';
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
import { RunnerFactory } from './gateway/runner-factory';
import { FreeSessions } from './gateway/schedule/free-sessions';
import { SessionSupervisor } from './gateway/session-supervisor';
import { ShownCodes } from './state/shown-codes';
import { LimitsSweeper } from './limits/limits-sweeper';
import { PasskeyController } from './passkey/passkey.controller';
import { PasskeyService } from './passkey/passkey.service';
import { Session } from './state/session.entity';
import { SessionLimitsRepository } from './limits/session-limits.repository';
import { SessionLimits } from './limits/session-limits.service';
import { SessionStandingsRepository } from './state/session-standings.repository';
import { SessionJournal } from './state/session-journal';
import { SessionNotice } from './state/history/session-notice.entity';
import { SessionRestriction } from './state/session-restriction.entity';
import { SessionTransition } from './state/session-transition.entity';
import { SessionHistoryRepository } from './state/history/session-history.repository';
import { SessionHistorySweeper } from './state/history/session-history-sweeper';
import { SessionsController } from './sessions.controller';
import { SessionsService } from './sessions.service';
import { ConnectedSessions } from './door/connected-sessions';
import { ConnectionQuestions } from './door/connection-questions';
import { SessionLookup } from './door/session-lookup';
import { SessionStandings } from './door/session-standings';
import { SessionLinking } from './session-linking.service';
import { SessionViews } from './session-views';
import { KeptRestrictions } from './timeline/kept-restrictions';
import { TimelineService } from './timeline/timeline.service';

@Module({
  imports: [
    AuditLogModule,
    AuditModule,
    ClientsModule,
    DeliveriesModule,
    TypeOrmModule.forFeature([Session, SessionTransition, SessionNotice, SessionRestriction]),
  ],
  controllers: [SessionsController, ClientSessionsController, PasskeyController],
  providers: [
    SessionsService,
    SessionLinking,
    SessionViews,
    SessionStandings,
    ConnectedSessions,
    ConnectionQuestions,
    SessionLookup,
    PasskeyService,
    SessionJournal,
    ShownCodes,
    FreeSessions,
    RunnerFactory,
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
    SessionLinking,
    SessionStandings,
    ConnectedSessions,
    ConnectionQuestions,
    SessionLookup,
    SessionStandingsRepository,
    SessionRouter,
    SessionInbox,
    SessionLimits,
    KnownNumbers,
  ],
})
export class SessionsModule {}
