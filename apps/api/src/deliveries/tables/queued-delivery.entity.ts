import type { WebhookEventName } from '@whathooks/dto';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** Why a delivery, or an attempt, was made. */
export type DeliveryTrigger = 'event' | 'resend' | 'recover' | 'replay' | 'test';

/** A waiting delivery. When it is done, the row moves to the log. */
@Entity('delivery_queue')
@Index('delivery_queue_due', ['webhookId', 'dueAt', 'id'])
@Index('delivery_queue_webhook', ['webhookId', 'id'])
export class QueuedDelivery {
  /** Begins like the id of its event, so that deliveries sort in the order of their events. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  /** The webhook, whose lane it waits in. */
  @Column('uuid', { name: 'webhook_id' })
  webhookId: string;

  @Column('uuid', { name: 'event_id' })
  eventId: string;

  @Column('text')
  event: WebhookEventName;

  /** Null for events of the organization as a whole. */
  @Column('uuid', { name: 'session_id', nullable: true })
  sessionId: string | null;

  /** Hash of session and chat: deliveries with the same key are sent in order. */
  @Column('bigint', { name: 'chat_key' })
  chatKey: string;

  /**
   * When the next attempt is due; `infinity` while parked behind an earlier delivery of its chat, and
   * the end of the calendar while its event waits at its gate.
   */
  @Column('timestamptz', { name: 'due_at', default: () => 'now()' })
  dueAt: Date | number;

  /** Its own retry time, while it is due earlier because its endpoint recovered. */
  @Column('timestamptz', { name: 'own_due_at', nullable: true })
  ownDueAt: Date | null;

  @Column('integer', { default: 0 })
  attempts: number;

  /**
   * Attempts that counted: its position in the retry schedule. Attempts before its own retry time
   * do not count.
   */
  @Column('integer', { default: 0 })
  step: number;

  /** It failed and will be retried shortly, or its event waits at its gate: later deliveries of its chat wait. */
  @Column('boolean', { default: false })
  held: boolean;

  @Column('text', { default: 'event' })
  trigger: DeliveryTrigger;

  /** Public id of the user or API key that requested it; null when the event itself did. */
  @Column('text', { name: 'triggered_by', nullable: true })
  triggeredBy: string | null;

  /** HTTP status of the last attempt; null when there was no response. */
  @Column('smallint', { name: 'last_status', nullable: true })
  lastStatus: number | null;

  @Column('text', { name: 'last_error', nullable: true })
  lastError: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
