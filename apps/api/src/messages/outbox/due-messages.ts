import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { rowsOf } from '../../platform/database/sql';
import type { Tenant } from '../../platform/database/tenant-repository';
import { type Transaction, UnitOfWork } from '../../platform/database/unit-of-work';
import { RepeatedWork } from '../../platform/scheduler/repeated-work';
import { type ToldRow, ToldMessages } from '../store/told-messages';
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
  RETURNING id, organization_id AS "organizationId", session_id AS "sessionId", chat, direction, type, status,
    sender, sender_type AS "senderType", push_name AS "pushName", details, history, sent_by AS "sentBy",
    sent_by_kind AS "sentByKind", sent_at AS "sentAt"`;

type Due = ToldRow & Tenant & { sessionId: string };

/** Puts messages that were scheduled into the outbox when their time has come, in whichever process. */
@Injectable()
export class DueMessages implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(DueMessages.name);
  private readonly work = new RepeatedWork(
    () => this.look(),
    (error) => this.logger.error({ err: error }, 'scheduled messages could not be looked for'),
  );

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: OutboxService,
    private readonly told: ToldMessages,
  ) {}

  onApplicationBootstrap(): void {
    this.work.every(EVERY_MS);
  }

  onModuleDestroy(): Promise<void> {
    return this.work.stop();
  }

  /** A session without a connection has them sent when it has one, as all that waits. */
  private async look(): Promise<void> {
    let due: readonly Due[];
    do {
      due = await this.unitOfWork.run((tx) => this.makeDue(tx));
      for (const id of new Set(due.map(({ sessionId }) => sessionId))) this.outbox.wake(id);
    } while (due.length === BATCH);
  }

  /** Each takes its place in its chat, too. */
  private async makeDue(tx: Transaction): Promise<Due[]> {
    const due = await rowsOf<Due>(tx, MAKE_DUE);
    const sessions = Map.groupBy(due, ({ sessionId }) => sessionId);
    for (const [sessionId, rows] of [...sessions].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const [first] = rows;
      const byId = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      if (first) await this.told.sent(tx, first, sessionId, byId);
    }
    return due;
  }
}
