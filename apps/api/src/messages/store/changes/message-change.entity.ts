import type { MessageDetails, MessageDirection } from '@whathooks/dto';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a vote, an answer to an invitation, a pin or a keep says. */
export interface AnswerDetails {
  /** Of a vote: names of what is chosen. Of an answer: `going`, `not_going` or `maybe`. Empty: taken back. */
  options?: string[];
  /** Of an answer: how many more people come along. */
  guests?: number;
  /** Of a pin and a keep: false where it is taken off again. */
  isSet?: boolean;
  /** Of a pin: when it ends by itself. ISO 8601. */
  until?: string;
}

/**
 * Something that is done to a message: an edit, a deletion, a vote, an answer, a pin or a keep. A reaction and
 * a comment are messages of their own; they are here as well where they came encrypted.
 */
@Entity('message_changes')
export class MessageChange {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('uuid', { name: 'session_id' })
  sessionId: string;

  @Column('text')
  kind: 'edit' | 'delete' | 'vote' | 'answer' | 'option' | 'pin' | 'keep' | 'reaction' | 'comment';

  /** WhatsApp's id of the message that it changes. */
  @Column('text')
  target: string;

  /** Of that message. */
  @Column('text')
  direction: MessageDirection;

  @Column('text')
  chat: string;

  @Column('text', { name: 'origin_chat' })
  originChat: string;

  /** JID of who made it, as it came. */
  @Column('text')
  author: string;

  /** Digits of who made it. */
  @Column('text')
  sender: string;

  @Column('text', { name: 'sender_type' })
  senderType: 'phone' | 'lid';

  /** Name on WhatsApp of who made it; null where that is not known. */
  @Column('text', { name: 'push_name', nullable: true })
  pushName?: string | null;

  /** What a vote, an answer, a pin or a keep says; null for others, and while it is encrypted. */
  @Column('jsonb', { nullable: true })
  said?: AnswerDetails | null;

  /** The new text, or the emoji of a reaction; null for a deletion, and where the emoji is taken back. */
  @Column('text', { nullable: true })
  text: string | null;

  /** Details beside the text; null where there are none. */
  @Column('jsonb', { nullable: true })
  details: MessageDetails | null;

  /** WhatsApp's id of the change itself. */
  @Column('text', { name: 'wa_message_id' })
  waMessageId: string;

  /** JID of the author of that message, where another person deletes it; else null. */
  @Column('text', { name: 'target_author', nullable: true })
  targetAuthor: string | null;

  /** When it was found that no administrator made it; null for what stands. */
  @Column('timestamptz', { name: 'denied_at', nullable: true })
  deniedAt: Date | null;

  /** The message it was applied to; null while that has not come, or it is not known who may. */
  @Column('uuid', { name: 'message_id', nullable: true })
  messageId: string | null;

  /** How far one is that is sent; null for one that came in. */
  @Column('text', { name: 'outbound_status', nullable: true })
  outboundStatus?: 'pending' | 'sent' | 'failed' | null;

  /** The encoded protobuf of one that is sent, and of one that came in encrypted; null for others. */
  @Column('bytea', { name: 'content', nullable: true, select: false })
  bytes?: Buffer | null;

  /** Why it failed. */
  @Column('text', { nullable: true })
  error?: string | null;

  /** When it was made, by WhatsApp's clock. */
  @Column('timestamptz', { name: 'sent_at' })
  sentAt: Date;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
