import { once } from 'node:events';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { TEST_CERTIFICATE, TEST_KEY } from '../../test/certificate';
import { until } from '../../test/until';
import { ok, status, WebhookReceiver } from '../../test/webhook-receiver';
import type { Environment } from '../config/environment';
import { AddressGuard } from './address-guard';
import type { HttpOutcome } from './attempt';
import { ANSWER_MAX_BYTES } from './http-exchange';
import { StoppedError } from './http-errors';
import type { ResolveHost } from './resolve-host';
import { SafeHttpClient } from './safe-http-client';

/** Long enough for a busy machine to answer, short enough to wait for. */
const SHORT_DEADLINE_MS = 700;

const ANYWHERE = { allowPrivateWebhooks: true } as Environment;
const PUBLIC_ONLY = { allowPrivateWebhooks: false } as Environment;
const toLoopback: ResolveHost = () => Promise.resolve(['127.0.0.1']);

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

interface ClientOptions {
  environment?: Environment;
  resolve?: ResolveHost;
  ca?: string;
  deadlineMs?: number;
}

function client({ environment, resolve, ...options }: ClientOptions = {}): SafeHttpClient {
  const guard = new AddressGuard(environment ?? ANYWHERE, resolve ?? toLoopback);
  const made = new SafeHttpClient(guard, options);
  open.push(made);
  return made;
}

function post(to: SafeHttpClient, url: string): Promise<HttpOutcome> {
  return to.post({ url, headers: { 'X-Test': '1' }, body: Buffer.from('{"data":{}}') });
}

/** A server that knows nothing of HTTP and does with a connection what it is told. */
async function rawServer(
  handle: (socket: Socket) => void,
): Promise<{ url: string; sockets: Socket[] }> {
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    handle(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, sockets };
}

async function receiver(): Promise<WebhookReceiver> {
  const made = await WebhookReceiver.start();
  open.push({ close: () => made.stop() });
  return made;
}

const answering = (text: string) =>
  rawServer((socket) => socket.once('data', () => socket.write(text)));

