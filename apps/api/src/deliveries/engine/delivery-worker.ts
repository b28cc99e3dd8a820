import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { Vault } from '../../platform/vault/vault';
import { AddressGuard } from '../../platform/outbound-http/address-guard';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import { DatabaseConnection } from '../../platform/database/connection/database-connection';
import { DeliveryAttempter } from '../attempt/delivery-attempter';
import { DeliveryEngine } from './delivery-engine';
import { ProcessesOnBus } from './other-processes';
import { DeliveryQueue, prepareForQueue } from '../queue/delivery-queue';
import { DeliverySecrets } from '../queue/delivery-secrets';
import { DELIVERIES_DUE, SHARE, WEBHOOKS_CHANGED } from '../queue/delivery-topics';
import { Connectivity } from '../../platform/outbound-http/connectivity';
import { RETRY_SCHEDULE } from '../attempt/retry-schedule';
import { SafeHttpClient } from '../../platform/outbound-http/safe-http-client';
import { WebhookDisabler } from './webhook-disabler';

/** The delivery role of a process: the engine, its database connections and its notifications. */
@Injectable()
export class DeliveryWorker
  implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown
{
  private readonly logger = new Logger(DeliveryWorker.name);
  private readonly http: SafeHttpClient;
  private readonly queueDatabase: DatabaseConnection;
  private readonly readDatabase: DatabaseConnection;
  private readonly engine: DeliveryEngine;
  private subscriptions: (() => void)[] = [];
  private stopped: Promise<void> | undefined;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    @Inject(RETRY_SCHEDULE) schedule: readonly number[],
    guard: AddressGuard,
    disabler: WebhookDisabler,
    vault: Vault,
    network: Connectivity,
    private readonly cluster: ClusterBus,
  ) {
    this.http = new SafeHttpClient(guard);
    const { databaseUrl, databasePatience } = environment;
    const ready = { opened: prepareForQueue };
    this.queueDatabase = new DatabaseConnection(databaseUrl, 'deliveries', ready, databasePatience);
    this.readDatabase = new DatabaseConnection(
      databaseUrl,
      'due deliveries',
      ready,
      databasePatience,
    );
    this.engine = new DeliveryEngine(
      new DeliveryQueue(this.queueDatabase, this.readDatabase, new DeliverySecrets(vault)),
      new DeliveryAttempter(this.http, network, schedule),
      disabler,
      new ProcessesOnBus(cluster),
      this.logger,
    );
  }

  onApplicationBootstrap(): void {
    this.subscriptions = this.subscribe();
    this.engine.start();
  }

  /** Starts stopping, in parallel with other modules. */
  onModuleDestroy(): void {
    this.stopped = this.stop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stopped;
  }

  private async stop(): Promise<void> {
    for (const end of this.subscriptions) end();
    await this.engine.stop().catch((error: unknown) => {
      this.logger.error({ err: error }, 'results of the last deliveries were not written');
    });
    await this.http.close();
    await this.queueDatabase.close();
    await this.readDatabase.close();
    this.cluster.publish(DELIVERIES_DUE, {});
  }

  private subscribe(): (() => void)[] {
    const webhooksChanged = (): void => this.engine.webhooksChanged();
    return [
      this.cluster.subscribe(DELIVERIES_DUE, { onMessage: ({ lanes }) => this.engine.wake(lanes) }),
      this.cluster.subscribe(WEBHOOKS_CHANGED, {
        onMessage: webhooksChanged,
        // Missed due deliveries are found by polling; missed changes of webhooks are not.
        onGap: webhooksChanged,
      }),
      this.cluster.subscribe(SHARE, { onMessage: ({ busy }) => this.engine.shareLanes(busy) }),
    ];
  }
}
