import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { RejectCallsSetting } from './calls.dto';
import { PageQuery } from '../common.dto';
import {
  BURST_MAX,
  ID_MAX,
  METADATA_MAX_PAIRS,
  MIN_GAP_MAX_MS,
  NAME_MAX,
  PROXY_MAX,
} from '../facts/limits';
import { SESSION_STATUSES, type SessionStatus } from '../facts/statuses';
import { Field } from '../fields/field';
import { PHONE, PHONE_MESSAGE } from './phone';
import { STATUS_REASONS, type StatusReason } from '../facts/status-reasons';
import { IsMetadata, IsPrintable, OmittedOrValid } from '../fields/rules';
import { WEBHOOK_CHOICE, WEBHOOK_CHOICES, type WebhookChoice } from '../access/clients.dto';
import { EXAMPLE } from '../event-definition/examples';

const PROXY_EXAMPLE = 'http://user:password@proxy.example:3128';

/** Which sessions. */
export class ListSessionsQuery extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Only sessions of this client; `none` for those of no client.',
    example: 'cli_019a50b47c3e7c10b4c15f6a7b8c9d0e',
    required: false,
  })
  clientId?: string;
}

export class CreateSessionRequest {
  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME_MAX)
  @IsPrintable()
  @Field({ description: 'A name for the number.', example: 'Bakery Example', maxLength: NAME_MAX })
  name: string;

  @IsOptional()
  @IsMetadata()
  @Field({
    description: `Up to ${METADATA_MAX_PAIRS} string pairs of your own, echoed in every event of this session.`,
    example: { customerId: '4711' },
    mapOf: 'string',
    required: false,
  })
  metadata?: Record<string, string>;

  @IsOptional()
  @IsBoolean()
  @Field({
    description:
      'Whether messages from before the number was linked are sent to webhooks too, marked `history`. They are stored in any case.',
    example: false,
    required: false,
  })
  historyEvents?: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(PROXY_MAX)
  @Field({
    description:
      'Proxy for all traffic of this number: `http://`, `https://` or `socks5://`, with user name and password where it wants them. It is stored encrypted, and its credentials are never shown. Null for none.',
    example: PROXY_EXAMPLE,
    maxLength: PROXY_MAX,
    nullable: true,
    type: () => String,
    required: false,
  })
  proxy?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Client that the number belongs to. Null for none.',
    example: null,
    nullable: true,
    type: () => String,
    required: false,
  })
  clientId?: string | null;
}

export class UpdateSessionRequest {
  @OmittedOrValid()
  @IsString()
  @IsNotEmpty()
  @MaxLength(NAME_MAX)
  @IsPrintable()
  @Field({
    description: 'A name for the number.',
    example: 'Bakery Example',
    maxLength: NAME_MAX,
    required: false,
  })
  name?: string;

