import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Vault } from '../../platform/vault/vault';
import { ClientVersions } from '../client-version/client-versions';
import { SessionLimits } from '../limits/session-limits.service';
import { SessionProxies } from '../proxies/session-proxies';
import { SessionInbox } from '../state/session-inbox';
import { SessionJournal } from '../state/session-journal';
import type { Session } from '../state/session.entity';
import { ShownCodes } from '../state/shown-codes';
import { acknowledgeFirst } from './connection/acknowledge-first';
import { connectionLogger } from './connection/connection-logger';
import { ConnectionStore } from './connection/connection-store';
import { InboundCommit } from './connection/inbound-commit';
import { CredentialStore } from './credentials/credential-store';
import type { Lease } from './leases/lease';
import { PrioritySemaphore } from './schedule/priority-semaphore';
import { SessionMoves } from './session-moves';
import { SessionRunner } from './session-runner';

/**
 * Sessions that connect at the same moment. Twenty keep a processor busy over the pauses of network and database; what
 * more would add is memory, and waiting for requests.
 */
const CONNECTING_AT_ONCE = 20;

/** Makes the runner of a session, with the store that its connections read from and commit to. */
@Injectable()
export class RunnerFactory {
  private readonly logger = new Logger(SessionRunner.name);
  private readonly connecting = new PrioritySemaphore(CONNECTING_AT_ONCE);

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly journal: SessionJournal,
    private readonly codes: ShownCodes,
    private readonly moves: SessionMoves,
    private readonly inbox: SessionInbox,
    private readonly limits: SessionLimits,
    private readonly versions: ClientVersions,
    private readonly proxies: SessionProxies,
    private readonly vault: Vault,
  ) {}

  /** @param isLinked whether it has credentials; null where that was not looked for. */
  make(session: Session, lease: Lease, isLinked: boolean | null): SessionRunner {
    const { id, organizationId, metadata, historyEvents, phone } = session;
    const { receiveStatus, receiveChannels } = session;
    const receives = { receiveStatus, receiveChannels };
    const context = {
      id,
      organizationId,
      metadata,
      historyEvents,
      ...receives,
      phone: phone ?? '',
    };
    const { inboundStore } = this.inbox;
    const credentials = new CredentialStore(context, this.dataSource, this.vault, lease);
    const inbound = new InboundCommit(context, this.unitOfWork, lease, credentials, this.inbox);
    const store = new ConnectionStore(context, credentials, inbound, inboundStore);
    return new SessionRunner({
      session: context,
      store: this.environment.acknowledgeFirst ? acknowledgeFirst(store) : store,
      isLinked,
      lease,
      journal: this.journal,
      codes: this.codes,
      moves: this.moves,
      inbox: this.inbox,
      limits: this.limits,
      versions: this.versions,
      proxies: this.proxies,
      socket: {
        server: this.environment.whatsappServer,
        pingMs: this.environment.whatsappPingMs,
        passkey: this.environment.passkey,
        logger: connectionLogger(id),
      },
      connecting: this.connecting,
      logger: this.logger,
    });
  }
}
