import { defineEvent } from '../event-definition/define-event';
import { EXAMPLE } from '../event-definition/examples';
import { Field } from '../fields/field';

const CODE = 'ABCD1234';
const EXPIRES_AT = '2026-06-29T14:24:07.000Z';

export class SessionPairingCodePayload {
  @Field({ description: 'Id of the session.', example: EXAMPLE.sessionId })
  sessionId: string;

  @Field({
    description: 'Eight characters to type on the phone; null when the previous code has expired.',
    example: CODE,
    nullable: true,
    type: () => String,
  })
  code: string | null;

  @Field({
    description: 'When the code expires; null without a code.',
    example: EXPIRES_AT,
    nullable: true,
    type: () => String,
    format: 'date-time',
  })
  expiresAt: string | null;
}

export const sessionPairingCode = defineEvent({
  name: 'session.pairing_code',
  sentence:
    'A pairing code is waiting to be typed on the phone; without a code, the previous one has expired.',
  dashboardSentence:
    'A pairing code is waiting to be typed on the phone, or the previous one has expired.',
  data: SessionPairingCodePayload,
  sample: { sessionId: EXAMPLE.sessionId, code: CODE, expiresAt: EXPIRES_AT },
  scope: 'sessions:read',
  order: 'session',
  isDefault: false,
  isSecret: true,
});
