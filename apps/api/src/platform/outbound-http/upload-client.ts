import type { Duplex } from 'node:stream';
import { Readable } from 'node:stream';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Agent, type buildConnector, request } from 'undici';

/** How long a server may take to answer once it has all bytes, in ms. */
const ANSWER_MS = 60_000;
const CONNECT_MS = 10_000;
const KEEP_ALIVE_MS = 4_000;
/** How long a server may take to say whether it has a file, in ms. */
const QUESTION_MS = 10_000;
/** Bytes of an answer that are read. */
const ANSWER_MAX_BYTES = 16 * 1024;
/** A whole upload may take this long, and a second more for so many bytes. */
const LEAST_MS = 120_000;
const BYTES_PER_SECOND = 32 * 1024;

/** Opens connections through a proxy. */
interface Tunnel {
  connect(to: { hostname: string; port: number; isSecure: boolean }): Promise<Duplex>;
}

export interface UploadRequest {
  /** Of a server that the operator has chosen, or WhatsApp: its address is not checked. */
  url: URL;
  headers: Record<string, string>;
  /** The way there; null for a direct connection. */
  tunnel: Tunnel | null;
  /** Bytes of the body. */
  length: number;
  body: AsyncIterable<Uint8Array>;
  signal: AbortSignal;
}

export type FileQuestion = Pick<UploadRequest, 'url' | 'headers' | 'tunnel' | 'signal'>;

export interface UploadResult {
  /** 0 where no answer came. */
  status: number;
  body: string;
  /** Why no answer came; null where one did. */
  error: string | null;
}

/** Uploads files of any length as streams. Redirects are not followed. A request never rejects. */
@Injectable()
export class UploadClient implements OnModuleDestroy {
  private readonly direct = this.agent();
  private readonly tunnels = new WeakMap<Tunnel, Agent>();

  async post({ url, headers, tunnel, length, body, signal }: UploadRequest): Promise<UploadResult> {
    const bytes = Readable.from(body, { objectMode: false });
    const withinMs = LEAST_MS + Math.ceil(length / BYTES_PER_SECOND) * 1_000;
    try {
      const answer = await request(url, {
        dispatcher: tunnel ? this.through(tunnel) : this.direct,
        method: 'POST',
        headers: { ...headers, 'content-length': String(length) },
        body: bytes,
        signal: AbortSignal.any([signal, AbortSignal.timeout(withinMs)]),
        headersTimeout: ANSWER_MS,
        bodyTimeout: ANSWER_MS,
      });
      return { status: answer.statusCode, body: await beginningOf(answer.body), error: null };
    } catch (error) {
      bytes.destroy();
      return { status: 0, body: '', error: String((error as Error).message) };
    }
  }

  /** Whether a server has a file: its first byte is asked for. Never rejects. */
  async hasFile({ url, tunnel, headers, signal }: FileQuestion): Promise<boolean> {
    try {
      const { statusCode, body } = await request(url, {
        dispatcher: tunnel ? this.through(tunnel) : this.direct,
        method: 'GET',
        headers: { ...headers, range: 'bytes=0-0' },
        signal: AbortSignal.any([signal, AbortSignal.timeout(QUESTION_MS)]),
      });
      // What else it sends is not read.
      body.on('error', () => undefined).destroy();
      return statusCode === 200 || statusCode === 206;
    } catch {
      return false;
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.direct.destroy();
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

  private agent(connect?: buildConnector.connector): Agent {
    return new Agent({
      connect: connect ?? { timeout: CONNECT_MS, allowH2: false },
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
    });
  }
}

async function beginningOf(body: Readable): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body) {
    parts.push(part as Buffer);
    length += (part as Buffer).length;
    if (length > ANSWER_MAX_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, ANSWER_MAX_BYTES).toString();
}
