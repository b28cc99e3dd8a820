import { randomBytes } from 'node:crypto';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ENVIRONMENT } from '../config/config.module';
import type { Environment } from '../config/environment';
import type { Transaction } from '../database/unit-of-work';
import { Scheduler } from '../scheduler/scheduler';
import { ClusterBus } from './cluster-bus';
import {
  contentOf,
  isTooLarge,
  pack,
  seal,
  sealStored,
  type ClusterMessage,
  unseal,
} from './envelope';
import { LargeMessages } from './large-messages.repository';
import { NotificationListener } from './notification-listener';
import { notify } from './notifications.repository';
import { type Subscriber, type Topic, topic } from './topic';
import { acrossOrganizations } from '../scope/scope';

/** The PostgreSQL channel that every process listens to. Triggers of the database notify it, too. */
export const CHANNEL = 'whathooks_bus';

/** Least pause between two notifications: they make commits wait for each other. */
const NOTIFY_EVERY_MS = 10;
/** Pause before other processes are notified again that messages were lost, in ms. */
const NOTIFY_AGAIN_MS = 500;
const REMOVE_EVERY_MS = 60_000;

/** Messages of a process since this moment were lost, in ms since 1970. */
const MISSED = topic<{ since: number }>('bus.missed');

/** The bus over notifications of the database that all processes share, on one connection that listens. */
@Injectable()
export class PostgresBus extends ClusterBus implements OnModuleInit, OnApplicationShutdown {
  readonly processId = randomBytes(8).readBigInt64BE().toString();
  private readonly logger = new Logger(PostgresBus.name);
  private readonly listener: NotificationListener;
  private readonly subscribers = new Map<string, Set<Subscriber<unknown>>>();
  /** Messages for the next notification, by their text; a merged one by its topic. */
  private waiting = new Map<string, ClusterMessage | null>();
  private timer: NodeJS.Timeout | undefined;
  private sending: Promise<void> = Promise.resolve();
  /** Since when messages of this process were lost; null where none were. */
  private missedSince: number | null = null;
  /** Stored messages are read one after the other, and what comes behind them waits. */
  private reading: Promise<void> | null = null;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    private readonly dataSource: DataSource,
    private readonly large: LargeMessages,
    scheduler: Scheduler,
  ) {
    super();
    scheduler.register({
      name: 'removal of old messages between processes',
      everyMs: REMOVE_EVERY_MS,
      isQuiet: true,
      run: () => large.removeOld(),
    });
    this.listener = new NotificationListener(environment, {
      channels: [CHANNEL, channelOf(this.processId)],
      onPayload: (payload) => this.hear(payload),
      onGap: (since) => this.reportGap(since),
      onError: (error) => {
        this.logger.warn(
          { err: error },
          'notifications of other processes are not received for now',
        );
      },
    });
  }

  /** Resolves when this process listens. */
  async onModuleInit(): Promise<void> {
    await this.listener.open();
  }

  /** Sends the last messages before the process ends. */
  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    if (this.waiting.size > 0) this.flush();
    await this.sending;
    clearTimeout(this.timer);
    await this.listener.close();
  }

  publish<Message>(topic: Topic<Message>, message: Message): void {
    this.hand(topic.name, message);
    this.publishToOthers(topic, message);
  }

  publishToOthers<Message>({ name, merge }: Topic<Message>, message: Message): void {
    if (merge) {
      const before = this.waiting.get(name)?.[1] as Message | undefined;
      this.waiting.set(name, [name, before ? merge(before, message) : message]);
    } else {
      this.waiting.set(textOf(name, message), null);
    }
    this.timer ??= setTimeout(() => this.flush(), NOTIFY_EVERY_MS).unref();
  }

  async publishWithin<Message>(
    tx: Transaction,
    topic: Topic<Message>,
    message: Message,
  ): Promise<void> {
    const payloads = await this.payloads([textOf(topic.name, message)], tx);
    await notify(tx, CHANNEL, payloads);
    tx.afterCommit(() => this.hand(topic.name, message));
  }

  async sendToProcess<Message>(
    processId: string,
    topic: Topic<Message>,
    message: Message,
  ): Promise<void> {
    if (processId === this.processId) return this.hand(topic.name, message);
    const payloads = await this.payloads([textOf(topic.name, message)]);
    await notify(this.dataSource, channelOf(processId), payloads);
  }

  subscribe<Message>(topic: Topic<Message>, subscriber: Subscriber<Message>): () => void {
    const all = this.subscribers.get(topic.name) ?? new Set();
    this.subscribers.set(topic.name, all.add(subscriber as Subscriber<unknown>));
    return () => all.delete(subscriber as Subscriber<unknown>);
  }

  /** Sends one notification after the other, so that messages keep their order. */
  private flush(): void {
    this.timer = undefined;
    this.sending = this.sending.then(() => acrossOrganizations('bus', () => this.notifyWaiting()));
  }

  private async notifyWaiting(): Promise<void> {
    const messages = [...this.waiting].map(([text, merged]) => (merged ? textOf(...merged) : text));
    this.waiting = new Map();
    if (!this.dataSource.isInitialized) return;
    const since = this.missedSince;
    const missed = since === null ? [] : [textOf(MISSED.name, { since })];
    const began = Date.now();
    try {
      await notify(this.dataSource, CHANNEL, await this.payloads([...missed, ...messages]));
      this.missedSince = null;
    } catch (error) {
      this.logger.debug({ err: error }, 'a notification could not be published');
      this.missedSince ??= began - NOTIFY_EVERY_MS;
      this.timer ??= setTimeout(() => this.flush(), NOTIFY_AGAIN_MS).unref();
    }
  }

  private payloads(messages: readonly string[], tx?: Transaction): Promise<string[]> {
    return Promise.all(
      pack(messages).map(async (text) =>
        isTooLarge(text)
          ? sealStored(this.processId, await this.large.store(text, tx))
          : seal(this.processId, text),
      ),
    );
  }

  private hear(payload: string): void {
    const { from, open } = unseal(payload);
    // This process has delivered it to its own subscribers already.
    if (from === this.processId) return;
    const content = open();
    if (!('stored' in content)) return this.inTurn(() => this.handAll(content));
    const { stored } = content;
    const reading: Promise<void> = (this.reading ?? Promise.resolve())
      .then(() => acrossOrganizations('bus', () => this.read(stored)))
      .finally(() => {
        if (this.reading === reading) this.reading = null;
      });
    this.reading = reading;
  }

  private inTurn(work: () => void): void {
    if (!this.reading) return work();
    const reading = this.reading.then(work).finally(() => {
      if (this.reading === reading) this.reading = null;
    });
    this.reading = reading;
  }

  private async read(id: string): Promise<void> {
    const began = new Date();
    try {
      const text = await this.large.read(id);
      const content = text === null ? null : contentOf(text);
      if (content && !('stored' in content)) return this.handAll(content);
    } catch (error) {
      this.logger.debug({ err: error }, 'a message of another process could not be read');
    }
    this.reportGap(began);
  }

  private handAll(messages: readonly ClusterMessage[]): void {
    for (const [name, message] of messages) {
      if (name === MISSED.name) this.reportGap(new Date((message as { since: number }).since));
      else this.hand(name, message);
    }
  }

  private hand(name: string, message: unknown): void {
    for (const subscriber of this.subscribers.get(name) ?? [])
      this.guarded(() => subscriber.onMessage(message));
  }

  private reportGap(since: Date): void {
    for (const all of this.subscribers.values())
      for (const subscriber of all) this.guarded(() => subscriber.onGap?.(since));
  }

  /** One subscriber's trouble is not that of the next one. */
  private guarded(work: () => void): void {
    try {
      acrossOrganizations('bus', work);
    } catch (error) {
      this.logger.error({ err: error }, 'a subscriber of the bus failed');
    }
  }
}

function textOf(name: string, message: unknown): string {
  const named: ClusterMessage = [name, message];
  return JSON.stringify(named);
}

/** The channel of one process. */
export function channelOf(processId: string): string {
  return `whathooks_${BigInt.asUintN(64, BigInt(processId)).toString(16)}`;
}
