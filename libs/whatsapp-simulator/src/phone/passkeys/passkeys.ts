import { randomBytes } from 'node:crypto';
import {
  type Assertion,
  type AssertionTwist,
  type Credential,
  type RequestOptions,
  RP_ID,
  SoftAuthenticator,
} from './virtual-authenticator';

/** What the client asks or tells the server while an account's passkey is asked for, in order. */
export const PASSKEY_STEPS = ['options', 'ref', 'prologue', 'nonce', 'request'] as const;
export type PasskeyStep = (typeof PASSKEY_STEPS)[number];

/** When an account asks for its passkey. */
export const PASSKEY_ASKS = ['never', 'scan', 'code', 'always'] as const;
export type PasskeyAsks = (typeof PASSKEY_ASKS)[number];

/** How the options come: not with the request, as no JSON, or without a challenge. */
export const PASSKEY_OPTIONS = ['omitted', 'unparsable', 'without_challenge'] as const;

/** How the phone's part comes. */
export const CONTINUATIONS = [
  'never',
  'unsolicited',
  'empty',
  'short_key',
  'short_nonce',
  'twice',
] as const;

/** What goes wrong on purpose while a passkey is asked for. */
export interface PasskeyTrouble {
  options?: (typeof PASSKEY_OPTIONS)[number];
  /** How often the server repeats its request, without a pause. */
  repeats?: number;
  /** The server refuses this step. */
  refuse?: PasskeyStep;
  /** With this code; default 400. */
  refuseWith?: number;
  /** The server does not answer this step. */
  silent?: PasskeyStep;
  /** The connection is cut when this step comes. */
  drop?: PasskeyStep;
  /** Every answer of the server is so much later, in ms. */
  delayMs?: number;
  continuation?: (typeof CONTINUATIONS)[number];
  /** After everything was right, the server says nothing. */
  neverLinks?: boolean;
  /** How long the challenge is taken, in ms; default ten minutes. */
  expiresMs?: number;
}

/** How far a ceremony is, and what the server and the phone saw of it. */
export interface PasskeyCeremonyView {
  /** The last step that was taken, `asked` before the first, `linked` at the end. */
  state: 'asked' | PasskeyStep | 'linked' | 'failed';
  /** Why it failed. */
  error: string | null;
  /** Options that were sent with the request, or asked for. */
  options: RequestOptions;
  /** Types of notifications that the client acknowledged. */
  acknowledged: string[];
  /** Proof that the prologue comes from the device with the secret that was scanned. */
  proof: 'none' | 'valid' | 'invalid' | null;
  /** Eight characters that the phone shows to be compared; null where it shows none. */
  code: string | null;
}

export interface PasskeyView {
  asks: PasskeyAsks;
  trouble: PasskeyTrouble;
  /** Ids of the passkeys of the account, base64url. */
  credentials: string[];
  /** The last ceremony. */
  ceremony: PasskeyCeremonyView | null;
}

const TIMEOUT_MS = 600_000;

/** The passkeys of one account. They do not survive a restart. */
export class AccountPasskeys {
  asks: PasskeyAsks = 'never';
  trouble: PasskeyTrouble = {};
  ceremony: PasskeyCeremonyView | null = null;
  private readonly own = new SoftAuthenticator();
  private readonly foreign: Credential[] = [];

  get credentials(): Credential[] {
    return [this.own.credential, ...this.foreign];
  }

  asksFor(way: 'scan' | 'code'): boolean {
    return this.asks === 'always' || this.asks === way;
  }

  /** A passkey that somebody else holds counts from now on. */
  register(credential: Credential): void {
    this.foreign.push(credential);
  }

  /** Who holds the account's own passkey answers a challenge. */
  answer(options: Pick<RequestOptions, 'challenge'>, twist?: AssertionTwist): Assertion {
    return this.own.answer(options, twist);
  }

  newOptions(): RequestOptions {
    return {
      challenge: randomBytes(32).toString('base64url'),
      timeout: TIMEOUT_MS,
      rpId: RP_ID,
      allowCredentials: [],
      userVerification: 'required',
      extensions: { uvm: true },
    };
  }

  get view(): PasskeyView {
    const { asks, trouble, ceremony } = this;
    const credentials = this.credentials.map(({ id }) => id.toString('base64url'));
    return { asks, trouble, credentials, ceremony };
  }
}

/** Which accounts ask for a passkey, and what goes wrong then. */
export class Passkeys {
  private readonly accounts = new Map<string, AccountPasskeys>();

  of(phone: string): AccountPasskeys {
    let passkeys = this.accounts.get(phone);
    if (!passkeys) this.accounts.set(phone, (passkeys = new AccountPasskeys()));
    return passkeys;
  }
}