describe('a request to a customer', () => {
  it('sends the bytes it was given and reports the whole answer', async () => {
    const server = await receiver();
    server.answer = (response) => response.writeHead(202, { 'X-Seen': 'yes' }).end('thanks');
    const { answer, error, timings, remoteAddress } = await post(client(), `${server.url}?a=b`);
    expect(error).toBeNull();
    expect(answer).toMatchObject({ status: 202, truncated: false });
    expect(answer?.headers['x-seen']).toBe('yes');
    expect(answer?.body.toString()).toBe('thanks');
    expect(remoteAddress).toBe('127.0.0.1');
    expect(timings.connect).not.toBeNull();
    expect(timings.tls).toBeNull();
    expect(timings.firstByte).toBeLessThanOrEqual(timings.total);
    expect(server.received[0]?.path).toBe('/hook?a=b');
    expect(server.received[0]?.raw.toString()).toBe('{"data":{}}');
    expect(server.received[0]?.headers['accept-encoding']).toBeUndefined();
  });

  it('uses an open connection again', async () => {
    const server = await receiver();
    const http = client();
    await post(http, server.url);
    // A connection is free again one turn of the event loop after its answer.
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    const second = await post(http, server.url);
    expect(second.answer?.status).toBe(200);
    expect([second.timings.connect, second.remoteAddress]).toEqual([null, null]);
  });

  it.each([301, 302, 303, 307, 308])('does not follow a redirect: %i', async (code) => {
    const target = await receiver();
    const server = await receiver();
    server.answer = status(code, { location: target.url });
    expect((await post(client(), server.url)).answer?.status).toBe(code);
    expect(target.received).toHaveLength(0);
  });

  it('tells the time of the name, the connection and TLS apart', async () => {
    const server = createHttpsServer({ key: TEST_KEY, cert: TEST_CERTIFICATE }, (_, response) =>
      response.end('secret'),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    open.push({
      close: async () => (server.closeAllConnections(), server.close(), once(server, 'close')),
    });
    const { port } = server.address() as AddressInfo;
    const trusting = client({ ca: TEST_CERTIFICATE });
    const outcome = await post(trusting, `https://receiver.example:${port}/`);
    expect(outcome.answer?.body.toString()).toBe('secret');
    for (const part of ['dns', 'connect', 'tls', 'firstByte'] as const) {
      expect([part, typeof outcome.timings[part]]).toEqual([part, 'number']);
    }
    const wrongName = await post(trusting, `https://other.example:${port}/`);
    expect(wrongName.error?.code).toBe('tls');
    const unknown = await post(client(), `https://receiver.example:${port}/`);
    expect(unknown.error?.code).toBe('tls');
  });
});

describe('a hostile receiver', () => {
  it('that answers without end is read up to the cap, and its status counts', async () => {
    const server = await receiver();
    let stopped = false;
    server.answer = (response) => {
      response.on('close', () => (stopped = true));
      response.writeHead(200);
      const flood = (): void => {
        while (!stopped && response.write(Buffer.alloc(65_536, 'x')));
        if (!stopped) response.once('drain', flood);
      };
      flood();
    };
    const { answer } = await post(client(), server.url);
    expect(answer).toMatchObject({ status: 200, truncated: true });
    expect(answer?.body).toHaveLength(ANSWER_MAX_BYTES);
    await until('the connection to be closed', () => stopped);
  });

  it('that answers exactly as much as is kept loses nothing', async () => {
    const server = await receiver();
    server.answer = (response) => response.writeHead(200).end(Buffer.alloc(ANSWER_MAX_BYTES, 'x'));
    const { answer } = await post(client(), server.url);
    expect(answer).toMatchObject({ status: 200, truncated: false });
    expect(answer?.body).toHaveLength(ANSWER_MAX_BYTES);
  });

  it('that sends compressed bytes gets them kept as they are', async () => {
    const server = await receiver();
    const bytes = Buffer.from([0x1f, 0x8b, 8, 0, 0xff, 0, 0xfe]);
    server.answer = (response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes);
    expect((await post(client(), server.url)).answer?.body).toEqual(bytes);
  });

  const hasty = (): SafeHttpClient => client({ deadlineMs: SHORT_DEADLINE_MS });

  it('that never answers is left at the deadline', async () => {
    const { url, sockets } = await rawServer((socket) => socket.resume());
    expect((await post(hasty(), url)).error?.code).toBe('timeout');
    await until('the connection to be closed', () => sockets.every((socket) => socket.destroyed));
  });

  it('that drips its answer is left at the deadline, although its status was good', async () => {
    const { url } = await rawServer((socket) =>
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n');
        const drip = setInterval(() => socket.write('x'), 20);
        socket.on('close', () => clearInterval(drip));
      }),
    );
    expect(await post(hasty(), url)).toMatchObject({ answer: null, error: { code: 'timeout' } });
  });

  it('that drips its headers is left at the deadline', async () => {
    const { url } = await rawServer((socket) =>
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const drip = setInterval(() => socket.write('X-A: 1\r\n'), 20);
        socket.on('close', () => clearInterval(drip));
      }),
    );
    expect((await post(hasty(), url)).error?.code).toBe('timeout');
  });

  it('that hangs in the TLS handshake is left at the deadline', async () => {
    const { url } = await rawServer(() => undefined);
    expect((await post(hasty(), url.replace('http:', 'https:'))).error?.code).toBe('timeout');
  });

  it('whose name is never found is left at the deadline', async () => {
    const hanging = client({
      deadlineMs: SHORT_DEADLINE_MS,
      resolve: () => new Promise(() => undefined),
    });
    expect((await post(hanging, 'http://receiver.example/')).error?.code).toBe('timeout');
  });

  it('that is given up while it is being connected to is sent nothing afterwards', async () => {
    const server = await receiver();
    let found: (addresses: string[]) => void = () => undefined;
    const late = client({
      deadlineMs: SHORT_DEADLINE_MS,
      resolve: () => new Promise((resolve) => (found = resolve)),
    });
    const url = `http://receiver.example:${server.port}/first`;
    expect((await post(late, url)).error?.code).toBe('timeout');
    found(['127.0.0.1']);
    // Its connection is there now: whatever it would send comes before this.
    const second = post(late, url.replace('first', 'second'));
    found(['127.0.0.1']);
    await second;
    expect(server.received.map(({ path }) => path)).not.toContain('/first');
  });

  it.each([
    ['closes the connection', 'reset', (socket: Socket) => socket.end()],
    ['resets the connection', 'reset', (socket: Socket) => socket.resetAndDestroy()],
    ['answers something else', 'protocol', (socket: Socket) => socket.write('SSH-2.0-OpenSSH\r\n')],
    [
      'sends headers without end',
      'protocol',
      (socket: Socket) =>
        socket.write(`HTTP/1.1 200 OK\r\n${`X-A: ${'a'.repeat(1_000)}\r\n`.repeat(64)}\r\n`),
    ],
    [
      'ends in the middle of its answer',
      'reset',
      (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nxx'),
    ],
    [
      'contradicts itself about the length',
      'protocol',
      (socket: Socket) =>
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 5\r\n\r\nxxxxx'),
    ],
  ] as const)('that %s fails with %s', async (_, code, act) => {
    const { url } = await rawServer((socket) => socket.once('data', () => act(socket)));
    const { answer, error } = await post(client({ deadlineMs: 5_000 }), url);
    expect([answer, error?.code]).toEqual([null, code]);
  });

  it('that announces itself with interim answers is judged by the last', async () => {
    const { url } = await answering(
      'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n',
    );
    expect((await post(client(), url)).answer?.status).toBe(204);
  });

  it('does not exist: nobody listens there', async () => {
    const server = await WebhookReceiver.start();
    const { url } = server;
    await server.stop();
    expect((await post(client(), url)).error?.code).toBe('connect');
  });

  it('has no address', async () => {
    const missing = client({
      resolve: () =>
        Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })),
    });
    expect((await post(missing, 'http://receiver.example/')).error?.code).toBe('dns');
    expect(
      (await post(client({ resolve: () => Promise.resolve([]) }), 'http://a.example/')).error?.code,
    ).toBe('dns');
  });

  it('is named by something that is no address: the request fails and nothing else', async () => {
    expect((await post(client(), 'not an address')).error).not.toBeNull();
  });
});

