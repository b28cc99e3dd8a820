import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { caller, startTestApp, type TestApp } from './harness';
import { NO_WHATSAPP } from './processes/no-whatsapp';
import { until } from '@whathooks/testing';

/** What stands before every route: who is let in, how often, how long, and under which name. */

const PER_MINUTE = 60;
/** A trusted proxy, so that a test can come from any address. */
const PROXY = '127.0.0.1';
const STRANGER = '127.0.0.2';

const ADA = { email: 'ada@agency.example', password: 'correct horse battery' };

let app: TestApp;
let port: number;
let jwt: string;

beforeAll(async () => {
  app = await startTestApp({
    variables: {
      ...NO_WHATSAPP,
      TRUST_PROXY: PROXY,
      ALLOWED_HOSTS: 'hooks.internal,.agency.example',
      RATE_LIMIT_PER_MINUTE: String(PER_MINUTE),
      REQUEST_TIMEOUT_S: '1',
      MAX_CONNECTIONS: '80',
      REGISTRATION: 'first',
      MAX_WEBHOOKS: '3',
      MAX_SESSIONS: '2',
      MAX_LIVE_STREAMS: '2',
    },
  });
  port = Number(new URL(app.url).port);
});
afterAll(() => app.close());

interface Reply {
  status: number;
  headers: Record<string, string | undefined>;
  body: Record<string, unknown>;
}

/** A request with any headers, from any address of this machine. */
async function ask(
  route: string,
  headers: Record<string, string> = {},
  body?: object,
  from = PROXY,
): Promise<Reply> {
  const [method, path] = route.split(' ');
  const sent = request({
    host: PROXY,
    port,
    method,
    path,
    localAddress: from,
    agent: false,
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
  });
  sent.end(body && JSON.stringify(body));
  const [answer] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  const json = /json/.test(answer.headers['content-type'] ?? '') && text !== '';
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers as Record<string, string | undefined>,
    body: (json ? JSON.parse(text) : {}) as Record<string, unknown>,
  };
}

