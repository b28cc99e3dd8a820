import { AsyncLocalStorage } from 'node:async_hooks';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import { Agent, buildConnector, type Dispatcher, request } from 'undici';
import { AddressGuard } from './address-guard';
import type { HttpAnswer, HttpOutcome, HttpTimings } from './attempt';
import { DeadlineError, describeFailure } from './http-errors';

/** From the name's look-up to the last byte of the answer. */
export const DEADLINE_MS = 10_000;
/** How much of an answer is read and kept. */
export const ANSWER_MAX_BYTES = 16 * 1024;
const HEADERS_MAX_BYTES = 16 * 1024;
/** Below the five seconds after which many servers close a quiet connection. */
const KEEP_ALIVE_MS = 4_000;

export interface HttpPost {
  url: string;
  headers: Record<string, string>;
  body: Buffer;
  /** Ends the request from outside; its reason becomes the error. */
  signal: AbortSignal;
}

/** What opening a connection tells, for the request that it was opened for. */
interface Connecting {
  started: number;
  dns: number | null;
  connect: number | null;
  tls: number | null;
  remoteAddress: string | null;
}

/**
 * The one door to addresses that customers gave. A name is resolved once and only what was vetted is
 * connected to; redirects are not followed; one deadline covers everything; an answer is read up to a
 * cap; nothing it does can make a request reject.
 */
export class SafeHttpClient {
  private readonly connecting = new AsyncLocalStorage<Connecting>();
  private readonly agent: Agent;
  private readonly deadlineMs: number;

  /**
   * @param options.ca certificates to trust in place of the system's, PEM.
   * @param options.deadlineMs in place of {@link DEADLINE_MS}.
   */
  constructor(
    private readonly guard: AddressGuard,
    options: { ca?: string; deadlineMs?: number } = {},
  ) {
    this.deadlineMs = options.deadlineMs ?? DEADLINE_MS;
    this.agent = new Agent({
      connect: this.connector(options.ca),
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: HEADERS_MAX_BYTES,
      // The deadline of the request covers both.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  /** Ends every connection, and with it what is under way. */
  async close(): Promise<void> {
    await this.agent.destroy();
  }

  /** Posts, and tells what came of it. Never rejects. */
  async post(post: HttpPost): Promise<HttpOutcome> {
    const started = performance.now();
    const connecting: Connecting = {
      started,
      dns: null,
      connect: null,
      tls: null,
      remoteAddress: null,
    };
    const timings: HttpTimings = { dns: null, connect: null, tls: null, firstByte: null, total: 0 };
    let answer: HttpAnswer | null = null;
    let error: HttpOutcome['error'] = null;
    try {
      answer = await this.connecting.run(connecting, () => this.exchange(post, timings, started));
    } catch (thrown) {
      error = describeFailure(thrown);
    }
    timings.total = performance.now() - started;
    timings.dns = connecting.dns;
    timings.connect = connecting.connect;
    timings.tls = connecting.tls;
    return { answer, error, timings, remoteAddress: connecting.remoteAddress };
  }

  private async exchange(
    { url, headers, body, signal }: HttpPost,
    timings: HttpTimings,
    started: number,
  ): Promise<HttpAnswer> {
    const abort = new AbortController();
    const onStop = (): void => abort.abort(signal.reason);
    signal.addEventListener('abort', onStop);
    const deadline = setTimeout(
      () => abort.abort(new DeadlineError(`no complete answer within ${this.deadlineMs} ms`)),
      this.deadlineMs,
    );
    try {
      signal.throwIfAborted();
      const response = await request(url, {
        method: 'POST',
        headers,
        body,
        dispatcher: this.agent,
        signal: abort.signal,
      });
      timings.firstByte = performance.now() - started;
      return await read(response);
    } finally {
      clearTimeout(deadline);
      signal.removeEventListener('abort', onStop);
    }
  }

  /** Opens connections to vetted addresses only, and notes how long it took. */
  private connector(ca: string | undefined): buildConnector.connector {
    const connect = buildConnector({
      allowH2: false,
      timeout: this.deadlineMs,
      lookup: this.lookup,
      ...(ca ? { ca } : {}),
    });
    return (options, callback) => {
      const host = options.hostname.replace(/^\[(.*)\]$/, '$1');
      const note = this.connecting.getStore();
      const open = (): void => {
        const opening = connect(options, callback) as unknown as Socket | undefined;
        if (note && opening) observe(opening, note);
      };
      // A literal address is never looked up: it is vetted here.
      if (!isIP(host)) open();
      else this.guard.vet(host).then(open, (error: Error) => callback(error, null));
    };
  }

  private readonly lookup: LookupFunction = (hostname, options, callback) => {
    const note = this.connecting.getStore();
    const started = performance.now();
    this.guard.vet(hostname).then(
      (addresses) => {
        if (note) note.dns = performance.now() - started;
        const found = addresses.map((address) => ({ address, family: isIP(address) }));
        const [first] = found;
        if (!first)
          callback(
            Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }),
            '',
          );
        else if (options.all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

function observe(socket: Socket, note: Connecting): void {
  const started = performance.now();
  socket.once('connect', () => {
    note.connect = performance.now() - started - (note.dns ?? 0);
    note.remoteAddress = socket.remoteAddress ?? null;
  });
  socket.once('secureConnect', () => {
    note.tls = performance.now() - started - (note.dns ?? 0) - (note.connect ?? 0);
  });
}

async function read({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<HttpAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    // Leaving the loop closes the connection, and with it whatever else was coming.
    if (size > ANSWER_MAX_BYTES) break;
  }
  return {
    status: statusCode,
    headers: Object.fromEntries(
      Object.entries(headers).filter(
        (entry): entry is [string, string | string[]] => entry[1] !== undefined,
      ),
    ),
    body: Buffer.concat(chunks).subarray(0, ANSWER_MAX_BYTES),
    truncated: size > ANSWER_MAX_BYTES,
  };
}