describe('our own network', () => {
  const guarded = (resolve: ResolveHost): SafeHttpClient =>
    client({ environment: PUBLIC_ONLY, resolve, deadlineMs: SHORT_DEADLINE_MS });

  it('is not reached by a name that leads to it', async () => {
    const server = await receiver();
    const outcome = await post(guarded(toLoopback), `http://receiver.example:${server.port}/`);
    expect(outcome.error?.code).toBe('address_forbidden');
    expect(server.received).toHaveLength(0);
  });

  it('is not reached when only one of several addresses leads to it', async () => {
    const server = await receiver();
    const both: ResolveHost = () => Promise.resolve(['93.184.216.34', '127.0.0.1']);
    const outcome = await post(guarded(both), `http://receiver.example:${server.port}/`);
    expect(outcome.error?.code).toBe('address_forbidden');
    expect(server.received).toHaveLength(0);
  });

  it('is not reached by a name that is another one at the second look', async () => {
    const server = await receiver();
    const answers = [['93.184.216.34'], ['127.0.0.1']];
    let looks = 0;
    const rebinding: ResolveHost = () => Promise.resolve(answers[looks++] ?? ['127.0.0.1']);
    await post(guarded(rebinding), `http://receiver.example:${server.port}/`);
    expect([looks, server.received.length]).toEqual([1, 0]);
  });

  it.each([
    '127.0.0.1',
    '127.1',
    '0x7f.1',
    '0177.0.0.1',
    '2130706433',
    '0x7f000001',
    '0',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '%31%32%37.0.0.1',
    '127。0。0。1',
    '①②⑦.0.0.1',
  ])('is not reached by the literal address %s', async (host) => {
    const server = await receiver();
    const outcome = await post(guarded(toLoopback), `http://${host}:${server.port}/`);
    expect(outcome.error?.code).toBe('address_forbidden');
    expect(server.received).toHaveLength(0);
  });
});

describe('a stop', () => {
  it('ends what is under way, and says so', async () => {
    const server = await receiver();
    server.answer = () => undefined;
    const http = client();
    const under = [post(http, server.url), post(http, server.url)];
    await server.until(2);
    http.abort(new StoppedError('stopped'));
    expect((await Promise.all(under)).map(({ error }) => error?.code)).toEqual([
      'stopped',
      'stopped',
    ]);
    server.answer = ok;
    expect((await post(http, server.url)).answer?.status).toBe(200);
  });
});
