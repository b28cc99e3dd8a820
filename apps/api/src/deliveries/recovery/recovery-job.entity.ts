import type { RecoveryKind, RecoveryStatus, WebhookEventName } from '@whathooks/dto';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** A run that sends many deliveries again, or for the first time, batch by batch. */
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

  /** Kinds of events to send; null for all that failed. */
  @Column('text', { array: true, nullable: true })
  events: WebhookEventName[] | null;

  /** Sessions whose events to replay; null for all. */
  @Column('uuid', { name: 'session_ids', array: true, nullable: true })
  sessionIds: string[] | null;

  @Column('text', { default: 'running' })
  status: RecoveryStatus;

  /** As counted at the beginning; null when there were too many to count. */
  @Column('integer', { nullable: true })
  total: number | null;

  /** Deliveries queued. */
  @Column('integer', { default: 0 })
  done: number;

  /** Everything up to this delivery or event was looked at. Moves in the transaction of the batch. */
  @Column('uuid')
  cursor: string;

  /** The transaction that made it: what was being written meanwhile has to be waited for. */
  @Column('bigint', {
    name: 'after_transaction',
    default: () => 'pg_current_xact_id()::text::bigint',
  })
  afterTransaction: string;

  /** When the next batch may go. */
  @Column('timestamptz', { name: 'next_at', default: () => 'now()' })
  nextAt: Date;

  /** Batches that failed, one after the other. */
  @Column('integer', { default: 0 })
  failures: number;

  @Column('text', { nullable: true })
  error: string | null;

  /** Public id of who began it. */
  @Column('text', { name: 'created_by' })
  createdBy: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}
