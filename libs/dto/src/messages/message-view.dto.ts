import { MessageRecipientView } from '../message-content/recipient';
import {
  MESSAGE_STATUSES,
  MESSAGE_TYPES,
  type MessageStatusName,
  type MessageTypeName,
} from '../facts/statuses';
import { MEDIA_FIELD, MediaView } from './media.dto';
import { Field } from '../fields/field';
import { MessageDetails, REFERENCE } from '../message-content/details';
import { AnswerView } from '../message-content/shapes';
import { FAILURE_REASONS, WAIT_REASONS } from '../facts/message-reasons';
import { EXAMPLE } from '../event-definition/examples';
import { MessageChangeView } from './message-changes.dto';
import { MESSAGE_DIRECTIONS, type MessageDirection } from './list-messages.dto';

const listed = (reasons: Record<string, string>): string =>
  Object.entries(reasons)
    .map(([code, words]) => `\`${code}\`: ${words}`)
    .join(' ');
const STATUS_REASON = `Why it is \`pending\` or \`failed\`; null otherwise. Pending: ${listed(WAIT_REASONS)} Failed: ${listed(FAILURE_REASONS)} Other numbers are WhatsApp's own codes.`;

export const SENDER_KINDS = ['user', 'apiKey'] as const;

/** Who had a message sent. */
export class SenderView {
  @Field({
    description: 'A person in the dashboard, or an API key.',
    enum: SENDER_KINDS,
    example: 'user',
  })
  kind: (typeof SENDER_KINDS)[number];

  @Field({ description: 'Id.', example: 'usr_019a50b47c3e7c10b4c15f6a7b8c9d0e' })
  id: string;

  @Field({
    description:
      'Name of the person or the key, which may have left or been revoked since; null where it is not known.',
    example: 'Ana Alvarez',
    nullable: true,
    type: () => String,
  })
  name: string | null;
}

export class MessageView extends MessageDetails {
  @Field({ description: 'Id.', example: EXAMPLE.messageId })
  id: string;

  @Field({ description: 'Session.', example: EXAMPLE.sessionId })
  sessionId: string;

  @Field({ description: 'Direction.', enum: MESSAGE_DIRECTIONS, example: 'inbound' })
  direction: MessageDirection;

  @Field({ description: 'JID of the chat.', example: '15551234567@s.whatsapp.net' })
  chat: string;

  @Field({
    description:
      'Name of the chat, which is that of the person or the group; told by `GET /v1/messages` and `GET /v1/messages/{id}` where the chat is known.',
    example: 'Jane Doe',
    required: false,
  })
  chatTitle?: string;

  @Field({
    description: "Author's phone number in digits, or LID digits when `fromType` is `lid`.",
    example: '15551234567',
  })
  from: string;

  @Field({
    description:
      "What `from` is: `lid` while WhatsApp has not told the author's number. Once it is known, their messages and their chat stand under the number.",
    enum: ['phone', 'lid'],
    example: 'phone',
  })
  fromType: 'phone' | 'lid';

  @Field({ description: 'Recipient: digits, or a JID.', example: '15557654321' })
  to: string;

  @Field({
    description: "Author's name on WhatsApp.",
    example: 'Jane Doe',
    nullable: true,
    type: () => String,
  })
  pushName: string | null;

  @Field({ description: 'Kind of content.', enum: MESSAGE_TYPES, example: 'text' })
  type: MessageTypeName;

  @Field({
    description: 'Text or caption.',
    example: 'Hi there!',
    nullable: true,
    type: () => String,
  })
  text: string | null;

  @Field({ description: "WhatsApp's id of the message.", example: '3EB0A1B2C3D4E5F6' })
  waMessageId: string;

  @Field({
    description:
      'Where it stands. A message to a group is delivered and read as soon as the first member has got or read it.',
    enum: MESSAGE_STATUSES,
    example: 'received',
  })
  status: MessageStatusName;

  @Field({
    description:
      'Why it failed, when it failed. `unacknowledged`: it may have reached WhatsApp, which never acknowledged it; it may have arrived.',
    example: null,
    nullable: true,
    type: () => String,
  })
  error: string | null;

  @Field({
    description: STATUS_REASON,
    example: null,
    nullable: true,
    type: () => String,
  })
  statusReason: string | null;

  @Field({
    description:
      'When it was sent, according to WhatsApp; for a scheduled message, when it will be sent.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  timestamp: string;

  @Field({
    description:
      'Who of the organization had it sent; absent for inbound messages and for those written on the phone.',
    type: () => SenderView,
    required: false,
  })
  sentBy?: SenderView;

  @Field({
    description: 'True if the message is starred, here and on the phone; absent otherwise.',
    example: true,
    required: false,
  })
  starred?: boolean;

  @Field({
    description: 'When it was marked as read through whathooks; absent where it was not.',
    example: '2026-06-29T14:25:07.000Z',
    format: 'date-time',
    required: false,
  })
  readAt?: string;

  @Field({
    description: 'When it is to be sent; absent unless `status` is `scheduled`.',
    example: '2026-06-30T07:00:00.000Z',
    format: 'date-time',
    required: false,
  })
  sendAt?: string;

  @Field({
    description:
      'Where it stands in its chat, compared with the ids of other messages; only for one that was moved to another time before it was sent. All others stand where their ids do.',
    example: null,
    required: false,
    inExample: false,
  })
  place?: string;

  @Field({
    description: 'When it was stored here.',
    example: '2026-06-29T14:21:07.412Z',
    format: 'date-time',
  })
  createdAt: string;

  @Field({
    description: "WhatsApp's id of the message that a reaction is about.",
    example: null,
    nullable: true,
    type: () => String,
  })
  reactsTo: string | null;

  @Field({
    description:
      'When the author last edited it, according to WhatsApp. `text` is the latest version.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  editedAt: string | null;

  @Field({
    description: 'When its writer took it back, by WhatsApp. Its text is gone then.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  deletedAt: string | null;

  @Field({ description: 'Whether it is from before the number was linked.', example: false })
  history: boolean;

  @Field({
    description:
      'Of a message to a group, how far it came with each member who has got it. Only where one message is returned; absent for other messages.',
    type: () => MessageRecipientView,
    isArray: true,
    required: false,
  })
  recipients?: MessageRecipientView[];

  @Field({
    description:
      'The latest edit, deletion, pin or keep that you asked for, while it is not in force. Only where one message is returned; absent where there is none.',
    type: () => MessageChangeView,
    required: false,
  })
  lastChange?: MessageChangeView;

  @Field({
    description: 'Until when it is pinned in its chat. Absent where it is not pinned.',
    example: '2026-07-06T14:21:07.000Z',
    format: 'date-time',
    required: false,
  })
  pinnedUntil?: string;

  @Field({
    description: 'True where somebody keeps it from disappearing; absent otherwise.',
    example: true,
    required: false,
  })
  kept?: boolean;

  @Field({
    description:
      'What people have chosen in a poll, or answered to an event, as it counts now. Only where one message is returned; absent for other kinds.',
    type: () => AnswerView,
    isArray: true,
    required: false,
  })
  answers?: AnswerView[];

  @Field(REFERENCE)
  reference?: string;

  @Field(MEDIA_FIELD)
  media?: MediaView;
}

export class MessagePage {
  @Field({ description: 'Messages, newest first.', type: () => MessageView, isArray: true })
  data: MessageView[];

  @Field({
    description: 'Cursor of the next page; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}
