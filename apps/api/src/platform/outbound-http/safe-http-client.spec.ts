import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { EXPIRED_CERTIFICATE, EXPIRED_KEY, TEST_CERTIFICATE, TEST_KEY } from '@whathooks/testing';
import { until } from '@whathooks/testing';
import { ok, status, WebhookReceiver } from '../../../test/deliveries/webhook-receiver';
import type { Environment } from '../config/environment';
import { RESPONSE_KEPT_BYTES } from '@whathooks/dto';
import { AddressGuard } from './address-guard';
import type { HttpOutcome } from './http-outcome';
import { StoppedError } from './http-errors';
import type { ResolveHost } from './resolve-host';
import { SafeHttpClient } from './safe-http-client';

/** Long enough for a response on a busy machine, short enough to wait for. */
const SHORT_DEADLINE_MS = 700;

const ANYWHERE = { allowPrivateWebhooks: true } as Environment;
const PUBLIC_ONLY = { allowPrivateWebhooks: false } as Environment;
const TEST_IDENTITY = { key: TEST_KEY, cert: TEST_CERTIFICATE };
const EXPIRED_IDENTITY = { key: EXPIRED_KEY, cert: EXPIRED_CERTIFICATE };
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
  keepAliveMs?: number;
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

/** A raw TCP server whose handling of a connection is given by the test. */
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

/** A TLS server for `receiver.example`. */
async function tlsServer(
  identity: { key: string; cert: string },
  handle: RequestListener,
): Promise<string> {
  const server = createHttpsServer(identity, handle);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({
    close: async () => (server.closeAllConnections(), server.close(), once(server, 'close')),
  });
  return `https://receiver.example:${(server.address() as AddressInfo).port}/`;
}

/** A port that accepts no connection: its server is blocked, and its backlog is full. */
async function fullPort(): Promise<number> {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     const server = require('node:net').createServer().listen(0, '127.0.0.1', 1, () => {
       parentPort.postMessage(server.address().port);
       setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
     });`,
    { eval: true },
  );
  open.push({ close: () => worker.terminate() });
  const [port] = (await once(worker, 'message')) as [number];
  const waiting = Array.from({ length: 8 }, () => connect(port, '127.0.0.1'));
  for (const socket of waiting) socket.on('error', () => undefined);
  open.push({ close: () => Promise.resolve(waiting.forEach((socket) => socket.destroy())) });
  await once(waiting[0] as Socket, 'connect');
  return port;
}

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';
const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';
const PROCESSING = 'HTTP/1.1 102 Processing\r\n\r\n';
const HINTS =
  'HTTP/1.1 103 Early Hints\r\nLink: </100>; rel=preload\r\nX-100: HTTP/1.1 100\r\n\r\n';
/** Sends the same response to every request; requests are small enough to come in one piece. */
const answeringEach = (text: string) =>
  rawServer((socket) => socket.on('data', () => socket.write(text)));
const answering = (text: string) =>
  rawServer((socket) => socket.once('data', () => socket.write(text)));

describe('interim responses', () => {
  it.each([
    ['100 Continue', CONTINUE],
    ['102 Processing', PROCESSING],
    ['103 Early Hints with headers', HINTS],
    ['one after the other', CONTINUE + HINTS + PROCESSING + CONTINUE],
    ['100 with headers', CONTINUE.replace('\r\n', '\r\nServer: old\r\n')],
    ['100 with bare line ends', 'HTTP/1.1 100\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n'],
  ])('are skipped: %s', async (_what, interim) => {
    const body = 'HTTP/1.1 100 Continue';
    const server = await answeringEach(
      `${interim}HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    const http = client();
    for (let request = 0; request < 2; request += 1) {
      const { answer, error } = await post(http, server.url);
      expect(error).toBeNull();
      expect([answer?.status, answer?.body.toString()]).toEqual([200, body]);
    }
    // The connection is still usable.
    expect(server.sockets).toHaveLength(1);
  });

  it('are skipped byte by byte', async () => {
    const server = await rawServer((socket) =>
      socket.once('data', () => {
        socket.setNoDelay(true);
        const bytes = [...`${CONTINUE}${HINTS}${OK}`];
        const next = (): void => {
          const byte = bytes.shift();
          if (byte !== undefined) socket.write(byte, () => setImmediate(next));
        };
        next();
      }),
    );
    const { answer, error } = await post(client(), server.url);
    expect(error).toBeNull();
    expect(answer?.status).toBe(200);
  });

  it('without a final response are a timeout, and too many of them a failure', async () => {
    const some = await answering(CONTINUE + PROCESSING);
    const { error } = await post(client({ deadlineMs: SHORT_DEADLINE_MS }), some.url);
    expect(error?.code).toBe('timeout');

    const many = await answering(CONTINUE.repeat(200) + OK);
    expect((await post(client(), many.url)).error).toEqual({
      code: 'protocol',
      detail: 'more than 128 interim answers (1xx)',
    });
  });

  it('that switch protocols are a failure', async () => {
    const server = await answering(
      'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
    );
    const { answer, error } = await post(client({ deadlineMs: SHORT_DEADLINE_MS }), server.url);
    expect(answer).toBeNull();
    expect(error).not.toBeNull();
  });
});

