import { Secret, TOTP } from 'otpauth';
import { startTestApp, type TestApp, type TestOrganization } from '../../../test/harness';
import { stepOf } from './codes';

interface Body {
  secret: string;
  uri: string;
  recoveryCodes: string[];
  accessToken: string;
  code?: string;
  enabled: boolean;
  required: boolean;
  recoveryCodesLeft: number;
  user: { needsTwoFactor: boolean };
}

type Person = Pick<TestOrganization, 'email' | 'password' | 'asUser'>;

let app: TestApp;
/** Another process of the installation. */
let elsewhere: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  elsewhere = await startTestApp({ database: app.database, variables: { ROLES: 'api,gateway' } });
});
afterAll(async () => {
  await elsewhere.stop();
  await app.close();
});

const PERIOD_MS = 30_000;
const MOST_GUESSES = 14;
/** What an authenticator app shows, so many half minutes from now. */
const codeOf = (secret: string, periods = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + periods * PERIOD_MS,
  });
const begin = async ({ asUser, password }: Person): Promise<string> => {
  const { body } = await asUser<Body>('POST /v1/auth/two-factor', { currentPassword: password });
  return body.secret;
};
/**
 * Uses the code of the half minute before this one, so that two more are left to be used. Where the half minute ends
 * while the request is under way, that code is one too old, and the request is made again.
 */
const confirm = async ({ asUser }: Person, secret: string) => {
  for (;;) {
    const period = Math.floor(Date.now() / PERIOD_MS);
    const code = codeOf(secret, -1);
    const answer = await asUser<Body>('POST /v1/auth/two-factor/confirm', { code });
    if (answer.status === 200 || period === Math.floor(Date.now() / PERIOD_MS)) return answer;
  }
};
const enable = async (person: Person): Promise<{ secret: string; recoveryCodes: string[] }> => {
  const secret = await begin(person);
  const { status, body } = await confirm(person, secret);
  expect(status).toBe(200);
  return { secret, recoveryCodes: body.recoveryCodes };
};
const logIn = ({ email, password }: Person, code?: string, at = app) =>
  at.call<Body>('POST /v1/auth/login', { email, password, ...(code !== undefined && { code }) });
const outcome = async (answer: Promise<{ status: number; body: Body }>) => {
  const { status, body } = await answer;
  return status === 200 ? 'in' : body.code;
};

describe('a second factor', () => {
  it('is asked for once it is confirmed, and not before', async () => {
    const owner = await app.organization();
    const { status, body } = await owner.asUser<Body>('POST /v1/auth/two-factor', {
      currentPassword: owner.password,
    });
    expect(status).toBe(200);
    expect(body.uri).toMatch(/^otpauth:\/\/totp\/whathooks:/);
    expect(body.uri).toContain(body.secret);
    expect(await outcome(logIn(owner))).toBe('in');
    await confirm(owner, body.secret);
    expect(await outcome(logIn(owner))).toBe('two_factor_required');
    expect(await outcome(logIn(owner, codeOf(body.secret)))).toBe('in');
    expect((await owner.asUser<Body>('GET /v1/auth/two-factor')).body).toEqual({
      ...{ enabled: true, required: false, recoveryCodesLeft: 10 },
    });
  });

  it('is not told to whoever has no password', async () => {
    const owner = await app.organization();
    await enable(owner);
    expect(await outcome(logIn({ ...owner, password: 'not this one' }))).toBe('wrong_login');
  });

  it('takes no code twice, in no process', async () => {
    const owner = await app.organization();
    const { secret } = await enable(owner);
    const code = codeOf(secret);
    const both = await Promise.all([
      outcome(logIn(owner, code)),
      outcome(logIn(owner, code, elsewhere)),
    ]);
    expect(both.sort()).toEqual(['in', 'wrong_code']);
    expect(await outcome(logIn(owner, codeOf(secret, -1)))).toBe('wrong_code');
  });

  it('takes a recovery code once in the place of the app', async () => {
    const owner = await app.organization();
    const { recoveryCodes } = await enable(owner);
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = '', second = ''] = recoveryCodes;
    expect(await outcome(logIn(owner, first))).toBe('in');
    expect(await outcome(logIn(owner, first))).toBe('wrong_code');
    expect(await outcome(logIn(owner, second.toUpperCase().replace('-', ' ')))).toBe('in');
    const stored = await app.dataSource.query<object[]>('SELECT * FROM recovery_codes');
    expect(JSON.stringify(stored)).not.toContain(recoveryCodes[2]);
  });

  it('makes whoever guesses wait, from whatever address and in every process', async () => {
    const owner = await app.organization();
    await enable(owner);
    const guesses: (string | undefined)[] = [];
    // Each wait is twice the one before, so that some guess comes too early however slow the machine is.
    while (guesses.length < MOST_GUESSES && guesses.at(-1) !== 'rate_limited')
      guesses.push(await outcome(logIn(owner, '000000', guesses.length % 2 ? elsewhere : app)));
    expect(guesses.slice(0, 5)).toEqual(Array(5).fill('wrong_code'));
    expect(guesses.at(-1)).toBe('rate_limited');
  });

  it('is set up with the password alone, and ends other log-ins', async () => {
    const owner = await app.organization();
    const { body: other } = await logIn(owner);
    const wrong = await owner.asUser<Body>('POST /v1/auth/two-factor', { currentPassword: 'no' });
    expect(wrong.body.code).toBe('wrong_password');
    const early = await owner.asUser<Body>('POST /v1/auth/two-factor/confirm', { code: '123456' });
    expect(early.status).toBe(404);
    await enable(owner);
    const authorization = `Bearer ${other.accessToken}`;
    expect((await app.call('GET /v1/auth/me', undefined, { authorization })).status).toBe(401);
    const again = await owner.asUser<Body>('POST /v1/auth/two-factor', {
      currentPassword: owner.password,
    });
    expect(again.body.code).toBe('two_factor_enabled');
  });

  it('is ended with password and code; codes are renewed with a code', async () => {
    const owner = await app.organization();
    const { secret, recoveryCodes } = await enable(owner);
    const renewed = await owner.asUser<Body>('POST /v1/auth/two-factor/recovery-codes', {
      code: codeOf(secret),
    });
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect(await outcome(logIn(owner, recoveryCodes[0]))).toBe('wrong_code');
    const disable = (code: string, currentPassword = owner.password) =>
      owner.asUser<Body>('POST /v1/auth/two-factor/disable', { currentPassword, code });
    expect((await disable('000000')).body.code).toBe('wrong_code');
    expect((await disable(codeOf(secret, 1), 'no')).body.code).toBe('wrong_password');
    expect((await disable(renewed.body.recoveryCodes[0] ?? '')).status).toBe(204);
    expect(await outcome(logIn(owner))).toBe('in');
  });

  it('is asked for when an account accepts an invitation', async () => {
    const host = await app.organization();
    const guest = await app.organization();
    const { secret } = await enable(guest);
    const { body } = await host.asUser<{ url: string }>('POST /v1/invitations', { role: 'agent' });
    const accept = (code?: string) =>
      app.call<Body>('POST /v1/auth/accept-invitation', {
        token: new URL(body.url).hash.slice(1),
        ...{ email: guest.email, password: guest.password },
        ...(code !== undefined && { code }),
      });
    expect(await outcome(accept())).toBe('two_factor_required');
    expect(await outcome(accept('000000'))).toBe('wrong_code');
    expect(await outcome(accept(codeOf(secret)))).toBe('in');
  });
});

