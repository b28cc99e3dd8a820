/**
 * Why a request failed.
 *
 * - `status`: the response was not 2xx.
 * - `address_forbidden`: the name resolves to an address we must not connect to.
 * - `dns`, `connect`, `tls`: the name was not found, the connection was refused, or the certificate
 * is invalid.
 * - `timeout`: ten seconds passed, at any stage.
 * - `reset`: the connection ended during the response. `protocol`: the response is not HTTP, or
 * endless.
 * - `stopped`: this process was shutting down.
 */
export const REQUEST_ERRORS = [
  'status',
  'address_forbidden',
  'dns',
  'connect',
  'tls',
  'timeout',
  'reset',
  'protocol',
  'stopped',
] as const;
export type RequestError = (typeof REQUEST_ERRORS)[number];

/** The response of a server. */
export interface HttpAnswer {
  status: number;
  headers: Record<string, string | string[]>;
  /** The beginning of the body. */
  body: Buffer;
  /** Whether the body was longer than what was read. */
  truncated: boolean;
}

/**
 * Duration of each part in milliseconds; null for parts that did not happen, as when a connection
 * is reused.
 */
export interface HttpTimings {
  dns: number | null;
  connect: number | null;
  tls: number | null;
  /** From the start to the status line of the response. */
  firstByte: number | null;
  total: number;
}

export interface RequestFailure {
  code: RequestError;
  detail: string;
  /** Whether our own network is the cause: `certainly` when nothing else is possible. */
  ours?: 'perhaps' | 'certainly';
}

/** The result of a request. */
export interface HttpOutcome {
  /** Null when no complete response arrived. */
  answer: HttpAnswer | null;
  /** Null when the response is complete, whatever its status. */
  error: RequestFailure | null;
  timings: HttpTimings;
  /** The IP address of the connection, if one was opened. */
  remoteAddress: string | null;
}
