import type { HttpOutcome } from './attempt';
import { ForbiddenAddressError } from './address-guard';

/** The time for a request is over. */
export class DeadlineError extends Error {}
/** We are shutting down. */
export class StoppedError extends Error {}

type Failure = NonNullable<HttpOutcome['error']>;

const DNS =
  /^(ENOTFOUND|ENODATA|ESERVFAIL|EREFUSED|EFORMERR|EBADNAME|ETIMEOUT|ECANCELLED|EAI_\w+)$/;
const CONNECT =
  /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/;
const TLS =
  /^(ERR_TLS_|ERR_SSL_|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|EPROTO$)/;
const PROTOCOL =
  /^(HPE_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RESPONSE|UND_ERR_RES_|UND_ERR_INVALID_ARG|UND_ERR_REQ_)/;

/** Longest explanation that is kept. */
const DETAIL_MAX = 300;

/** Sorts whatever a request may throw into the kinds that the log tells apart. */
export function describeFailure(thrown: unknown): Failure {
  const error = innermost(thrown);
  const detail = `${error.message || error.code || error.name}`.slice(0, DETAIL_MAX);
  const code = error.code ?? '';
  if (error instanceof DeadlineError) return { code: 'timeout', detail };
  if (error instanceof StoppedError) return { code: 'stopped', detail };
  if (error instanceof ForbiddenAddressError) return { code: 'address_forbidden', detail };
  if (/TIMEOUT/.test(code) && code.startsWith('UND_ERR_')) return { code: 'timeout', detail };
  if (error.syscall?.startsWith('query') || DNS.test(code)) return { code: 'dns', detail };
  if (CONNECT.test(code)) return { code: 'connect', detail };
  if (TLS.test(code)) return { code: 'tls', detail };
  if (PROTOCOL.test(code) || error.name === 'HTTPParserError') return { code: 'protocol', detail };
  return { code: 'reset', detail };
}

/** Several addresses that were tried are one failure: the first one's. */
function innermost(thrown: unknown): Partial<NodeJS.ErrnoException> {
  if (typeof thrown !== 'object' || thrown === null) return { message: String(thrown) };
  const [first] = (thrown as { errors?: unknown[] }).errors ?? [];
  return first === undefined ? (thrown as NodeJS.ErrnoException) : innermost(first);
}
