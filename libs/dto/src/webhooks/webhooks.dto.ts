import { IsBoolean, IsInt, IsOptional, IsUrl, Max, MaxLength, Min } from 'class-validator';
import { CONCURRENCY_DEFAULT, CONCURRENCY_MAX, METADATA_MAX_PAIRS, URL_MAX } from '../facts/limits';
import { WEBHOOK_DISABLED_REASONS, type WebhookDisabledReason } from '../facts/statuses';
import { Field } from '../fields/field';
import { IsMetadata, OmittedOrValid } from '../fields/rules';
import {
  IsEventList,
  IsSessionList,
  Note,
  RatePerSecond,
  RetrySchedule,
  StrictOrder,
} from './webhook-fields';
import { DEFAULT_WEBHOOK_EVENTS, WEBHOOK_EVENTS, type WebhookEventName } from './webhook-events';
import { EXAMPLE } from '../event-definition/examples';

const URL_RULES: Parameters<typeof IsUrl>[0] = {
  require_protocol: true,
  protocols: ['http', 'https'],
  require_tld: false,
};

/** Stands for the value of a custom header wherever it is not revealed; sent back, it keeps the value. */
export const HIDDEN_HEADER_VALUE = '(hidden)';

/** How the endpoint of a webhook is. */
export const WEBHOOK_STATES = ['healthy', 'failing', 'down', 'disabled'] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];

export class CreateWebhookRequest {
  @IsUrl(URL_RULES, { message: 'url must be a full http or https address' })
  @MaxLength(URL_MAX)
  @Field({
    description: 'Where to POST events. HTTPS in production.',
    example: 'https://agency.example/whatsapp',
  })
  url: string;

  @IsOptional()
  @IsEventList
  @Field({
    description: `Events to send. Leave it out for ${DEFAULT_WEBHOOK_EVENTS.join(', ')}.`,
    enum: WEBHOOK_EVENTS,
    isArray: true,
    required: false,
    example: ['message.received', 'session.status'],
  })
  events?: WebhookEventName[];

  @IsOptional()
  @IsSessionList
  @Field({
    description:
      'Only events of these sessions. Leave it out, or null, for all. What belongs to no session, such as `webhook.disabled` and alerts of webhooks, is sent to webhooks for all alone.',
    type: () => String,
    isArray: true,
    nullable: true,
    required: false,
    example: [EXAMPLE.sessionId],
  })
  sessionIds?: string[] | null;

  @Note
  description?: string | null;

  @IsOptional()
  @IsMetadata()
  @Field({
    description: `Headers to add to every delivery, at most ${METADATA_MAX_PAIRS}.`,
    example: { 'X-Tenant': '4711' },
    mapOf: 'string',
    required: false,
  })
  headers?: Record<string, string>;

  @OmittedOrValid()
  @IsInt()
  @Min(1)
  @Max(CONCURRENCY_MAX)
  @Field({
    description: `Requests under way at once, at most. Default ${CONCURRENCY_DEFAULT}.`,
    example: CONCURRENCY_DEFAULT,
    required: false,
  })
  concurrency?: number;

  @RatePerSecond
  ratePerSecond?: number | null;

  @RetrySchedule
  retrySchedule?: number[] | null;

  @StrictOrder
  strictOrder?: boolean;
}

export class UpdateWebhookRequest {
  @OmittedOrValid()
  @IsUrl(URL_RULES, { message: 'url must be a full http or https address' })
  @MaxLength(URL_MAX)
  @Field({
    description: 'Where to POST events.',
    example: 'https://agency.example/whatsapp',
    required: false,
  })
  url?: string;

  @OmittedOrValid()
  @IsEventList
  @Field({
    description: 'Events to send.',
    enum: WEBHOOK_EVENTS,
    isArray: true,
    required: false,
    example: ['message.received'],
  })
  events?: WebhookEventName[];

  @IsOptional()
  @IsSessionList
  @Field({
    description:
      'Only events of these sessions; null for all. What belongs to no session, such as `webhook.disabled` and alerts of webhooks, is sent to webhooks for all alone.',
    type: () => String,
    isArray: true,
    nullable: true,
    required: false,
    example: null,
  })
  sessionIds?: string[] | null;

