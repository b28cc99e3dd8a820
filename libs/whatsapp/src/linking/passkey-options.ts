import { readBase64url } from '../wire/base64url';
import type { PasskeyOptions } from '../api/passkey';

/** The one site whose passkeys link an account; what names no site is asked of this one. */
const RP_ID = 'whatsapp.com';

/** Longest options that are read, in bytes. Real ones have a few hundred. */
const OPTIONS_MAX = 16_384;
/** Longest challenge, in characters: 1,024 and its padding. */
const CHALLENGE_MAX = 1_026;
/** Nobody signs in less, in ms. */
const TIMEOUT_MIN = 5_000;

const USER_VERIFICATION: unknown[] = ['required', 'preferred', 'discouraged'];

/**
 * Reads the options that WhatsApp sent; null where they are none that a browser would take for WhatsApp.
 *
 * Only fields that WebAuthn has are handed on: they reach a page.
 */
export function readOptions(bytes: Uint8Array): PasskeyOptions | null {
  if (bytes.length > OPTIONS_MAX) return null;
  let options: Partial<Record<keyof PasskeyOptions, unknown>>;
  try {
    options = (JSON.parse(Buffer.from(bytes).toString()) ?? {}) as typeof options;
  } catch {
    return null;
  }
  const { rpId = RP_ID, timeout, userVerification, allowCredentials, extensions } = options;
  const challenge = readBase64url(options.challenge, CHALLENGE_MAX);
  if (challenge === null || rpId !== RP_ID) return null;
  return {
    challenge,
    rpId: RP_ID,
    ...(isTimeout(timeout) ? { timeout } : {}),
    ...(USER_VERIFICATION.includes(userVerification)
      ? { userVerification: userVerification as string }
      : {}),
    ...(Array.isArray(allowCredentials) ? { allowCredentials: allowed(allowCredentials) } : {}),
    ...uvmOf(extensions),
  };
}

/** A number in JSON may be too great to be finite. */
function isTimeout(given: unknown): given is number {
  return typeof given === 'number' && Number.isFinite(given) && given >= TIMEOUT_MIN;
}

/** Other extensions have a passkey hand out secrets, and may nest without end. */
function uvmOf(extensions: unknown): Pick<PasskeyOptions, 'extensions'> {
  const { uvm } = (extensions ?? {}) as Record<string, unknown>;
  return typeof uvm === 'boolean' ? { extensions: { uvm } } : {};
}

function allowed(given: unknown[]): NonNullable<PasskeyOptions['allowCredentials']> {
  return given.flatMap((entry) => {
    const { id, transports } = (entry ?? {}) as Record<string, unknown>;
    if (typeof id !== 'string') return [];
    const known = Array.isArray(transports)
      ? transports.filter((transport): transport is string => typeof transport === 'string')
      : null;
    return [{ type: 'public-key' as const, id, ...(known ? { transports: known } : {}) }];
  });
}
