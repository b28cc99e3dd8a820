import { freePort, LogInProvider, type ProviderSettings, until } from '@whathooks/testing';
import { Secret, TOTP } from 'otpauth';
import {
  caller,
  startTestApp,
  type TestApp,
  type TestMember,
  type TestOrganization,
} from '../../../test/harness';
import { Browser } from '../../../test/browser';
import { MailServer } from '../../../test/mail-server';

/** The provider is a process of its own, and people walk to it and back as their browsers do. */

type Body = Record<string, unknown> & { code: string; step: string; detail: string };

interface Entered {
  accessToken: string;
  user: { id: string; email: string; name: string; role: string; needsTwoFactor: boolean };
  organization: { id: string; name: string };
}

let mail: MailServer;
let app: TestApp;
let provider: LogInProvider;
let settings: ProviderSettings;
let owner: TestOrganization;
let people = 0;

const variablesOf = ({ issuer, clientId, clientSecret }: ProviderSettings) => ({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: clientSecret,
  OIDC_NAME: 'Agency SSO',
});

async function settingsOfProvider(): Promise<ProviderSettings> {
  const port = await freePort();
  return {
    issuer: `http://localhost:${port}`,
    clientId: 'whathooks',
    clientSecret: 'a secret of a test / with %',
    redirectUri: '',
  };
}

beforeAll(async () => {
  settings = await settingsOfProvider();
  mail = await MailServer.start();
  app = await startTestApp({ variables: { ...variablesOf(settings), ...mail.variables } });
  provider = await LogInProvider.start({ ...settings, redirectUri: `${app.url}/sign-in/` });
  owner = await app.organization();
});
afterAll(async () => {
  await provider?.stop();
  await app?.close();
  await mail?.stop();
});

/** An address that nobody had before. */
const someone = (kind = 'grace'): string => `${kind}-${(people += 1)}@agency.example`;

const bearer = (token: string) => caller(app.url, { authorization: `Bearer ${token}` });

/** Walks to the provider and back, as this account there. What the provider sent back with the browser. */
async function walk(browser: Browser, account: string, start: object = {}) {
  const { body } = await browser.call<Body & { url: string }>('POST /v1/auth/oidc/start', start);
  return browser.walk(body.url, account);
}

/** Comes back from the provider. */
const finish = (browser: Browser, returned: Record<string, string>) =>
  browser.call<Body & { entered: Entered | null }>('POST /v1/auth/oidc/finish', returned);

/** Goes to the provider, and comes back. */
async function come(browser: Browser, account: string, start?: object) {
  return finish(browser, await walk(browser, account, start));
}

/** A new person with an account and an organization of their own. */
async function registered(account = someone()) {
  const browser = new Browser(app.url);
  await come(browser, account);
  const { body } = await browser.call<Entered>('POST /v1/auth/oidc/complete', {
    organizationName: 'Hopper & Co',
  });
  return { ...body, account, asUser: bearer(body.accessToken) };
}

/** A member whose account is linked, by their password. */
async function linked(): Promise<TestMember> {
  const member = await app.member(owner, 'agent');
  const browser = new Browser(app.url);
  await come(browser, member.email);
  await browser.call('POST /v1/auth/oidc/complete', { password: member.password });
  return member;
}

const actionsOf = async (target: string): Promise<string[]> => {
  const path = `GET /v1/audit-log?target=${target}` as const;
  const { body } = await owner.asUser<{ data: { action: string }[] }>(path);
  return body.data.map(({ action }) => action);
};