/** Sends raw bytes and reads until the server closes the connection. */
async function raw(text: string): Promise<string> {
  const socket = connect(port, PROXY);
  let answer = '';
  socket.on('data', (chunk) => (answer += String(chunk)));
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

let addresses = 0;
/** An address not used before. */
const newcomer = (): { 'x-forwarded-for': string } => {
  addresses += 1;
  return { 'x-forwarded-for': `198.51.100.${addresses}` };
};
const asOwner = (): Record<string, string> => ({ authorization: `Bearer ${jwt}`, ...newcomer() });

describe('registration', () => {
  it('in mode `first` accepts one of several simultaneous users, and nobody later', async () => {
    const register = (email: string): Promise<Reply> =>
      ask('POST /v1/auth/register', newcomer(), {
        ...ADA,
        email,
        name: 'A',
        organizationName: 'A',
      });
    const both = await Promise.all([register(ADA.email), register('eve@agency.example')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 403]);
    const refused = both.find(({ status }) => status === 403);
    expect(refused?.body).toMatchObject({
      code: 'registration_closed',
      detail: expect.stringContaining('REGISTRATION') as unknown,
    });
    expect((await register('late@agency.example')).status).toBe(403);
    const made = both.find(({ status }) => status === 201)?.body ?? {};
    jwt = String(made['accessToken']);
    ADA.email = (made['user'] as { email: string }).email;
  });
});

describe('an organization has quotas for', () => {
  it.each([
    ['webhooks', 3, 'MAX_WEBHOOKS', () => ({ url: 'http://127.0.0.1:9/' })],
    ['sessions', 2, 'MAX_SESSIONS', () => ({ name: 'Bakery' })],
  ])('%s, also when many are created at once', async (things, most, setting, body) => {
    const answers = await Promise.all(
      Array.from({ length: most + 3 }, () => ask(`POST /v1/${things}`, asOwner(), body())),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(most);
    const refused = answers.filter(({ status }) => status !== 201);
    for (const { status, body: problem } of refused) {
      expect([status, problem['code']]).toEqual([409, 'limit_reached']);
      expect(problem['detail']).toContain(setting);
    }
    const { body: page } = await ask(`GET /v1/${things}`, asOwner());
    const [thing] = page['data'] as { id: string }[];
    expect((await ask(`DELETE /v1/${things}/${thing?.id}`, asOwner())).status).toBe(204);
    expect((await ask(`POST /v1/${things}`, asOwner(), body())).status).toBe(201);
  });

  it('live streams, until one of them is closed', async () => {
    const open = async (): Promise<[number, AbortController]> => {
      const end = new AbortController();
      const answer = await fetch(`${app.url}/v1/live`, { headers: asOwner(), signal: end.signal });
      return [answer.status, end];
    };
    const streams = [await open(), await open()];
    expect(streams.map(([status]) => status)).toEqual([200, 200]);
    const [refused] = await open();
    expect(refused).toBe(409);
    streams[0]?.[1].abort();
    await until('there is room again', async () => {
      const [status, end] = await open();
      end.abort();
      return status === 200;
    });
    streams[1]?.[1].abort();
  });
});

describe('the host name of a request', () => {
  it.each([
    'evil.example',
    'evil.example:3000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'agency.example.evil',
    'x@localhost',
    'localhost/..',
  ])('%s is rejected, and the response names the setting', async (host) => {
    const answer = await ask('GET /v1/info', { host, ...newcomer() });
    expect([answer.status, answer.body['code']]).toEqual([403, 'host_not_allowed']);
    expect(answer.body['detail']).toContain('ALLOWED_HOSTS');
    expect((await ask('GET /%76%31/info', { host, ...newcomer() })).status).toBe(403);
    expect((await ask('GET /', { host, ...newcomer() })).status).toBe(403);
  });

  it.each([
    'localhost:3000',
    'LOCALHOST',
    'app.localhost',
    '127.0.0.1',
    '192.168.1.4:3000',
    '[::1]:3000',
    'hooks.internal:8080',
    'eu.agency.example',
  ])('%s is accepted', async (host) => {
    expect((await ask('GET /v1/info', { host, ...newcomer() })).status).toBe(200);
  });

  it('does not matter to a health check', async () => {
    expect((await ask('GET /health/live', { host: 'pod-1.cluster' })).status).toBe(200);
  });
});

describe('the rate limit', () => {
  /** Repeats requests until they are limited; the minute may end in between, once. */
  const spent = async (
    spellings: string[],
    headers: (call: number) => Record<string, string>,
    from = PROXY,
  ): Promise<Reply> => {
    for (let call = 0; call <= 2 * PER_MINUTE; call += 1) {
      const route = `GET ${spellings[call % spellings.length]}`;
      const answer = await ask(route, headers(call), undefined, from);
      if (answer.status === 429) return answer;
      expect([200, 401]).toContain(answer.status);
    }
    throw new Error('the limit was never reached');
  };

  it('of an address counts every spelling of a path and every invented credential', async () => {
    const from = newcomer();
    const invented = (call: number): Record<string, string> => ({
      ...from,
      authorization: `Bearer ${' '.repeat(call % 7)}${randomUUID()}`,
    });
    const spellings = [
      '/v1/auth/me',
      '/%761/auth/me',
      '/v1/%61uth/me',
      `http://${PROXY}/v1/auth/me`,
    ];
    const refused = await spent(spellings, invented);
    expect([refused.status, refused.body['code']]).toEqual([429, 'rate_limited']);
    expect(refused.headers['ratelimit-policy']).toBe(`"address";q=${PER_MINUTE};w=60`);
    expect(refused.headers['ratelimit']).toMatch(/^"address";r=0;t=\d+$/);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask('GET /v1/info', newcomer())).status).toBe(200);
  });

  it('of IPv6 is that of a /64', async () => {
    const refused = await spent(['/v1/info'], (call) => ({
      'x-forwarded-for': `2001:db8::${call + 1}`,
    }));
    expect(refused.status).toBe(429);
    const neighbour = await ask('GET /v1/info', { 'x-forwarded-for': '2001:db8:0:1::1' });
    expect(neighbour.status).toBe(200);
  });

  it('of an actor is the same for all addresses and all spellings of the key', async () => {
    const call = caller(app.url, { authorization: `Bearer ${jwt}`, ...newcomer() });
    const { body } = await call<{ token: string }>('POST /v1/api-keys', { name: 'eager' });
    const key = body.token;
    const ways: Record<string, string>[] = [
      { 'x-api-key': key },
      { authorization: `Bearer ${key}` },
      { authorization: `bearer   ${key}` },
    ];
    const refused = await spent(['/v1/sessions'], (n) => ({ ...ways[n % 3], ...newcomer() }));
    expect(refused.status).toBe(429);
    expect(refused.headers['ratelimit']).toMatch(/^"actor";r=0/);
    expect(await ask('GET /v1/sessions', asOwner())).toMatchObject({ status: 200 });
  });

  it('ignores forwarded addresses of others than proxies', async () => {
    expect((await spent(['/v1/info'], newcomer, STRANGER)).status).toBe(429);
  });
});

