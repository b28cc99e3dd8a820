import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../common.dto';
import { ID_MAX } from '../facts/limits';
import { MESSAGE_TYPES, type MessageTypeName } from '../facts/statuses';
import { Field, type FieldDoc } from '../fields/field';
import { IsInstant } from '../fields/rules';
import {
  BODY_SCOPES,
  type BodyScope,
  WEBHOOK_EVENTS,
  type WebhookEventName,
} from './webhook-events';
import { EXAMPLE } from '../event-definition/examples';

/**
 * Where a delivery stands. `pending`: waits for its first attempt. `retrying`: failed and will be tried
 * again. `delivered`, `failed`: over. `cancelled`: given up before it was sent.
 */
export const DELIVERY_STATUSES = [
  'pending',
  'retrying',
  'delivered',
  'failed',
  'cancelled',
] as const;
export type DeliveryStatusName = (typeof DELIVERY_STATUSES)[number];

/** What a delivery may wait for besides its time. */
export const DELIVERY_WAITS = ['chat', 'file', 'endpoint', 'webhook', 'turn'] as const;
export type DeliveryWaitName = (typeof DELIVERY_WAITS)[number];

/** Why a delivery was made: the event itself, or somebody who asked for it. */
export const DELIVERY_TRIGGERS = ['event', 'resend', 'recover', 'replay', 'test'] as const;
export type DeliveryTriggerName = (typeof DELIVERY_TRIGGERS)[number];

/** Why an attempt failed. */
export const ATTEMPT_ERROR_CODES = [
  'status',
  'address_forbidden',
  'dns',
  'connect',
  'tls',
  'timeout',
  'reset',
  'protocol',
  'event_expired',
  'secret_unreadable',
  'stopped',
] as const;
export type AttemptErrorCode = (typeof ATTEMPT_ERROR_CODES)[number];

const ERROR_CODES_EXPLAINED =
  '`status`: the answer was not 2xx; `address_forbidden`: the name leads to a network we do not connect to; `dns`, `connect`, `tls`: the server was not reached; `timeout`: ten seconds were over; `reset`: the connection broke; `protocol`: the answer was not HTTP; `event_expired`: the event is no longer stored; `secret_unreadable`: the signing secret could not be decrypted; `stopped`: whathooks was stopped meanwhile, which does not count.';

const MISSING_SCOPE: FieldDoc = {
  description:
    'The scope that your key lacks to be shown what the event says, and what was answered to it: those are null then. Null when nothing is held back. `messages:read` for events of messages, `sessions:read` for those of sessions.',
  example: null,
  nullable: true,
  enum: BODY_SCOPES,
};

export class ListDeliveriesQuery extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description:
      'Only deliveries of whatever has this id: a delivery, an attempt (`X-Whathooks-Delivery`), an event (`webhook-id`), a message, a webhook or a session; anything else is taken for the id that WhatsApp gave to a message. Nothing is found where nothing has it.',
    example: 'msg_019a50b57c3e7c10b4c15f6a7b8c9d0e',
    required: false,
  })
  id?: string;

  @IsOptional()
  @IsIn(DELIVERY_STATUSES)
  @Field({
    description: 'Only deliveries that stand here.',
    enum: DELIVERY_STATUSES,
    example: 'failed',
    required: false,
  })
  status?: DeliveryStatusName;

  @IsOptional()
  @IsIn(WEBHOOK_EVENTS)
  @Field({
    description: 'Only deliveries of this kind of event.',
    enum: WEBHOOK_EVENTS,
    example: 'message.received',
    required: false,
  })
  event?: WebhookEventName;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Only deliveries of this session.',
    example: EXAMPLE.sessionId,
    required: false,
  })
  sessionId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Only deliveries of this event, those that somebody asked for included.',
    example: EXAMPLE.eventId,
    required: false,
  })
  eventId?: string;

  @IsOptional()
  @IsInstant()
  @Field({
    description: 'Only deliveries made at or after.',
    example: '2026-06-29T00:00:00.000Z',
    required: false,
  })
  since?: string;

  @IsOptional()
  @IsInstant()
  @Field({
    description: 'Only deliveries made before.',
    example: '2026-06-30T00:00:00.000Z',
    required: false,
  })
  until?: string;
}

export class ListAllDeliveriesQuery extends ListDeliveriesQuery {
  @IsOptional()
  @IsString()
  @MaxLength(ID_MAX)
  @Field({
    description: 'Only deliveries of this webhook.',
    example: EXAMPLE.webhookId,
    required: false,
  })
  webhookId?: string;
}

