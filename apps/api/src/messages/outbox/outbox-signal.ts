import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { DatabaseEar } from '../../platform/database/database-ear';

const CHANNEL = 'whathooks_outbox';

/** Least pause between two calls to other processes: notifications make commits wait for each other. */
const CALL_EVERY_MS = 10;

/**
 * Tells the process that has the line of a session that a message waits for it. Only ever after a commit,
 * and it may be missed: every process also looks by itself.
 */
@Injectable()
export class OutboxSignal implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(OutboxSignal.name);
  private readonly waiting = new Set<string>();
  private readonly ear: DatabaseEar;
  private timer: NodeJS.Timeout | undefined;
  private onCall: (sessionId: string) => void = () => undefined;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    private readonly dataSource: DataSource,
  ) {
    this.ear = new DatabaseEar(environment, 'calls to the outbox', {
      channels: [CHANNEL],
      onCall: (_, sessionId) => this.onCall(sessionId),
      onListening: () => undefined,
      onError: (error) => {
        this.logger.warn({ err: error }, 'messages queued in other processes are heard of late');
      },
    });
  }

  onApplicationBootstrap(): void {
    this.ear.open();
  }

  /** What the last requests have written is told, too. */
  async onApplicationShutdown(): Promise<void> {
    if (this.timer) await this.call();
    await this.ear.close();
  }

  /** @param onCall hears of sessions for which another process wrote a message, or this one. */
  listen(onCall: (sessionId: string) => void): void {
    this.onCall = onCall;
  }

  /** Tells the others of a message. */
  tell(sessionId: string): void {
    this.waiting.add(sessionId);
    this.timer ??= setTimeout(() => void this.call(), CALL_EVERY_MS).unref();
  }

  private async call(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const sessionIds = [...this.waiting];
    this.waiting.clear();
    try {
      await this.dataSource.query('SELECT pg_notify($1, id) FROM unnest($2::text[]) AS id', [
        CHANNEL,
        sessionIds,
      ]);
    } catch (error) {
      this.logger.debug({ err: error }, 'other processes were not told of messages that wait');
    }
  }
}
