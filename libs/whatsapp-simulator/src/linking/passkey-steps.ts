import type { PasskeyStep } from '../phone/passkeys/passkeys';

/** Where the client's questions are told apart. */
export const STEP_OF: Record<string, PasskeyStep> = {
  passkey_request_options: 'options',
  ref: 'ref',
  passkey_prologue: 'prologue',
  companion_nonce: 'nonce',
  encrypted_pairing_request: 'request',
};

/** A step that the server does not take. */
export class StepRefused extends Error {
  constructor(
    readonly code: number,
    reason: string,
  ) {
    super(reason);
  }
}
