import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { followEvents, pauseBefore } from './event-stream';

interface Connection {
  authorization: string | undefined;
  response: ServerResponse;
}

/** A server of events whose connections a test holds in its hands. */
class EventServer {
  private readonly arrivals: Connection[] = [];
  private waiting: ((connection: Connection) => void) | null = null;
  status = 200;
  readonly server = createServer((request, response) => {
    response.writeHead(this.status, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    const connection = { authorization: request.headers.authorization, response };
    if (this.status !== 200) response.end();
    if (this.waiting) this.waiting(connection);
    else this.arrivals.push(connection);
    this.waiting = null;
  });

  next(): Promise<Connection> {
    const arrived = this.arrivals.shift();
    return arrived ? Promise.resolve(arrived) : new Promise((resolve) => (this.waiting = resolve));
  }
}

describe('following events', () => {
  let server: EventServer;
  let stop: AbortController;
  let done: Promise<void>;
  const wake = new EventTarget();
  const states: string[] = [];
  let events: [string, string][];
  let heard: () => void;
  let tokens: number;
  let refusals: number;

  beforeEach(async () => {
    server = new EventServer();
    await new Promise<void>((resolve) => server.server.listen(0, '127.0.0.1', resolve));
    stop = new AbortController();
    events = [];
    states.length = 0;
    tokens = 0;
    refusals = 0;
    heard = () => undefined;
  });

  afterEach(async () => {
    stop.abort();
    await done;
    server.server.closeAllConnections();
    await new Promise((resolve) => server.server.close(resolve));
  });

  function follow(): void {
    done = followEvents({
      url: `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/v1/live`,
      token: () => Promise.resolve(`token-${(tokens += 1)}`),
      onRefused: () => {
        refusals += 1;
        server.status = 200;
        return Promise.resolve();
      },
      onOpen: () => states.push('open'),
      onClosed: () => {
        states.push('closed');
        heard();
      },
      onEvent: (name, data) => {
        events.push([name, data]);
        heard();
      },
      wake,
      signal: stop.signal,
    });
  }

  const something = () => new Promise<void>((resolve) => (heard = resolve));

  it('reads an event whose bytes arrive in pieces, even inside of a letter', async () => {
    follow();
    const { response } = await server.next();
    const bytes = Buffer.from('event: message.received\ndata: {"text":"Grüße"}\n\n');
    const middleOfLetter = bytes.indexOf(0xc3) + 1;
    const arrived = something();
    response.write(bytes.subarray(0, middleOfLetter));
    await new Promise(setImmediate);
    response.write(bytes.subarray(middleOfLetter));
    await arrived;
    expect(events).toEqual([['message.received', '{"text":"Grüße"}']]);
  });

  it('ignores heartbeats that are comments', async () => {
    follow();
    const { response } = await server.next();
    const arrived = something();
    response.write(': heartbeat\n\nevent: session.qr\ndata: {}\n\n');
    await arrived;
    expect(events).toEqual([['session.qr', '{}']]);
  });

  it('connects again with a new token after the line ended', async () => {
    follow();
    const first = await server.next();
    first.response.end();
    const second = await server.next();
    expect([first.authorization, second.authorization]).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
    const arrived = something();
    second.response.write('data: again\n\n');
    await arrived;
    expect(states).toEqual(['open', 'closed', 'open']);
    expect(events).toEqual([['message', 'again']]);
  });

  it('asks whether the login is over when its token is refused, and never otherwise', async () => {
    server.status = 401;
    follow();
    const refused = await server.next();
    const second = await server.next();
    expect(refused.authorization).toBe('Bearer token-1');
    expect([second.authorization, refusals]).toEqual(['Bearer token-2', 1]);
    second.response.end();
    await server.next();
    expect(refusals).toBe(1);
  });

  it('does not sit out its pause when the browser says that it is online', async () => {
    server.status = 503;
    follow();
    // Each failure doubles the pause: by the sixth it is at least eight seconds.
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      const closed = something();
      await server.next();
      await closed;
      if (attempt === 6) server.status = 200;
      wake.dispatchEvent(new Event('online'));
    }
    const { response } = await server.next();
    const arrived = something();
    response.write('data: back\n\n');
    await arrived;
    expect(events).toEqual([['message', 'back']]);
  });
});

describe('the pause before connecting again', () => {
  it('doubles up to twenty seconds, and up to half of it is random', () => {
    expect([1, 2, 3].map((attempt) => pauseBefore(attempt, 1))).toEqual([500, 1_000, 2_000]);
    expect(pauseBefore(1, 0)).toBe(250);
    expect(pauseBefore(50, 1)).toBe(20_000);
  });
});
