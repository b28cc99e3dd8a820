import type { PasskeyOptions } from './passkey-door';

/** What browsers ask of another site's passkey is this site's by default. */
const RP_ID = 'whatsapp.com';

/** Longest options that are read, in bytes. Real ones have a few hundred. */
const OPTIONS_MAX = 16_384;

const BASE64URL = /^[A-Za-z0-9_-]{1,1024}$/;

/**
 * Reads the options that WhatsApp sent; null where they are none that a browser would take.
 *
 * Only fields that WebAuthn has are handed on: they reach a page.
 */
export function readOptions(bytes: Uint8Array): PasskeyOptions | null {
  if (bytes.length > OPTIONS_MAX) return null;
  let said: Partial<Record<keyof PasskeyOptions, unknown>>;
  try {
    said = (JSON.parse(Buffer.from(bytes).toString()) ?? {}) as typeof said;
  } catch {
    return null;
  }
  const { challenge, rpId, timeout, userVerification, allowCredentials, extensions } = said;
  const text = typeof challenge === 'string' ? challenge.replace(/=+$/, '') : '';
  if (!BASE64URL.test(text)) return null;
  return {
    challenge: text,
    rpId: typeof rpId === 'string' ? rpId : RP_ID,
    ...(typeof timeout === 'number' && timeout > 0 ? { timeout } : {}),
    ...(typeof userVerification === 'string' ? { userVerification } : {}),
    ...(Array.isArray(allowCredentials) ? { allowCredentials: allowed(allowCredentials) } : {}),
    ...(typeof extensions === 'object' && extensions !== null
      ? { extensions: extensions as Record<string, unknown> }
      : {}),
  };
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
