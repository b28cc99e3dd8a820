import { Type } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { REPLY_TIME_DAYS, type ReplyTimeDays } from '../facts/statuses';
import { Field } from '../fields/field';

export class ReplyTimesQuery {
  @IsOptional()
  @Type(() => Number)
  @IsIn(REPLY_TIME_DAYS)
  @Field({
    description: 'Over how many days of 24 hours until now: 1, 7 or 30. Default 7.',
    example: 7,
    type: () => Number,
    required: false,
  })
  days?: ReplyTimeDays;
}

/** How long people waited for replies. */
export class ReplyTimes {
  @Field({ description: 'How many replies there were.', example: 212 })
  count: number;

  @Field({
    description: 'Median in seconds; null where there was no reply.',
    example: 184,
    nullable: true,
    type: () => Number,
  })
  medianSeconds: number | null;

  @Field({
    description: 'Nine of ten people waited no longer than this, in seconds.',
    example: 1_260,
    nullable: true,
    type: () => Number,
  })
  p90Seconds: number | null;
}

export class MemberReplyTimes extends ReplyTimes {
  @Field({
    description: 'Who replied; null for API keys and phones.',
    example: 'usr_019a50b47c3e7c10b4c15f6a7b8c9d0e',
    nullable: true,
    type: () => String,
  })
  userId: string | null;
}

export class DayReplyTimes extends ReplyTimes {
  @Field({ description: 'Day in UTC on which the replies were sent.', example: '2026-06-29' })
  day: string;
}

export class ReplyTimesView extends ReplyTimes {
  @Field({ description: 'Over how many days: 1, 7 or 30.', example: 7, type: () => Number })
  days: ReplyTimeDays;

  @Field({
    description: 'By who replied, the one with the most replies first.',
    type: () => MemberReplyTimes,
    isArray: true,
  })
  members: MemberReplyTimes[];

  @Field({
    description: 'By day, the first one first; days without a reply are left out.',
    type: () => DayReplyTimes,
    isArray: true,
  })
  byDay: DayReplyTimes[];
}
