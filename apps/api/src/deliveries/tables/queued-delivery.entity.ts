import type { WebhookEventName } from '@whathooks/dto';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** Why a delivery, or an attempt, was made. */
export type DeliveryTrigger = 'event' | 'resend' | 'recover' | 'replay' | 'test';

/** A delivery that is not over yet. When it is, the row moves to the log. */
@Entity('delivery_queue')
@Index('delivery_queue_due', ['webhookId', 'dueAt', 'id'])
@Index('delivery_queue_webhook', ['webhookId', 'id'])
export class QueuedDelivery {
  /** Begins like the id of its event, so that it sorts as the events happened. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  /** The webhook, and the lane. */
  @Column('uuid', { name: 'webhook_id' })
  webhookId: string;

  @Column('uuid', { name: 'event_id' })
  eventId: string;

  @Column('text')
  event: WebhookEventName;

  /** Null for what concerns the organization as a whole. */
  @Column('uuid', { name: 'session_id', nullable: true })
  sessionId: string | null;

  /** Hash of session and chat: what shares it is delivered in order. */
  @Column('bigint', { name: 'chat_key' })
  chatKey: string;

  /** When the next attempt is due; `infinity` while it waits behind a held one of its chat. */
  @Column('timestamptz', { name: 'due_at', default: () => 'now()' })
  dueAt: Date | number;

  /** Its own time, while it is sent before that because its endpoint came back. */
  @Column('timestamptz', { name: 'own_due_at', nullable: true })
  ownDueAt: Date | null;

  @Column('integer', { default: 0 })
  attempts: number;

  /** Attempts that counted: where it stands in the schedule. Those before its time do not. */
  @Column('integer', { default: 0 })
  step: number;

  /** It failed and will be tried again shortly: later ones of its chat wait. */
  @Column('boolean', { default: false })
  held: boolean;

  @Column('text', { default: 'event' })
  trigger: DeliveryTrigger;

  /** Public id of who asked for it; null when the event itself did. */
  @Column('text', { name: 'triggered_by', nullable: true })
  triggeredBy: string | null;

  /** HTTP status of the last attempt; null when there was no answer. */
  @Column('smallint', { name: 'last_status', nullable: true })
  lastStatus: number | null;

  @Column('text', { name: 'last_error', nullable: true })
  lastError: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
