import type { CloseReason } from './door';

/** What Baileys says of the end of a connection. */
export interface LastDisconnect {
  error?: (Error & { output?: { statusCode?: number } }) | undefined;
}

export interface Closing {
  reason: CloseReason;
  /** As WhatsApp, or Baileys, gave it. */
  code: number | null;
  detail: string;
}

const BY_CODE: Partial<Record<number, CloseReason>> = {
  401: 'logged_out',
  440: 'replaced',
  515: 'restart_required',
};

/** Codes of a refused login: `<failure reason=…>`. */
const REFUSALS = new Set([402, 403, 405, 406, 409, 411, 500, 501, 503]);

/** Says why a connection ended, in the words of the door. */
export function closing(last: LastDisconnect | undefined): Closing {
  const detail = last?.error?.message ?? 'closed';
  const code = last?.error?.output?.statusCode ?? null;
  if (/QR refs attempts ended/.test(detail)) return { reason: 'qr_timeout', code, detail };
  const known = code === null ? undefined : BY_CODE[code];
  if (known) return { reason: known, code, detail };
  if (/Connection Failure/.test(detail) && code !== null && REFUSALS.has(code)) {
    return { reason: 'refused', code, detail };
  }
  return { reason: 'connection_lost', code, detail };
}