describe('somebody without an account', () => {
  it('makes one with their name and a new organization, and is known from then on', async () => {
    const browser = new Browser(app.url);
    const account = someone();
    const first = await come(browser, account);
    expect(first.body).toEqual({
      step: 'account',
      entered: null,
      email: account,
      name: 'Grace Hopper',
    });
    const nameless = await browser.call<Body>('POST /v1/auth/oidc/complete', {});
    expect(nameless.body).toMatchObject({ code: 'invalid_request', status: 400 });

    const made = await browser.call<Entered>('POST /v1/auth/oidc/complete', {
      name: 'Rear Admiral Hopper',
      organizationName: 'Hopper & Co',
    });
    expect(made.body).toMatchObject({
      user: { email: account, name: 'Rear Admiral Hopper', role: 'owner' },
      organization: { name: 'Hopper & Co' },
    });
    expect(browser.has('whathooks_refresh')).toBe(true);
    expect(browser.has('whathooks_provider')).toBe(false);
    expect((await browser.call('POST /v1/auth/refresh')).status).toBe(200);

    const again = await come(new Browser(app.url), account);
    expect(again.body).toMatchObject({
      step: 'entered',
      entered: { user: { id: made.body.user.id }, organization: { id: made.body.organization.id } },
    });
  });

  it('is named by their address where the provider gives no name', async () => {
    const account = someone('nameless');
    const { user } = await registered(account);
    expect(user.name).toBe(account.split('@')[0]);
  });

  it('has no password that opens the account, not even an empty one', async () => {
    const { account } = await registered();
    for (const password of ['', 'null', 'correct horse battery']) {
      const { body } = await app.call<Body>('POST /v1/auth/login', { email: account, password });
      expect(body.code).toBe('wrong_login');
    }
  });

  it.each([
    ['has not confirmed', 'unverified', /Confirm the address there/],
    ['does not give', 'homeless', /gave no e-mail address/],
    ['vouches for in another document than names it', 'split', /Confirm the address there/],
  ])('is refused with an address that the provider %s', async (_why, kind, detail) => {
    const { status, body } = await come(new Browser(app.url), someone(kind));
    expect([status, body.code]).toEqual([401, 'provider_refused']);
    expect(body.detail).toMatch(detail);
  });
});

describe('somebody with an account', () => {
  it('gives its password once, and is let in by the provider from then on', async () => {
    const member = await app.member(owner, 'agent');
    const browser = new Browser(app.url);
    const back = await come(browser, member.email.toUpperCase());
    expect(back.body).toMatchObject({ step: 'password', entered: null, email: member.email });
    expect(browser.has('whathooks_refresh')).toBe(false);

    const wrong = await browser.call<Body>('POST /v1/auth/oidc/complete', { password: 'guessed' });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'wrong_login']);
    const none = await browser.call<Body>('POST /v1/auth/oidc/complete', {});
    expect(none.body.code).toBe('wrong_login');
    expect(await actionsOf(member.userId)).not.toContain('user.provider_linked');

    const { password } = member;
    const right = await browser.call<Entered>('POST /v1/auth/oidc/complete', { password });
    expect(right.body.user).toMatchObject({ id: member.userId, role: 'agent' });
    expect(await actionsOf(member.userId)).toContain('user.provider_linked');
    const again = await come(new Browser(app.url), member.email.toUpperCase());
    expect(again.body).toMatchObject({ step: 'entered' });
  });

  it('is not taken over by an address that nobody confirmed', async () => {
    const account = someone('unverified');
    const password = 'correct horse battery';
    const person = { email: account, password, name: 'Ada', organizationName: 'Agency' };
    await app.call('POST /v1/auth/register', person);
    const browser = new Browser(app.url);
    expect((await come(browser, account)).body.code).toBe('provider_refused');
    const { body } = await browser.call<Body>('POST /v1/auth/oidc/complete', { password });
    expect(body.code).toBe('provider_refused');
  });

  it('is slowed down like anybody who tries passwords', async () => {
    const member = await app.member(owner, 'agent');
    const browser = new Browser(app.url);
    await come(browser, member.email);
    const codes: string[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      const { body } = await browser.call<Body>('POST /v1/auth/oidc/complete', { password: 'x' });
      codes.push(body.code);
    }
    expect(codes.at(-1)).toBe('rate_limited');
  });

  it('is asked for the second factor of the account, however they proved themselves there', async () => {
    const member = await linked();
    const { body: begun } = await member.asUser<{ secret: string }>('POST /v1/auth/two-factor', {
      currentPassword: member.password,
    });
    const codeOf = (periods: number) =>
      new TOTP({ secret: Secret.fromBase32(begun.secret) }).generate({
        timestamp: Date.now() + periods * 30_000,
      });
    await member.asUser('POST /v1/auth/two-factor/confirm', { code: codeOf(0) });

    const browser = new Browser(app.url);
    expect((await come(browser, member.email)).body).toMatchObject({ step: 'code', entered: null });
    const without = await browser.call<Body>('POST /v1/auth/oidc/complete', {});
    expect(without.body.code).toBe('two_factor_required');
    const wrong = await browser.call<Body>('POST /v1/auth/oidc/complete', { code: '000000' });
    expect(wrong.body.code).toBe('wrong_code');
    const right = await browser.call<Entered>('POST /v1/auth/oidc/complete', { code: codeOf(1) });
    expect(right.body.user.id).toBe(member.userId);
  });

  it('sees by what they logged in, and that it is new', async () => {
    const member = await linked();
    const { body } = await member.asUser<{ data: { provider: string | null; isNew: boolean }[] }>(
      'GET /v1/auth/sign-ins',
    );
    expect(body.data.map(({ provider: by, isNew }) => [by, isNew])).toEqual([
      ['Agency SSO', true],
      [null, false],
    ]);
  });
});

