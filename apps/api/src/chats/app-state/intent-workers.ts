import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import { INTENTS_DUE } from './app-state-topics';
import type { SessionConnection } from '../../sessions/state/session-inbox';
import { IntentSender } from './intent-sender';
import { IntentWorker } from './intent-worker';
import { IntentsRepository } from './intents.repository';

/** Intents that are looked for at once. */
const PAGE = 20;

/** Has the phones of connected sessions take over what waits for them, one thing at a time. */
@Injectable()
export class IntentWorkers implements OnModuleInit, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger(IntentWorkers.name);
  private readonly workers = new Map<string, IntentWorker>();
  /** Workers that are stopping and still have pending work. */
  private readonly ending = new Set<Promise<void>>();

  constructor(
    private readonly intents: IntentsRepository,
    private readonly sender: IntentSender,
    private readonly cluster: ClusterBus,
  ) {}

  onModuleInit(): void {
    this.cluster.subscribe(INTENTS_DUE, {
      onMessage: ({ sessionId }) => this.workers.get(sessionId)?.wake(),
      onGap: () => this.workers.forEach((worker) => worker.wake()),
    });
  }

  /** A session has a new connection. */
  resume(connection: SessionConnection): void {
    const { id } = connection.session;
    this.end(this.workers.get(id));
    const worker = new IntentWorker(
      {
        begin: () => this.intents.dueNow(connection.session),
        due: () => this.intents.due(connection.session, PAGE),
        nextDue: () => this.intents.nextDue(connection.session),
        send: (intent) => this.sender.send(connection, intent),
      },
      (error) =>
        this.logger.error({ err: error, sessionId: id }, 'changes for the phone could not be sent'),
    );
    this.workers.set(id, worker);
    connection.socket.on('close', () => {
      this.end(worker);
      if (this.workers.get(id) === worker) this.workers.delete(id);
    });
  }

  onModuleDestroy(): void {
    for (const worker of this.workers.values()) this.end(worker);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.ending);
  }

  private end(worker: IntentWorker | undefined): void {
    if (!worker) return;
    const ended = worker.stop().finally(() => this.ending.delete(ended));
    this.ending.add(ended);
  }
}
