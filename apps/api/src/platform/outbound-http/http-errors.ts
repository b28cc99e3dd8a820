import { firstCharacters } from '@whathooks/whatsapp';
import type { RequestFailure } from './http-outcome';
import { ForbiddenAddressError } from './address-guard';
import { isForbiddenAddress } from './forbidden-addresses';

/** The deadline of a request passed. */
export class DeadlineError extends Error {
  /** @param isOursPerhaps no connection was open yet: our network may be the cause. */
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
 * No host was reached, or DNS does not respond: caused by the receiver, or by this machine without
 * a network. A check of another host decides.
 */
const NO_NETWORK =
  /^(ENETUNREACH|ENETDOWN|EHOSTUNREACH|EHOSTDOWN|EADDRNOTAVAIL|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|ETIMEOUT|ECONNREFUSED|ESERVFAIL|EAI_AGAIN)$/;
/** This process has too many open files or sockets. */
const EXHAUSTED = /^(EMFILE|ENFILE|ENOBUFS)$/;

const PERHAPS = { ours: 'perhaps' } as const;

/** Details of a failure; `address` is the one that was connected to. */
type Failure = Partial<NodeJS.ErrnoException & { address: string }>;

/**
 * Longest explanation that is stored: a host name of 253 characters and the rest of the sentence.
 */
const DETAIL_MAX = 400;

/** Maps any error of a request to the codes of the log. */
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
  // A refused connection was reached.
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
 * Whether our own network may be the cause. Never for an open connection, nor for an address of our
 * own network, which needs no connection to the internet.
 */
function suspicion({ code = '', syscall = '', address }: Failure): Pick<RequestFailure, 'ours'> {
  if (!NO_NETWORK.test(code) || /^(read|write)/.test(syscall)) return {};
  return address !== undefined && isForbiddenAddress(address) ? {} : PERHAPS;
}

/** Several addresses that were tried count as one failure: the first one's. */
function innermost(thrown: unknown): Failure {
  if (typeof thrown !== 'object' || thrown === null) return { message: String(thrown) };
  const [first] = (thrown as { errors?: unknown[] }).errors ?? [];
  return first === undefined ? (thrown as NodeJS.ErrnoException) : innermost(first);
}
