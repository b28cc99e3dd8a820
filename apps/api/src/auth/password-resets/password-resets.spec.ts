import { until } from '@whathooks/testing';
import { Secret, TOTP } from 'otpauth';
import { startTestApp, type TestApp, type TestOrganization } from '../../../test/harness';
import { MailServer } from '../../../test/mail-server';

interface Body {
  accessToken: string;
  code?: string;
  url: string;
  secret: string;
  data: { action: string; actor: string; target: string }[];
}

type Person = Pick<TestOrganization, 'email' | 'password'>;

const PASSWORD = 'a quiet harbour at night';

let mail: MailServer;
let app: TestApp;
/** Another process of the installation. */
let elsewhere: TestApp;
beforeAll(async () => {
  mail = await MailServer.start();
  app = await startTestApp({ variables: mail.variables });
  elsewhere = await startTestApp({
    database: app.database,
    variables: { ROLES: 'api,gateway', ...mail.variables },
  });
});
afterAll(async () => {
  await elsewhere.stop();
  await app.close();
  await mail.stop();
});

const logIn = ({ email, password }: Person) =>
  app.call<Body>('POST /v1/auth/login', { email, password });
const forgot = (email: string, at = app) => at.call('POST /v1/auth/forgot-password', { email });
const use = (token: string, password = PASSWORD, at = app) =>
  at.call<Body>('POST /v1/auth/reset-password', { token, password });
/** Mail breaks long lines: a sign of equality at their end joins them again. */
const tokenIn = (text: string): string =>
  /reset-password\/#([\w-]+)/.exec(text.replaceAll('=\n', ''))?.[1] ?? '';
const mails = (email: string) => mail.to(email).filter(({ raw }) => tokenIn(raw) !== '');
/** The secret of the link that went to an address last. */
const tokenFor = async (email: string): Promise<string> => {
  const before = mails(email).length;
  expect((await forgot(email)).status).toBe(204);
  await until('the link arrives', () => mails(email).length > before);
  return tokenIn(mails(email).at(-1)?.raw ?? '');
};
const isOpen = async (jwt: string): Promise<boolean> =>
  (await app.call('GET /v1/auth/me', undefined, { authorization: `Bearer ${jwt}` })).status === 200;
/** Made by an owner for a member. */
const linkFor = (owner: Pick<TestOrganization, 'asUser' | 'password'>, userId: string) =>
  owner.asUser<Body>(`POST /v1/members/${userId}/password-link`, {
    currentPassword: owner.password,
  });