  @OmittedOrValid()
  @IsMetadata()
  @Field({
    description: `Up to ${METADATA_MAX_PAIRS} string pairs of your own, in place of those before.`,
    example: { customerId: '4711' },
    mapOf: 'string',
    required: false,
  })
  metadata?: Record<string, string>;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MIN_GAP_MAX_MS)
  @Field({
    description: `Least time between two messages that this number sends, in milliseconds, up to ${MIN_GAP_MAX_MS}. Null for no pacing.`,
    example: 3_000,
    nullable: true,
    type: () => Number,
    required: false,
  })
  minGapMs?: number | null;

  @OmittedOrValid()
  @IsInt()
  @Min(1)
  @Max(BURST_MAX)
  @Field({
    description: `How many messages may leave at once after a pause, up to ${BURST_MAX}, before the minimum gap applies again.`,
    example: 5,
    type: () => Number,
    required: false,
  })
  burst?: number;

  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description:
      'Whether `presence.updated` events are sent for people who write to the number. The number itself stays offline, so that the phone goes on notifying.',
    example: false,
    required: false,
  })
  presence?: boolean;

  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description:
      'Whether status posts of contacts are stored and sent to webhooks as messages, with `status@broadcast` as their `chat`.',
    example: false,
    required: false,
  })
  receiveStatus?: boolean;

  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description:
      'Whether messages of channels that the number follows are kept and told, with the channel as their `chat`.',
    example: false,
    required: false,
  })
  receiveChannels?: boolean;

  @OmittedOrValid()
  @IsBoolean()
  @Field({
    description:
      'Whether people see that the number writes, or records a voice message, before a message is sent to them: for one to five seconds. Each message is delayed by that time.',
    example: false,
    required: false,
  })
  showTyping?: boolean;

  @IsOptional()
  @ValidateNested()
  @Type(() => RejectCallsSetting)
  @Field({
    description:
      'Rejects every call to the number, and sends the caller a text where there is one. Null lets calls ring.',
    type: () => RejectCallsSetting,
    nullable: true,
    required: false,
  })
  rejectCalls?: RejectCallsSetting | null;

  @IsOptional()
  @IsString()
  @MaxLength(PROXY_MAX)
  @Field({
    description:
      'Proxy for all traffic of this number, in place of the previous one: `http://`, `https://` or `socks5://`, with user name and password. Null for none. The number reconnects at once.',
    example: PROXY_EXAMPLE,
    maxLength: PROXY_MAX,
    nullable: true,
    type: () => String,
    required: false,
  })
  proxy?: string | null;

  @IsOptional()
  @Matches(PHONE, { message: PHONE_MESSAGE })
  @Field({
    description:
      'Number that is to be linked: digits with country code. Null for any, and to accept the number that is linked now.',
    example: null,
    nullable: true,
    type: () => String,
    required: false,
  })
  expectedPhone?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Client that the number belongs to, in place of the one before. Null for none.',
    example: null,
    nullable: true,
    type: () => String,
    required: false,
  })
  clientId?: string | null;

  @OmittedOrValid()
  @IsIn(WEBHOOK_CHOICES)
  @Field(WEBHOOK_CHOICE)
  webhooks?: WebhookChoice;
}

export class PairingCodeRequest {
  @Matches(PHONE, { message: PHONE_MESSAGE })
  @Field({
    description: 'The phone that will type the code: digits with country code.',
    example: '15551234567',
  })
  phone: string;
}

export class PairingCodeResponse {
  @Field({ description: 'Eight characters to type on the phone.', example: 'ABCD1234' })
  code: string;

  @Field({
    description: 'Until when WhatsApp takes it.',
    example: '2026-06-29T14:23:27.000Z',
    format: 'date-time',
  })
  expiresAt: string;
}

/** A session that is linked with a number. */
export class LinkedSessionView {
  @Field({ description: 'Id.', example: EXAMPLE.sessionId })
  id: string;

  @Field({ description: 'Name.', example: 'Bakery, old' })
  name: string;