describe('a request to a customer', () => {
  it('sends the given bytes and reports the whole response', async () => {
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

  it('reuses an open connection', async () => {
    const server = await receiver();
    const http = client();
    await post(http, server.url);
    const second = await post(http, server.url);
    expect(second.answer?.status).toBe(200);
    expect([second.timings.connect, second.remoteAddress]).toEqual([null, null]);
  });

  it('uses one connection per request in flight, and opens no more than that', async () => {
    const { url, sockets } = await answeringEach(OK);
    const http = client();
    const oneAfterTheOther = async (): Promise<(number | undefined)[]> => {
      const statuses = [];
      for (let n = 0; n < 25; n += 1) statuses.push((await post(http, url)).answer?.status);
      return statuses;
    };
    const statuses = await Promise.all([1, 2, 3, 4].map(oneAfterTheOther));
    expect(statuses.flat()).toEqual(Array.from({ length: 100 }, () => 200));
    expect(sockets).toHaveLength(4);
  });

  it.each([
    ['says that it closes it', 'Connection: close\r\n', false],
    ['closes it silently', '', true],
  ])('opens a connection of its own after a server that %s', async (_, header, isSilent) => {
    const answer = `HTTP/1.1 200 OK\r\n${header}Content-Length: 0\r\n\r\n`;
    const { url, sockets } = await rawServer((socket) =>
      socket.on('data', () => {
        socket.write(answer);
        if (isSilent) socket.end();
      }),
    );
    const http = client();
    for (let n = 1; n <= 3; n += 1) {
      const { answer: got, timings, remoteAddress } = await post(http, url);
      expect([got?.status, typeof timings.connect, remoteAddress]).toEqual([
        200,
        'number',
        '127.0.0.1',
      ]);
      // An announced close needs no wait.
      if (isSilent) await until('the end of it', () => sockets[n - 1]?.closed === true);
    }
    expect(sockets).toHaveLength(3);
  });

  it('opens a connection of its own after a response that was cut off', async () => {
    const body = 'x'.repeat(RESPONSE_KEPT_BYTES + 1);
    const { url, sockets } = await answeringEach(
      `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    const http = client();
    for (const _ of [1, 2]) expect((await post(http, url)).answer?.truncated).toBe(true);
    expect(sockets).toHaveLength(2);
  });

  it.each([301, 302, 303, 307, 308])('does not follow a redirect: %i', async (code) => {
    const target = await receiver();
    const server = await receiver();
    server.answer = status(code, { location: target.url });
    expect((await post(client(), server.url)).answer?.status).toBe(code);
    expect(target.received).toHaveLength(0);
  });

  it('measures DNS, connection and TLS separately', async () => {
    const url = await tlsServer(TEST_IDENTITY, (_, response) => response.end('secret'));
    const trusting = client({ ca: TEST_CERTIFICATE });
    const outcome = await post(trusting, url);
    expect(outcome.answer?.body.toString()).toBe('secret');
    for (const part of ['dns', 'connect', 'tls', 'firstByte'] as const) {
      expect([part, typeof outcome.timings[part]]).toEqual([part, 'number']);
    }
    const wrongName = await post(trusting, url.replace('receiver', 'other'));
    expect(wrongName.error?.code).toBe('tls');
    const unknown = await post(client(), url);
    expect(unknown.error?.code).toBe('tls');
  });
});

describe('a hostile receiver', () => {
  it('with an endless response is read up to the cap, and its status counts', async () => {
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
    expect(answer?.body).toHaveLength(RESPONSE_KEPT_BYTES);
    await until('the connection to be closed', () => stopped);
  });

  it('that keeps connections open for long has them closed at our own timeout', async () => {
    const { url, sockets } = await rawServer((socket) =>
      socket.on('data', () =>
        socket.write('HTTP/1.1 200 OK\r\nKeep-Alive: timeout=700\r\nContent-Length: 0\r\n\r\n'),
      ),
    );
    expect((await post(client({ keepAliveMs: 50 }), url)).answer?.status).toBe(200);
    await until('the connection to be closed', () => sockets[0]?.destroyed === true);
  });

  it('whose response has exactly the size of the cap loses nothing', async () => {
    const server = await receiver();
    server.answer = (response) =>
      response.writeHead(200).end(Buffer.alloc(RESPONSE_KEPT_BYTES, 'x'));
    const { answer } = await post(client(), server.url);
    expect(answer).toMatchObject({ status: 200, truncated: false });
    expect(answer?.body).toHaveLength(RESPONSE_KEPT_BYTES);
  });

  it('that sends compressed bytes has them stored unchanged', async () => {
    const server = await receiver();
    const bytes = Buffer.from([0x1f, 0x8b, 8, 0, 0xff, 0, 0xfe]);
    server.answer = (response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes);
    expect((await post(client(), server.url)).answer?.body).toEqual(bytes);
  });

  const hasty = (): SafeHttpClient => client({ deadlineMs: SHORT_DEADLINE_MS });

  it('that never responds is aborted at the deadline', async () => {
    const { url, sockets } = await rawServer((socket) => socket.resume());
    expect((await post(hasty(), url)).error?.code).toBe('timeout');
    await until('the connection to be closed', () => sockets.every((socket) => socket.destroyed));
  });

  it('that accepts no connection is aborted at the deadline, before one was open', async () => {
    const port = await fullPort();
    const { error, timings, remoteAddress } = await post(hasty(), `http://127.0.0.1:${port}/`);
    // An address of our own network needs no internet, so the network is not checked.
    expect(error).toEqual({ code: 'timeout', detail: expect.any(String) as string });
    expect([timings.connect, remoteAddress]).toEqual([null, null]);
  });

  it('whose name servers are silent is aborted at the deadline, with our network as a possible cause', async () => {
    const silent = client({
      resolve: () => new Promise(() => undefined),
      deadlineMs: SHORT_DEADLINE_MS,
    });
    const { error } = await post(silent, 'http://receiver.example/');
    expect(error).toMatchObject({ code: 'timeout', ours: 'perhaps' });
  });

  it.each([
    ['says something else', 'tls', (socket: Socket) => socket.write('SSH-2.0-OpenSSH\r\n')],
    ['resets the connection', 'reset', (socket: Socket) => socket.resetAndDestroy()],
    ['closes the connection', 'reset', (socket: Socket) => socket.end()],
  ] as const)('that %s in place of a handshake fails with %s', async (_, code, act) => {
    const { url } = await rawServer((socket) => socket.once('data', () => act(socket)));
    const { answer, error } = await post(
      client({ deadlineMs: 5_000 }),
      url.replace('http:', 'https:'),
    );
    expect([answer, error?.code]).toEqual([null, code]);
  });

  it('whose certificate has expired fails with tls', async () => {
    const url = await tlsServer(EXPIRED_IDENTITY, (_, response) => response.end('secret'));
    const { answer, error } = await post(client({ ca: EXPIRED_CERTIFICATE }), url);
    expect([answer, error?.code]).toEqual([null, 'tls']);
    expect(error?.detail).toMatch(/expired/);
  });

  it('that ends during its encrypted response fails with reset', async () => {
    const url = await tlsServer(TEST_IDENTITY, (request, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('ha', () => request.socket.end());
    });
    const { answer, error } = await post(client({ ca: TEST_CERTIFICATE }), url);
    expect([answer, error?.code]).toEqual([null, 'reset']);
  });

  it('that drips its response is aborted at the deadline, although its status was good', async () => {
    const { url } = await rawServer((socket) =>
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n');
        const drip = setInterval(() => socket.write('x'), 20);
        socket.on('close', () => clearInterval(drip));
      }),
    );
    expect(await post(hasty(), url)).toMatchObject({ answer: null, error: { code: 'timeout' } });
  });

  it('that drips its headers is aborted at the deadline', async () => {
    const { url } = await rawServer((socket) =>
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const drip = setInterval(() => socket.write('X-A: 1\r\n'), 20);
        socket.on('close', () => clearInterval(drip));
      }),
    );
    expect((await post(hasty(), url)).error?.code).toBe('timeout');
  });

  it('that hangs in the TLS handshake is aborted at the deadline', async () => {
    const { url } = await rawServer(() => undefined);
    expect((await post(hasty(), url.replace('http:', 'https:'))).error?.code).toBe('timeout');
  });

  it('whose name is never resolved is aborted at the deadline', async () => {
    const hanging = client({
      deadlineMs: SHORT_DEADLINE_MS,
      resolve: () => new Promise(() => undefined),
    });
    expect((await post(hanging, 'http://receiver.example/')).error?.code).toBe('timeout');
  });

  it('is sent nothing after an abort during the connection', async () => {
    const server = await receiver();
    let found: (addresses: string[]) => void = () => undefined;
    const late = client({
      deadlineMs: SHORT_DEADLINE_MS,
      resolve: () => new Promise((resolve) => (found = resolve)),
    });
    const url = `http://receiver.example:${server.port}/first`;
    expect((await post(late, url)).error?.code).toBe('timeout');
    found(['127.0.0.1']);
    // Its connection is open now: anything it would send comes before this request.
    const second = post(late, url.replace('first', 'second'));
    found(['127.0.0.1']);
    await second;
    expect(server.received.map(({ path }) => path)).not.toContain('/first');
  });

  it.each([
    ['closes the connection', 'reset', (socket: Socket) => socket.end()],
    ['resets the connection', 'reset', (socket: Socket) => socket.resetAndDestroy()],
    ['sends something else', 'protocol', (socket: Socket) => socket.write('SSH-2.0-OpenSSH\r\n')],
    [
      'sends headers without end',
      'protocol',
      (socket: Socket) =>
        socket.write(`HTTP/1.1 200 OK\r\n${`X-A: ${'a'.repeat(1_000)}\r\n`.repeat(64)}\r\n`),
    ],
    [
      'ends during its response',
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

  it('with interim responses is judged by the final one', async () => {
    const { url } = await answering(
      'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n',
    );
    expect((await post(client(), url)).answer?.status).toBe(204);
  });

  it('is not listening', async () => {
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

  it('has an invalid URL: only the request fails', async () => {
    expect((await post(client(), 'not an address')).error).not.toBeNull();
  });
});

describe('our own network', () => {
  it.each(['postgres', 'postgres.', 'localhost', 'a.localhost', 'LOCALHOST'])(
    'is not asked for by the name %s, nor is that looked up',
    async (host) => {
      let looks = 0;
      const resolve: ResolveHost = () => Promise.resolve([`172.18.0.${(looks += 1)}`]);
      const { error } = await post(guarded(resolve), `http://${host}/`);
      expect([error?.code, looks]).toEqual(['address_forbidden', 0]);
    },
  );

  it('is not disclosed: the error does not name the address', async () => {
    const inside: ResolveHost = () => Promise.resolve(['172.18.0.3']);
    const { error } = await post(guarded(inside), 'http://receiver.example/');
    expect(error?.code).toBe('address_forbidden');
    expect(error?.detail).toMatch(
      /^receiver\.example leads to .*; .*ALLOW_PRIVATE_WEBHOOKS=true.*README/,
    );
    expect(error?.detail).not.toContain('172.18');
  });

  it('is reached as localhost where private webhooks are allowed, without a lookup', async () => {
    const server = await receiver();
    const never: ResolveHost = () => Promise.reject(new Error('looked up'));
    const outcome = await post(client({ resolve: never }), `http://localhost:${server.port}/`);
    expect(outcome.answer?.status).toBe(200);
  });

  const guarded = (resolve: ResolveHost): SafeHttpClient =>
    client({ environment: PUBLIC_ONLY, resolve, deadlineMs: SHORT_DEADLINE_MS });

  it('is not reached by a name that resolves to it', async () => {
    const server = await receiver();
    const outcome = await post(guarded(toLoopback), `http://receiver.example:${server.port}/`);
    expect(outcome.error?.code).toBe('address_forbidden');
    expect(server.received).toHaveLength(0);
  });

  it('is not reached when only one of several addresses is in it', async () => {
    const server = await receiver();
    const both: ResolveHost = () => Promise.resolve(['93.184.216.34', '127.0.0.1']);
    const outcome = await post(guarded(both), `http://receiver.example:${server.port}/`);
    expect(outcome.error?.code).toBe('address_forbidden');
    expect(server.received).toHaveLength(0);
  });

  it('is not reached by a name with another address at the second lookup', async () => {
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

it.each(['ftp://shop.example/', 'file:///etc/passwd', 'gopher://shop.example/', 'no address'])(
  'an address that is not http or https is not registered: %s',
  async (address) => {
    const guard = new AddressGuard(ANYWHERE, toLoopback);
    await expect(guard.assertRegistrable(address)).rejects.toMatchObject({
      code: 'webhook_url_forbidden',
      message: expect.stringContaining('it is not http or https') as string,
    });
  },
);

describe('stopping', () => {
  it('opens no connection once it is closed', async () => {
    const { url, sockets } = await answeringEach(OK);
    const http = client();
    await http.close();
    expect((await post(http, url)).error?.code).toBe('reset');
    expect(sockets).toEqual([]);
  });

  it('aborts requests in flight, and says so', async () => {
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
