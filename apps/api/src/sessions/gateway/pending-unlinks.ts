import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { RepeatedWork } from '../../platform/scheduler/repeated-work';
import type { StatusReason } from '@whathooks/dto';
import { type ProxyRoute, unlinkDevice } from '@whathooks/whatsapp';
import { DataSource } from 'typeorm';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { newId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { Vault } from '../../platform/vault/vault';
import { SessionJournal } from '../state/session-journal';
import { ClientVersions } from '../client-version/client-versions';
import { SessionProxies } from '../proxies/session-proxies';

/** How often what is due is looked for, in ms. */
const LOOK_MS = 5_000;

/** WhatsApp unlinks by itself what has not been online for about this long, in days. */
const GIVEN_UP_AFTER_DAYS = 30;

/** The credentials move as they are: they stay sealed for the session that they were of. */
const KEEP = `
  INSERT INTO pending_unlinks (id, organization_id, session_id, value, proxy, expires_at)
  SELECT $2, kept.organization_id, kept.session_id, kept.value, session.proxy,
    now() + make_interval(days => $3::int)
  FROM session_credentials kept JOIN sessions session ON session.id = kept.session_id
  WHERE kept.session_id = $1
  RETURNING id`;

/**
 * Takes the one that is due for longest, and puts off whoever looks next: for longer than an attempt takes,
 * up to an hour.
 */
const TAKE_ONE = `
  WITH taken AS (
    UPDATE pending_unlinks SET attempts = attempts + 1,
      due_at = now() + least(interval '1 hour', interval '40 seconds' + interval '4 seconds' * 2 ^ least(attempts, 12))
    WHERE id = (SELECT id FROM pending_unlinks WHERE due_at <= now() ORDER BY due_at LIMIT 1
                FOR UPDATE SKIP LOCKED)
    RETURNING *)
  SELECT id, organization_id AS "organizationId", session_id AS "sessionId", value, proxy,
    expires_at <= now() AS "isOver" FROM taken`;

/** Whether a session still says that its device waits to be unlinked, and none of it does any more. */
const IS_WAITING = `
  SELECT FROM sessions WHERE id = $1 AND status = 'LOGGED_OUT' AND status_reason = 'unlink_pending'
    AND NOT EXISTS (SELECT FROM pending_unlinks WHERE session_id = $1)
  FOR UPDATE`;

interface PendingUnlink {
  id: string;
  organizationId: string;
  sessionId: string;
  value: Buffer;
  proxy: Buffer | null;
  isOver: boolean;
}

/**
 * Unlinks devices that WhatsApp could not be told of when they were logged out here. Until then it lists them
 * still, so that their credentials are kept, sealed and for this alone.
 */
@Injectable()
export class PendingUnlinks implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(PendingUnlinks.name);
  private readonly looking = new RepeatedWork(
    () => this.work(),
    (error) => this.logger.error({ err: error }, 'devices were not unlinked'),
  );
  private readonly stopping = new AbortController();

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly journal: SessionJournal,
    private readonly vault: Vault,
    private readonly versions: ClientVersions,
    private readonly proxies: SessionProxies,
  ) {}

  onApplicationBootstrap(): void {
    this.looking.every(LOOK_MS);
    this.looking.now();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.looking.stop();
  }

  /** Keeps the credentials of a session whose device is still listed. Answers whether it has any. */
  async keepWithin(tx: Transaction, sessionId: string): Promise<boolean> {
    const kept = await tx.query(KEEP, [sessionId, newId(), GIVEN_UP_AFTER_DAYS]);
    if (kept.length > 0) tx.afterCommit(() => this.looking.now());
    return kept.length > 0;
  }

  private async work(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const [unlink] = await this.dataSource.query<PendingUnlink[]>(TAKE_ONE);
      if (!unlink) return;
      await this.attempt(unlink);
    }
  }

  private async attempt({
    id,
    organizationId,
    sessionId,
    value,
    proxy,
    isOver,
  }: PendingUnlink): Promise<void> {
    const key = await this.vault.organization(organizationId);
    const credentials = key.sealer('session_credentials', sessionId).open('value', value);
    const session = { id: sessionId, organizationId };
    const isUnlinked = await this.unlink(session, credentials, proxy);
    if (!isUnlinked && !isOver) return;
    const reason: StatusReason = isUnlinked ? 'logged_out_by_api' : 'unlink_failed';
    await this.unitOfWork.run(async (tx) => {
      await tx.query('DELETE FROM pending_unlinks WHERE id = $1', [id]);
      const [isWaiting] = await tx.query(IS_WAITING, [sessionId]);
      if (isWaiting)
        await this.journal.moveWithin(tx, { id: sessionId, organizationId }, 'LOGGED_OUT', reason);
    });
  }

  private async unlink(
    session: Tenant & { id: string },
    credentials: Uint8Array,
    proxy: Buffer | null,
  ): Promise<boolean> {
    let route: ProxyRoute | null;
    try {
      route = proxy && (await this.proxies.route(session, proxy));
    } catch (error) {
      // It waits for its proxy, as it would for WhatsApp.
      this.logger.warn({ err: error, sessionId: session.id }, 'a proxy leads nowhere');
      return false;
    }
    return unlinkDevice(credentials, {
      server: this.environment.whatsappServer,
      version: this.versions.current,
      proxy: route,
      // It is due again after the next start.
      signal: this.stopping.signal,
    });
  }
}
