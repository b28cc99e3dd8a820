import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { Client } from 'pg';
import { ENVIRONMENT } from '../config/config.module';
import type { Environment } from '../config/environment';
import { Vault } from '../vault/vault';
import { AddressGuard } from './address-guard';
import { DatabaseLine } from '../database/database-line';
import { DeliveryAttempter } from './delivery-attempter';
import { DeliveryEngine } from './delivery-engine';
import { DeliveryQueue, prepareForQueue } from './delivery-queue';
import { DeliverySecrets } from './delivery-secrets';
import { CHANNELS, DeliverySignal, type Wake } from './delivery-signal';
import { OwnNetwork } from './own-network';
import { RETRY_SCHEDULE } from './retry-schedule';
import { SafeHttpClient } from './safe-http-client';
import { WebhookKeeper } from './webhook-keeper';

/** Pause before a broken connection for wake-up calls is opened again. */
const LISTEN_AGAIN_MS = 500;

/** The delivery role of a process: an engine, its two connections, and who wakes it. */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(DeliveryWorker.name);
  private readonly http: SafeHttpClient;
  private readonly queueLine: DatabaseLine;
  private readonly listenLine: DatabaseLine;
  private readonly engine: DeliveryEngine;
  private listenTimer: NodeJS.Timeout | undefined;
  private deaf: (() => void) | undefined;

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
    const listening = {
      opened: (client: Client) => this.startListening(client),
      broken: () => this.listenAgain(),
    };
    this.listenLine = new DatabaseLine(databaseUrl, 'wake-up calls', listening, databasePatience);
    this.engine = new DeliveryEngine(
      new DeliveryQueue(this.queueLine, new DeliverySecrets(vault)),
      new DeliveryAttempter(this.http, network, schedule),
      {
        disable: (targets, reason) => keeper.disable(targets, reason),
        troubled: (error) => this.logger.error({ err: error }, 'deliveries wait for the database'),
      },
    );
  }

  onApplicationBootstrap(): void {
    this.deaf = this.signal.listen((wake) => this.wake(wake));
    this.listen();
    this.engine.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.deaf?.();
    clearTimeout(this.listenTimer);
    await this.listenLine.close();
    await this.engine.stop().catch((error: unknown) => {
      this.logger.error({ err: error }, 'the last deliveries were not written down');
    });
    await this.http.close();
    await this.queueLine.close();
    this.signal.wake();
  }

  private wake(wake: Wake): void {
    if (wake === 'webhooks') this.engine.webhooksChanged();
    else this.engine.wake();
  }

  private async startListening(client: Client): Promise<void> {
    client.on('notification', ({ channel }) =>
      this.wake(channel === CHANNELS.webhooks ? 'webhooks' : 'due'),
    );
    for (const channel of Object.values(CHANNELS)) await client.query(`LISTEN ${channel}`);
    // Calls that came while nobody listened.
    this.wake('webhooks');
  }

  private listen(): void {
    this.listenLine.open().catch((error: unknown) => {
      this.logger.warn({ err: error }, 'wake-up calls of other processes are not heard');
      this.listenAgain();
    });
  }

  private listenAgain(): void {
    clearTimeout(this.listenTimer);
    this.listenTimer = setTimeout(() => this.listen(), LISTEN_AGAIN_MS).unref();
  }
}
