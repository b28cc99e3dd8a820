import type { RecoveryKind, RecoveryStatus, WebhookEventName } from '@whathooks/dto';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** A recovery sends many deliveries again, or for the first time, batch by batch. */
@Entity('recovery_jobs')
@Index('recovery_jobs_webhook', ['webhookId', 'id'])
export class RecoveryJob {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('uuid', { name: 'webhook_id' })
  webhookId: string;

  @Column('text')
  kind: RecoveryKind;

  @Column('timestamptz')
  since: Date;

  @Column('timestamptz')
  until: Date;

  /** Event names to send; null for all that failed. */
  @Column('text', { array: true, nullable: true })
  events: WebhookEventName[] | null;

  /** Sessions whose events to send; null for all. */
  @Column('uuid', { name: 'session_ids', array: true, nullable: true })
  sessionIds: string[] | null;

  @Column('text', { default: 'running' })
  status: RecoveryStatus;

  /** Counted at the beginning; null when there were too many to count. */
  @Column('integer', { nullable: true })
  total: number | null;

  /** Deliveries queued. */
  @Column('integer', { default: 0 })
  done: number;

  /**
   * Everything up to this delivery or event was examined. Moves in the transaction of the batch.
   */
  @Column('uuid')
  cursor: string;

  /**
   * The transaction that created it: transactions that were open at that time have to end before a
   * replay starts.
   */
  @Column('bigint', {
    name: 'after_transaction',
    default: () => 'pg_current_xact_id()::text::bigint',
  })
  afterTransaction: string;

  /** When the next batch is due. */
  @Column('timestamptz', { name: 'next_at', default: () => 'now()' })
  nextAt: Date;

  /** Consecutive failed batches. */
  @Column('integer', { default: 0 })
  failures: number;

  @Column('text', { nullable: true })
  error: string | null;

  /** Public id of the user or API key that started it. */
  @Column('text', { name: 'created_by' })
  createdBy: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}
