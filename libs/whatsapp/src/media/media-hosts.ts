import { type BinaryNode, S_WHATSAPP_NET, type WASocket } from '@whiskeysockets/baileys';
import { childrenOf } from '../wire/stanzas';
import type { MediaHosts, MediaTunnel } from '../api/media';
import type { ServerAddress } from '../api/whatsapp-socket';

/** How long WhatsApp may take to name its media servers, in ms. */
const ANSWER_MS = 10_000;
/** What was named is asked for again so long before it expires, in ms. */
const BEFORE_END_MS = 60_000;
/** Shortest and longest that an answer is kept, in ms. */
const KEPT_AT_LEAST_MS = 5_000;
const KEPT_AT_MOST_MS = 24 * 3_600_000;
/** From here on `ttl` is a time, in seconds since 1970, and no duration. */
const FIRST_TIME_S = 1_000_000_000;
/** Media servers that are tried, at most. */
const HOSTS_MAX = 8;

const LIVE_DOMAIN = '.whatsapp.net';
/** Tried after those that are named, where the live service is used. */
const LIVE_HOSTS = ['mmg.whatsapp.net', 'mmg-fallback.whatsapp.net'];

/** Learns where files are uploaded and downloaded, and keeps it as long as WhatsApp says that it holds. */
export class MediaServers {
  private known: Promise<MediaHosts> | null = null;
  private knownUntil = 0;

  constructor(
    private readonly socket: Pick<WASocket, 'query'>,
    private readonly server: ServerAddress | null,
    private readonly tunnel: MediaTunnel | null,
  ) {}

  /**
   * @param isFresh asks although what is known still holds: the server did not take it.
   * @throws Error when WhatsApp does not answer, or names no server that may be used
   */
  hosts(isFresh: boolean): Promise<MediaHosts> {
    if (isFresh || !this.known || Date.now() >= this.knownUntil) {
      this.knownUntil = Infinity;
      const request = this.ask();
      this.known = request;
      request.then(
        ({ expiresAt }) => this.keepUntil(request, expiresAt),
        () => this.forget(request),
      );
    }
    return this.known;
  }

  private keepUntil(request: Promise<MediaHosts>, expiresAt: Date): void {
    if (this.known !== request) return;
    const leftMs = expiresAt.getTime() - Date.now() - BEFORE_END_MS;
    this.knownUntil = Date.now() + Math.min(Math.max(leftMs, KEPT_AT_LEAST_MS), KEPT_AT_MOST_MS);
  }

  private forget(request: Promise<MediaHosts>): void {
    if (this.known === request) this.known = null;
  }

  private async ask(): Promise<MediaHosts> {
    const attrs = { type: 'set', xmlns: 'w:m', to: S_WHATSAPP_NET };
    const question = { tag: 'iq', attrs, content: [{ tag: 'media_conn', attrs: {} }] };
    const answer = (await this.socket.query(question, ANSWER_MS)) as BinaryNode | undefined;
    const connection = answer && childrenOf(answer).find(({ tag }) => tag === 'media_conn');
    if (!connection) throw new Error('WhatsApp does not name its media servers');
    return { ...hostsIn(connection, this.server), tunnel: this.tunnel };
  }
}

/** @throws Error where no server is named that may be used. */
export function hostsIn(
  connection: BinaryNode,
  server: ServerAddress | null,
): Omit<MediaHosts, 'tunnel'> {
  const named = childrenOf(connection)
    .filter(({ tag }) => tag === 'host')
    // Those for when the others fail come last.
    .sort((a, b) => Number(isFallback(a)) - Number(isFallback(b)));
  const names = [
    ...named.map(({ attrs }) => attrs['hostname'] ?? ''),
    ...(server ? [] : LIVE_HOSTS),
  ];
  const origins = [...new Set(names.flatMap((name) => originOf(name, server) ?? []))];
  const auth = connection.attrs['auth'];
  if (origins.length === 0 || !auth) throw new Error('WhatsApp names no media server of its own');
  const limits = named.map(({ attrs }) => Number(attrs['maxContentLengthBytes']));
  const stated = limits.filter((limit) => limit > 0);
  return {
    origins: origins.slice(0, HOSTS_MAX),
    auth,
    expiresAt: expiryOf(Number(connection.attrs['ttl'])),
    maxBytes: stated.length > 0 ? Math.max(...stated) : null,
  };
}

function isFallback({ attrs }: BinaryNode): boolean {
  return attrs['type'] === 'fallback';
}

function expiryOf(ttl: number): Date {
  const seconds = ttl > 0 ? ttl : 0;
  if (seconds < FIRST_TIME_S) return new Date(Date.now() + seconds * 1_000);
  return new Date(Math.min(seconds * 1_000, Date.now() + KEPT_AT_MOST_MS));
}

/**
 * Origin of a media server that may be used: one of WhatsApp's own, or on the host of the server that
 * stands in its place. Null for any other.
 */
export function originOf(hostname: string, server: ServerAddress | null): string | null {
  const home = server && new URL(server.url);
  const scheme = home?.protocol === 'ws:' ? 'http' : 'https';
  const url = /^[\w.:[\]-]+$/.test(hostname) ? URL.parse(`${scheme}://${hostname}`) : null;
  if (!url || url.pathname !== '/') return null;
  const isOwn = home
    ? url.hostname === home.hostname || [url, home].every(isThisMachine)
    : url.hostname.endsWith(LIVE_DOMAIN) && url.port === '';
  return isOwn ? url.origin : null;
}

function isThisMachine({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
