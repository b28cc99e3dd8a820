import { createHash } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { DataSource } from 'typeorm';
import { forged, inSeconds } from '../../test/routes/forged-tokens';
import {
  type Answer,
  caller,
  startTestApp,
  type TestApp,
  type TestOrganization,
} from '../../test/harness';
import { LiveReader } from '../../test/live-reader';
import { until } from '@whathooks/testing';
import { newId, parseId } from '../platform/database/ids';
import { hashPassword } from './passwords/passwords';
import { SignIns } from './sign-ins/sign-ins';

const MOST_GUESSES = 10;
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
/** Another process of the installation. */
let elsewhere: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  elsewhere = await startTestApp({ database: app.database, variables: { ROLES: 'api,gateway' } });
  await app.call('POST /v1/auth/register', ADA);
});
afterAll(async () => {
  await elsewhere.stop();
  await app.close();
});

const cookieOf = (headers: Headers): string =>
  (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
const login = (password = ADA.password): ReturnType<typeof app.call<LoggedIn>> =>
  app.call<LoggedIn>('POST /v1/auth/login', { email: 'ada@agency.example', password });
/** Each wait is twice the one before, so that some try comes too early however slow the machine is. */
const refusalOf = async (attempt: () => ReturnType<typeof app.call>) => {
  let answer = await attempt();
  for (let times = 0; times < MOST_GUESSES && answer.status === 401; times += 1)
    answer = await attempt();
  return answer;
};
/** Somebody new logs in: log-ins are limited per account. */
const enter = async (): ReturnType<typeof login> => {
  const { email, password } = await app.organization();
  return app.call<LoggedIn>('POST /v1/auth/login', { email, password });
};
const refresh = (cookie: string, at = app): ReturnType<typeof app.call<LoggedIn>> =>
  at.call<LoggedIn>('POST /v1/auth/refresh', undefined, { cookie });
const me = (token: string, at = app): ReturnType<typeof app.call<LoggedIn>> =>
  at.call<LoggedIn>('GET /v1/auth/me', undefined, { authorization: `Bearer ${token}` });

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
    ['a password that everybody uses', { password: '1234567890' }, 'password'],
    ['a password made of the other fields', { password: 'agency-ada-x@y' }, 'password'],
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
    expect(answer.body.code).toMatch(/^(invalid_request|weak_password)$/);
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

  it('waits after wrong passwords for one account, and says when to go on', async () => {
    const attempt = (): ReturnType<typeof app.call> =>
      app.call('POST /v1/auth/login', { email: 'Target@agency.example', password: 'guess' });
    for (let index = 0; index < 5; index += 1) expect((await attempt()).status).toBe(401);
    const refused = await refusalOf(attempt);
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await login()).status).toBe(200);
  });

  it('counts wrong passwords of all processes together, and the right one for none', async () => {
    const { email, password } = await app.organization();
    const attempt = (given: string, at = app): ReturnType<typeof app.call> =>
      at.call('POST /v1/auth/login', { email, password: given });
    for (const at of [app, elsewhere, app, elsewhere])
      expect((await attempt('guess', at)).status).toBe(401);
    for (const at of [app, elsewhere, app]) expect((await attempt(password, at)).status).toBe(200);
    expect((await attempt('guess')).status).toBe(401);
    expect((await refusalOf(() => attempt('guess', elsewhere))).status).toBe(429);
  });

  it('makes many addresses that guess one password wait, but no browser of its person', async () => {
    const { email, password } = await app.organization();
    const { headers } = await app.call('POST /v1/auth/login', { email, password });
    const cookie = headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const guessed = createHash('sha256').update(`password of ${email}`).digest();
    await app.dataSource.query(
      `INSERT INTO failed_tries (key, failures) VALUES ($1, 110)
       ON CONFLICT (key) DO UPDATE SET failures = 110, last_at = now()`,
      [guessed],
    );
    expect((await app.call('POST /v1/auth/login', { email, password })).status).toBe(429);
    const own = await app.call('POST /v1/auth/login', { email, password }, { cookie });
    expect(own.status).toBe(200);
  });

  it('hashes a password anew whose hash has other parameters than those of today', async () => {
    const { email, password } = await app.organization();
    const hashOf = async (): Promise<string> => {
      const sql = 'SELECT password_hash AS hash FROM users WHERE email = $1';
      return (await app.dataSource.query<{ hash: string }[]>(sql, [email]))[0]?.hash ?? '';
    };
    const old = await hash(password, { algorithm: 2, memoryCost: 8192, timeCost: 1 });
    await app.dataSource.query('UPDATE users SET password_hash = $2 WHERE email = $1', [
      email,
      old,
    ]);
    const logIn = (given: string): ReturnType<typeof app.call> =>
      app.call('POST /v1/auth/login', { email, password: given });
    expect((await logIn('not this one')).status).toBe(401);
    expect(await hashOf()).toBe(old);
    const both = await Promise.all([logIn(password), logIn(password)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const renewed = await hashOf();
    expect(renewed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await logIn(password)).status).toBe(200);
    expect(await hashOf()).toBe(renewed);
  });
});

