import type { WebhookEventName } from '@whathooks/dto';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Something that happened, in the very bytes that are posted. Split by day. */
@Entity('events')
@Index('events_organization', ['organizationId', 'id'])
export class StoredEvent {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  /** Null for what concerns the organization as a whole. */
  @Column('uuid', { name: 'session_id', nullable: true })
  sessionId: string | null;

  @Column('text')
  event: WebhookEventName;

  /** JID of the chat; null for what concerns the session as a whole. */
  @Column('text', { nullable: true })
  chat: string | null;

  /** JSON of the envelope. UTF-8 of this text is what is signed and sent. */
  @Column('text')
  body: string;

  /** Made by the test button: it never happened, and no webhook is owed it. */
  @Column('boolean', { default: false })
  sample: boolean;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;
}
