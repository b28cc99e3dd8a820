import {
  MESSAGE_STATUSES,
  MESSAGE_TYPES,
  type MessageDeletedEventData,
  type MessageEditedEventData,
  type MessageEventData,
  type MessageReactionEventData,
  type MessageStatusEventData,
  type MessageStatusName,
  type MessageTypeName,
  type ReactionTarget,
  RESTRICTION_KINDS,
  type RestrictionKind,
  SESSION_STATUSES,
  type SessionPairingCodeEventData,
  type SessionQrEventData,
  type SessionRestrictedEventData,
  type SessionStatus,
  type SessionStatusEventData,
  WEBHOOK_DISABLED_REASONS,
  type WebhookDisabledEventData,
  type WebhookDisabledReason,
  type WebhookEnvelope,
} from './events';
import { Field } from './field';
import { STATUS_REASONS, type StatusReason } from './status-reasons';

const SESSION_ID = 'sess_019a50b47c3e7c10b4c15f6a7b8c9d0e';
const MESSAGE_ID = 'msg_019a50b57c3e7c10b4c15f6a7b8c9d0e';
const HOOK_ID = 'hook_019a50b67c3e7c10b4c15f6a7b8c9d0e';
const TIME = '2026-06-29T14:21:07.000Z';

const FROM_TYPE =
  'What `from` is: `phone`, or `lid` for a person whose number WhatsApp has not told. A LID is no phone number and cannot be dialled; `from` can be given as `to` all the same. Once the number is known, later events have it.';

/** `data` of `message.received` and `message.sent_from_phone`. */
export class MessagePayload implements MessageEventData {
  @Field({ description: 'Id of the message.', example: MESSAGE_ID })
  id: string;

  @Field({ description: 'Session.', example: SESSION_ID })
  sessionId: string;

  @Field({
    description: "Author's phone number in digits, or LID digits when `fromType` is `lid`.",
    example: '15551234567',
  })
  from: string;

  @Field({ description: FROM_TYPE, enum: ['phone', 'lid'], example: 'phone' })
  fromType: 'phone' | 'lid';

  @Field({ description: 'JID of the chat.', example: '15551234567@s.whatsapp.net' })
  chat: string;

  @Field({
    description: 'Recipient in digits, or a JID.',
    example: '15557654321',
    nullable: true,
    type: () => String,
  })
  to: string | null;

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

  @Field({ description: 'When it was sent, by WhatsApp.', example: TIME, format: 'date-time' })
  timestamp: string;

  @Field({
    description: 'True for a message from before the number was linked; left out otherwise.',
    example: true,
    required: false,
  })
  history?: boolean;

  @Field({
    description:
      "WhatsApp's own name for content whose `type` is `unsupported`, such as `orderMessage` or `eventMessage`; left out for all other types, and where it is not known.",
    example: 'eventMessage',
    required: false,
  })
  kind?: string;

  @Field({
    description:
      'Who is mentioned: digits of the phone number where it is known, else of the LID. Left out where nobody is.',
    example: ['15557654321'],
    type: () => String,
    isArray: true,
    required: false,
  })
  mentions?: string[];

  @Field({
    description:
      'True where the message was longer than 65,536 characters, of which `text` has the first; left out otherwise.',
    example: true,
    required: false,
  })
  truncated?: boolean;
}

/** `data` of `session.status`. */
export class SessionStatusPayload implements SessionStatusEventData {
  @Field({ description: 'Session.', example: SESSION_ID })
  sessionId: string;

  @Field({ description: 'Where it stands now.', enum: SESSION_STATUSES, example: 'CONNECTED' })
  status: SessionStatus;

  @Field({ description: 'Where it stood before.', enum: SESSION_STATUSES, example: 'CONNECTING' })
  previousStatus: SessionStatus;

  @Field({
    description: 'Why, where there is something to say.',
    enum: STATUS_REASONS,
    example: null,
    nullable: true,
  })
  reason: StatusReason | null;

  @Field({
    description: 'What WhatsApp said of it: its code, and its own words where it gave some.',
    example: null,
    nullable: true,
    type: () => String,
  })
  detail: string | null;