describe('an invitation', () => {
  const invite = async (body: object): Promise<string> => {
    const made = await owner.asUser<{ url: string }>('POST /v1/invitations', body);
    return made.body.url.split('#')[1] ?? '';
  };

  it('lets somebody in who has no account, at once', async () => {
    const invitation = await invite({ role: 'viewer' });
    const { body } = await come(new Browser(app.url), someone(), { invitation });
    expect(body).toMatchObject({
      step: 'entered',
      entered: { user: { role: 'viewer' }, organization: { id: owner.organizationId } },
    });
    expect(await actionsOf(body.entered?.user.id ?? '')).toEqual(['user.provider_linked']);
  });

  it('lets somebody in whose account is linked, into this organization, too', async () => {
    const { account, user } = await registered();
    const invitation = await invite({ role: 'agent', email: account });
    const { body } = await come(new Browser(app.url), account, { invitation });
    expect(body.entered).toMatchObject({
      user: { id: user.id, role: 'agent' },
      organization: { id: owner.organizationId },
    });
  });

  it('asks for the password of an account that is not linked', async () => {
    const stranger = await app.organization();
    const invitation = await invite({ role: 'agent' });
    const browser = new Browser(app.url);
    expect((await come(browser, stranger.email, { invitation })).body.step).toBe('password');
    const { password } = stranger;
    const { body } = await browser.call<Entered>('POST /v1/auth/oidc/complete', { password });
    expect(body).toMatchObject({ organization: { id: owner.organizationId } });
  });

  it('is for its own address alone, and for one person', async () => {
    const bound = await invite({ role: 'agent', email: someone() });
    const other = await come(new Browser(app.url), someone(), { invitation: bound });
    expect(other.body.code).toBe('invalid_request');
    const open = await invite({ role: 'agent' });
    await come(new Browser(app.url), someone(), { invitation: open });
    const late = await come(new Browser(app.url), someone(), { invitation: open });
    expect(late.body.code).toBe('invitation_not_found');
  });
});

describe('an answer of the provider', () => {
  const refused = { status: 401, body: { code: 'provider_refused' } };

  it('is taken once', async () => {
    const browser = new Browser(app.url);
    const { account } = await registered();
    const returned = await walk(browser, account);
    const cookie = browser.cookies();
    expect((await finish(browser, returned)).body.step).toBe('entered');
    expect(await finish(browser, returned)).toMatchObject(refused);
    expect(await finish(new Browser(app.url, cookie), returned)).toMatchObject(refused);
  });

  it('is taken from the browser that went there, and no other', async () => {
    const { account } = await registered();
    const returned = await walk(new Browser(app.url), account);
    expect(await finish(new Browser(app.url), returned)).toMatchObject(refused);
    const another = new Browser(app.url);
    await walk(another, account);
    expect(await finish(another, returned)).toMatchObject(refused);
  });

  it.each([
    ['another state', { state: 'another' }],
    ['another issuer', { iss: 'https://accounts.example' }],
    ['another code', { code: 'another' }],
  ])('is refused with %s', async (_what, changed) => {
    const { account } = await registered();
    const browser = new Browser(app.url);
    const returned = await walk(browser, account);
    const cookie = browser.cookies();
    expect(await finish(browser, { ...returned, ...changed })).toMatchObject(refused);
    // It was used up by that, also for a browser that kept its cookie.
    expect(await finish(new Browser(app.url, cookie), returned)).toMatchObject(refused);
  });

  it.each([['nonce'], ['code_challenge']])('is refused where %s was another', async (name) => {
    const { account } = await registered();
    const browser = new Browser(app.url);
    const { body } = await browser.call<{ url: string }>('POST /v1/auth/oidc/start', {});
    const url = new URL(body.url);
    url.searchParams.set(name, 'n'.repeat(43));
    expect(await finish(browser, await browser.walk(url.href, account))).toMatchObject(refused);
  });

  it('is refused where its token is signed with another key', async () => {
    expect(await come(new Browser(app.url), someone('forged'))).toMatchObject(refused);
  });

  it('takes no requests of pages of other sites', async () => {
    const browser = new Browser(app.url);
    const { account } = await registered();
    const returned = await walk(browser, account);
    const { body } = await browser.call<Body>('POST /v1/auth/oidc/finish', returned, {
      origin: 'https://evil.example',
    });
    expect(body.code).toBe('origin_not_allowed');
  });
});