describe('a link by mail', () => {
  it('sets a password once, and ends every log-in', async () => {
    const owner = await app.organization();
    const token = await tokenFor(owner.email);
    expect((await logIn(owner)).status).toBe(200);
    expect((await use(token)).status).toBe(204);
    expect(await isOpen(owner.jwt)).toBe(false);
    expect((await logIn(owner)).body.code).toBe('wrong_login');
    expect((await logIn({ email: owner.email, password: PASSWORD })).status).toBe(200);
    expect((await use(token, 'another harbour at night')).body.code).toBe('reset_link_not_found');
  });

  it('works for one of two who bring it at once', async () => {
    const { email } = await app.organization();
    const token = await tokenFor(email);
    const both = await Promise.all([use(token), use(token, 'purple kettle on a moon', elsewhere)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
  });

  it('is told to the person afterwards, and to the audit log', async () => {
    const { email } = await app.organization();
    await use(await tokenFor(email));
    const told = () => mail.to(email).some(({ raw }) => raw.includes('was changed'));
    await until('the person is told', told);
    const { body } = await logIn({ email, password: PASSWORD });
    const log = await app.call<Body>('GET /v1/audit-log', undefined, {
      authorization: `Bearer ${body.accessToken}`,
    });
    expect(log.body.data.map(({ action }) => action)).toContain('user.password_reset');
  });

  it('is over after an hour, after another one was used, and after the password was changed', async () => {
    const owner = await app.organization();
    const old = await tokenFor(owner.email);
    await app.dataSource.query("UPDATE password_resets SET expires_at = now() - interval '1 s'");
    expect((await use(old)).body.code).toBe('reset_link_not_found');
    const [first, second] = [await tokenFor(owner.email), await tokenFor(owner.email)];
    await owner.asUser('POST /v1/auth/password', {
      currentPassword: owner.password,
      newPassword: 'purple kettle on the moon',
    });
    expect((await use(first)).status).toBe(404);
    expect((await use(second)).status).toBe(404);
  });

  it('is used up by a good password alone', async () => {
    const { email } = await app.organization();
    const token = await tokenFor(email);
    expect((await use(token, 'password1234')).body.code).toBe('weak_password');
    expect((await use(token, 'short')).body.code).toBe('invalid_request');
    expect((await use(token)).status).toBe(204);
  });

  it('does not stand in for a second factor', async () => {
    const owner = await app.organization();
    const { body } = await owner.asUser<Body>('POST /v1/auth/two-factor', {
      currentPassword: owner.password,
    });
    const code = new TOTP({ secret: Secret.fromBase32(body.secret) }).generate();
    await owner.asUser('POST /v1/auth/two-factor/confirm', { code });
    await use(await tokenFor(owner.email));
    const answer = await logIn({ email: owner.email, password: PASSWORD });
    expect(answer.body.code).toBe('two_factor_required');
  });

  it('says nothing of whether there is an account, and stands in no table', async () => {
    const { email } = await app.organization();
    const known = await forgot(email);
    const unknown = await forgot('nobody-at-all@agency.example');
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    const token = await tokenFor(email);
    const tables = ['password_resets', 'mails', 'audit_log', 'failed_tries'];
    for (const table of tables) {
      const rows = await app.dataSource.query<object[]>(`SELECT t::text FROM ${table} t`);
      expect(JSON.stringify(rows)).not.toContain(token);
    }
    expect(mail.to('nobody-at-all@agency.example')).toEqual([]);
  });

  it('is sent a limited number of times, counted over all processes', async () => {
    const address = 'somebody@agency.example';
    const answers = [];
    for (const at of [app, elsewhere, app, elsewhere, app, elsewhere, app, elsewhere, app])
      answers.push((await forgot(address, at)).status);
    expect(answers.slice(0, 3)).toEqual([204, 204, 204]);
    expect(answers).toContain(429);
  });
});

describe('a link that an owner makes', () => {
  it('sets the password of a member', async () => {
    const owner = await app.organization();
    const member = await app.member(owner, 'agent');
    const { status, body } = await linkFor(owner, member.userId);
    expect(status).toBe(201);
    expect((await use(tokenIn(body.url))).status).toBe(204);
    expect(await isOpen(member.jwt)).toBe(false);
    expect((await logIn({ email: member.email, password: PASSWORD })).status).toBe(200);
    const log = await owner.asUser<Body>('GET /v1/audit-log');
    expect(log.body.data).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          action: 'member.password_link_created',
          target: member.userId,
        }),
        expect.objectContaining({ action: 'user.password_reset', actor: member.userId }),
      ]),
    );
  });

  it('is not for the owner, nor for a member of another organization, too', async () => {
    const [owner, other] = [await app.organization(), await app.organization()];
    const { body: me } = await owner.asUser<{ user: { id: string } }>('GET /v1/auth/me');
    expect((await linkFor(owner, me.user.id)).status).toBe(403);
    const member = await app.member(owner, 'agent');
    const before = await linkFor(owner, member.userId);
    const invited = await other.asUser<Body>('POST /v1/invitations', { role: 'viewer' });
    const { email, password } = member;
    const accepted = await app.call('POST /v1/auth/accept-invitation', {
      token: invited.body.url.split('#')[1],
      ...{ email, password },
    });
    expect(accepted.status).toBe(200);
    expect((await linkFor(owner, member.userId)).status).toBe(403);
    expect((await linkFor(other, member.userId)).status).toBe(403);
    // One from before opens the other organization no more than a new one would.
    expect((await use(tokenIn(before.body.url))).body.code).toBe('reset_link_not_found');
  });

  it('expires when its maker is no longer an owner', async () => {
    const owner = await app.organization();
    const [member, heir] = [await app.member(owner, 'agent'), await app.member(owner, 'admin')];
    const { body } = await linkFor(owner, member.userId);
    await owner.asUser(`POST /v1/members/${heir.userId}/transfer-ownership`);
    expect((await use(tokenIn(body.url))).body.code).toBe('reset_link_not_found');
    expect((await linkFor(heir, member.userId)).status).toBe(201);
  });
});

it('without a mail server says who helps', async () => {
  const silent = await startTestApp({ database: app.database });
  const answer = await forgot('ada@agency.example', silent);
  expect(answer).toMatchObject({ status: 409, body: { code: 'mail_unavailable' } });
  await silent.stop();
});