  @Field({
    description: 'When the phone accepted it.',
    example: '2026-06-29T14:20:30.000Z',
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  linkedAt: string | null;
}

/** A proxy, without what opens it. */
export class SessionProxyView {
  @Field({
    description: 'Its address, without user name and password.',
    example: 'http://proxy.example:3128',
  })
  url: string;

  @Field({ description: 'Whether a user name or password is stored for it.', example: true })
  hasCredentials: boolean;
}

export class SessionView {
  @Field({ description: 'Id.', example: EXAMPLE.sessionId })
  id: string;

  @Field({ description: 'Name.', example: 'Bakery Example' })
  name: string;

  @Field({
    description: 'Client that it belongs to; null for none.',
    example: null,
    nullable: true,
    type: () => String,
  })
  clientId: string | null;

  @Field({ description: 'Where the link stands.', enum: SESSION_STATUSES, example: 'CONNECTED' })
  status: SessionStatus;

  @Field({
    description: 'Why it is in this status, where there is more to say.',
    enum: STATUS_REASONS,
    example: null,
    nullable: true,
  })
  statusReason: StatusReason | null;

  @Field({
    description:
      'What WhatsApp said when it refused the login: its code, such as 406, the kind of refusal, and its message if it gave one. After `proxy_unreachable`, why the proxy could not be used.',
    example: null,
    nullable: true,
    type: () => String,
  })
  statusDetail: string | null;

  @Field({
    description:
      'When WhatsApp is tried again, where it does not want to be sooner: after `temporarily_banned` and `rate_limited`.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  retryAt: string | null;

  @Field({
    description: 'Linked number in digits.',
    example: '15557654321',
    nullable: true,
    type: () => String,
  })
  phone: string | null;

  @Field({
    description: 'Name shown on WhatsApp.',
    example: 'Bakery',
    nullable: true,
    type: () => String,
  })
  pushName: string | null;

  @Field({
    description: 'The QR string to draw, while status is QR.',
    example: null,
    nullable: true,
    type: () => String,
  })
  qr: string | null;

  @Field({
    description: 'Until when the QR string can be scanned.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  qrExpiresAt: string | null;

  @Field({
    description:
      'Eight characters to type on the phone, while the code is valid; a pairing code that WhatsApp retires is followed by another one here.',
    example: null,
    nullable: true,
    type: () => String,
  })
  pairingCode: string | null;

  @Field({
    description: 'Until when WhatsApp takes the pairing code.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  pairingCodeExpiresAt: string | null;

  @Field({ description: 'Your own pairs.', example: { customerId: '4711' }, mapOf: 'string' })
  metadata: Record<string, string>;

  @Field({
    description:
      'Least time between two messages that it sends, in milliseconds; null for no pacing.',
    example: null,
    nullable: true,
    type: () => Number,
  })
  minGapMs: number | null;

  @Field({ description: 'How many messages may be sent at once after a pause.', example: 1 })
  burst: number;

  @Field({
    description: 'Whether calls are rejected, and what the caller is sent; null where calls ring.',
    type: () => RejectCallsSetting,
    nullable: true,
  })
  rejectCalls: RejectCallsSetting | null;

  @Field({
    description: 'Whether `presence.updated` events are sent for people who write to the number.',
    example: false,
  })
  presence: boolean;

  @Field({ description: 'Whether status posts of contacts are kept and told.', example: false })
  receiveStatus: boolean;

  @Field({
    description:
      'Whether messages of channels that the number follows are stored and sent to webhooks.',
    example: false,
  })
  receiveChannels: boolean;

  @Field({
    description: 'Whether people see that the number writes before a message is sent to them.',
    example: false,
  })
  showTyping: boolean;

  @Field({
    description: 'Proxy for all traffic of the number; null for none.',
    type: () => SessionProxyView,
    nullable: true,
  })
  proxy: SessionProxyView | null;

  @Field({
    description: 'When it was created.',
    example: '2026-06-29T14:20:00.000Z',
    format: 'date-time',
  })
  createdAt: string;

  @Field({
    description: 'When it last became CONNECTED.',
    example: '2026-06-29T14:21:00.000Z',
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  connectedAt: string | null;

  @Field({
    description: 'When the phone accepted it.',
    example: '2026-06-29T14:20:30.000Z',
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  linkedAt: string | null;

  @Field({
    description:
      'Number that is expected to be linked: the one that was given, or the one that was linked before. While another number is linked, a person has to decide which one is right. Null if any number may be linked.',
    example: null,
    nullable: true,
    type: () => String,
  })
  expectedPhone: string | null;

  @Field({
    description:
      'Since when it is not connected, however often it was tried again meanwhile; null while it is, and where it never was.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  downSince: string | null;

  @Field({
    description:
      'Other sessions of yours that are linked with the same number: every message arrives in them, too. Unlink one.',
    type: () => LinkedSessionView,
    isArray: true,
    example: [],
  })
  alsoLinkedIn: LinkedSessionView[];
}

export class SessionPage {
  @Field({ description: 'Sessions, newest first.', type: () => SessionView, isArray: true })
  data: SessionView[];

  @Field({
    description: 'Cursor of the next page; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}

/** One move of a session from a status to the next. */
export class SessionTransitionView {
  @Field({ description: 'Status before.', enum: SESSION_STATUSES, example: 'CONNECTING' })
  from: SessionStatus;

  @Field({ description: 'Status after.', enum: SESSION_STATUSES, example: 'CONNECTED' })
  to: SessionStatus;

  @Field({ description: 'Why.', example: null, nullable: true, type: () => String })
  reason: string | null;

  @Field({ description: 'When.', example: '2026-06-29T14:21:00.000Z', format: 'date-time' })
  at: string;
}

export class SessionTransitionPage {
  @Field({ description: 'Moves, newest first.', type: () => SessionTransitionView, isArray: true })
  data: SessionTransitionView[];

  @Field({
    description: 'Cursor of the next page; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}

export class SessionQrView {
  @Field({
    description: 'The QR string.',
    example: 'https://wa.me/settings/linked_devices#2@AbC,dEf,gHi,jKl,1',
  })
  qr: string;

  @Field({
    description: 'Until when it can be scanned.',
    example: '2026-06-29T14:21:00.000Z',
    format: 'date-time',
  })
  expiresAt: string;
}

export const NOTICE_KINDS = ['call', 'notification'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A node of a notification of WhatsApp. */
export class NoticeNodeView {
  @Field({ description: 'Name of the node.', example: 'offer' })
  tag: string;

  @Field({ description: 'Its attributes.', example: { 'call-id': '4711' }, mapOf: 'string' })
  attrs: Record<string, string>;

  @Field({ description: 'Nodes in it.', type: () => NoticeNodeView, isArray: true, example: [] })
  children: NoticeNodeView[];
}

/** A notification of WhatsApp that is no message. */
export class SessionNoticeView {
  @Field({ description: 'Kind.', enum: NOTICE_KINDS, example: 'call' })
  kind: NoticeKind;

  @Field({
    description: "WhatsApp's own word for it: `offer`, `terminate`, `w:gp2`, `picture`, …",
    example: 'offer',
  })
  type: string;

  @Field({
    description: 'JID it came from: a caller, a group, a contact, the account itself.',
    example: '15551234567@s.whatsapp.net',
  })
  origin: string;

  @Field({
    description: 'Digits of who did it, where that is known.',
    example: '15551234567',
    nullable: true,
    type: () => String,
  })
  from: string | null;

  @Field({
    description: 'What came, without any bytes.',
    type: () => NoticeNodeView,
  })
  details: NoticeNodeView;

  @Field({
    description: 'When it happened, by WhatsApp.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  timestamp: string;
}

export class SessionNoticePage {
  @Field({ description: 'Notices, newest first.', type: () => SessionNoticeView, isArray: true })
  data: SessionNoticeView[];

  @Field({
    description: 'Cursor of the next page; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}

/** How far a number has used up its new chats, as WhatsApp says. */
export const NEW_CHATS_STATUSES = ['ok', 'first_warning', 'second_warning', 'capped'] as const;
export type NewChatsStatus = (typeof NEW_CHATS_STATUSES)[number];

/** Whether a number may write to people whom it does not know. */
export class ReachOutTimelockView {
  @Field({
    description:
      'Whether WhatsApp refuses messages that begin a new chat. Chats with people who have written to the number go on.',
    example: true,
  })
  active: boolean;

  @Field({
    description: 'When it ends; null while it is not active.',
    example: '2026-06-30T14:21:07.000Z',
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  until: string | null;

  @Field({
    description: "WhatsApp's own word for the kind of restriction, where it gave one.",
    example: 'RESTRICT_ALL_COMPANIONS',
    nullable: true,
    type: () => String,
  })
  type: string | null;
}

/** How many new chats a number may begin. */
export class NewChatsView {
  @Field({
    description: 'How many new chats it may begin; null where there is no such limit.',
    example: 50,
    nullable: true,
    type: () => Number,
  })
  quota: number | null;

  @Field({ description: 'How many it has begun.', example: 27 })
  used: number;

  @Field({
    description:
      'What WhatsApp makes of that: warnings come before `capped`, with which it refuses messages that begin a new chat.',
    enum: NEW_CHATS_STATUSES,
    example: 'first_warning',
  })
  status: NewChatsStatus;

  @Field({
    description: 'When they are counted anew; null where WhatsApp does not say.',
    example: '2026-07-01T00:00:00.000Z',
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  resetsAt: string | null;
}

/** What WhatsApp lets a number send to people whom it does not know. */
export class SessionLimitsView {
  @Field({
    description: 'Whether it may begin new chats at all; null where WhatsApp has not said.',
    type: () => ReachOutTimelockView,
    nullable: true,
  })
  reachOutTimelock: ReachOutTimelockView | null;

  @Field({
    description: 'How many new chats it may begin; null where WhatsApp has not said.',
    type: () => NewChatsView,
    nullable: true,
  })
  newChats: NewChatsView | null;
}
