import { SALT_SOURCES } from '../../activity/companions/privacy-token-salt';
import {
  CAPPING_STATUSES,
  QUOTA_QUESTIONS,
  SEND_POLICIES,
  type SendLimits,
} from '../../exchange/send-limits';

/** Shapes of the bodies that set what a number may send, as JSON schemas, beside their types. */

function body(properties: Record<string, object>, required: string[] = []): object {
  return { type: 'object', additionalProperties: false, properties, required };
}

const time = { type: 'string', format: 'date-time' };

export interface Limits extends Partial<SendLimits> {
  /** Whether its companions are told. Default true. */
  push?: boolean;
}
export const limits = body({
  timelock: {
    ...body(
      {
        until: { ...time, nullable: true },
        type: { type: 'string', minLength: 1, maxLength: 64 },
      },
      ['until', 'type'],
    ),
    nullable: true,
  },
  newChats: {
    ...body(
      {
        quota: { type: 'integer', minimum: -1 },
        used: { type: 'integer', minimum: 0 },
        status: { type: 'string', enum: [...CAPPING_STATUSES] },
        resetsAt: time,
      },
      ['quota', 'used', 'status', 'resetsAt'],
    ),
    nullable: true,
  },
  question: { type: 'string', enum: [...QUOTA_QUESTIONS] },
  refuse: { type: 'boolean' },
  push: { type: 'boolean' },
});

export const policy = body({
  contact: { type: 'string', minLength: 1 },
  policy: { type: 'string', enum: [...SEND_POLICIES] },
  refuseWith: { type: 'integer', nullable: true, minimum: 400, maximum: 599 },
  times: { type: 'integer', nullable: true, minimum: 1, maximum: 1_000 },
});

export const salt = body(
  {
    base64: { type: 'string', nullable: true },
    via: { type: 'string', enum: [...SALT_SOURCES] },
  },
  ['base64'],
);

export const token = body(
  {
    to: { type: 'string', minLength: 1 },
    ageDays: { type: 'integer', minimum: 0, maximum: 365 },
  },
  ['to'],
);
