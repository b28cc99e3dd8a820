import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';
import { RESTRICTION_KINDS, type RestrictionKind } from '../facts/statuses';
import { Field } from '../fields/field';

const UNTIL = '2026-06-30T14:21:07.000Z';

export class SessionRestrictedPayload {
  @Field({ description: 'Id of the session.', example: EXAMPLE.sessionId })
  sessionId: string;

  @Field({
    description:
      'What WhatsApp restricts. `reach_out_timelock`: the number cannot start new chats for a time. `new_chat_cap`: it has started as many new chats as it may. `temporarily_banned`: it cannot connect for a time.',
    enum: RESTRICTION_KINDS,
    example: 'reach_out_timelock',
  })
  kind: RestrictionKind;

  @Field({
    description: 'True while the restriction applies, false when it is over.',
    example: true,
  })
  active: boolean;

  @Field({
    description: 'When the restriction ends; null when it is over, or where WhatsApp does not say.',
    example: UNTIL,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  until: string | null;

  @Field({
    description: 'How many new chats the number may start, for `new_chat_cap`; null otherwise.',
    example: null,
    nullable: true,
    type: () => Number,
  })
  quota: number | null;

  @Field({
    description: 'How many new chats the number has started, for `new_chat_cap`; null otherwise.',
    example: null,
    nullable: true,
    type: () => Number,
  })
  used: number | null;
}

export const sessionRestricted = defineEvent({
  name: 'session.restricted',
  sentence:
    'WhatsApp bans a number for a time or stops it from starting new chats (active: true, once for each restriction), or no longer does (active: false). A limit on new chats does not affect chats with people who have written to the number.',
  dashboardSentence:
    'WhatsApp banned a number for a time or stopped it from starting new chats, or no longer does.',
  data: SessionRestrictedPayload,
  sample: {
    sessionId: EXAMPLE.sessionId,
    kind: 'reach_out_timelock',
    active: true,
    until: UNTIL,
    quota: null,
    used: null,
  },
  scope: 'sessions:read',
  order: 'session',
  isDefault: false,
  isSecret: false,
});