/** Whom an event concerns, and how its message begins. */
export class DeliveryAboutView {
  @Field({
    description: 'Name of the contact, as the event has it; null where it has none.',
    example: 'Jane Doe',
    nullable: true,
    type: () => String,
  })
  name: string | null;

  @Field({
    description:
      'Who wrote, or whom it is for: digits of a phone number, or a JID; null where the event names nobody.',
    example: '15551234567',
    nullable: true,
    type: () => String,
  })
  contact: string | null;

  @Field({
    description: 'Kind of the message; null where the event is of something else.',
    enum: MESSAGE_TYPES,
    example: 'text',
    nullable: true,
  })
  type: MessageTypeName | null;

  @Field({
    description: 'The first 120 characters of its text or caption; null without.',
    example: 'Hi there!',
    nullable: true,
    type: () => String,
  })
  text: string | null;
}

export class DeliveryView {
  @Field({ description: 'Id. A resend has one of its own.', example: EXAMPLE.deliveryId })
  id: string;

  @Field({ description: 'Webhook.', example: EXAMPLE.webhookId })
  webhookId: string;

  @Field({ description: 'Event, the same however often it is sent.', example: EXAMPLE.eventId })
  eventId: string;

  @Field({ description: 'Kind of event.', enum: WEBHOOK_EVENTS, example: 'message.received' })
  event: WebhookEventName;

  @Field({
    description: 'Session the event happened on; null for what concerns the organization.',
    example: EXAMPLE.sessionId,
    nullable: true,
    type: () => String,
  })
  sessionId: string | null;

  @Field({
    description:
      'Whom the event concerns, and how its message begins; null where it concerns nobody, once the event is older than the log is kept, and for keys without the scope of the event.',
    nullable: true,
    type: () => DeliveryAboutView,
  })
  about: DeliveryAboutView | null;

  @Field({
    description:
      'Where it stands: `pending` before its first attempt, `retrying` before another one; `delivered`, `failed` and `cancelled` when it is over.',
    enum: DELIVERY_STATUSES,
    example: 'delivered',
  })
  status: DeliveryStatusName;

  @Field({ description: 'Attempts made.', example: 1 })
  attempts: number;

  @Field({
    description: 'Why it was made: the event itself, or somebody who asked.',
    enum: DELIVERY_TRIGGERS,
    example: 'event',
  })
  trigger: DeliveryTriggerName;

  @Field({
    description: 'Who asked for it: id of a person or of an API key; null for the event itself.',
    example: null,
    nullable: true,
    type: () => String,
  })
  triggeredBy: string | null;

  @Field({
    description: 'HTTP status of the last attempt; null when there was no answer.',
    example: 200,
    nullable: true,
    type: () => Number,
  })
  lastStatus: number | null;

  @Field({
    description: `Why the last attempt failed. ${ERROR_CODES_EXPLAINED}`,
    example: null,
    nullable: true,
    enum: ATTEMPT_ERROR_CODES,
  })
  lastError: AttemptErrorCode | null;

