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

/** What WhatsApp's own codes mean, in a stream error or a refused login. */
const BY_CODE: Partial<Record<number, CloseReason>> = {
  401: 'logged_out',
  440: 'replaced',
  515: 'restart_required',
};

/** Says why a connection ended, in the words of the door. */
export function closing(last: LastDisconnect | undefined): Closing {
  const detail = last?.error?.message ?? 'closed';
  const code = last?.error?.output?.statusCode ?? null;
  return { reason: reasonOf(detail, code), code, detail };
}

/**
 * Baileys gives everything that ends a connection a status code, its own failures too: a proxy that
 * answers 401 must not cost anybody their credentials. What WhatsApp itself said is told by the text.
 */
function reasonOf(detail: string, code: number | null): CloseReason {
  if (detail.startsWith('QR refs attempts ended')) return 'qr_timeout';
  const known = code === null ? undefined : BY_CODE[code];
  if (detail.startsWith('Connection Failure')) return known ?? 'refused';
  if (detail.startsWith('Multi-device beta')) return 'refused';
  if (detail.startsWith('Stream Errored')) return known ?? 'connection_lost';
  return 'connection_lost';
}