  @Field({
    description: 'When WhatsApp is tried again, where it does not want to be sooner.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  retryAt: string | null;

  @Field({
    description: 'Phone number of the session in digits, once it is known.',
    example: '15557654321',
    nullable: true,
    type: () => String,
  })
  phone: string | null;

  @Field({
    description:
      'Other sessions of yours that are linked with the same number: every message arrives in them, too.',
    type: () => String,
    isArray: true,
    example: [],
  })
  alsoLinkedIn: string[];
}

/** `data` of `session.qr`. */
export class SessionQrPayload implements SessionQrEventData {
  @Field({ description: 'Session.', example: SESSION_ID })
  sessionId: string;

  @Field({
    description: 'Text of the QR code to show.',
    example: '2@Zx8Kq0v1YbT3nU7cR5mE,9fH2sL4wQ6pJ8dG1aK3=,tV5xB7zN9mC2lO4iU6y=',
  })
  qr: string;

  @Field({
    description: 'When WhatsApp stops to accept it.',
    example: '2026-06-29T14:21:27.000Z',
    format: 'date-time',
  })
  expiresAt: string;

  @Field({
    description:
      'scan_again: WhatsApp retired a code that was shown earlier, as a rule because it was scanned. Ask the person to scan this one.',
    enum: ['scan_again'],
    example: null,
    nullable: true,
  })
  reason: 'scan_again' | null;
}

/** `data` of `session.restricted`. */
export class SessionRestrictedPayload implements SessionRestrictedEventData {
  @Field({ description: 'Session.', example: SESSION_ID })
  sessionId: string;

  @Field({
    description:
      'What WhatsApp restricts: `reach_out_timelock` when the number may begin no new chat for a time, `new_chat_cap` when it has begun as many as it may, `temporarily_banned` when it cannot connect for a time.',
    enum: RESTRICTION_KINDS,
    example: 'reach_out_timelock',
  })
  kind: RestrictionKind;

  @Field({ description: 'Whether it holds; false when it is over.', example: true })
  active: boolean;

  @Field({
    description: 'When it ends; null when it is over, or where WhatsApp does not say.',
    example: '2026-06-30T14:21:07.000Z',
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  until: string | null;

  @Field({
    description: 'New chats that the number may begin, for `new_chat_cap`; else null.',
    example: null,
    nullable: true,
    type: () => Number,
  })
  quota: number | null;

  @Field({
    description: 'New chats that the number has begun, for `new_chat_cap`; else null.',
    example: null,
    nullable: true,
    type: () => Number,
  })
  used: number | null;
}

/** `data` of `session.pairing_code`. */
export class SessionPairingCodePayload implements SessionPairingCodeEventData {
  @Field({ description: 'Session.', example: SESSION_ID })
  sessionId: string;

  @Field({
    description:
      'Eight characters to type on the phone; null when the ones that were shown are not good any more.',
    example: 'ABCD1234',
    nullable: true,
    type: () => String,
  })
  code: string | null;

  @Field({
    description: 'Until when WhatsApp takes them.',
    example: '2026-06-29T14:24:07.000Z',
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  expiresAt: string | null;
}

/** `data` of `message.status`. */
export class MessageStatusPayload implements MessageStatusEventData {
  @Field({ description: 'Id of the message.', example: MESSAGE_ID })
  id: string;

  @Field({ description: 'Session.', example: SESSION_ID })
  sessionId: string;

  @Field({ description: "WhatsApp's id of the message.", example: '3EB0F1E2D3C4B5A6' })
  waMessageId: string;

  @Field({ description: 'Recipient: digits, or a JID.', example: '15551234567' })
  to: string;

  @Field({ description: 'Where it stands now.', enum: MESSAGE_STATUSES, example: 'delivered' })
  status: MessageStatusName;

  @Field({
    description:
      'Why it failed, when it failed: a code as in `statusReason` of a message, or a number of WhatsApp. `unacknowledged`: it may have reached WhatsApp, which never acknowledged it; it may have arrived.',
    example: 'recipient_not_on_whatsapp',
    required: false,
  })
  error?: string;
}

/** Who reacted, or wrote what was deleted, and where. */
class ChangePayload {
  @Field({ description: 'Session.', example: SESSION_ID })
  sessionId: string;

  @Field({ description: "Phone number in digits, or a LID's.", example: '15551234567' })
  from: string;

  @Field({ description: FROM_TYPE, enum: ['phone', 'lid'], example: 'phone' })
  fromType: 'phone' | 'lid';

  @Field({
    description:
      'Whether the owner of the number reacted, or wrote what was deleted, here or on a device of their own.',
    example: false,
  })
  fromMe: boolean;

  @Field({ description: 'JID of the chat.', example: '15551234567@s.whatsapp.net' })
  chat: string;
}

/** The message that a reaction is about. */
export class ReactionTargetPayload implements ReactionTarget {
  @Field({
    description: 'Id of the message; null where it is not stored here.',
    example: MESSAGE_ID,
    nullable: true,
    type: () => String,
  })
  id: string | null;

  @Field({ description: "WhatsApp's id of the message.", example: '3EB0F1E2D3C4B5A6' })
  waMessageId: string;
}

/** `data` of `message.reaction`. */
export class MessageReactionPayload extends ChangePayload implements MessageReactionEventData {
  @Field({
    description: 'Id of the reaction itself, a message of its own.',
    example: 'msg_019a50b67c3e7c10b4c15f6a7b8c9d0e',
  })
  id: string;

  @Field({
    description: 'Name of who reacted, on WhatsApp.',
    example: 'Jane Doe',
    nullable: true,
    type: () => String,
  })
  pushName: string | null;

  @Field({
    description: 'The emoji; null when the reaction was taken away.',
    example: '👍',
    nullable: true,
    type: () => String,
  })
  emoji: string | null;

  @Field({ description: 'What it is about.', type: () => ReactionTargetPayload })
  target: ReactionTargetPayload;

  @Field({ description: "WhatsApp's id of the reaction.", example: '3EB0A1B2C3D4E5F6' })
  waMessageId: string;

  @Field({ description: 'When it was sent, by WhatsApp.', example: TIME, format: 'date-time' })
  timestamp: string;
}

/** `data` of `message.edited`: the message as it is now. */
export class MessageEditedPayload extends MessagePayload implements MessageEditedEventData {
  @Field({
    description: 'Whether the owner of the number wrote it, here or on a device of their own.',
    example: false,
  })
  fromMe: boolean;

  @Field({
    description: 'Text or caption before.',
    example: 'Hi thre!',
    nullable: true,
    type: () => String,
  })
  previousText: string | null;

  @Field({ description: 'When it was edited, by WhatsApp.', example: TIME, format: 'date-time' })
  editedAt: string;
}

/** `data` of `message.deleted`. */
export class MessageDeletedPayload extends ChangePayload implements MessageDeletedEventData {
  @Field({ description: 'Id of the message that was taken back.', example: MESSAGE_ID })
  id: string;

  @Field({ description: "WhatsApp's id of that message.", example: '3EB0A1B2C3D4E5F6' })
  waMessageId: string;

  @Field({
    description:
      "Who deleted it, a phone number in digits, or a LID's: its writer, as in `from`, or in a group one of its administrators.",
    example: '15551234567',
  })
  deletedBy: string;

  @Field({ description: 'What `deletedBy` is.', enum: ['phone', 'lid'], example: 'phone' })
  deletedByType: 'phone' | 'lid';

  @Field({ description: 'When it was deleted, by WhatsApp.', example: TIME, format: 'date-time' })
  deletedAt: string;
}

class EventBase {
  @Field({ description: 'Session the event happened on.', example: SESSION_ID })
  sessionId: string;

  @Field({ description: 'When it happened.', example: TIME, format: 'date-time' })
  timestamp: string;

  @Field({
    description: "The session's own metadata, echoed; left out where it has none.",
    example: { customer: '4711' },
    mapOf: 'string',
    required: false,
  })
  metadata?: Record<string, string>;
}

/** Body of a delivery: somebody wrote to a session. */
export class MessageReceivedEvent extends EventBase implements WebhookEnvelope<'message.received'> {
  @Field({ description: 'Kind.', enum: ['message.received'], example: 'message.received' })
  event: 'message.received';

  @Field({ description: 'The message.', type: () => MessagePayload })
  data: MessagePayload;
}

/** Body of a delivery: the owner of a number wrote on a device of their own. */
export class MessageSentFromPhoneEvent
  extends EventBase
  implements WebhookEnvelope<'message.sent_from_phone'>
{
  @Field({
    description: 'Kind.',
    enum: ['message.sent_from_phone'],
    example: 'message.sent_from_phone',
  })
  event: 'message.sent_from_phone';

  @Field({ description: 'The message.', type: () => MessagePayload })
  data: MessagePayload;
}

/** Body of a delivery: somebody put an emoji to a message, or took it away. */
export class MessageReactionEvent extends EventBase implements WebhookEnvelope<'message.reaction'> {
  @Field({ description: 'Kind.', enum: ['message.reaction'], example: 'message.reaction' })
  event: 'message.reaction';

  @Field({ description: 'The reaction.', type: () => MessageReactionPayload })
  data: MessageReactionPayload;
}

/** Body of a delivery: a message was reworded by its writer. */
export class MessageEditedEvent extends EventBase implements WebhookEnvelope<'message.edited'> {
  @Field({ description: 'Kind.', enum: ['message.edited'], example: 'message.edited' })
  event: 'message.edited';

  @Field({ description: 'The message.', type: () => MessageEditedPayload })
  data: MessageEditedPayload;
}

/** Body of a delivery: a message was taken back by its writer, or by an administrator of its group. */
export class MessageDeletedEvent extends EventBase implements WebhookEnvelope<'message.deleted'> {
  @Field({ description: 'Kind.', enum: ['message.deleted'], example: 'message.deleted' })
  event: 'message.deleted';

  @Field({ description: 'The message.', type: () => MessageDeletedPayload })
  data: MessageDeletedPayload;
}

/** Body of a delivery: a session moved to another status. */
export class SessionStatusEvent extends EventBase implements WebhookEnvelope<'session.status'> {
  @Field({ description: 'Kind.', enum: ['session.status'], example: 'session.status' })
  event: 'session.status';

  @Field({ description: 'The session.', type: () => SessionStatusPayload })
  data: SessionStatusPayload;
}

/** Body of a delivery: a session has a new QR code. */
export class SessionQrEvent extends EventBase implements WebhookEnvelope<'session.qr'> {
  @Field({ description: 'Kind.', enum: ['session.qr'], example: 'session.qr' })
  event: 'session.qr';

  @Field({ description: 'The QR code.', type: () => SessionQrPayload })
  data: SessionQrPayload;
}

/** Body of a delivery: WhatsApp restricts what a number may send, or does so no longer. */
export class SessionRestrictedEvent
  extends EventBase
  implements WebhookEnvelope<'session.restricted'>
{
  @Field({ description: 'Kind.', enum: ['session.restricted'], example: 'session.restricted' })
  event: 'session.restricted';

  @Field({ description: 'The restriction.', type: () => SessionRestrictedPayload })
  data: SessionRestrictedPayload;
}

/** Body of a delivery: a session has a pairing code, or the one it had is not good any more. */
export class SessionPairingCodeEvent
  extends EventBase
  implements WebhookEnvelope<'session.pairing_code'>
{
  @Field({ description: 'Kind.', enum: ['session.pairing_code'], example: 'session.pairing_code' })
  event: 'session.pairing_code';

  @Field({ description: 'The pairing code.', type: () => SessionPairingCodePayload })
  data: SessionPairingCodePayload;
}

/** Body of a delivery: a message that was sent got further, or failed. */
export class MessageStatusEvent extends EventBase implements WebhookEnvelope<'message.status'> {
  @Field({ description: 'Kind.', enum: ['message.status'], example: 'message.status' })
  event: 'message.status';

  @Field({ description: 'The message.', type: () => MessageStatusPayload })
  data: MessageStatusPayload;
}

/** `data` of `webhook.disabled`. */
export class WebhookDisabledPayload implements WebhookDisabledEventData {
  @Field({ description: 'The webhook that is sent nothing any more.', example: HOOK_ID })
  webhookId: string;

  @Field({ description: 'Its address.', example: 'https://agency.example/whatsapp' })
  url: string;

  @Field({
    description:
      'Why: `gone` when the address answered 410, `failing` when nothing was delivered for five days.',
    enum: WEBHOOK_DISABLED_REASONS,
    example: 'failing',
  })
  reason: WebhookDisabledReason;
}

/** Body of a delivery: we stopped sending to another webhook of the organization. */
export class WebhookDisabledEvent implements WebhookEnvelope<'webhook.disabled'> {
  @Field({ description: 'Kind.', enum: ['webhook.disabled'], example: 'webhook.disabled' })
  event: 'webhook.disabled';

  @Field({
    description: 'Null: it happened on no session.',
    example: null,
    nullable: true,
    type: () => String,
  })
  sessionId: null;

  @Field({ description: 'The webhook.', type: () => WebhookDisabledPayload })
  data: WebhookDisabledPayload;

  @Field({ description: 'When it happened.', example: TIME, format: 'date-time' })
  timestamp: string;
}

/** Shape of the body of each kind of event. */
export const WEBHOOK_EVENT_SHAPES = {
  'message.received': MessageReceivedEvent,
  'session.status': SessionStatusEvent,
  'session.qr': SessionQrEvent,
  'session.pairing_code': SessionPairingCodeEvent,
  'session.restricted': SessionRestrictedEvent,
  'message.status': MessageStatusEvent,
  'message.sent_from_phone': MessageSentFromPhoneEvent,
  'message.reaction': MessageReactionEvent,
  'message.edited': MessageEditedEvent,
  'message.deleted': MessageDeletedEvent,
  'webhook.disabled': WebhookDisabledEvent,
} as const;
