import { WEBHOOK_WAITING_COUNT_MAX } from '../facts/concerns';
import { Field } from '../fields/field';
import { EXAMPLE } from '../event-definition/examples';

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

  @Field({
    description: `Deliveries that wait, counted up to ${WEBHOOK_WAITING_COUNT_MAX.toLocaleString('en')}.`,
    example: 0,
  })
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
}

export class WebhookDays {
  @Field({
    description:
      'Webhooks to which anything was sent in the last 24 hours, or for which deliveries wait.',
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
