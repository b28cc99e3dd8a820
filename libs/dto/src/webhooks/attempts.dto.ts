import { Field } from '../fields/field';
import type { BodyScope } from './webhook-events';
import { EXAMPLE } from '../event-definition/examples';
import {
  DELIVERY_TRIGGERS,
  type DeliveryTriggerName,
  ATTEMPT_ERROR_CODES,
  type AttemptErrorCode,
} from './delivery-states';
import { ERROR_CODES_EXPLAINED, MISSING_SCOPE } from './delivery-texts';

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
