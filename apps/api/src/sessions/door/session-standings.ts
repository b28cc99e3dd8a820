import { Injectable } from '@nestjs/common';
import type { SessionStatus } from '@whathooks/dto';
import type { Tenant } from '../../platform/database/tenant-repository';
import { SessionSupervisor } from '../gateway/session-supervisor';
import type { Session } from '../state/session.entity';
import {
  type SessionStandingRow,
  SessionStandingsRepository,
} from '../state/session-standings.repository';

/** Fields of a session that shows no code. */
const NO_CODES = {
  ...{ qr: null, qrExpiresAt: null, pairingCode: null, pairingCodeExpiresAt: null },
  passkey: null,
};

/** Status to show for a session whose process has ended, by its stored status. */
const WITHOUT_PROCESS: Partial<Record<SessionStatus, SessionStatus>> = {
  QR: 'PENDING',
  CONNECTING: 'DISCONNECTED',
  CONNECTED: 'DISCONNECTED',
};

/** Where sessions stand: what their rows say, put right where the process that wrote them is gone. */
@Injectable()
export class SessionStandings {
  constructor(
    private readonly rows: SessionStandingsRepository,
    private readonly supervisor: SessionSupervisor,
  ) {}

  /** Where all sessions of an organization stand. */
  async standings(tenant: Tenant): Promise<SessionStandingRow[]> {
    return this.asTheyAre(await this.rows.of(tenant));
  }

  /** Sessions with the status that they have: one whose process died is not online, whatever its row says. */
  async asTheyAre<Sessions extends readonly Pick<Session, 'id' | 'status' | 'statusReason'>[]>(
    sessions: Sessions,
  ): Promise<Sessions> {
    const running = sessions.filter(({ status }) => status in WITHOUT_PROCESS);
    const gone = await this.supervisor.runNowhere(running.map(({ id }) => id));
    return sessions.map((session) => {
      // A session that ended between the two reads has its reason in its row.
      const isGone = gone.get(session.id) === session.status;
      const status = isGone ? WITHOUT_PROCESS[session.status] : undefined;
      if (!status) return session;
      return { ...session, status, statusReason: 'gateway_restarted', ...NO_CODES };
    }) as unknown as Sessions;
  }
}
