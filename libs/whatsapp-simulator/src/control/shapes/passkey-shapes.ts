import {
  CONTINUATIONS,
  PASSKEY_ASKS,
  PASSKEY_OPTIONS,
  PASSKEY_STEPS,
  type PasskeyAsks,
  type PasskeyTrouble,
} from '../../phone/passkeys/passkeys';
import { object as body } from './schemas';
import type { AssertionTwist, RequestOptions } from '../../phone/passkeys/virtual-authenticator';

export interface SetPasskey {
  asks?: PasskeyAsks;
  trouble?: PasskeyTrouble;
}
const step = { type: 'string', enum: [...PASSKEY_STEPS] };
export const setPasskey = body(
  {
    asks: { type: 'string', enum: [...PASSKEY_ASKS] },
    trouble: body(
      {
        options: { type: 'string', enum: [...PASSKEY_OPTIONS] },
        refuse: step,
        refuseWith: { type: 'integer', minimum: 400, maximum: 599 },
        silent: step,
        drop: step,
        delayMs: { type: 'integer', minimum: 0, maximum: 600_000 },
        continuation: { type: 'string', enum: [...CONTINUATIONS] },
        neverLinks: { type: 'boolean' },
        repeats: { type: 'integer', minimum: 0, maximum: 10 },
        expiresMs: { type: 'integer', minimum: 0, maximum: 600_000 },
      },
      [],
    ),
  },
  [],
);

export const passkeyCredential = body(
  {
    id: { type: 'string', pattern: '^[A-Za-z0-9_-]+$', maxLength: 1_024 },
    publicKey: { type: 'string', minLength: 1, maxLength: 1_024 },
  },
  ['id', 'publicKey'],
);

export interface AnswerPasskey extends AssertionTwist {
  options: Pick<RequestOptions, 'challenge'>;
}
export const answerPasskey = body(
  {
    options: {
      type: 'object',
      properties: { challenge: { type: 'string' } },
      required: ['challenge'],
    },
    challenge: { type: 'string' },
    origin: { type: 'string' },
    rpId: { type: 'string' },
    flags: { type: 'integer', minimum: 0, maximum: 255 },
    forged: { type: 'boolean' },
  },
  ['options'],
);