describe('wrong passwords', () => {
  it('slow down the address that tries them, and not the user at another address', async () => {
    const logIn = (from: Record<string, string>, password: string): Promise<Reply> =>
      ask('POST /v1/auth/login', from, { email: ADA.email, password });
    const attacker = newcomer();
    const answers = await Promise.all(Array.from({ length: 12 }, () => logIn(attacker, 'guess')));
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body['code']).toBe('rate_limited');
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await logIn(newcomer(), ADA.password)).status).toBe(200);
  });
});

describe('the refresh cookie', () => {
  const cookie = async (headers: Record<string, string>, from = PROXY): Promise<string> =>
    String((await ask('POST /v1/auth/login', headers, ADA, from)).headers['set-cookie']);

  it('is Secure when a trusted proxy terminates TLS', async () => {
    const byTls = await cookie({ 'x-forwarded-proto': 'https', ...newcomer() });
    expect(byTls).toMatch(/^__Host-whathooks_refresh=[^;]+;.*Path=\/;/);
    expect(byTls).toMatch(/; Secure/);
    expect(byTls).not.toMatch(/Domain/i);
    const plain = await cookie(newcomer());
    expect(plain).toMatch(/^whathooks_refresh=[^;]+;.*Path=\/v1\/auth;/);
    expect(plain).not.toMatch(/; Secure/);
  });

  it('under TLS counts by its name with the prefix alone: others can put in the plain one', async () => {
    const secure = { 'x-forwarded-proto': 'https', ...newcomer() };
    const [pair = ''] = (await cookie(secure)).split(';');
    const refresh = (sent: string, headers: Record<string, string>): Promise<Reply> =>
      ask('POST /v1/auth/refresh', { ...headers, cookie: sent });
    expect((await refresh(pair.replace('__Host-', ''), secure)).status).toBe(401);
    const renewed = await refresh(pair, secure);
    expect(renewed.status).toBe(200);
    const [next = ''] = String(renewed.headers['set-cookie']).split(';');
    const ended = await ask('POST /v1/auth/logout', { ...secure, cookie: next });
    expect(String(ended.headers['set-cookie'])).toMatch(/^__Host-whathooks_refresh=;/);
  });

  it.each([
    ['https://evil.example', 403],
    ['null', 403],
    ['http://203.0.113.9', 403],
    ['https://hooks.internal.evil.example', 403],
    ['http://hooks.internal:8080', 401],
    ['https://www.agency.example', 401],
    [undefined, 401],
  ])('is taken from a page of %s with %d', async (origin, status) => {
    const headers = { ...newcomer(), ...(origin ? { origin } : {}) };
    const answer = await ask('POST /v1/auth/refresh', headers);
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body['code']).toBe('origin_not_allowed');
  });

  it('is Secure under a public https address, which browsers keep to; and registration can be closed', async () => {
    const variables = {
      ...NO_WHATSAPP,
      PUBLIC_URL: 'https://hooks.example',
      REGISTRATION: 'closed',
    };
    const behind = await startTestApp({ variables, database: app.database });
    try {
      const { headers } = await behind.call('POST /v1/auth/login', ADA);
      expect(headers.get('set-cookie')).toMatch(/; Secure/);
      // Browsers come by TLS alone from then on; where there is no TLS, nothing says so.
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
      const plain = await app.call('GET /health/live');
      expect(plain.headers.get('strict-transport-security')).toBeNull();
      const someone = { ...ADA, email: 'x@y.example', name: 'X', organizationName: 'X' };
      expect(await behind.call('POST /v1/auth/register', someone)).toMatchObject({
        status: 403,
        body: { code: 'registration_closed' },
      });
    } finally {
      await behind.stop();
    }
  });
});