describe('an organization that requires a second factor', () => {
  it('shows members who have none how to set one up, and nothing else', async () => {
    const owner = await app.organization();
    await enable(owner);
    const agent = await app.member(owner, 'agent');
    const required = await owner.asUser('PATCH /v1/organization', { requiresTwoFactor: true });
    expect(required.status).toBe(200);
    const refused = await agent.asUser<Body>('GET /v1/sessions');
    expect(refused).toMatchObject({ status: 403, body: { code: 'two_factor_setup_required' } });
    const me = await agent.asUser<Body>('GET /v1/auth/me');
    expect(me.body.user.needsTwoFactor).toBe(true);
    expect((await logIn(agent)).body.user.needsTwoFactor).toBe(true);
    await enable(agent);
    expect((await agent.asUser('GET /v1/sessions')).status).toBe(200);
    expect((await agent.asUser<Body>('GET /v1/auth/me')).body.user.needsTwoFactor).toBe(false);
  });

  it('lets its owner end that of a member who lost it, and of nobody who is elsewhere, too', async () => {
    const owner = await app.organization();
    const agent = await app.member(owner, 'agent');
    await enable(agent);
    const admin = await app.member(owner, 'admin');
    const route = `POST /v1/members/${agent.userId}/reset-two-factor` as const;
    const confirmed = ({ password }: { password: string }) => ({ currentPassword: password });
    expect((await admin.asUser(route, confirmed(admin))).status).toBe(403);
    const stranger = await app.organization();
    expect((await stranger.asUser(route, confirmed(stranger))).status).toBe(404);
    expect((await owner.asUser(route, confirmed(owner))).status).toBe(204);
    expect((await agent.asUser('GET /v1/auth/me')).status).toBe(401);
    expect(await outcome(logIn(agent))).toBe('in');
    expect((await owner.asUser(route, confirmed(owner))).status).toBe(404);
    const { body: log } = await owner.asUser<{ data: object[] }>('GET /v1/audit-log?limit=1');
    expect(log.data[0]).toMatchObject({ action: 'member.two_factor_reset', target: agent.userId });

    const guest = await app.organization();
    const { body } = await owner.asUser<{ url: string }>('POST /v1/invitations', { role: 'agent' });
    await app.call('POST /v1/auth/accept-invitation', {
      token: new URL(body.url).hash.slice(1),
      ...{ email: guest.email, password: guest.password },
    });
    await enable(guest);
    const { body: me } = await guest.asUser<{ user: { id: string } }>('GET /v1/auth/me');
    const theirs = await owner.asUser(
      `POST /v1/members/${me.user.id}/reset-two-factor`,
      confirmed(owner),
    );
    expect(theirs.status).toBe(403);
  });
});

it('has the codes that RFC 6238 gives', () => {
  const secret = Secret.fromUTF8('12345678901234567890').base32;
  // The last six digits of its table for SHA-1.
  for (const [seconds, code] of [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [20_000_000_000, '353130'],
  ] as const) {
    expect(stepOf(secret, code, seconds * 1_000)).toBe(Math.floor(seconds / 30));
    expect(stepOf(secret, code, (seconds + 90) * 1_000)).toBeNull();
  }
});
