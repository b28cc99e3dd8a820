import type { WebhookDisabledReason, WebhookEventName } from '@whathooks/dto';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** A URL that subscribes to events. Deliveries read it through the view `webhook_destinations`. */
@Entity('webhooks')
@Index('webhooks_organization', ['organizationId', 'id'])
export class Webhook {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('text')
  url: string;

  @Column('text', { array: true })
  events: WebhookEventName[];

  /** Only events of these sessions; null for all. */
  @Column('uuid', { name: 'session_ids', array: true, nullable: true })
  sessionIds: string[] | null;

  @Column('text', { nullable: true })
  description: string | null;

  /** The customer's own headers, added to every delivery; encrypted, null for none. */
  @Column('bytea', { nullable: true })
  headers: Buffer | null;

  @Column('boolean', { default: true })
  enabled: boolean;

  @Column('text', { name: 'disabled_reason', nullable: true })
  disabledReason: WebhookDisabledReason | null;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt: Date | null;

  /** `whsec_…`, encrypted: a signature cannot be made from a hash. */
  @Column('bytea')
  secret: Buffer;

  /** The previous secret, which also signs until it expires. */
  @Column('bytea', { name: 'previous_secret', nullable: true })
  previousSecret: Buffer | null;

  @Column('timestamptz', { name: 'previous_secret_expires_at', nullable: true })
  previousSecretExpiresAt: Date | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