describe('the settings of a person', () => {
  interface View {
    provider: string;
    linked: { email: string } | null;
    hasPassword: boolean;
  }

  it('link an account there for the password, whatever its address, and unlink it', async () => {
    const member = await app.member(owner, 'agent');
    const there = someone('unverified');
    const browser = new Browser(app.url, '', member.jwt);
    const wrong = await browser.call<Body>('POST /v1/auth/oidc/link', { currentPassword: 'x' });
    expect(wrong.body.code).toBe('wrong_password');
    const { body } = await browser.call<{ url: string }>('POST /v1/auth/oidc/link', {
      currentPassword: member.password,
    });
    const back = await finish(browser, await browser.walk(body.url, there));
    expect(back.body).toMatchObject({ step: 'linked', entered: null, email: there });
    const view = await member.asUser<View>('GET /v1/auth/oidc');
    expect(view.body).toEqual({
      provider: 'Agency SSO',
      linked: { email: there, linkedAt: expect.any(String) as string },
      hasPassword: true,
    });
    const entered = await come(new Browser(app.url), there);
    expect(entered.body.entered?.user.id).toBe(member.userId);

    const unlink = (currentPassword = member.password) =>
      member.asUser<Body>('POST /v1/auth/oidc/unlink', { currentPassword });
    expect((await unlink('not it')).body.code).toBe('wrong_password');
    expect((await member.asUser<View>('GET /v1/auth/oidc')).body.linked).not.toBeNull();
    expect((await unlink()).status).toBe(204);
    expect((await member.asUser<View>('GET /v1/auth/oidc')).body.linked).toBeNull();
    const ended = bearer(entered.body.entered?.accessToken ?? '');
    expect((await ended('GET /v1/auth/me')).status).toBe(401);
    expect((await come(new Browser(app.url), there)).body.code).toBe('provider_refused');
    expect((await unlink()).status).toBe(404);
    expect(await actionsOf(member.userId)).toEqual(
      expect.arrayContaining(['user.provider_linked', 'user.provider_unlinked']),
    );
  });

  it('link nothing that opens another account, and no second one', async () => {
    const { account } = await registered();
    const member = await app.member(owner, 'agent');
    const browser = new Browser(app.url, '', member.jwt);
    const ask = { currentPassword: member.password };
    const { body } = await browser.call<{ url: string }>('POST /v1/auth/oidc/link', ask);
    const taken = await finish(browser, await browser.walk(body.url, account));
    expect([taken.status, taken.body.code]).toEqual([409, 'identity_linked']);
    const has = await linked();
    const second = await has.asUser<Body>('POST /v1/auth/oidc/link', {
      currentPassword: has.password,
    });
    expect([second.status, second.body.code]).toEqual([409, 'identity_linked']);
  });

  it('link nothing once the person has logged out', async () => {
    const member = await app.member(owner, 'agent');
    const browser = new Browser(app.url, '', member.jwt);
    const { body } = await browser.call<{ url: string }>('POST /v1/auth/oidc/link', {
      currentPassword: member.password,
    });
    const returned = await browser.walk(body.url, someone());
    await member.asUser('POST /v1/auth/logout-all');
    expect((await finish(browser, returned)).body.code).toBe('provider_refused');
  });

  it('keep the only way in, until a password is set by a young log-in', async () => {
    const { asUser, account } = await registered();
    const view = (await asUser<View>('GET /v1/auth/oidc')).body;
    expect(view).toMatchObject({ hasPassword: false, linked: { email: account } });
    const kept = await asUser<Body>('POST /v1/auth/oidc/unlink', { currentPassword: '' });
    expect([kept.status, kept.body.code]).toEqual([409, 'only_way_in']);

    const set = { currentPassword: '', newPassword: 'purple kettle on the moon' };
    await app.dataSource.query(
      "UPDATE sign_ins SET created_at = now() - interval '11 minutes' WHERE user_id = (SELECT id FROM users WHERE email = $1)",
      [account],
    );
    const old = await asUser<Body>('POST /v1/auth/password', set);
    expect([old.status, old.body.code]).toEqual([403, 'log_in_again']);
    const again = await come(new Browser(app.url), account);
    const young = bearer(again.body.entered?.accessToken ?? '');
    expect((await young('POST /v1/auth/password', set)).status).toBe(204);
    const unlink = { currentPassword: set.newPassword };
    expect((await young('POST /v1/auth/oidc/unlink', unlink)).status).toBe(204);
    const login = { email: account, password: set.newPassword };
    expect((await app.call('POST /v1/auth/login', login)).status).toBe(200);
  });
});

