import { Inject, Injectable, Logger } from '@nestjs/common';
import { type ScheduledWork, Scheduler } from '../../../platform/scheduler/scheduler';
import type { StatusReason } from '@whathooks/dto';
import { type ProxyRoute, unlinkDevice } from '@whathooks/whatsapp';
import { ENVIRONMENT } from '../../../platform/config/config.module';
import type { Environment } from '../../../platform/config/environment';
import type { Tenant } from '../../../platform/database/tenant-repository';
import { type Transaction, UnitOfWork } from '../../../platform/database/unit-of-work';
import { Vault } from '../../../platform/vault/vault';
import { SessionJournal } from '../../state/session-journal';
import { ClientVersions } from '../../client-version/client-versions';
import { type PendingUnlink, PendingUnlinksRepository } from './pending-unlinks.repository';
import { SessionProxies } from '../../proxies/session-proxies';

/** How often what is due is looked for, in ms. */
const LOOK_MS = 5_000;

/** WhatsApp unlinks by itself what has not been online for about this long, in days. */
const GIVEN_UP_AFTER_DAYS = 30;

/**
 * Unlinks devices for which WhatsApp could not be reached when they were logged out here. Until then it lists them
 * still, so that their credentials are kept, sealed and for this alone.
 */
@Injectable()
export class PendingUnlinks {
  private readonly logger = new Logger(PendingUnlinks.name);
  private readonly looking: ScheduledWork;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly rows: PendingUnlinksRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly journal: SessionJournal,
    private readonly vault: Vault,
    private readonly versions: ClientVersions,
    private readonly proxies: SessionProxies,
    scheduler: Scheduler,
  ) {
    this.looking = scheduler.register({
      name: 'unlinking of devices',
      everyMs: LOOK_MS,
      atStart: true,
      run: (stopping) => this.work(stopping),
    });
  }

  /** Keeps the credentials of a session whose device is still listed. Returns whether it has any. */
  async keepWithin(tx: Transaction, sessionId: string): Promise<boolean> {
    const isKept = await this.rows.keep(tx, sessionId, GIVEN_UP_AFTER_DAYS);
    if (isKept) tx.afterCommit(() => this.looking.now());
    return isKept;
  }

  private async work(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const unlink = await this.rows.takeOneOfAll();
      if (!unlink) return;
      await this.attempt(unlink, stopping);
    }
  }

  private async attempt(
    { id, organizationId, sessionId, value, proxy, isOver }: PendingUnlink,
    stopping: AbortSignal,
  ): Promise<void> {
    const key = await this.vault.organization(organizationId);
    const credentials = key.sealer('session_credentials', sessionId).open('value', value);
    const session = { id: sessionId, organizationId };
    const isUnlinked = await this.unlink(session, credentials, proxy, stopping);
    if (!isUnlinked && !isOver) return;
    const reason: StatusReason = isUnlinked ? 'logged_out_by_api' : 'unlink_failed';
    await this.unitOfWork.run(async (tx) => {
      await this.rows.remove(tx, id);
      if (await this.rows.isStale(tx, sessionId))
        await this.journal.moveWithin(tx, { id: sessionId, organizationId }, 'LOGGED_OUT', reason);
    });
  }

  private async unlink(
    session: Tenant & { id: string },
    credentials: Uint8Array,
    proxy: Buffer | null,
    signal: AbortSignal,
  ): Promise<boolean> {
    let route: ProxyRoute | null;
    try {
      route = proxy && (await this.proxies.route(session, proxy));
    } catch (error) {
      // It waits for its proxy, as it would for WhatsApp.
      this.logger.warn(
        { err: error, sessionId: session.id },
        'the proxy of a session cannot be used',
      );
      return false;
    }
    return unlinkDevice(credentials, {
      server: this.environment.whatsappServer,
      version: this.versions.current,
      proxy: route,
      // It is due again after the next start.
      signal,
    });
  }
}
