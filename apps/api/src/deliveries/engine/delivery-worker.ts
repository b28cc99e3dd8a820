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
import { DatabaseLine } from '../../platform/database/database-line';
import { DeliveryAttempter } from '../attempt/delivery-attempter';
import { DeliveryEngine } from './delivery-engine';
import { DeliveryQueue, prepareForQueue } from '../queue/delivery-queue';
import { DeliverySecrets } from '../queue/delivery-secrets';
import { DELIVERIES_DUE, SHARE, WEBHOOKS_CHANGED } from '../queue/delivery-topics';
import { OwnNetwork } from '../../platform/outbound-http/own-network';
import { RETRY_SCHEDULE } from '../attempt/retry-schedule';
import { SafeHttpClient } from '../../platform/outbound-http/safe-http-client';
import { WebhookKeeper } from './webhook-keeper';

/** The delivery role of a process: an engine, its connections, and who wakes it. */
@Injectable()
export class DeliveryWorker
  implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown
{
  private readonly logger = new Logger(DeliveryWorker.name);
  private readonly http: SafeHttpClient;
  private readonly queueLine: DatabaseLine;
  private readonly readLine: DatabaseLine;
  private readonly engine: DeliveryEngine;
  private subscriptions: (() => void)[] = [];
  private stopped: Promise<void> | undefined;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    @Inject(RETRY_SCHEDULE) schedule: readonly number[],
    guard: AddressGuard,
    keeper: WebhookKeeper,
    vault: Vault,
    network: OwnNetwork,
    private readonly cluster: ClusterBus,
  ) {
    this.http = new SafeHttpClient(guard);
    const { databaseUrl, databasePatience } = environment;
    const ready = { opened: prepareForQueue };
    this.queueLine = new DatabaseLine(databaseUrl, 'deliveries', ready, databasePatience);
    this.readLine = new DatabaseLine(databaseUrl, 'due deliveries', ready, databasePatience);
    this.engine = new DeliveryEngine(
      new DeliveryQueue(this.queueLine, this.readLine, new DeliverySecrets(vault)),
      new DeliveryAttempter(this.http, network, schedule),
      {
        disable: (targets, reason) => keeper.disable(targets, reason),
        troubled: (error) => this.logger.error({ err: error }, 'deliveries wait for the database'),
      },
      {
        ask: (busy) => this.cluster.tellOthers(SHARE, { busy }),
        offer: (lanes) => this.cluster.tell(DELIVERIES_DUE, { lanes }),
      },
    );
  }

  onApplicationBootstrap(): void {
    this.subscriptions = this.subscribe();
    this.engine.start();
  }

  /** Begins to stop, side by side with whatever else ends. */
  onModuleDestroy(): void {
    this.stopped = this.stop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stopped;
  }

  private async stop(): Promise<void> {
    for (const end of this.subscriptions) end();
    await this.engine.stop().catch((error: unknown) => {
      this.logger.error({ err: error }, 'the last deliveries were not written down');
    });
    await this.http.close();
    await this.queueLine.close();
    await this.readLine.close();
    this.cluster.tell(DELIVERIES_DUE, {});
  }

  private subscribe(): (() => void)[] {
    const webhooksChanged = (): void => this.engine.webhooksChanged();
    return [
      this.cluster.subscribe(DELIVERIES_DUE, { onMessage: ({ lanes }) => this.engine.wake(lanes) }),
      this.cluster.subscribe(WEBHOOKS_CHANGED, {
        onMessage: webhooksChanged,
        // It looks for what is due by itself every second, and for what changed at webhooks never.
        onGap: webhooksChanged,
      }),
      this.cluster.subscribe(SHARE, { onMessage: ({ busy }) => this.engine.share(busy) }),
    ];
  }
}