describe('a request rejected before any route', () => {
  const problemOf = (answer: string): Record<string, unknown> => {
    expect(answer).toMatch(/content-type: application\/problem\+json/i);
    return JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as Record<string, unknown>;
  };

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400, 'malformed_request'],
    [
      'a method that is none',
      'FOO / HTTP/1.1\r\nHost: localhost\r\n\r\n',
      400,
      'malformed_request',
    ],
    [
      'headers of 20 kB',
      `GET /v1/info HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    [
      'an address of 20 kB',
      `GET /v1/${'x'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    ['silence', '', 408, 'request_timeout'],
    ['half a header', 'GET /v1/info HTTP/1.1\r\nHo', 408, 'request_timeout'],
    [
      'a body that does not end',
      'POST /v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{',
      408,
      'request_timeout',
    ],
  ])('%s gets a problem document', async (_, bytes, status, code) => {
    const answer = await raw(bytes);
    expect(answer).toMatch(`HTTP/1.1 ${status} `);
    expect(problemOf(answer)).toMatchObject({ status, code });
  });

  it.each([
    ['a broken percent-encoding', 'GET /v1/sessions/%zz', undefined, 400, 'malformed_request'],
    [
      'an id that is too long',
      `GET /v1/sessions/${'x'.repeat(300)}`,
      undefined,
      414,
      'url_too_long',
    ],
    ['a method that no route has', 'PROPFIND /v1/sessions', undefined, 404, 'not_found'],
    ['plain text', 'POST /v1/auth/login', 'text/plain', 415, 'unsupported_media_type'],
    [
      'a form',
      'POST /v1/auth/login',
      'multipart/form-data; boundary=x',
      415,
      'unsupported_media_type',
    ],
    ['no content type', 'POST /v1/auth/login', '', 415, 'unsupported_media_type'],
  ])('%s gets a problem document', async (_, route, type, status, code) => {
    const body = type === undefined ? undefined : { email: 'x' };
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    const answer = await ask(route, { ...headers, ...newcomer() }, body);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
  });

  it('a compressed body is refused as such', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const answer = await ask('POST /v1/auth/login', { ...headers, ...newcomer() }, { email: 'x' });
    expect([answer.status, answer.body['code']]).toEqual([415, 'unsupported_media_type']);
    expect(answer.body['detail']).toContain('Content-Encoding');
    const plain = { ...headers, 'content-encoding': 'identity', ...newcomer() };
    expect((await ask('POST /v1/auth/login', plain, { email: 'x' })).status).toBe(400);
  });

  it('an unknown expectation is ignored', async () => {
    expect((await ask('GET /v1/info', { expect: 'teapot', ...newcomer() })).status).toBe(200);
  });
});

describe('a slow caller', () => {
  it('learns that credentials are missing before the body is sent', async () => {
    const answer = await raw(
      'POST /v1/webhooks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 900000\r\nX-Forwarded-For: 192.0.2.1\r\n\r\n',
    );
    expect(answer).toMatch('HTTP/1.1 401 ');
  });

  it('with a live stream is not disconnected like idle connections', async () => {
    const end = new AbortController();
    const live = await fetch(`${app.url}/v1/live`, { headers: asOwner(), signal: end.signal });
    const reader = live.body?.pipeThrough(new TextDecoderStream()).getReader();
    await Promise.all([raw(''), raw(''), raw('GET / HTTP/1.1\r\n')]);
    const [session] = (await ask('GET /v1/sessions', asOwner())).body['data'] as { id: string }[];
    await ask(`DELETE /v1/sessions/${session?.id}`, asOwner());
    let told = '';
    while (!told.includes('session.status')) {
      const next = await reader?.read();
      expect(next?.done).toBe(false);
      told += next?.value ?? '';
    }
    end.abort();
  });

  it('gets a quarter of all connections at most', async () => {
    const sockets = Array.from({ length: 25 }, () =>
      connect({ port, host: PROXY, localAddress: STRANGER }),
    );
    let refused = 0;
    const closed = sockets.map(async (socket: Socket) => {
      socket.on('error', () => undefined);
      let answer = '';
      socket.on('data', (chunk) => (answer += String(chunk)));
      await once(socket, 'close');
      // Accepted connections learn after their second that nothing came.
      if (answer === '') refused += 1;
    });
    await Promise.all(closed);
    expect(refused).toBe(5);
  });
});

describe('a response of the API', () => {
  it('is never cached', async () => {
    const answers = [
      await ask('GET /v1/info', newcomer()),
      await ask('GET /v1/sessions', newcomer()),
      await ask('POST /v1/auth/login', newcomer(), ADA),
    ];
    expect(answers.map(({ headers }) => headers['cache-control'])).toEqual(
      Array(3).fill('no-store'),
    );
  });
});
