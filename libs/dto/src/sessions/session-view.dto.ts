import { RejectCallsSetting } from './calls.dto';
import { SESSION_STATUSES, type SessionStatus } from '../facts/statuses';
import { Field } from '../fields/field';
import { STATUS_REASONS, type StatusReason } from '../facts/status-reasons';
import { EXAMPLE } from '../event-definition/examples';

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
