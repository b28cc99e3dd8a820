import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { CURSOR_MAX, PAGE_DEFAULT, PAGE_MAX } from './facts/limits';
import { FIELD_FAULT_CODES, type FieldFault } from './facts/field-faults';
import { Field } from './fields/field';
import { STATUS_REASONS, type StatusReason } from './facts/status-reasons';

/** Query of every list. */
export class PageQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGE_MAX)
  @Field({
    description: `How many items to return, 1 to ${PAGE_MAX}. Default ${PAGE_DEFAULT}.`,
    example: PAGE_DEFAULT,
    required: false,
  })
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(CURSOR_MAX)
  @Field({
    description: 'The `nextCursor` of the page before. Leave it out for the newest items.',
    example: 'MDE5YTUwYjQ3YzNlN2MxMGI0YzE1ZjZhN2I4YzlkMGU',
    required: false,
  })
  cursor?: string;
}

/** One invalid field of a request. */
export class ProblemFieldError {
  @Field({ description: 'Where in the body or query the fault is.', example: 'to' })
  path: string;

  @Field({ description: 'What to change.', example: 'to must be a string' })
  message: string;

  @Field({
    description:
      'What kind of fault it is, to branch on; left out where the `code` of the error says it. More kinds may come.',
    enum: FIELD_FAULT_CODES,
    example: 'too_long',
    required: false,
  })
  code?: FieldFault;

  @Field({
    description: 'The number that the fault speaks of, such as the most characters of a text.',
    example: 100,
    required: false,
  })
  limit?: number;
}

/** Every error answer (RFC 9457, `application/problem+json`). */
export class Problem {
  @Field({
    description: 'Address of the page that explains this kind of error.',
    example: 'https://api.whathooks.com/docs/errors/#session_not_connected',
  })
  type: string;

  @Field({ description: 'The kind of error in a few words.', example: 'Session is not connected' })
  title: string;

  @Field({ description: 'The HTTP status, again.', example: 400 })
  status: number;

  @Field({
    description: 'What happened here, and how to go on.',
    example: 'The session is DISCONNECTED. Wait until it is CONNECTED, or link it again.',
  })
  detail: string;

  @Field({ description: 'Stable code to branch on.', example: 'session_not_connected' })
  code: string;

  @Field({ description: 'Quote this when you ask for help.', example: 'req-4f' })
  requestId: string;

  @Field({
    description: 'The invalid fields, where the request itself was invalid.',
    type: () => ProblemFieldError,
    isArray: true,
    required: false,
  })
  errors?: ProblemFieldError[];

  @Field({
    description:
      'Why the session is not connected, where that is the error (`session_not_connected`); null where it is only being linked or connected.',
    enum: STATUS_REASONS,
    example: 'temporarily_banned',
    nullable: true,
    required: false,
  })
  statusReason?: StatusReason | null;

  @Field({
    description:
      'When WhatsApp is tried again, likewise; null where nothing speaks against it at any time.',
    example: '2026-06-30T14:21:07.000Z',
    nullable: true,
    required: false,
    type: () => String,
    format: 'date-time',
  })
  retryAt?: string | null;
}
