import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, type Socket } from 'node:net';
import { until } from '@whathooks/testing';

/** A delivery as received. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  /** Names and values as sent, in order. */
  rawHeaders: string[];
  raw: Buffer;
  body: {
    event: string;
    sessionId: string;
    data: { n?: number; chat?: string };
    timestamp: string;
  };
}

export type Answer = (response: ServerResponse, received: Received, socket: Socket) => void;

/** A customer's server, on a free port, with responses given by the test. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  /** Requests without a response so far. */
  open = 0;
  /** The most that were open at once. */
  mostOpen = 0;
  answer: Answer = ok;

  private constructor(private readonly server: Server) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.open += 1;
      this.mostOpen = Math.max(this.mostOpen, this.open);
      response.once('close', () => (this.open -= 1));
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const raw = Buffer.concat(chunks);
        const received: Received = {
          path: request.url ?? '',
          headers: request.headers,
          rawHeaders: request.rawHeaders,
          raw,
          body: JSON.parse(raw.toString()) as Received['body'],
        };
        this.received.push(received);
        this.answer(response, received, request.socket);
      });
    });
  }

  static async start(): Promise<WebhookReceiver> {
    const server = createServer({ keepAliveTimeout: 60_000 });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new WebhookReceiver(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  /** The numbers that tests put into events, in order of arrival. */
  get numbers(): number[] {
    return this.received.map(({ body }) => body.data.n ?? -1);
  }

  async until(count: number): Promise<Received[]> {
    await until(`${count} deliveries`, () => this.received.length >= count);
    return this.received;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

export const ok: Answer = (response) => response.writeHead(200).end('ok');

/** Responds with a status only. */
export function status(code: number, headers: Record<string, string> = {}): Answer {
  return (response) => response.writeHead(code, headers).end();
}
