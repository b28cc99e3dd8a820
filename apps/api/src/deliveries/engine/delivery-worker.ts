import { randomUUID } from 'node:crypto';
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
import { DatabaseEar } from '../../platform/database/database-ear';
import { DatabaseLine } from '../../platform/database/database-line';
import { DeliveryAttempter } from '../attempt/delivery-attempter';
import { DeliveryEngine } from './delivery-engine';
import { DeliveryQueue, prepareForQueue } from '../queue/delivery-queue';
import { DeliverySecrets } from '../queue/delivery-secrets';
import { type Call, CHANNELS, DeliverySignal, toCall } from '../queue/delivery-signal';
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
  /** By which other processes tell our calls from their own. */
  private readonly id = randomUUID();
  private readonly http: SafeHttpClient;
  private readonly queueLine: DatabaseLine;
  private readonly readLine: DatabaseLine;
  private readonly ear: DatabaseEar;
  private readonly engine: DeliveryEngine;
  private deaf: (() => void) | undefined;
  private stopped: Promise<void> | undefined;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    @Inject(RETRY_SCHEDULE) schedule: readonly number[],
    guard: AddressGuard,
    keeper: WebhookKeeper,
    vault: Vault,
    network: OwnNetwork,
    private readonly signal: DeliverySignal,
  ) {
    this.http = new SafeHttpClient(guard);
    const { databaseUrl, databasePatience } = environment;
    const ready = { opened: prepareForQueue };
    this.queueLine = new DatabaseLine(databaseUrl, 'deliveries', ready, databasePatience);
    this.readLine = new DatabaseLine(databaseUrl, 'due deliveries', ready, databasePatience);
    this.ear = new DatabaseEar(environment, 'wake-up calls', {
      channels: Object.values(CHANNELS),
      onCall: (channel, payload) => this.heard(toCall(channel, payload)),
      onListening: () => this.heard({ channel: 'webhooks' }),
      onError: (error) => {
        this.logger.warn({ err: error }, 'wake-up calls of other processes are not heard');
      },
    });
    this.engine = new DeliveryEngine(
      new DeliveryQueue(this.queueLine, this.readLine, new DeliverySecrets(vault)),
      new DeliveryAttempter(this.http, network, schedule),
      {
        disable: (targets, reason) => keeper.disable(targets, reason),
        troubled: (error) => this.logger.error({ err: error }, 'deliveries wait for the database'),
      },
      {
        ask: (busy) => this.signal.askForLanes(this.id, busy),
        offer: (lanes) => this.signal.wake(lanes),
      },
    );
  }

  onApplicationBootstrap(): void {
    this.deaf = this.signal.listen((call) => this.heard(call));
    this.ear.open();
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
    this.deaf?.();
    await this.ear.close();
    await this.engine.stop().catch((error: unknown) => {
      this.logger.error({ err: error }, 'the last deliveries were not written down');
    });
    await this.http.close();
    await this.queueLine.close();
    await this.readLine.close();
    this.signal.wake();
  }

  private heard(call: Call): void {
    if (call.channel === 'webhooks') this.engine.webhooksChanged();
    else if (call.channel === 'due') this.engine.wake(call.lanes);
    else if (call.asker !== this.id) this.engine.share(call.busy);
  }
}
