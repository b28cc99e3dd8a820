import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';
import { STATUS_REASONS, type StatusReason } from '../facts/status-reasons';
import { SESSION_STATUSES, type SessionStatus } from '../facts/statuses';
import { Field } from '../fields/field';

export class SessionStatusPayload {
  @Field({ description: 'Id of the session.', example: EXAMPLE.sessionId })
  sessionId: string;

  @Field({ description: 'Status now.', enum: SESSION_STATUSES, example: 'CONNECTED' })
  status: SessionStatus;

  @Field({ description: 'Status before.', enum: SESSION_STATUSES, example: 'CONNECTING' })
  previousStatus: SessionStatus;

  @Field({
    description: 'Why the session has this status; null where there is nothing to explain.',
    enum: STATUS_REASONS,
    example: null,
    nullable: true,
  })
  reason: StatusReason | null;

  @Field({
    description: "WhatsApp's code for the reason, and its own words where it gave some.",
    example: null,
    nullable: true,
    type: () => String,
  })
  detail: string | null;

  @Field({
    description:
      'When whathooks connects to WhatsApp again, where WhatsApp refuses earlier attempts; null otherwise.',
    example: null,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  retryAt: string | null;

  @Field({
    description: 'Phone number of the session in digits, once it is known.',
    example: EXAMPLE.ownNumber,
    nullable: true,
    type: () => String,
  })
  phone: string | null;

  @Field({
    description:
      'Number that was to be linked in digits, where one is known: the one that was given, or the one that was linked before. When `phone` differs, the wrong phone was linked. Null where any will do.',
    example: null,
    nullable: true,
    type: () => String,
  })
  expectedPhone: string | null;

  @Field({
    description:
      'Ids of your other sessions that are linked with the same number: every message arrives in them, too.',
    type: () => String,
    isArray: true,
    example: [],
  })
  alsoLinkedIn: string[];
}

export const sessionStatus = defineEvent({
  name: 'session.status',
  sentence: 'A session changed status (e.g. CONNECTED, DISCONNECTED, LOGGED_OUT).',
  dashboardSentence: 'A number changed its status.',
  data: SessionStatusPayload,
  sample: {
    sessionId: EXAMPLE.sessionId,
    status: 'CONNECTED',
    previousStatus: 'CONNECTING',
    reason: null,
    detail: null,
    retryAt: null,
    phone: EXAMPLE.ownNumber,
    expectedPhone: null,
    alsoLinkedIn: [],
  },
  scope: 'sessions:read',
  order: 'session',
  isDefault: true,
  isSecret: false,
});
