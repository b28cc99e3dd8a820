import { firstCharacters } from '@whathooks/whatsapp';
import type { RequestFailure } from './http-outcome';
import { ForbiddenAddressError } from './address-guard';
import { isForbiddenAddress } from './forbidden-addresses';

/** The time for a request is over. */
export class DeadlineError extends Error {
  /** @param isOursPerhaps no connection was open yet: the way there may be what is missing. */
  constructor(
    message: string,
    readonly isOursPerhaps = false,
  ) {
    super(message);
  }
}
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

/**
 * Nobody was reached at all, or DNS does not answer: the fault of whom we call, or of a machine that has no
 * way out. Whether it has is asked of somebody else.
 */
const NO_WAY_OUT =
  /^(ENETUNREACH|ENETDOWN|EHOSTUNREACH|EHOSTDOWN|EADDRNOTAVAIL|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|ETIMEOUT|ECONNREFUSED|ESERVFAIL|EAI_AGAIN)$/;
/** This process has too much open. */
const EXHAUSTED = /^(EMFILE|ENFILE|ENOBUFS)$/;

const PERHAPS = { ours: 'perhaps' } as const;

/** What is known of a failure; `address` is the one that was connected to. */
type Failure = Partial<NodeJS.ErrnoException & { address: string }>;

/** Longest explanation that is kept: a host name of 253 characters and what is to be said of it. */
const DETAIL_MAX = 400;

/** Sorts whatever a request may throw into the kinds that the log tells apart. */
export function describeFailure(thrown: unknown): RequestFailure {
  const error = innermost(thrown);
  const detail = firstCharacters(`${error.message || error.code || error.name}`, DETAIL_MAX);
  const code = error.code ?? '';
  if (error instanceof DeadlineError) {
    return { code: 'timeout', detail, ...(error.isOursPerhaps ? PERHAPS : {}) };
  }
  if (error instanceof StoppedError) return { code: 'stopped', detail };
  if (error instanceof ForbiddenAddressError) return { code: 'address_forbidden', detail };
  if (/TIMEOUT/.test(code) && code.startsWith('UND_ERR_')) {
    return { code: 'timeout', detail, ...suspicion(error) };
  }
  if (EXHAUSTED.test(code)) return { code: 'connect', detail, ours: 'certainly' };
  if (isLookUp(error)) return { code: 'dns', detail, ...suspicion(error) };
  // Whoever refuses a connection is there.
  if (code === 'ECONNREFUSED') return { code: 'connect', detail };
  if (CONNECT.test(code)) return { code: 'connect', detail, ...suspicion(error) };
  if (TLS.test(code)) return { code: 'tls', detail };
  if (PROTOCOL.test(code) || error.name === 'HTTPParserError') return { code: 'protocol', detail };
  return { code: 'reset', detail };
}

function isLookUp({ syscall, code }: Partial<NodeJS.ErrnoException>): boolean {
  return (syscall?.startsWith('query') ?? false) || DNS.test(code ?? '');
}

/**
 * Nothing that an open connection suffers is suspicious, nor anything about an address of our own network:
 * that needs no way out.
 */
function suspicion({ code = '', syscall = '', address }: Failure): Pick<RequestFailure, 'ours'> {
  if (!NO_WAY_OUT.test(code) || /^(read|write)/.test(syscall)) return {};
  return address !== undefined && isForbiddenAddress(address) ? {} : PERHAPS;
}

/** Several addresses that were tried are one failure: the first one's. */
function innermost(thrown: unknown): Failure {
  if (typeof thrown !== 'object' || thrown === null) return { message: String(thrown) };
  const [first] = (thrown as { errors?: unknown[] }).errors ?? [];
  return first === undefined ? (thrown as NodeJS.ErrnoException) : innermost(first);
}