  @Field({
    description:
      'When it is attempted next, not before the next probe of an endpoint that is down; never in the past. Null when it is over, and while the time is not known: `waitsFor` says what comes first.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  nextAttemptAt: string | null;

  @Field({
    description:
      'What a waiting delivery waits for besides its time: `chat`, an earlier delivery of its chat; `file`, the file of its message, for some seconds; `webhook`, that its webhook is switched on; `endpoint`, a probe of an endpoint that is down; `turn`, a free place among the requests to its webhook, or it is being sent. Null for none of them.',
    example: null,
    nullable: true,
    enum: DELIVERY_WAITS,
  })
  waitsFor: DeliveryWaitName | null;

  @Field({
    description: 'When it was made.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  createdAt: string;

  @Field({
    description: 'When it was over; null while it is not.',
    example: '2026-06-29T14:21:07.412Z',
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  endedAt: string | null;
}

export class DeliveryPage {
  @Field({
    description:
      'Deliveries, newest first. With `event`, `sessionId` or `status` at most 5,000 deliveries are looked at for a page: it can hold less than `limit`, even nothing, while `nextCursor` leads on. Only a null `nextCursor` is the end.',
    type: () => DeliveryView,
    isArray: true,
  })
  data: DeliveryView[];

  @Field({
    description:
      'Cursor of the next page, also of one that follows an empty one; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}

export class DeliveryDetail extends DeliveryView {
  @Field({
    description:
      'What is sent, as an object; null once the event is older than the log is kept, or where `missingScope` names one.',
    nullable: true,
    type: () => Object,
    example: {
      event: 'message.received',
      sessionId: EXAMPLE.sessionId,
      data: { id: 'msg_019a50b57c3e7c10b4c15f6a7b8c9d0e', text: 'Hi there!' },
      timestamp: '2026-06-29T14:21:07.000Z',
    },
  })
  payload: object | null;

  @Field(MISSING_SCOPE)
  missingScope: BodyScope | null;
}

export class EventDetail {
  @Field({ description: 'Id, sent as webhook-id.', example: EXAMPLE.eventId })
  id: string;

  @Field({ description: 'Kind of event.', enum: WEBHOOK_EVENTS, example: 'message.received' })
  event: WebhookEventName;

  @Field({
    description: 'Session it happened on; null for what concerns the organization.',
    example: EXAMPLE.sessionId,
    nullable: true,
    type: () => String,
  })
  sessionId: string | null;

  @Field({ description: 'Made to test a webhook: it never happened.', example: false })
  sample: boolean;

  @Field({
    description: 'When it happened.',
    example: '2026-06-29T14:21:07.000Z',
    format: 'date-time',
  })
  occurredAt: string;

  @Field({
    description: 'What is sent, as an object; null where `missingScope` names a scope.',
    nullable: true,
    type: () => Object,
    example: {
      event: 'message.received',
      sessionId: EXAMPLE.sessionId,
      data: { text: 'Hi there!' },
    },
  })
  payload: object | null;

  @Field(MISSING_SCOPE)
  missingScope: BodyScope | null;

  @Field({
    description: 'Its deliveries to every webhook, newest first, the first 100.',
    type: () => DeliveryView,
    isArray: true,
  })
  deliveries: DeliveryView[];

  @Field({
    description: 'Cursor of the other deliveries in `GET /v1/deliveries?eventId=…`; null without.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}

export class HttpHeaderView {
  @Field({ description: 'Name.', example: 'Content-Type' })
  name: string;

  @Field({ description: 'Value.', example: 'application/json' })
  value: string;
}

export class AttemptRequestView {
  @Field({
    description:
      'Where it was posted to; without its path for who is limited to some sessions and does not see the webhook.',
    example: 'https://agency.example/whatsapp',
  })
  url: string;

  @Field({
    description: 'Headers; none when nothing could be sent, and for who does not see the webhook.',
    type: () => HttpHeaderView,
    isArray: true,
  })
  headers: HttpHeaderView[];

  @Field({
    description:
      'Body, exactly; null once the event is older than the log is kept, or where `missingScope` names one.',
    example: '{"event":"message.received"}',
    nullable: true,
    type: () => String,
  })
  body: string | null;
}

export class AttemptResponseView {
  @Field({ description: 'HTTP status.', example: 200 })
  status: number;

  @Field({
    description: 'Headers; none for who does not see the webhook.',
    type: () => HttpHeaderView,
    isArray: true,
  })
  headers: HttpHeaderView[];

  @Field({
    description:
      'The first 16 KiB of the body; null where `missingScope` names one, and for who does not see the webhook.',
    example: 'ok',
    nullable: true,
    type: () => String,
  })
  body: string | null;

  @Field({
    description: 'How `body` is written: `text`, or `base64` when it is not UTF-8.',
    enum: ['text', 'base64'],
    example: 'text',
  })
  bodyEncoding: 'text' | 'base64';

  @Field({ description: 'Whether there was more of it.', example: false })
  truncated: boolean;
}

export class AttemptErrorView {
  @Field({ description: ERROR_CODES_EXPLAINED, enum: ATTEMPT_ERROR_CODES, example: 'timeout' })
  code: AttemptErrorCode;

  @Field({
    description: 'What happened, in words; null where the status says it all.',
    example: 'no complete answer within 10000 ms',
    nullable: true,
    type: () => String,
  })
  detail: string | null;
}

export class AttemptTimingsView {
  @Field({
    description: 'Looking the name up, in milliseconds; null over a connection that was open.',
    example: 3.1,
    nullable: true,
    type: () => Number,
  })
  dnsMs: number | null;

  @Field({
    description: 'Connecting, in milliseconds; null over a connection that was open.',
    example: 12.4,
    nullable: true,
    type: () => Number,
  })
  connectMs: number | null;

  @Field({
    description: 'The TLS handshake, in milliseconds; null without one.',
    example: 18.9,
    nullable: true,
    type: () => Number,
  })
  tlsMs: number | null;

  @Field({
    description: 'From the start to the first byte of the answer, in milliseconds.',
    example: 80.2,
    nullable: true,
    type: () => Number,
  })
  firstByteMs: number | null;

  @Field({ description: 'Everything, in milliseconds.', example: 80.9 })
  totalMs: number;
}

export class AttemptView {
  @Field({ description: 'Id, sent as X-Whathooks-Delivery.', example: EXAMPLE.attemptId })
  id: string;

  @Field({ description: 'Delivery.', example: EXAMPLE.deliveryId })
  deliveryId: string;

  @Field({ description: '1 for the first.', example: 1 })
  number: number;

  @Field({ description: 'Why it was made.', enum: DELIVERY_TRIGGERS, example: 'event' })
  trigger: DeliveryTriggerName;

  @Field({
    description: 'Who asked for it: id of a person or of an API key; null for the event itself.',
    example: null,
    nullable: true,
    type: () => String,
  })
  triggeredBy: string | null;

  @Field({ description: 'What was sent.', type: () => AttemptRequestView })
  request: AttemptRequestView;

  @Field({
    description: 'What was answered; null when no complete answer came.',
    nullable: true,
    type: () => AttemptResponseView,
  })
  response: AttemptResponseView | null;

  @Field(MISSING_SCOPE)
  missingScope: BodyScope | null;

  @Field({
    description: 'Why it failed; null when it succeeded.',
    nullable: true,
    type: () => AttemptErrorView,
    example: null,
  })
  error: AttemptErrorView | null;

  @Field({ description: 'How long each part took.', type: () => AttemptTimingsView })
  timings: AttemptTimingsView;

  @Field({
    description: 'Address that was connected to; null over a connection that was open.',
    example: '192.0.2.7',
    nullable: true,
    type: () => String,
  })
  remoteAddress: string | null;

  @Field({
    description: 'When it began.',
    example: '2026-06-29T14:21:07.331Z',
    format: 'date-time',
  })
  startedAt: string;
}

export class AttemptPage {
  @Field({ description: 'Attempts, newest first.', type: () => AttemptView, isArray: true })
  data: AttemptView[];

  @Field({
    description: 'Cursor of the next page; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}

export class SendTestEventRequest {
  @IsIn(WEBHOOK_EVENTS)
  @Field({
    description: 'Kind of event to send a sample of.',
    enum: WEBHOOK_EVENTS,
    example: 'message.received',
  })
  event: WebhookEventName;
}

export class TestEventResult {
  @Field({ description: 'The delivery, as the log has it.', type: () => DeliveryView })
  delivery: DeliveryView;

  @Field({ description: 'Result of the attempt.', type: () => AttemptView })
  attempt: AttemptView;
}

export class WebhookHour {
  @Field({
    description: 'When the hour begins.',
    example: '2026-06-29T14:00:00.000Z',
    format: 'date-time',
  })
  hour: string;

  @Field({ description: 'Deliveries that succeeded in it.', example: 120 })
  delivered: number;

  @Field({ description: 'Attempts that failed in it.', example: 2 })
  failed: number;
}

export class WebhookDay {
  @Field({ description: 'Webhook.', example: EXAMPLE.webhookId })
  webhookId: string;

  @Field({
    description: 'The last 24 hours, oldest first; the last one is the hour that is running.',
    type: () => WebhookHour,
    isArray: true,
  })
  hours: WebhookHour[];
}

export class WebhookDays {
  @Field({
    description: 'Webhooks to which anything was sent in the last 24 hours.',
    type: () => WebhookDay,
    isArray: true,
  })
  data: WebhookDay[];
}

export const BREAKER_STATES = ['closed', 'open'] as const;

export class WebhookLaneView {
  @Field({
    description:
      '`closed`: deliveries go out. `open`: the endpoint is down, so deliveries wait while one at a time tries whether it is back.',
    enum: BREAKER_STATES,
    example: 'closed',
  })
  breaker: (typeof BREAKER_STATES)[number];

  @Field({
    description: 'Until when nothing is sent, except a probe; null when nothing holds it.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  pausedUntil: string | null;

  @Field({
    description: 'Since when nothing has succeeded; null while it works.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  failingSince: string | null;
}

export class WebhookStats {
  @Field({
    description: 'The last 24 hours, oldest first; the last one is the hour that is running.',
    type: () => WebhookHour,
    isArray: true,
  })
  hours: WebhookHour[];

  @Field({ description: 'Deliveries that wait, counted up to 10,000.', example: 0 })
  waiting: number;

  @Field({ description: 'Whether more than `waiting` wait.', example: false })
  waitingMore: boolean;

  @Field({
    description: 'When the oldest of them was made; null when nothing waits.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  oldestWaitingAt: string | null;

  @Field({ description: 'State of its deliveries.', type: () => WebhookLaneView })
  lane: WebhookLaneView;
}
