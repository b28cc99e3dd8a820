import { DataSource } from 'typeorm';
import { startTestApp, type TestApp } from '../../test/harness';

const ADA = {
  email: 'Ada@Agency.example',
  password: 'correct horse battery',
  name: 'Ada',
  organizationName: 'Agency',
};

interface LoggedIn {
  accessToken: string;
  user: { id: string; email: string; role: string };
  organization: { id: string; name: string };
  code?: string;
  errors?: { path: string; message: string }[];
}

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.call('POST /v1/auth/register', ADA);
});
afterAll(() => app.close());

const cookieOf = (headers: Headers): string =>
  (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
const login = (password = ADA.password): ReturnType<typeof app.call<LoggedIn>> =>
  app.call<LoggedIn>('POST /v1/auth/login', { email: 'ada@agency.example', password });
const refresh = (cookie: string): ReturnType<typeof app.call<LoggedIn>> =>
  app.call<LoggedIn>('POST /v1/auth/refresh', undefined, { cookie });

describe('registering', () => {
  it('makes an owner with an organization and logs in at once', async () => {
    const answer = await app.call<LoggedIn>('POST /v1/auth/register', {
      ...ADA,
      email: 'grace@navy.example',
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      user: { email: 'grace@navy.example', role: 'owner' },
      organization: { name: 'Agency' },
    });
    expect(answer.body.user.id).toMatch(/^usr_/);
    expect(answer.body.organization.id).toMatch(/^org_/);
  });

  it('refuses an address that is taken, whatever its case', async () => {
    const answer = await app.call('POST /v1/auth/register', {
      ...ADA,
      email: 'ADA@agency.EXAMPLE',
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'email_taken' } });
  });

  it.each([
    ['no e-mail address', { email: 'ada' }, 'email'],
    ['a short password', { password: 'short' }, 'password'],
    ['a name with a line break', { name: 'A\nB' }, 'name'],
    ['no organization', { organizationName: '' }, 'organizationName'],
    ['a field nobody knows', { isAdmin: true }, 'isAdmin'],
    ['a list for a name', { name: ['Ada'] }, 'name'],
  ])('refuses %s and says where', async (_, change, path) => {
    const answer = await app.call<LoggedIn>('POST /v1/auth/register', {
      ...ADA,
      email: 'x@y.example',
      ...change,
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.code).toBe('invalid_request');
    expect(answer.body.errors?.map((error) => error.path)).toContain(path);
  });

  it('keeps no password in the database', async () => {
    const rows = await app.app.get(DataSource).query<unknown[]>('SELECT * FROM users');
    expect(JSON.stringify(rows)).not.toContain(ADA.password);
  });
});

describe('logging in', () => {
  it('answers a token that opens the door', async () => {
    const { status, body } = await login();
    expect(status).toBe(200);
    const me = await app.call<LoggedIn>('GET /v1/auth/me', undefined, {
      authorization: `Bearer ${body.accessToken}`,
    });
    expect(me.body).toMatchObject({
      user: { email: 'ada@agency.example' },
      organization: { name: 'Agency' },
    });
  });

  it('says the same of a wrong password and an unknown address', async () => {
    const wrong = await login('wrong password');
    const unknown = await app.call<LoggedIn>('POST /v1/auth/login', {
      email: 'nobody@agency.example',
      password: ADA.password,
    });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong_login' } });
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
  });

  it('is limited per account and says when to go on', async () => {
    const attempt = (): ReturnType<typeof app.call> =>
      app.call('POST /v1/auth/login', { email: 'Target@agency.example', password: 'guess' });
    for (let index = 0; index < 10; index += 1) expect((await attempt()).status).toBe(401);
    const refused = await attempt();
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await login()).status).toBe(200);
  });
});

describe('staying logged in', () => {
  it('trades the cookie for a new one', async () => {
    const first = cookieOf((await login()).headers);
    const answer = await refresh(first);
    expect(answer.status).toBe(200);
    expect(cookieOf(answer.headers)).not.toBe(first);
  });

  it('keeps the cookie from scripts and from other sites', async () => {
    const header = (await login()).headers.get('set-cookie') ?? '';
    expect(header).toMatch(/HttpOnly/);
    expect(header).toMatch(/SameSite=Strict/);
    expect(header).toMatch(/Path=\/v1\/auth/);
  });

  it('ends the whole log-in when a cookie is used again later', async () => {
    const first = cookieOf((await login()).headers);
    const second = cookieOf((await refresh(first)).headers);
    await app.dataSource.query("UPDATE refresh_tokens SET used_at = used_at - interval '1 minute'");
    expect(await refresh(first)).toMatchObject({
      status: 401,
      body: { code: 'invalid_credentials' },
    });
    expect((await refresh(second)).status).toBe(401);
  });

  it('forgives two tabs that wake at the same moment', async () => {
    const cookie = cookieOf((await login()).headers);
    const answers = await Promise.all([refresh(cookie), refresh(cookie)]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
  });

  it('refuses a cookie that nobody issued, or none', async () => {
    expect((await refresh('whathooks_refresh=nonsense')).status).toBe(401);
    expect((await refresh('')).status).toBe(401);
  });

  it('ends with logging out', async () => {
    const cookie = cookieOf((await login()).headers);
    const answer = await app.call('POST /v1/auth/logout', undefined, { cookie });
    expect(answer.status).toBe(204);
    expect((await refresh(cookie)).status).toBe(401);
  });
});

describe('a token', () => {
  it.each([
    ['is missing', {}, 'missing_credentials'],
    ['is no token', { authorization: 'Bearer nonsense' }, 'invalid_credentials'],
    ['comes without its scheme', { authorization: 'nonsense' }, 'missing_credentials'],
    ['is not signed', { authorization: `Bearer ${unsigned()}` }, 'invalid_credentials'],
  ])('that %s opens nothing', async (_, headers, code) => {
    const answer = await app.call('GET /v1/auth/me', undefined, headers as Record<string, string>);
    expect(answer).toMatchObject({ status: 401, body: { code } });
  });
});

function unsigned(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ sub: 'x', org: 'y', role: 'owner' })}.`;
}
