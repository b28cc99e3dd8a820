import type { WebhookEventName } from '@whathooks/dto';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An event, stored as the bytes that are posted. Partitioned by day. */
@Entity('events')
@Index('events_organization', ['organizationId', 'id'])
export class StoredEvent {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  /** Null for events of the organization as a whole. */
  @Column('uuid', { name: 'session_id', nullable: true })
  sessionId: string | null;

  @Column('text')
  event: WebhookEventName;

  /** JID of the chat; null for events of the session as a whole. */
  @Column('text', { nullable: true })
  chat: string | null;

  /** JSON of the envelope. UTF-8 of this text is what is signed and sent. */
  @Column('text')
  body: string;

  /** The message that it is about, by which it is found; null for other events. */
  @Column('uuid', { name: 'message_id', nullable: true })
  messageId: string | null;

  /** WhatsApp's id of that message. */
  @Column('text', { name: 'wa_message_id', nullable: true })
  waMessageId: string | null;

  /** A test event: it never happened, and recoveries leave it out. */
  @Column('boolean', { default: false })
  sample: boolean;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;
}
