/**
 * Why a request failed.
 *
 * - `status`: an answer came and was not 2xx.
 * - `address_forbidden`: the name leads to an address we must not connect to.
 * - `dns`, `connect`, `tls`: the name was not found, nobody listens there, or the certificate is wrong.
 * - `timeout`: ten seconds were over, wherever it stood.
 * - `reset`: the connection ended in the middle. `protocol`: what came is not HTTP, or without end.
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

/** What a server answered. */
export interface HttpAnswer {
  status: number;
  headers: Record<string, string | string[]>;
  /** The beginning of the body. */
  body: Buffer;
  /** Whether there was more of it than we read. */
  truncated: boolean;
}

/** Milliseconds each part took; null for what did not happen, as over a connection that was open. */
export interface HttpTimings {
  dns: number | null;
  connect: number | null;
  tls: number | null;
  /** From the start to the answer's status line. */
  firstByte: number | null;
  total: number;
}

export interface RequestFailure {
  code: RequestError;
  detail: string;
  /** It may have been our own network: `certainly` when it cannot have been anything else. */
  ours?: 'perhaps' | 'certainly';
}

/** What came of a request. */
export interface HttpOutcome {
  /** Null when the answer did not arrive, or not completely. */
  answer: HttpAnswer | null;
  /** Null when the answer is complete, whatever its status. */
  error: RequestFailure | null;
  timings: HttpTimings;
  /** The address that was connected to, when a connection was opened. */
  remoteAddress: string | null;
}