describe('staying logged in', () => {
  it('trades the cookie for a new one', async () => {
    const first = cookieOf((await enter()).headers);
    const answer = await refresh(first);
    expect(answer.status).toBe(200);
    expect(cookieOf(answer.headers)).not.toBe(first);
  });

  it('keeps the cookie from scripts and from other sites', async () => {
    const header = (await enter()).headers.get('set-cookie') ?? '';
    expect(header).toMatch(/HttpOnly/);
    expect(header).toMatch(/SameSite=Strict/);
    expect(header).toMatch(/Path=\/v1\/auth/);
  });

  it('ends the whole log-in when a cookie is used again later', async () => {
    const { headers, body } = await enter();
    const first = cookieOf(headers);
    const second = cookieOf((await refresh(first)).headers);
    await app.dataSource.query("UPDATE sign_ins SET rotated_at = rotated_at - interval '1 minute'");
    expect(await refresh(first)).toMatchObject({
      status: 401,
      body: { code: 'invalid_credentials' },
    });
    expect((await refresh(second)).status).toBe(401);
    expect((await me(body.accessToken)).status).toBe(401);
  });

  it('gives one successor to all that bring the same cookie at once, in any process', async () => {
    const cookie = cookieOf((await enter()).headers);
    const answers = await Promise.all(
      [app, elsewhere, app, elsewhere, app, elsewhere].map((at) => refresh(cookie, at)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    const successors = new Set(answers.map(({ headers }) => cookieOf(headers)));
    expect(successors.size).toBe(1);
    const [successor = ''] = successors;
    expect((await refresh(successor, elsewhere)).status).toBe(200);
  });

  it('ends the log-in when a cookie is used again after its successor was, however soon', async () => {
    const first = cookieOf((await enter()).headers);
    const second = cookieOf((await refresh(first)).headers);
    const third = cookieOf((await refresh(second)).headers);
    expect((await refresh(first, elsewhere)).status).toBe(401);
    expect((await refresh(third)).status).toBe(401);
  });

  it('ends when it is not used for two weeks, and after a month however much it is', async () => {
    const { headers, body } = await enter();
    const [{ idle, most } = { idle: 0, most: 0 }] = await app.dataSource.query<
      { idle: number; most: number }[]
    >(
      `SELECT round(extract(epoch FROM expires_at - created_at) / 86400)::int AS idle,
              round(extract(epoch FROM ends_at - created_at) / 86400)::int AS most
       FROM sign_ins ORDER BY id DESC LIMIT 1`,
    );
    expect([idle, most]).toEqual([14, 30]);
    const newest = '(SELECT id FROM sign_ins ORDER BY id DESC LIMIT 1)';
    await app.dataSource.query(
      `UPDATE sign_ins SET ends_at = now() + interval '1 h' WHERE id = ${newest}`,
    );
    const next = cookieOf((await refresh(cookieOf(headers))).headers);
    const [row] = await app.dataSource.query<{ capped: boolean }[]>(
      `SELECT expires_at = ends_at AS capped FROM sign_ins WHERE id = ${newest}`,
    );
    expect(row?.capped).toBe(true);
    await app.dataSource.query(
      `UPDATE sign_ins SET expires_at = now() - interval '1 s' WHERE id = ${newest}`,
    );
    expect((await me(body.accessToken)).status).toBe(401);
    expect((await refresh(next)).status).toBe(401);
  });

  it('leaves no row behind when its time is over', async () => {
    const ids = async (): Promise<string[]> =>
      (await app.dataSource.query<{ id: string }[]>('SELECT id FROM sign_ins')).map(({ id }) => id);
    await enter();
    const [over] = await app.dataSource.query<{ id: string }[]>(
      'SELECT id FROM sign_ins ORDER BY id DESC LIMIT 1',
    );
    const before = await ids();
    await app.dataSource.query(
      `UPDATE sign_ins SET expires_at = now() - interval '1 s' WHERE id = $1`,
      [over?.id],
    );
    await app.app.get(SignIns, { strict: false }).sweep();
    expect((await ids()).sort()).toEqual(before.filter((id) => id !== over?.id).sort());
  });

  it('refuses a cookie that nobody issued, or none', async () => {
    expect((await refresh('whathooks_refresh=nonsense')).status).toBe(401);
    expect((await refresh('')).status).toBe(401);
  });

  it('ends with logging out, for the access token too, in every process', async () => {
    const { email, password, jwt: other } = await app.organization();
    const { headers, body } = await app.call<LoggedIn>('POST /v1/auth/login', { email, password });
    const cookie = cookieOf(headers);
    const answer = await app.call('POST /v1/auth/logout', undefined, { cookie });
    expect(answer.status).toBe(204);
    expect((await refresh(cookie)).status).toBe(401);
    expect((await me(body.accessToken, elsewhere)).status).toBe(401);
    expect((await me(other, elsewhere)).status).toBe(200);
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

describe('an access token', () => {
  let token: string;
  let cookie: string;
  beforeAll(async () => {
    const { headers, body } = await enter();
    token = body.accessToken;
    cookie = cookieOf(headers);
  });

  it('is good for as long as it says, and a quarter of an hour when it is issued', async () => {
    const [, payload = ''] = token.split('.');
    const { iat, exp } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
      iat: number;
      exp: number;
    };
    expect(exp - iat).toBe(15 * 60);
    expect((await me(await forged(app, token, { claims: { exp: inSeconds(60) } }))).status).toBe(
      200,
    );
  });

  it.each([
    ['has expired a second ago', { claims: { exp: inSeconds(-1) } }],
    ['has expired long ago', { claims: { exp: inSeconds(-86_400) } }],
    ['never expires', { claims: { exp: undefined } }],
    ['is not good yet', { claims: { nbf: inSeconds(3_600) } }],
    ['is signed with another secret', { secret: Buffer.alloc(32, 7) }],
    ['has lost its signature', { unsigned: true }],
    ['is signed by another algorithm', { algorithm: 'HS512' as const }],
    ['names nobody', { claims: { sub: undefined } }],
    ['names no organization', { claims: { org: undefined } }],
    ['names no sign-in', { claims: { sid: undefined } }],
    ['names what is no id', { claims: { sub: "x' OR true --" } }],
    ['names another person', { claims: { sub: newId() } }],
    ['names another organization', { claims: { org: newId() } }],
    ['names a sign-in of nobody', { claims: { sid: newId() } }],
    ['is made for something else', { claims: { aud: 'whathooks:refresh' } }],
    ['is made for nothing', { claims: { aud: undefined } }],
  ])('that %s opens nothing', async (_, forgery) => {
    const wrong =
      'unsigned' in forgery
        ? `${token.split('.').slice(0, 2).join('.')}.`
        : await forged(app, token, forgery);
    expect(await me(wrong)).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } });
  });

  it('is not granted for a refresh token, nor a refresh token for it', async () => {
    const refreshToken = cookie.split('=')[1] ?? '';
    expect((await me(refreshToken)).status).toBe(401);
    expect((await refresh(`whathooks_refresh=${token}`)).status).toBe(401);
    expect((await me(token)).status).toBe(200);
  });

  it('does not carry the right to what another sign-in of the same person may', async () => {
    const stranger = await app.organization('Elsewhere');
    const claims = JSON.parse(
      Buffer.from(stranger.jwt.split('.')[1] ?? '', 'base64url').toString(),
    ) as { org: string; sid: string };
    for (const change of [{ org: claims.org }, { sid: claims.sid }, claims]) {
      const { org, sid } = { org: undefined, sid: undefined, ...change };
      const wrong = await forged(app, token, {
        claims: { ...(org ? { org } : {}), ...(sid ? { sid } : {}) },
      });
      expect((await me(wrong)).status).toBe(401);
    }
  });
});

describe('somebody of two organizations', () => {
  /** Owner of one, agent of the other. */
  const both = async (): Promise<{
    first: TestOrganization;
    second: TestOrganization;
    login: Answer<LoggedIn>;
    cookie: string;
  }> => {
    const [first, second] = [await app.organization('First'), await app.organization('Second')];
    const { email, password } = first;
    const invited = await second.asUser<{ url: string }>('POST /v1/invitations', { role: 'agent' });
    const token = invited.body.url.split('#')[1];
    await app.call('POST /v1/auth/accept-invitation', { token, email, password });
    const login = await app.call<LoggedIn>('POST /v1/auth/login', { email, password });
    return { first, second, login, cookie: cookieOf(login.headers) };
  };
  const enterAnother = (token: string, organizationId: string, at = app) =>
    at.call<LoggedIn>(
      'POST /v1/auth/switch',
      { organizationId },
      { authorization: `Bearer ${token}` },
    );

  it('enters the first at log-in, and the other on demand, with the role that they have there', async () => {
    const { second, login, cookie } = await both();
    expect(login.body.organization.name).toBe('First');
    const { accessToken } = login.body;
    const answer = await enterAnother(accessToken, second.organizationId, elsewhere);
    expect(answer).toMatchObject({
      status: 200,
      body: { organization: { id: second.organizationId }, user: { role: 'agent' } },
    });
    expect((await me(answer.body.accessToken)).body).toMatchObject({
      organization: { id: second.organizationId },
      user: { role: 'agent' },
    });
    // The token for the other organization is over, and the cookie leads to where the person is now.
    expect((await me(accessToken)).status).toBe(401);
    expect((await refresh(cookie)).body.organization.id).toBe(second.organizationId);
  });

  it('ends the live stream of the organization that they leave', async () => {
    const { second, login } = await both();
    const stream = await LiveReader.open(app, login.body.accessToken);
    try {
      await enterAnother(login.body.accessToken, second.organizationId, elsewhere);
      await stream.end();
    } finally {
      stream.close();
    }
  });

  it('makes no log-in longer by it', async () => {
    const { second, login } = await both();
    const ends = async (): Promise<unknown> =>
      (await app.dataSource.query('SELECT id, ends_at FROM sign_ins ORDER BY id DESC LIMIT 1'))[0];
    const before = await ends();
    await enterAnother(login.body.accessToken, second.organizationId);
    expect(await ends()).toEqual(before);
  });

  it('enters none that is not theirs', async () => {
    const { login } = await both();
    const stranger = await app.organization('Stranger');
    for (const id of [stranger.organizationId, `org_${'0'.repeat(32)}`, 'org_x', 'usr_x']) {
      expect(await enterAnother(login.body.accessToken, id)).toMatchObject({
        status: 404,
        body: { code: 'not_found' },
      });
    }
    expect((await me(login.body.accessToken)).status).toBe(200);
  });

  it('stays in the other when they are removed from one', async () => {
    const { first, second, login } = await both();
    const there = await enterAnother(login.body.accessToken, second.organizationId);
    await second.asUser(`DELETE /v1/members/${login.body.user.id}`);
    expect((await me(there.body.accessToken)).status).toBe(401);
    expect((await first.asUser('GET /v1/auth/me')).status).toBe(200);
    const { email, password } = first;
    const again = await app.call<LoggedIn>('POST /v1/auth/login', { email, password });
    expect(again.body.organization.id).toBe(first.organizationId);
  });
});

describe('a member', () => {
  const createKey = { name: 'key' };

  it('who is removed is out from the next request on, in every process', async () => {
    const agency = await app.organization();
    const member = await app.member(agency, 'admin');
    const there = caller(elsewhere.url, { authorization: `Bearer ${member.jwt}` });
    expect((await there('POST /v1/api-keys', createKey)).status).toBe(201);
    await app.dataSource.query('DELETE FROM memberships WHERE user_id = $1', [
      parseId('user', member.userId),
    ]);
    for (const call of [member.asUser, there]) {
      expect(await call('GET /v1/auth/me')).toMatchObject({
        status: 401,
        body: { code: 'invalid_credentials' },
      });
    }
    expect((await agency.asUser('GET /v1/auth/me')).status).toBe(200);
  });

  it('has the rights of the role that they have now, whatever their token says', async () => {
    const member = await app.member(await app.organization(), 'admin');
    const there = caller(elsewhere.url, { authorization: `Bearer ${member.jwt}` });
    const become = (role: string): Promise<unknown> =>
      app.dataSource.query('UPDATE memberships SET role = $2 WHERE user_id = $1', [
        parseId('user', member.userId),
        role,
      ]);
    expect((await there('POST /v1/api-keys', createKey)).status).toBe(201);
    await become('viewer');
    expect(await there('POST /v1/api-keys', createKey)).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect((await member.asUser<LoggedIn>('GET /v1/auth/me')).body.user.role).toBe('viewer');
    await become('owner');
    expect((await there('POST /v1/api-keys', createKey)).status).toBe(201);
  });
});

describe('a password', () => {
  const NEXT = 'purple kettle on the moon';

  it('is changed by who knows it: other sign-ins end, this one stays', async () => {
    const { email, password, jwt, asUser } = await app.organization();
    const other = await app.call<LoggedIn>('POST /v1/auth/login', { email, password });
    const change = { currentPassword: password, newPassword: NEXT };
    expect((await asUser('POST /v1/auth/password', change)).status).toBe(204);
    expect((await me(jwt)).status).toBe(200);
    expect((await me(other.body.accessToken, elsewhere)).status).toBe(401);
    expect((await refresh(cookieOf(other.headers), elsewhere)).status).toBe(401);
    const tryLogin = async (tried: string): Promise<number> =>
      (await app.call('POST /v1/auth/login', { email, password: tried })).status;
    expect([await tryLogin(password), await tryLogin(NEXT)]).toEqual([401, 200]);
    const log = await asUser<{ data: object[] }>('GET /v1/audit-log');
    const { user } = (await me(jwt)).body;
    expect(log.body.data[0]).toMatchObject({
      action: 'user.password_changed',
      actor: user.id,
      target: user.id,
    });
  });

  it.each([
    ['the current one is wrong', 'wrong password', NEXT, 'wrong_password', 'currentPassword'],
    ['the new one is short', null, 'short', 'invalid_request', 'newPassword'],
    ['everybody uses the new one', null, 'Password123', 'weak_password', 'newPassword'],
    ['the new one is their own name', null, 'AdaAgency2026', 'weak_password', 'newPassword'],
    ['the new one is the old one', null, null, 'invalid_request', 'newPassword'],
  ])('is not changed where %s', async (_, currentPassword, newPassword, code, path) => {
    const { email, password, asUser } = await app.organization();
    const answer = await asUser<LoggedIn>('POST /v1/auth/password', {
      currentPassword: currentPassword ?? password,
      newPassword: newPassword ?? password,
    });
    expect(answer).toMatchObject({ status: 400, body: { code } });
    expect(answer.body.errors?.map((error) => error.path)).toEqual([path]);
    expect((await app.call('POST /v1/auth/login', { email, password })).status).toBe(200);
  });

  it('is changed once by two who do it at once', async () => {
    const { password, asUser } = await app.organization();
    const answers = await Promise.all(
      [NEXT, 'seven quiet lanterns'].map((newPassword) =>
        asUser('POST /v1/auth/password', { currentPassword: password, newPassword }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 400]);
  });

  it('opens nothing when it is changed while a log-in compares it', async () => {
    const { email, password } = await app.organization();
    const runner = app.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      await runner.query('UPDATE users SET password_hash = $2 WHERE email = $1', [
        email,
        await hashPassword(NEXT),
      ]);
      const entering = app.call('POST /v1/auth/login', { email, password });
      await until('the log-in to wait for the change', async () => {
        const waiting = await app.dataSource.query<unknown[]>(
          `SELECT FROM pg_stat_activity WHERE datname = current_database()
             AND wait_event_type = 'Lock' AND query ILIKE '%users%'`,
        );
        return waiting.length > 0;
      });
      await runner.commitTransaction();
      expect((await entering).status).toBe(401);
    } finally {
      await runner.release();
    }
  });

  it('does not have to be changed to end every sign-in', async () => {
    const { email, password, jwt, asUser } = await app.organization();
    const other = await app.call<LoggedIn>('POST /v1/auth/login', { email, password });
    const answer = await asUser('POST /v1/auth/logout-all');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toMatch(/^whathooks_refresh=;/);
    for (const token of [jwt, other.body.accessToken]) {
      expect((await me(token, elsewhere)).status).toBe(401);
    }
    expect((await refresh(cookieOf(other.headers))).status).toBe(401);
    const again = await app.call<LoggedIn>('POST /v1/auth/login', { email, password });
    const log = await app.call<{ data: object[] }>('GET /v1/audit-log', undefined, {
      authorization: `Bearer ${again.body.accessToken}`,
    });
    expect(log.body.data[0]).toMatchObject({
      action: 'user.logged_out_everywhere',
      actor: again.body.user.id,
    });
  });
});

function unsigned(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ sub: 'x', org: 'y', role: 'owner' })}.`;
}
