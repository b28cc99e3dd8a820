import { isIP, type LookupFunction } from 'node:net';
import type { Duplex } from 'node:stream';
import { Agent, buildConnector, type Dispatcher, errors, request } from 'undici';
import type { AddressGuard } from './address-guard';

const HEADERS_MAX_BYTES = 16 * 1024;
const CONNECT_MS = 10_000;
const KEEP_ALIVE_MS = 4_000;

/** Opens connections through a proxy. */
export interface Tunnel {
  connect(to: { hostname: string; port: number; isSecure: boolean }): Promise<Duplex>;
}

export interface StreamRequest {
  url: URL;
  headers: Record<string, string>;
  /** The way there; null for a direct connection. */
  tunnel: Tunnel | null;
  /**
   * The host is the operator's own choice, and no customer's: its address is not checked. Connections
   * through a proxy are not checked either: the proxy looks names up.
   */
  isTrusted: boolean;
  /** How long the server may take to begin its answer, in ms. */
  firstByteMs: number;
  /** How long it may be silent in the middle of it, in ms. */
  silenceMs: number;
  signal: AbortSignal;
}

/** The beginning of an answer; what follows is read as it comes. */
export interface StreamAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** Announced length of the body in bytes; null where none is. */
  length: number | null;
  /** To be read to its end, or {@link StreamAnswer.drop dropped}. */
  body: AsyncIterable<Buffer>;
  /** Closes the connection. */
  drop(): void;
}

/**
 * Downloads files of any length: no more is in memory than what was not read yet. Redirects are not
 * followed. There is no deadline for the whole, and there are some for each part of it.
 */
export class StreamClient {
  private readonly direct: Agent;
  private readonly trusted: Agent;
  private readonly tunnels = new WeakMap<Tunnel, Agent>();
  private readonly agents = new Set<WeakRef<Agent>>();

  constructor(private readonly guard: AddressGuard) {
    const connect = buildConnector({ allowH2: false, timeout: CONNECT_MS, lookup: this.lookup });
    this.direct = this.agent((options, callback) => {
      const host = options.hostname.replace(/^\[(.*)\]$/, '$1');
      // A literal address is never looked up, so it is checked here.
      if (!isIP(host)) connect(options, callback);
      else
        this.guard.allowedAddresses(host).then(
          () => connect(options, callback),
          (error: Error) => callback(error, null),
        );
    });
    this.trusted = this.agent(buildConnector({ allowH2: false, timeout: CONNECT_MS }));
  }

  /** Resolves when the answer begins. Rejects with whatever prevented it. */
  async get({
    url,
    headers,
    tunnel,
    isTrusted,
    signal,
    ...limits
  }: StreamRequest): Promise<StreamAnswer> {
    const dispatcher = tunnel ? this.through(tunnel) : isTrusted ? this.trusted : this.direct;
    const answer = await request(url, {
      dispatcher,
      method: 'GET',
      headers,
      signal,
      headersTimeout: limits.firstByteMs,
      bodyTimeout: limits.silenceMs,
    });
    return streamed(answer);
  }

  async close(): Promise<void> {
    const open = [...this.agents].flatMap((agent) => agent.deref() ?? []);
    await Promise.all(open.map((agent) => agent.destroy(new errors.ClientDestroyedError())));
  }

  private through(tunnel: Tunnel): Agent {
    const known = this.tunnels.get(tunnel);
    if (known) return known;
    const agent = this.agent(({ hostname, port, protocol }, callback) => {
      const isSecure = protocol === 'https:';
      tunnel.connect({ hostname, port: Number(port || (isSecure ? 443 : 80)), isSecure }).then(
        (socket) => callback(null, socket as Parameters<typeof callback>[1] & object),
        (error: Error) => callback(error, null),
      );
    });
    this.tunnels.set(tunnel, agent);
    return agent;
  }

  private agent(connect: buildConnector.connector): Agent {
    const agent = new Agent({
      connect,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      maxHeaderSize: HEADERS_MAX_BYTES,
    });
    this.agents.add(new WeakRef(agent));
    return agent;
  }

  private readonly lookup: LookupFunction = (hostname, options, callback) => {
    this.guard.allowedAddresses(hostname).then(
      (addresses) => {
        const found = addresses.map((address) => ({ address, family: isIP(address) }));
        const [first] = found;
        if (!first) {
          const error = new Error(`${hostname} has no address`);
          callback(Object.assign(error, { code: 'ENOTFOUND' }), '');
        } else if (options.all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

function streamed({ statusCode, headers, body }: Dispatcher.ResponseData): StreamAnswer {
  const announced = headers['content-length'];
  const length =
    typeof announced === 'string' && /^\d+$/.test(announced) ? Number(announced) : null;
  return {
    status: statusCode,
    headers,
    length,
    body: body as AsyncIterable<Buffer>,
    drop: () => {
      // Dropping the rest of the response is no failure.
      body.on('error', () => undefined);
      body.destroy();
    },
  };
}
