import type {
  MessageDetails,
  MessageDirection,
  MessageStatusName,
  MessageTypeName,
  WaitReason,
} from '@whathooks/dto';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A message that came in or went out. */
@Entity('messages')
export class Message {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId: string;

  @Column('uuid', { name: 'session_id' })
  sessionId: string;

  @Column('text')
  direction: MessageDirection;

  /** JID of the chat, by phone number wherever it is known. */
  @Column('text')
  chat: string;

  /** JID of the chat as WhatsApp named it; with the author and the WhatsApp id it is unique. */
  @Column('text', { name: 'origin_chat' })
  originChat: string;

  @Column('text')
  author: string;

  /** Digits of who wrote it. */
  @Column('text')
  sender: string;

  @Column('text', { name: 'sender_type' })
  senderType: 'phone' | 'lid';

  /** Digits or JID of whom it was written to. */
  @Column('text')
  recipient: string;

  @Column('text', { name: 'push_name', nullable: true })
  pushName: string | null;

  @Column('text')
  type: MessageTypeName;

  @Column('text', { nullable: true })
  text: string | null;

  /** Details beside the text; null where there are none. */
  @Column('jsonb', { nullable: true })
  details?: MessageDetails | null;

  /** The encoded `proto.Message`: as it came, or as it is sent, whenever it is sent again. Empty once it was taken back. */
  @Column('bytea', { name: 'content', select: false })
  bytes: Buffer;

  @Column('text', { name: 'wa_message_id' })
  waMessageId: string;

  /** Its file has to be uploaded to WhatsApp before it is sent; then where that is stands in its bytes. */
  @Column('boolean', { name: 'awaits_upload', default: false })
  awaitsUpload?: boolean;

  /** False until WhatsApp was asked for the recipient: the number was not connected when the message was taken. */
  @Column('boolean', { name: 'recipient_checked', default: true })
  recipientChecked?: boolean;

  @Column('text')
  status: MessageStatusName;

  @Column('text', { nullable: true })
  error: string | null;

  /** Why the last try left it pending; null before one did. */
  @Column('text', { name: 'wait_reason', nullable: true })
  waitReason?: WaitReason | null;

  /** Tries in a row that ended with that reason. */
  @Column('integer', { name: 'wait_tries', default: 0 })
  waitTries?: number;

  /** It begins a chat that may not be begun before then; null for any other. */
  @Column('timestamptz', { name: 'held_until', nullable: true })
  heldUntil?: Date | null;

  /** Told by our own phone as of before the number was linked. */
  @Column('boolean', { default: false })
  history: boolean;

  /** Came without its content, which our own phone may still send. */
  @Column('boolean', { name: 'awaits_phone', default: false })
  awaitsPhone?: boolean;

  /** WhatsApp's id of the message that a reaction is about. */
  @Column('text', { name: 'reacts_to', nullable: true })
  reactsTo: string | null;

  @Column('timestamptz', { name: 'edited_at', nullable: true })
  editedAt: Date | null;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;

  /** What its caller calls it; null where they gave nothing. */
  @Column('text', { nullable: true })
  reference?: string | null;

  /** Until when it is pinned in its chat; null where it is not. */
  @Column('timestamptz', { name: 'pinned_until', nullable: true })
  pinnedUntil?: Date | null;

  /** Whether a person keeps it from disappearing. */
  @Column('boolean', { default: false })
  kept?: boolean;

  /** When one that came was marked as read here; null before. */
  @Column('timestamptz', { name: 'read_at', nullable: true })
  readAt?: Date | null;

  /** UUID of the person or API key that had it sent; null for one written on the phone, and for inbound ones. */
  @Column('uuid', { name: 'sent_by', nullable: true })
  sentBy?: string | null;

  @Column('text', { name: 'sent_by_kind', nullable: true })
  sentByKind?: 'user' | 'apiKey' | 'automatic' | null;

  /** Whether it is starred, here and on the phone. */
  @Column('boolean', { default: false })
  starred?: boolean;

  /** Where a scheduled message that was moved to another time stands in its chat, as an id; null where that is its own. */
  @Column('uuid', { nullable: true })
  place?: string | null;

  /** When it was written, by WhatsApp's clock. */
  @Column('timestamptz', { name: 'sent_at' })
  sentAt: Date;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