  @Note
  description?: string | null;

  @OmittedOrValid()
  @IsMetadata()
  @Field({
    description:
      'Headers to add to every delivery, in place of those before. `(hidden)` as a value keeps the one it has; a header that is not named is removed. Leave `headers` out to keep all.',
    example: { 'X-Tenant': '4711' },
    mapOf: 'string',
    required: false,
  })
  headers?: Record<string, string>;

  @OmittedOrValid()
  @IsBoolean()
  @Field({ description: 'False pauses the webhook.', example: true, required: false })
  enabled?: boolean;

  @OmittedOrValid()
  @IsInt()
  @Min(1)
  @Max(CONCURRENCY_MAX)
  @Field({
    description: 'Requests under way at once, at most.',
    example: CONCURRENCY_DEFAULT,
    required: false,
  })
  concurrency?: number;

  @RatePerSecond
  ratePerSecond?: number | null;

  @RetrySchedule
  retrySchedule?: number[] | null;

  @StrictOrder
  strictOrder?: boolean;
}

export class WebhookView {
  @Field({ description: 'Id.', example: EXAMPLE.webhookId })
  id: string;

  @Field({ description: 'Where events are sent.', example: 'https://agency.example/whatsapp' })
  url: string;

  @Field({
    description: 'Events that are sent.',
    enum: WEBHOOK_EVENTS,
    isArray: true,
    example: ['message.received'],
  })
  events: WebhookEventName[];

  @Field({
    description: 'Only events of these sessions; null for all, and for what belongs to none.',
    type: () => String,
    isArray: true,
    nullable: true,
    example: null,
  })
  sessionIds: string[] | null;

  @Field({ description: 'Your note.', example: 'CRM', nullable: true, type: () => String })
  description: string | null;

  @Field({
    description:
      'Headers added to every delivery. Values are shown when the webhook is created and on an explicit reveal only: elsewhere each is `(hidden)`.',
    example: { 'X-Tenant': HIDDEN_HEADER_VALUE },
    mapOf: 'string',
  })
  headers: Record<string, string>;

  @Field({ description: 'Whether events are sent.', example: true })
  enabled: boolean;

  @Field({
    description:
      'Why we stopped sending: `gone` when the address answered 410, `failing` when nothing was delivered for five days. Null while it is enabled, or when you paused it yourself.',
    example: null,
    nullable: true,
    enum: WEBHOOK_DISABLED_REASONS,
  })
  disabledReason: WebhookDisabledReason | null;

  @Field({ description: 'Requests under way at once, at most.', example: CONCURRENCY_DEFAULT })
  concurrency: number;

  @Field({
    description: 'Requests per second, at most; null for no limit.',
    example: null,
    nullable: true,
    type: () => Number,
  })
  ratePerSecond: number | null;

  @Field({
    description: 'Seconds before each attempt; null for ours.',
    example: null,
    nullable: true,
    type: () => Number,
    isArray: true,
  })
  retrySchedule: number[] | null;

  @Field({
    description:
      'Whether a delivery that fails holds back later ones of its chat until it is over.',
    example: false,
  })
  strictOrder: boolean;

  @Field({
    description:
      '`healthy`: things go well, or nothing was sent yet. `failing`: the last deliveries failed. `down`: nothing gets through, so deliveries wait while one at a time tries. `disabled`: nothing is sent.',
    enum: WEBHOOK_STATES,
    example: 'healthy',
  })
  state: WebhookState;

  @Field({
    description: 'Since when nothing has succeeded; null while things go well.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  failingSince: string | null;

  @Field({
    description:
      'When the next delivery tries whether it is back; null unless it is `down`, and while one tries.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  nextProbeAt: string | null;

  @Field({
    description: 'When it was created.',
    example: '2026-06-29T14:20:00.000Z',
    format: 'date-time',
  })
  createdAt: string;
}

export class WebhookPage {
  @Field({ description: 'Webhooks, newest first.', type: () => WebhookView, isArray: true })
  data: WebhookView[];

  @Field({
    description: 'Cursor of the next page; null on the last.',
    nullable: true,
    type: () => String,
    example: null,
  })
  nextCursor: string | null;
}
