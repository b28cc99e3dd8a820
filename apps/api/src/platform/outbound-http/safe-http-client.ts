import { isIP, type LookupFunction, type Socket } from 'node:net';
import { DELIVERY_TIMEOUT_MS } from '@whathooks/dto';
import { buildConnector } from 'undici';
import type { AddressGuard } from './address-guard';
import type { HttpAnswer, HttpOutcome } from './http-outcome';
import { isForbiddenAddress } from './forbidden-addresses';
import { type ConnectorFor, type HttpConnection, HttpConnections } from './http-connections';
import { HttpExchange } from './http-exchange';
import { DeadlineError, describeFailure } from './http-errors';

const HEADERS_MAX_BYTES = 16 * 1024;
/** Less than the five seconds after which many servers close an idle connection. */
const KEEP_ALIVE_MS = 4_000;
/** Parsed URLs in the cache. */
const MAX_CACHED_URLS = 4_000;

export interface HttpPost {
  url: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** The parts of a URL that undici needs. */
interface Target {
  origin: string;
  path: string;
}

/** Progress of a connection being opened for a request. Milliseconds. */
interface Connecting {
  /** The request did not reuse a connection. */
  isNew: boolean;
  /** The address that is tried first, once the name is resolved. */
  target: string | null;
  dns: number | null;
  connect: number | null;
  tls: number | null;
  remoteAddress: string | null;
}

/**
 * The only client for addresses given by customers. A name is resolved once and only checked
 * addresses are connected to; redirects are not followed; one deadline covers everything; a
 * response is read up to a cap; a request never rejects.
 */
export class SafeHttpClient {
  private readonly connections: HttpConnections<Connecting>;
  private readonly deadlineMs: number;
  private readonly open = new Set<HttpExchange>();
  /** By URL: most requests repeat earlier ones. */
  private readonly targets = new Map<string, Target>();

  /**
   * @param options.ca certificates to trust instead of the system's, PEM.
   * @param options.deadlineMs instead of {@link DELIVERY_TIMEOUT_MS}.
   * @param options.keepAliveMs instead of {@link KEEP_ALIVE_MS}.
   */
  constructor(
    private readonly guard: AddressGuard,
    options: { ca?: string; deadlineMs?: number; keepAliveMs?: number } = {},
  ) {
    this.deadlineMs = options.deadlineMs ?? DELIVERY_TIMEOUT_MS;
    const keepAliveMs = options.keepAliveMs ?? KEEP_ALIVE_MS;
    const clientOptions = {
      keepAliveTimeout: keepAliveMs,
      // A server's keep-alive may shorten it, but not keep unused connections open longer.
      keepAliveMaxTimeout: keepAliveMs,
      maxHeaderSize: HEADERS_MAX_BYTES,
      // The deadline of the request covers both.
      headersTimeout: 0,
      bodyTimeout: 0,
    };
    this.connections = new HttpConnections(clientOptions, this.connector(options.ca));
  }

  /** Closes every connection, and aborts requests in flight. */
  async close(): Promise<void> {
    await this.connections.destroy();
  }

  /** Aborts every request in flight; the reason becomes its error. */
  abort(reason: Error): void {
    for (const exchange of this.open) exchange.abort(reason);
  }

  /** Posts and returns the result. Never rejects. */
  post({ url, headers, body }: HttpPost): Promise<HttpOutcome> {
    return new Promise((resolve) => {
      const started = performance.now();
      const note: Connecting = {
        isNew: false,
        target: null,
        dns: null,
        connect: null,
        tls: null,
        remoteAddress: null,
      };
      let connection: HttpConnection<Connecting> | undefined;
      const end = (answer: HttpAnswer | null, thrown?: unknown): void => {
        clearTimeout(deadline);
        this.open.delete(exchange);
        if (connection) {
          this.connections.release(connection, answer !== null && !answer.truncated);
        }
        const { dns, connect, tls, remoteAddress } = note;
        const firstByte = exchange.firstByteAt === null ? null : exchange.firstByteAt - started;
        resolve({
          answer,
          error: answer ? null : describeFailure(thrown),
          timings: { dns, connect, tls, firstByte, total: performance.now() - started },
          remoteAddress,
        });
      };
      const exchange = new HttpExchange(end, (error) => end(null, error));
      const deadline = setTimeout(
        () => exchange.abort(late(this.deadlineMs, note)),
        this.deadlineMs,
      );
      this.open.add(exchange);
      try {
        const { origin, path } = this.target(url);
        connection = this.connections.acquire(origin, note);
        connection.dispatch({ path, method: 'POST', headers, body }, exchange);
      } catch (error) {
        exchange.abort(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }

  /** @throws TypeError for an invalid URL. */
  private target(url: string): Target {
    const known = this.targets.get(url);
    if (known) return known;
    const { origin, pathname, search } = new URL(url);
    const target = { origin, path: pathname + search };
    const [oldest] = this.targets.keys();
    if (oldest !== undefined && this.targets.size >= MAX_CACHED_URLS) this.targets.delete(oldest);
    this.targets.set(url, target);
    return target;
  }

  /** Opens connections to checked addresses only, and measures the steps. */
  private connector(ca: string | undefined): ConnectorFor<Connecting> {
    const connect = buildConnector({
      allowH2: false,
      timeout: this.deadlineMs,
      lookup: this.lookup,
      ...(ca ? { ca } : {}),
    });
    return (note) => (options, callback) => {
      const host = options.hostname.replace(/^\[(.*)\]$/, '$1');
      if (note) Object.assign(note, { isNew: true, target: isIP(host) ? host : null });
      const open = (): void => {
        const socket = connect(options, callback) as unknown as Socket | undefined;
        if (note && socket) observe(socket, note);
      };
      // A literal address is never looked up, so it is checked here.
      if (!isIP(host)) open();
      else this.guard.allowedAddresses(host).then(open, (error: Error) => callback(error, null));
    };
  }

  private readonly lookup: LookupFunction = (hostname, options, callback) => {
    this.guard.allowedAddresses(hostname).then(
      (addresses) => {
        const found = addresses.map((address) => ({ address, family: isIP(address) }));
        const [first] = found;
        if (!first) callback(noAddress(hostname), '');
        else if (options.all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

function noAddress(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' });
}

/** When no host was reached and the internet was needed, our own network may be the cause. */
function late(deadlineMs: number, { isNew, target, remoteAddress }: Connecting): DeadlineError {
  const isUnreached = isNew && remoteAddress === null;
  const needsWayOut = target === null || !isForbiddenAddress(target);
  return new DeadlineError(
    `no complete response within ${deadlineMs} ms`,
    isUnreached && needsWayOut,
  );
}

/** Measures each step of opening a connection. */
function observe(socket: Socket, note: Connecting): void {
  let last = performance.now();
  const lap = (): number => {
    const now = performance.now();
    const took = now - last;
    last = now;
    return took;
  };
  socket.once('lookup', (_error, address: string | undefined) => {
    note.dns = lap();
    note.target = address ?? null;
  });
  socket.once('connect', () => {
    note.connect = lap();
    note.remoteAddress = socket.remoteAddress ?? null;
  });
  socket.once('secureConnect', () => (note.tls = lap()));
}
