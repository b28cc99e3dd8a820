import { MESSAGE_TYPES, type MessageTypeName } from '../facts/statuses';
import { Field } from '../fields/field';
import { type BodyScope, WEBHOOK_EVENTS, type WebhookEventName } from './webhook-events';
import { EXAMPLE } from '../event-definition/examples';
import {
  DELIVERY_STATUSES,
  type DeliveryStatusName,
  DELIVERY_WAITS,
  type DeliveryWaitName,
  DELIVERY_TRIGGERS,
  type DeliveryTriggerName,
  ATTEMPT_ERROR_CODES,
  type AttemptErrorCode,
} from './delivery-states';
import { ERROR_CODES_EXPLAINED, MISSING_SCOPE } from './delivery-texts';

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
