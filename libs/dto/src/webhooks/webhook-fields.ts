import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import {
  NOTE_MAX,
  RATE_MAX,
  RATE_MIN,
  RETRIES_MAX,
  RETRY_PAUSE_MAX_SECONDS,
  SESSION_FILTER_MAX,
} from '../facts/limits';
import { combined, Field } from '../fields/field';
import {
  BeginsAtOnce,
  HasNoDuplicates,
  IsPrintable,
  MaxDecimalPlaces,
  OmittedOrValid,
} from '../fields/rules';
import { WEBHOOK_EVENTS } from './webhook-events';

/** Fields, and rules of fields, that requests about webhooks share. */

/** A note of people for themselves. */
export const Note = combined(
  IsOptional(),
  IsString(),
  MaxLength(NOTE_MAX),
  IsPrintable(),
  Field({
    description: 'A note for yourself.',
    example: 'CRM',
    nullable: true,
    type: () => String,
    required: false,
  }),
);

/** How fast a webhook is sent to. */
export const RatePerSecond = combined(
  IsOptional(),
  IsNumber(),
  MaxDecimalPlaces(3),
  Min(RATE_MIN),
  Max(RATE_MAX),
  Field({
    description: 'Requests per second, at most. Leave it out, or null, for no limit.',
    example: null,
    nullable: true,
    type: () => Number,
    required: false,
  }),
);

/** When a delivery is attempted again. */
export const RetrySchedule = combined(
  IsOptional(),
  IsArray(),
  ArrayMinSize(1),
  ArrayMaxSize(RETRIES_MAX),
  IsInt({ each: true }),
  Min(0, { each: true }),
  Max(RETRY_PAUSE_MAX_SECONDS, { each: true }),
  BeginsAtOnce(),
  Field({
    description:
      'Seconds before each attempt, as many as there are to be; the first is 0. Leave it out, or null, for ours.',
    example: null,
    nullable: true,
    type: () => Number,
    isArray: true,
    required: false,
  }),
);

/** Whether a failed delivery holds its chat. */
export const StrictOrder = combined(
  OmittedOrValid(),
  IsBoolean(),
  Field({
    description:
      'True: a delivery that fails holds back later ones of its chat until it is over. False: only while its retries are short.',
    example: false,
    required: false,
  }),
);

/** Rules of a list of events. */
export const IsEventList = combined(
  IsArray(),
  ArrayMinSize(1),
  ArrayMaxSize(WEBHOOK_EVENTS.length),
  HasNoDuplicates(),
  IsIn(WEBHOOK_EVENTS, { each: true }),
);

/** Rules of a list of sessions. */
export const IsSessionList = combined(
  IsArray(),
  ArrayMinSize(1),
  ArrayMaxSize(SESSION_FILTER_MAX),
  HasNoDuplicates(),
  IsString({ each: true }),
);
