import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from '@whathooks/testing';

/** One delivery, as an integrator's server sees it. */
export interface ReceivedDelivery {
  headers: IncomingHttpHeaders;
  raw: Buffer;
  body: {
    event: string;
    sessionId: string;
    data: Record<string, unknown>;
    timestamp: string;
    metadata?: Record<string, string>;
  };
}

/** An integrator's server on a free port. */
export class WebhookListener {
  readonly received: ReceivedDelivery[] = [];
  /** Answers a delivery; replace it to misbehave. */
  answer: (response: ServerResponse) => void = (response) => response.writeHead(200).end('ok');
  private readonly server: Server;
  private port = 0;

  private constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const raw = Buffer.concat(chunks);
        const body = JSON.parse(raw.toString()) as ReceivedDelivery['body'];
        this.received.push({ headers: request.headers, raw, body });
        this.answer(response);
      });
    });
  }

  static async start(): Promise<WebhookListener> {
    const listener = new WebhookListener();
    await listener.open();
    return listener;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  /** Listens, again on the same port. */
  async open(): Promise<void> {
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Acts like a killed server: requests in progress are cut, and connections are refused. */
  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** Deliveries of one event type so far. */
  of(event: string): ReceivedDelivery[] {
    return this.received.filter((delivery) => delivery.body.event === event);
  }

  /** Waits for a delivery that fits. */
  next(
    event: string,
    fits: (delivery: ReceivedDelivery) => boolean = () => true,
    deadlineMs?: number,
  ): Promise<ReceivedDelivery> {
    return until(
      () =>
        `a delivery of ${event}; got ${this.received.map((d) => d.body.event).join(', ') || 'none'}`,
      () => this.of(event).find(fits),
      deadlineMs,
    );
  }

  async stop(): Promise<void> {
    if (this.server.listening) await this.close();
  }
}
