import type { WebhookEventName } from '@whathooks/dto';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DeliveryTrigger } from './queued-delivery.entity';

/** How a delivery ended. `cancelled`: before it could be sent, its webhook was deleted, or left its session. */
export type DeliveryStatus = 'delivered' | 'failed' | 'cancelled';

/** A finished delivery. Partitioned by day; rows are written once. */
@Entity('deliveries')
@Index('deliveries_webhook', ['webhookId', 'id'])
export class Delivery {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('uuid', { name: 'webhook_id' })
  webhookId: string;

  @Column('uuid', { name: 'event_id' })
  eventId: string;

  @Column('text')
  event: WebhookEventName;

  /** Null for events of the organization as a whole. */
  @Column('uuid', { name: 'session_id', nullable: true })
  sessionId: string | null;

  @Column('bigint', { name: 'chat_key' })
  chatKey: string;

  @Column('text')
  status: DeliveryStatus;

  @Column('integer')
  attempts: number;

  @Column('text')
  trigger: DeliveryTrigger;

  /** Public id of the user or API key that requested it; null when the event itself did. */
  @Column('text', { name: 'triggered_by', nullable: true })
  triggeredBy: string | null;

  @Column('smallint', { name: 'last_status', nullable: true })
  lastStatus: number | null;

  @Column('text', { name: 'last_error', nullable: true })
  lastError: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'ended_at', default: () => 'now()' })
  endedAt: Date;
}
