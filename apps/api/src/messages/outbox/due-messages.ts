import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RepeatedWork } from '../../platform/scheduler/repeated-work';
import { OutboxService } from './outbox.service';

/** How often messages are looked for that are due, in ms. */
const EVERY_MS = 1_000;
/** Messages that one statement makes due. */
const BATCH = 500;

/** Another process that does the same at this moment takes other messages. */
const MAKE_DUE = `
  UPDATE messages SET status = 'pending'
  WHERE status = 'scheduled' AND id = ANY (ARRAY(
    SELECT id FROM messages WHERE status = 'scheduled' AND sent_at <= now()
    ORDER BY sent_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))
  RETURNING session_id AS "sessionId"`;

/** Puts messages that were scheduled into the outbox when their time has come, in whichever process. */
@Injectable()
export class DueMessages implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(DueMessages.name);
  private readonly work = new RepeatedWork(
    () => this.look(),
    (error) => this.logger.error({ err: error }, 'scheduled messages could not be looked for'),
  );

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: OutboxService,
  ) {}

  onApplicationBootstrap(): void {
    this.work.every(EVERY_MS);
  }

  onModuleDestroy(): Promise<void> {
    return this.work.stop();
  }

  /** A session without a connection has them sent when it has one, as all that waits. */
  private async look(): Promise<void> {
    let due: { sessionId: string }[];
    do {
      [due] = await this.dataSource.query<[typeof due, number]>(MAKE_DUE);
      for (const id of new Set(due.map(({ sessionId }) => sessionId))) this.outbox.wake(id);
    } while (due.length === BATCH);
  }
}