describe('a new password', () => {
  const NEXT = 'purple kettle on the moon';
  const told = (email: string, words: string) =>
    until(`a mail: ${words}`, () => mail.to(email).some(({ raw }) => raw.includes(words)));

  const ways: [string, (member: TestMember) => Promise<{ status: number }>][] = [
    [
      'by a link',
      async ({ userId }) => {
        const made = await owner.asUser<{ url: string }>(
          `POST /v1/members/${userId}/password-link`,
          { currentPassword: owner.password },
        );
        const token = made.body.url.split('#')[1];
        return app.call('POST /v1/auth/reset-password', { token, password: NEXT });
      },
    ],
    [
      'in the settings',
      ({ asUser, password }) =>
        asUser('POST /v1/auth/password', { currentPassword: password, newPassword: NEXT }),
    ],
  ];

  it.each(ways)('%s takes the link away, and says so', async (_where, set) => {
    const member = await linked();
    await told(member.email, 'Agency SSO opens your whathooks account');
    expect((await come(new Browser(app.url), member.email)).body.step).toBe('entered');
    expect((await set(member)).status).toBe(204);
    const browser = new Browser(app.url);
    expect((await come(browser, member.email)).body).toMatchObject({
      step: 'password',
      entered: null,
    });
    expect(await actionsOf(member.userId)).toContain('user.provider_unlinked');
    await told(member.email, 'Agency SSO no longer opens');
    const again = await browser.call<Entered>('POST /v1/auth/oidc/complete', { password: NEXT });
    expect(again.body.user.id).toBe(member.userId);
  });

  it('that is the first one takes nothing away', async () => {
    const { asUser, account } = await registered();
    const set = { currentPassword: '', newPassword: NEXT };
    expect((await asUser('POST /v1/auth/password', set)).status).toBe(204);
    expect((await come(new Browser(app.url), account)).body.step).toBe('entered');
  });
});

describe('an installation that is closed, with a provider that is away', () => {
  it('starts, says so, and lets in those who may come as soon as the provider is there', async () => {
    const later = await settingsOfProvider();
    const closed = await startTestApp({
      variables: { ...variablesOf(later), REGISTRATION: 'first' },
    });
    let late: LogInProvider | undefined;
    try {
      const info = await closed.call<{ logInProvider: string }>('GET /v1/info');
      expect(info.body.logInProvider).toBe('Agency SSO');
      const away = await closed.call<Body>('POST /v1/auth/oidc/start', {});
      expect([away.status, away.body.code]).toEqual([503, 'provider_unavailable']);

      late = await LogInProvider.start({ ...later, redirectUri: `${closed.url}/sign-in/` });
      const first = new Browser(closed.url);
      // It is asked again a moment after it was away.
      await until('the provider is found', async () => {
        const { status } = await closed.call('POST /v1/auth/oidc/start', {});
        return status === 200;
      });
      const go = async (browser: Browser, account: string) => {
        const { body } = await browser.call<{ url: string }>('POST /v1/auth/oidc/start', {});
        return browser.walk(body.url, account);
      };
      expect((await finish(first, await go(first, someone()))).body.step).toBe('account');
      const organization = { organizationName: 'The first' };
      expect((await first.call('POST /v1/auth/oidc/complete', organization)).status).toBe(200);

      const second = new Browser(closed.url);
      const shut = await finish(second, await go(second, someone()));
      expect([shut.status, shut.body.code]).toEqual([403, 'registration_closed']);

      const third = new Browser(closed.url);
      const returned = await go(third, someone());
      await late.stop();
      const gone = await finish(third, returned);
      expect([gone.status, gone.body.code]).toEqual([503, 'provider_unavailable']);
    } finally {
      await late?.stop();
      await closed.close();
    }
  });

  it('refuses a provider that calls itself otherwise', async () => {
    const other = await startTestApp({
      variables: {
        ...variablesOf(settings),
        OIDC_ISSUER: settings.issuer.replace('localhost', '127.0.0.1'),
      },
    });
    try {
      const { body } = await other.call<Body>('POST /v1/auth/oidc/start', {});
      expect(body.code).toBe('provider_unavailable');
    } finally {
      await other.close();
    }
  });

  it('knows no provider where none is configured', async () => {
    const none = await startTestApp();
    try {
      const { body } = await none.call<Body>('POST /v1/auth/oidc/start', {});
      expect(body.code).toBe('not_found');
      expect((await none.call('GET /v1/info')).body).toMatchObject({ logInProvider: null });
    } finally {
      await none.close();
    }
  });
});
