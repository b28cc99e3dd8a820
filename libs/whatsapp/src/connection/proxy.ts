import { EventEmitter } from 'node:events';
import type { ClientRequest } from 'node:http';
import { isIP, type LookupFunction } from 'node:net';
import type { Duplex } from 'node:stream';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { SocksProxyAgent } from 'socks-proxy-agent';
import { Agent, Dispatcher1Wrapper } from 'undici';
import type { ProxyRoute } from '../api/whatsapp-socket';
import type { MediaTunnel } from '../api/media';

/** How long a proxy may take to be reached and to let through, in ms. */
const WITHIN_MS = 15_000;

type ProxyAgent = HttpsProxyAgent<string> | SocksProxyAgent;
type ConnectOptions = Parameters<ProxyAgent['connect']>[1];

/** The way through a proxy, for everything that leaves for one number. The proxy looks names up, too. */
export class ProxyTunnel {
  private readonly proxy: ProxyAgent;
  private failure: string | null = null;
  private opening = 0;

  constructor(private readonly route: ProxyRoute) {
    this.proxy = agentFor(route);
    const open = this.proxy.connect.bind(this.proxy) as Open;
    this.proxy.connect = ((request: ClientRequest, options: ConnectOptions) =>
      this.watch(open, request, options)) as typeof this.proxy.connect;
  }

  /** One whose troubles are its own. */
  another(): ProxyTunnel {
    return new ProxyTunnel(this.route);
  }

  /** For sockets and uploads. */
  get agent(): ProxyAgent {
    return this.proxy;
  }

  /** For downloads, which Baileys makes with Node's own `fetch`. */
  get dispatcher(): object {
    // Node's own one speaks an earlier version of the interface.
    return new Dispatcher1Wrapper(
      new Agent({
        connect: ({ hostname, port, protocol, servername }, callback) => {
          const isSecure = protocol === 'https:';
          const to = { hostname, port: Number(port || (isSecure ? 443 : 80)), isSecure };
          this.connect(to, servername ?? hostname).then(
            (socket) => callback(null, socket as Parameters<typeof callback>[1] & object),
            (error: Error) => callback(error, null),
          );
        },
      }),
    );
  }

  /** Why nothing got through, where the proxy is to blame; else null. */
  get trouble(): string | null {
    return this.failure ?? (this.opening > 0 ? 'the proxy did not answer in time' : null);
  }

  /** @throws Error where the proxy cannot be reached, or does not let it through. */
  async connect({ hostname, port, isSecure }: Place, servername = hostname): Promise<Duplex> {
    const options = {
      host: hostname,
      port,
      secureEndpoint: isSecure,
      ...(isSecure && { servername }),
    } as ConnectOptions;
    const request = new EventEmitter() as ClientRequest;
    const socket = (await this.proxy.connect(request, options)) as Duplex;
    if (!this.failure) return socket;
    socket.destroy();
    throw new Error(this.failure);
  }

  private async watch(
    open: Open,
    request: ClientRequest,
    options: ConnectOptions,
  ): Promise<Duplex> {
    this.opening += 1;
    this.failure = null;
    request.once('proxyConnect', ({ statusCode, statusText }: ProxyAnswer) => {
      if (statusCode !== 200)
        this.failure = `the proxy answered ${statusCode} ${statusText}`.trim().slice(0, 200);
    });
    try {
      return await open(request, options);
    } catch (error) {
      this.failure = `the proxy could not be used: ${(error as Error).message}`.slice(0, 200);
      throw error;
    } finally {
      this.opening -= 1;
    }
  }
}

/** What is connected to behind the proxy. */
type Place = Parameters<MediaTunnel['connect']>[0];

type Open = (request: ClientRequest, options: ConnectOptions) => Promise<Duplex>;

/** What a proxy says to CONNECT. */
interface ProxyAnswer {
  statusCode: number;
  statusText: string;
}

/** Connects to the addresses that were checked, and to no other, whatever the name leads to by now. */
function agentFor({ url, addresses }: ProxyRoute): ProxyAgent {
  const { protocol, host, username, password } = new URL(url);
  if (protocol !== 'socks5:') {
    return new HttpsProxyAgent(url, { lookup: pinnedTo(addresses), timeout: WITHIN_MS });
  }
  const who = username ? `${username}:${password}@` : '';
  // With an "h" the proxy looks up the names of WhatsApp: asking for them here would go around it.
  const agent = new SocksProxyAgent(`socks5h://${who}${host}`, { timeout: WITHIN_MS });
  agent.proxy.host = addresses[0] ?? agent.proxy.host ?? '';
  return agent;
}

function pinnedTo(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_name, { all }, callback) => {
    const [first] = found;
    if (!first) callback(new Error('the proxy has no address'), '', 4);
    else if (all) callback(null, found);
    else callback(null, first.address, first.family);
  };
}
