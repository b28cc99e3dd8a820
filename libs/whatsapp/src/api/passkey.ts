/** What the rest of the product may know about linking an account that asks for its passkey. */

/** What a page hands to `navigator.credentials.get`: WebAuthn's `PublicKeyCredentialRequestOptionsJSON`. */
export interface PasskeyOptions {
  /** base64url. */
  challenge: string;
  rpId: string;
  /** ms. */
  timeout?: number;
  userVerification?: string;
  allowCredentials?: { type: 'public-key'; id: string; transports?: string[] }[];
  /** Which way the authenticator checked who is there. */
  extensions?: { uvm: boolean };
}

/** Where a ceremony stands. */
export interface PasskeyStep {
  /** Id of the ceremony. */
  ceremonyId: string;
  /**
   * `assertion_required`: a person has to sign with the account's passkey. `waiting`: WhatsApp and the phone
   * are busy. `confirmation_required`: a person has to compare the code with the one on the phone.
   */
  state: 'assertion_required' | 'waiting' | 'confirmation_required';
  /** There for `assertion_required`. */
  options: PasskeyOptions | null;
  /** There for `confirmation_required`: `XXXX-XXXX`. */
  code: string | null;
  /** When the state ends by itself, and the attempt to link with it. */
  expiresAt: Date;
}

/** How linking with a passkey is done, where it is not as usual. */
export interface PasskeySettings {
  /** How long a person may take to sign, in ms. Default ten minutes, and never longer than WhatsApp grants. */
  personMs?: number;
  /** How long a person may take to compare the code, in ms. Default five minutes. */
  compareMs?: number;
  /** How long WhatsApp and the phone may take for their part, in ms. Default two minutes. */
  waitMs?: number;
  /** How long the code that was scanned proves where the passkey comes from, in ms. Default five minutes. */
  handoffMs?: number;
  /** Never proves it: a person compares the code every time. Default false. */
  alwaysCompare?: boolean;
}

/** A rejected answer to a ceremony. The ceremony continues. */
export class PasskeyError extends Error {
  constructor(
    /**
     * `none_pending`: nothing waits for this answer. `answered`: it was given before. `other_ceremony`: it
     * belongs to another ceremony. `invalid`: it is no answer of a passkey to this challenge.
     */
    readonly code: 'none_pending' | 'answered' | 'other_ceremony' | 'invalid',
    message: string,
  ) {
    super(message);
  }
}
