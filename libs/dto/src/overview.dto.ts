import { Type } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import {
  CONCERN_ITEMS_SHOWN,
  CONCERN_KINDS,
  type ConcernKind,
  OVERVIEW_COUNT_MAX,
  OVERVIEW_DAYS,
  type OverviewDays,
} from './facts/concerns';
import { Field } from './fields/field';

const UP_TO = `counted up to ${OVERVIEW_COUNT_MAX.toLocaleString('en')}`;

export class OverviewQuery {
  @IsOptional()
  @Type(() => Number)
  @IsIn(OVERVIEW_DAYS)
  @Field({
    description: 'Over how many days of 24 hours until now: 1, 7 or 30. Default 1.',
    example: 1,
    type: () => Number,
    required: false,
  })
  days?: OverviewDays;
}

export class OverviewNumbers {
  @Field({ description: 'Sessions of the organization.', example: 300 })
  total: number;

  @Field({ description: 'Sessions that are online.', example: 258 })
  connected: number;

  @Field({ description: 'Sessions that were online and are not now.', example: 40 })
  down: number;

  @Field({ description: 'Sessions that wait for a phone to be linked.', example: 2 })
  waiting: number;
}

export class OverviewHour {
  @Field({
    description: 'When the hour begins.',
    example: '2026-06-29T14:00:00.000Z',
    format: 'date-time',
  })
  hour: string;

  @Field({ description: 'Messages that arrived.', example: 84 })
  inbound: number;

  @Field({ description: 'Messages that were sent, from here and from phones.', example: 61 })
  outbound: number;

  @Field({ description: 'Deliveries that succeeded.', example: 190 })
  delivered: number;

  @Field({ description: 'Attempts to deliver that failed.', example: 2 })
  failed: number;
}

export class OverviewQueue {
  @Field({ description: `Deliveries that wait, ${UP_TO}.`, example: 12 })
  waiting: number;

  @Field({ description: 'Whether more than `waiting` wait.', example: false })
  waitingMore: boolean;

  @Field({
    description: 'When the oldest of them was made; null when nothing waits.',
    example: '2026-06-29T14:20:30.000Z',
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  oldestAt: string | null;
}

export class OverviewUnanswered {
  @Field({ description: `Open chats that wait for an answer, ${UP_TO}.`, example: 7 })
  chats: number;

  @Field({ description: 'Whether there are more.', example: false })
  more: boolean;

  @Field({
    description: 'Since when the one that waits longest waits; null when none does.',
    example: '2026-06-29T13:02:11.000Z',
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  oldestAt: string | null;

  @Field({
    description: 'The chat that waits longest.',
    example: 'chat_019a50b47c3e7c10b4c15f6a7b8c9d0e',
    nullable: true,
    type: () => String,
  })
  oldestChatId: string | null;
}

export class ConcernItem {
  @Field({
    description: 'Session or webhook.',
    example: 'sess_019a50b47c3e7c10b4c15f6a7b8c9d0e',
  })
  id: string;

  @Field({ description: 'Name of the session, or URL of the webhook.', example: 'Bakery Example' })
  name: string;

  @Field({
    description: 'Since when; null where that is not known.',
    example: '2026-06-29T13:02:11.000Z',
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  since: string | null;

  @Field({
    description:
      'When it ends or is tried next: the end of a restriction, the next probe of an endpoint; null where nobody said.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  until: string | null;
}

export class ConcernView {
  @Field({
    description:
      'What it is. `number_down`: a session that was linked is not connected; `number_restricted`: WhatsApp restricts what it sends; `webhook_down`: the endpoint fails; `webhook_disabled`: it was switched off because its endpoint failed for long; `queue_old`: a delivery waits for long; `limit_near`: nine of ten sessions or webhooks that the organization may have are there.',
    enum: CONCERN_KINDS,
    example: 'number_down',
  })
  kind: ConcernKind;

  @Field({
    description:
      'Cause: of a session its `statusReason`, `reach_out_timelock` or `new_chat_cap`; of a webhook its `disabledReason`; `sessions` or `webhooks` of a limit. Null where there is none.',
    example: 'unlinked_by_phone',
    nullable: true,
    type: () => String,
  })
  reason: string | null;

  @Field({
    description: 'Whether it stays so until a person does something.',
    example: true,
  })
  needsPerson: boolean;

  @Field({ description: 'How many things have this cause.', example: 22 })
  count: number;

  @Field({
    description: 'How many there may be, of a limit; null otherwise.',
    example: null,
    nullable: true,
    type: () => Number,
  })
  limit: number | null;

  @Field({
    description: `The first ${CONCERN_ITEMS_SHOWN} of them, the one that lasts longest first.`,
    type: () => ConcernItem,
    isArray: true,
  })
  items: ConcernItem[];
}

/** Whether all is well, and what to do where it is not. */
export class OverviewView {
  @Field({ description: 'Over how many days: 1, 7 or 30.', example: 1, type: () => Number })
  days: OverviewDays;

  @Field({ description: 'Sessions by where they stand.', type: () => OverviewNumbers })
  numbers: OverviewNumbers;

  @Field({
    description:
      'What came and went, hour by hour, the first one first; hours without anything are left out. The first hour is counted whole.',
    type: () => OverviewHour,
    isArray: true,
  })
  hours: OverviewHour[];

  @Field({ description: 'Deliveries that wait, of every webhook.', type: () => OverviewQueue })
  queue: OverviewQueue;

  @Field({ description: 'Chats that wait for an answer.', type: () => OverviewUnanswered })
  unanswered: OverviewUnanswered;

  @Field({
    description: 'What needs a person, by cause, what concerns most first; empty when all is well.',
    type: () => ConcernView,
    isArray: true,
  })
  concerns: ConcernView[];
}
