import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Subject } from 'rxjs';
import { ENVIRONMENT } from '../platform/config/config.module';
import type { Environment } from '../platform/config/environment';
import { DatabaseEar } from '../platform/database/database-ear';

/** Triggers of the tables that rights stand in notify it, with the id of the organization. */
const CHANNEL = 'whathooks_rights';

/** Tells when somebody's rights changed, in whatever process, or by whatever hand. */
@Injectable()
export class RightsSignal implements OnApplicationBootstrap, OnModuleDestroy {
  /** UUID of the organization; null where a change of any may have been missed. */
  readonly changes = new Subject<string | null>();
  private readonly logger = new Logger(RightsSignal.name);
  private readonly ear: DatabaseEar;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.ear = new DatabaseEar(environment, 'changes of rights', {
      channels: [CHANNEL],
      onCall: (_, organizationId) => this.changes.next(organizationId),
      onListening: () => this.changes.next(null),
      onError: (error) => {
        this.logger.warn({ err: error }, 'changes of rights are noticed at the next heartbeat');
      },
    });
  }

  onApplicationBootstrap(): void {
    this.ear.open();
  }

  async onModuleDestroy(): Promise<void> {
    await this.ear.close();
  }
}
