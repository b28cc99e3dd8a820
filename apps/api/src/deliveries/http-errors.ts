import type { AttemptFailure } from './attempt';
import { ForbiddenAddressError } from './address-guard';

/** The time for a request is over. */
export class DeadlineError extends Error {}
/** We are shutting down. */
export class StoppedError extends Error {}

const DNS =
  /^(ENOTFOUND|ENODATA|ESERVFAIL|EREFUSED|EFORMERR|EBADNAME|ETIMEOUT|ECANCELLED|EAI_\w+)$/;
const CONNECT =
  /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/;
const TLS =
  /^(ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|EPROTO$)/;
const PROTOCOL =
  /^(HPE_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RESPONSE|UND_ERR_RES_|UND_ERR_INVALID_ARG|UND_ERR_REQ_)/;

/** This machine has no way out, or DNS does not answer: neither need be the fault of whom we call. */
const NO_WAY_OUT =
  /^(ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|ETIMEOUT|ECONNREFUSED|ESERVFAIL|EAI_AGAIN)$/;
/** This process has too much open. */
const EXHAUSTED = /^(EMFILE|ENFILE|ENOBUFS)$/;

/** Longest explanation that is kept. */
const DETAIL_MAX = 300;

/** Sorts whatever a request may throw into the kinds that the log tells apart. */
export function describeFailure(thrown: unknown): AttemptFailure {
  const error = innermost(thrown);
  const detail = `${error.message || error.code || error.name}`.slice(0, DETAIL_MAX);
  const code = error.code ?? '';
  if (error instanceof DeadlineError) return { code: 'timeout', detail };
  if (error instanceof StoppedError) return { code: 'stopped', detail };
  if (error instanceof ForbiddenAddressError) return { code: 'address_forbidden', detail };
  if (/TIMEOUT/.test(code) && code.startsWith('UND_ERR_')) return { code: 'timeout', detail };
  if (EXHAUSTED.test(code)) return { code: 'connect', detail, ours: 'certainly' };
  if (isLookUp(error)) return { code: 'dns', detail, ...suspicion(code) };
  // Whoever refuses a connection is there.
  if (code === 'ECONNREFUSED') return { code: 'connect', detail };
  if (CONNECT.test(code)) return { code: 'connect', detail, ...suspicion(code) };
  if (TLS.test(code)) return { code: 'tls', detail };
  if (PROTOCOL.test(code) || error.name === 'HTTPParserError') return { code: 'protocol', detail };
  return { code: 'reset', detail };
}

function isLookUp({ syscall, code }: Partial<NodeJS.ErrnoException>): boolean {
  return (syscall?.startsWith('query') ?? false) || DNS.test(code ?? '');
}

function suspicion(code: string): Pick<AttemptFailure, 'ours'> {
  return NO_WAY_OUT.test(code) ? { ours: 'perhaps' } : {};
}

/** Several addresses that were tried are one failure: the first one's. */
function innermost(thrown: unknown): Partial<NodeJS.ErrnoException> {
  if (typeof thrown !== 'object' || thrown === null) return { message: String(thrown) };
  const [first] = (thrown as { errors?: unknown[] }).errors ?? [];
  return first === undefined ? (thrown as NodeJS.ErrnoException) : innermost(first);
}
