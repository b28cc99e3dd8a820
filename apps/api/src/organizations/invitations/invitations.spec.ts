import {
  type Answer,
  caller,
  startTestApp,
  type TestApp,
  type TestMember,
  type TestOrganization,
} from '../../../test/harness';
import { until } from '@whathooks/testing';
import { MailServer } from '../../../test/mail-server';

interface InvitationBody {
  id: string;
  url: string;
  role: string;
  email: string | null;
  expiresAt: string;
  /** Whether it was sent by mail. */
  mailed: boolean;
  code?: string;
}

interface Joined {
  accessToken: string;
  user: { id: string; email: string; name: string; role: string };
  organization: { id: string; name: string };
}

const PASSWORD = 'correct horse battery';

let app: TestApp;
/** Another process of the installation. */
let elsewhere: TestApp;
let count = 0;
beforeAll(async () => {
  app = await startTestApp();
  elsewhere = await startTestApp({ database: app.database, variables: { ROLES: 'api,gateway' } });
});
afterAll(async () => {
  await elsewhere.stop();
  await app.close();
});

const newEmail = (): string => `invited-${process.pid}-${(count += 1)}@agency.example`;
const invite = (
  { asUser }: Pick<TestMember, 'asUser'>,
  body: object = { role: 'agent' },
): Promise<Answer<InvitationBody>> => asUser<InvitationBody>('POST /v1/invitations', body);
const tokenOf = ({ body }: Answer<InvitationBody>): string => body.url.split('#')[1] ?? '';
const see = (token: string, at = app): Promise<Answer<Record<string, unknown>>> =>
  at.call(`GET /v1/auth/invitation?token=${token}`);
const accept = (body: object, at = app): Promise<Answer<Joined>> =>
  at.call<Joined>('POST /v1/auth/accept-invitation', body);
const newcomer = (token: string, change: object = {}): object => ({
  token,
  email: newEmail(),
  name: 'Grace Hopper',
  password: PASSWORD,
  ...change,
});
const listed = async ({ asUser }: Pick<TestMember, 'asUser'>): Promise<InvitationBody[]> =>
  (await asUser<{ data: InvitationBody[] }>('GET /v1/invitations')).body.data;
const log = async ({ asUser }: Pick<TestMember, 'asUser'>): Promise<Record<string, unknown>[]> =>
  (await asUser<{ data: Record<string, unknown>[] }>('GET /v1/audit-log')).body.data;
const expire = (id: string): Promise<unknown> =>
  app.dataSource.query(
    "UPDATE invitations SET expires_at = now() - interval '1 s' WHERE replace(id::text, '-', '') = $1",
    [id.replace('inv_', '')],
  );

describe('an invitation', () => {
  it('is a link, shown once, for a role and for seven days', async () => {
    const owner = await app.organization();
    const before = Date.now();
    const made = await invite(owner, { role: 'agent', email: 'Grace@Agency.example' });
    expect(made).toMatchObject({
      status: 201,
      body: {
        id: expect.stringMatching(/^inv_[0-9a-f]{32}$/) as unknown,
        url: expect.stringMatching(
          /^http:\/\/127\.0\.0\.1:\d+\/invitation\/#[\w-]{43}$/,
        ) as unknown,
        role: 'agent',
        email: 'grace@agency.example',
      },
    });
    const days = (Date.parse(made.body.expiresAt) - before) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(7);
    expect(Math.floor(days)).toBe(7);
    expect(made.body.mailed).toBe(false);
    const { url: _url, mailed: _mailed, ...rest } = made.body;
    expect(await listed(owner)).toEqual([rest]);
    const rows = await app.dataSource.query<unknown[]>('SELECT * FROM invitations');
    expect(JSON.stringify(rows)).not.toContain(tokenOf(made));
  });

  it('shows people with the link who invites and to what, and nothing else', async () => {
    const owner = await app.organization('Sunrise Agency');
    const made = await invite(owner, { role: 'viewer' });
    expect(await see(tokenOf(made), elsewhere)).toMatchObject({
      status: 200,
      body: {
        organization: { name: 'Sunrise Agency' },
        invitedBy: 'Ada',
        role: 'viewer',
        email: null,
        expiresAt: made.body.expiresAt,
      },
    });
  });

  it.each([
    ['an admin', 'owner'],
    ['an agent', 'viewer'],
    ['a viewer', 'viewer'],
  ] as const)('by %s to be %s is refused', async (who, role) => {
    const owner = await app.organization();
    const actor = await app.member(owner, who.split(' ')[1] as 'admin');
    expect(await invite(actor, { role })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  });

  it.each([
    ['without a role', {}, 'role'],
    ['to be what nobody is', { role: 'king' }, 'role'],
    ['for what is no address', { role: 'agent', email: 'grace' }, 'email'],
    ['with a field nobody knows', { role: 'agent', url: 'x' }, 'url'],
  ])('%s is refused with the field', async (_, body, path) => {
    const owner = await app.organization();
    expect(await invite(owner, body)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ path }] },
    });
  });

  it('for a member is refused, in any letter case', async () => {
    const owner = await app.organization();
    const email = owner.email.toUpperCase();
    expect(await invite(owner, { role: 'agent', email })).toMatchObject({
      status: 409,
      body: { code: 'already_member' },
    });
  });

  it('has its limit: as many as may be open, and no more', async () => {
    const owner = await app.organization();
    const first = await invite(owner);
    await app.dataSource.query(
      `INSERT INTO invitations (id, organization_id, token_hash, role, invited_by, expires_at)
       SELECT gen_random_uuid(), organization_id, sha256(n::text::bytea || organization_id::text::bytea),
              role, invited_by, expires_at
       FROM invitations, generate_series(1, 199) n
       WHERE replace(id::text, '-', '') = $1`,
      [first.body.id.replace('inv_', '')],
    );
    expect(await invite(owner)).toMatchObject({ status: 409, body: { code: 'limit_reached' } });
    await expire(first.body.id);
    expect((await invite(owner)).status).toBe(201);
  });
});

describe('an invitation by mail', () => {
  let mail: MailServer;
  let mailing: TestApp;
  beforeAll(async () => {
    mail = await MailServer.start();
    mailing = await startTestApp({
      database: app.database,
      variables: { ...mail.variables, TRUST_PROXY: 'loopback' },
    });
  });
  afterAll(async () => {
    await mailing.stop();
    await mail.stop();
  });
  /** Mail breaks long lines: a sign of equality at their end joins them again. */
  const text = (email: string): string => mail.to(email)[0]?.raw.replaceAll('=\n', '') ?? '';

  it('goes to the address that it is for, says who invites, and is accepted by its link', async () => {
    const owner = await mailing.organization('Sunrise Agency');
    const email = newEmail();
    const made = await invite(owner, { role: 'agent', email: email.toUpperCase() });
    expect(made).toMatchObject({ status: 201, body: { mailed: true, email } });
    await until('the invitation arrives', () => mail.to(email).length > 0);
    expect(text(email)).toMatch(/^Subject: Ada invites you to Sunrise Agency/m);
    const [, token] = /invitation\/#([\w-]{43})/.exec(text(email)) ?? [];
    expect(token).toBe(tokenOf(made));
    expect((await accept(newcomer(token ?? '', { email }), mailing)).status).toBe(200);
    const rows = await app.dataSource.query<object[]>('SELECT t::text FROM mails t');
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('is none without an address, and none where nothing was made', async () => {
    const owner = await mailing.organization();
    expect((await invite(owner)).body.mailed).toBe(false);
    const refused = await invite(owner, { role: 'king', email: newEmail() });
    expect(refused.status).toBe(400);
    expect((await invite(owner, { role: 'agent', email: owner.email })).status).toBe(409);
    expect(mail.to(owner.email)).toEqual([]);
  });

  it('is bounded for one recipient, one organization and one caller: the link is then passed on by hand', async () => {
    const owner = await mailing.organization();
    const mailed = async (
      by: TestOrganization,
      email: string,
      from = '198.51.100.1',
    ): Promise<boolean> => {
      const body = { role: 'agent', email };
      const headers = { 'x-forwarded-for': from };
      return (await by.asUser<InvitationBody>('POST /v1/invitations', body, headers)).body.mailed;
    };
    const same = newEmail();
    const again: boolean[] = [];
    for (let round = 0; round < 12; round += 1) again.push(await mailed(owner, same));
    expect(again.slice(0, 3)).toEqual([true, true, true]);
    expect(again).toContain(false);
    const others = (by: TestOrganization, from: (call: number) => string): Promise<boolean[]> =>
      Promise.all(Array.from({ length: 70 }, (_, call) => mailed(by, newEmail(), from(call))));
    const ofOne = await others(owner, (call) => `198.51.100.${call + 2}`);
    expect(ofOne).toContain(true);
    expect(ofOne).toContain(false);
    // Another organization has its own, and shares that of the address with all who call from there.
    const second = await mailing.organization();
    const third = await mailing.organization();
    expect(await mailed(second, newEmail(), '192.0.2.1')).toBe(true);
    expect(await mailed(third, newEmail(), '192.0.2.1')).toBe(true);
    const both = await Promise.all(
      [second, third].flatMap((by) =>
        Array.from({ length: 40 }, () => mailed(by, newEmail(), '192.0.2.1')),
      ),
    );
    expect(both).toContain(true);
    expect(both).toContain(false);
    expect(await mailed(second, newEmail(), '192.0.2.2')).toBe(true);
  });

  it('goes to a whole office from one address, where others get their links for a password meanwhile', async () => {
    const owner = await mailing.organization();
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    const invited: boolean[] = [];
    for (let person = 0; person < 40; person += 1) {
      const body = { role: 'agent', email: newEmail() };
      const made = await owner.asUser<InvitationBody>('POST /v1/invitations', body, headers);
      invited.push(made.body.mailed);
    }
    expect(invited).not.toContain(false);
    const forgot = { email: owner.email };
    expect((await mailing.call('POST /v1/auth/forgot-password', forgot, headers)).status).toBe(204);
  });
});

describe('accepting', () => {
  it('makes a new account a member with the role, and logs in', async () => {
    const owner = await app.organization('Sunrise Agency');
    const made = await invite(owner, { role: 'agent' });
    const answer = await accept(newcomer(tokenOf(made), { email: 'Grace@Navy.example' }));
    expect(answer).toMatchObject({
      status: 200,
      body: {
        user: { email: 'grace@navy.example', name: 'Grace Hopper', role: 'agent' },
        organization: { id: owner.organizationId, name: 'Sunrise Agency' },
      },
    });
    expect(answer.headers.get('set-cookie')).toMatch(/^whathooks_refresh=.*HttpOnly/);
    const grace = caller(app.url, { authorization: `Bearer ${answer.body.accessToken}` });
    expect((await grace('GET /v1/sessions')).status).toBe(200);
    expect((await grace('POST /v1/api-keys', { name: 'x' })).status).toBe(403);
    expect(await listed(owner)).toEqual([]);
    expect((await log(owner)).slice(0, 2)).toEqual([
      expect.objectContaining({
        action: 'member.joined',
        actor: answer.body.user.id,
        target: made.body.id,
        details: { role: 'agent', email: 'grace@navy.example' },
      }),
      expect.objectContaining({ action: 'invitation.created', target: made.body.id }),
    ]);
  });

  it('takes the account that somebody has, by its password', async () => {
    const owner = await app.organization('Second');
    const person = await app.organization('First');
    const { email, password } = person;
    const token = tokenOf(await invite(owner, { role: 'viewer' }));
    const wrong = await accept({ token, email, password: 'not this one at all' });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong_login' } });
    const asNew = await accept({ token, email, password: 'another one', name: 'Ada' });
    expect(asNew).toMatchObject({
      status: 401,
      body: {
        code: 'wrong_login',
        detail: expect.stringMatching(/account.*already.*Log in/) as unknown,
      },
    });
    const joined = await accept({ token, email: email.toUpperCase(), password });
    expect(joined).toMatchObject({
      status: 200,
      body: { user: { email, role: 'viewer' }, organization: { name: 'Second' } },
    });
    const me = await person.asUser<{ organizations: object[] }>('GET /v1/auth/me');
    expect(me.body.organizations).toEqual([
      { id: person.organizationId, name: 'First', role: 'owner' },
      { id: owner.organizationId, name: 'Second', role: 'viewer' },
    ]);
  });

  it('says of an account that does not exist what it says of a wrong password', async () => {
    const owner = await app.organization();
    const token = tokenOf(await invite(owner));
    const { email } = await app.organization();
    const wrong = await accept({ token, email, password: 'not this one at all' });
    const unknown = await accept({ token, email: newEmail(), password: PASSWORD });
    expect(wrong.status).toBe(401);
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
  });

  it('works once, also for two who come at the same moment', async () => {
    const owner = await app.organization();
    for (let round = 0; round < 2; round += 1) {
      const token = tokenOf(await invite(owner));
      const answers = await Promise.all(
        [app, elsewhere, app].map((at) => accept(newcomer(token), at)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
      expect((await see(token)).status).toBe(404);
    }
    const { body } = await owner.asUser<{ data: object[] }>('GET /v1/members');
    expect(body.data).toHaveLength(3);
    const accounts = await app.dataSource.query<{ count: string }[]>(
      `SELECT count(*) FROM users u WHERE email LIKE 'invited-%'
         AND NOT EXISTS (SELECT FROM memberships m WHERE m.user_id = u.id)`,
    );
    expect(accounts).toEqual([{ count: '0' }]);
  });

  it('is for the address that was invited alone, in any letter case', async () => {
    const owner = await app.organization();
    const token = tokenOf(await invite(owner, { role: 'agent', email: 'Lin@agency.example' }));
    expect(await accept(newcomer(token))).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ path: 'email' }] },
    });
    const lin = await accept(newcomer(token, { email: 'LIN@Agency.example' }));
    expect(lin.status).toBe(200);
  });

  it('is refused to who belongs to the organization, and leaves the invitation', async () => {
    const owner = await app.organization();
    const { email, password } = await app.member(owner, 'viewer');
    const token = tokenOf(await invite(owner, { role: 'admin' }));
    expect(await accept({ token, email, password })).toMatchObject({
      status: 409,
      body: { code: 'already_member' },
    });
    expect((await accept(newcomer(token))).status).toBe(200);
  });

  it.each([
    ['is short', 'short', 'invalid_request'],
    ['everybody uses', 'Password123', 'weak_password'],
    ['is made of the name', 'grace-hopper-1', 'weak_password'],
  ])('with a new password that %s is refused', async (_, password, code) => {
    const owner = await app.organization();
    const token = tokenOf(await invite(owner));
    expect(await accept(newcomer(token, { password }))).toMatchObject({
      status: 400,
      body: { code, errors: [{ path: 'password' }] },
    });
    expect((await see(token)).status).toBe(200);
  });

  it.each(['first', 'closed'])('works where registration is %s', async (REGISTRATION) => {
    const owner = await app.organization();
    const token = tokenOf(await invite(owner));
    const closed = await startTestApp({ database: app.database, variables: { REGISTRATION } });
    try {
      const answer = await closed.call('POST /v1/auth/register', {
        email: newEmail(),
        password: PASSWORD,
        name: 'Grace',
        organizationName: 'Agency',
      });
      expect(answer).toMatchObject({ status: 403, body: { code: 'registration_closed' } });
      expect((await accept(newcomer(token), closed)).status).toBe(200);
    } finally {
      await closed.stop();
    }
  });
});

describe('an invitation that is over', () => {
  const isOver = async (token: string): Promise<void> => {
    for (const answer of [await see(token), await accept(newcomer(token))]) {
      expect(answer).toMatchObject({ status: 404, body: { code: 'invitation_not_found' } });
    }
  };
  let owner: TestOrganization;
  beforeEach(async () => {
    owner = await app.organization();
  });

  it('was revoked', async () => {
    const made = await invite(owner);
    expect((await owner.asUser(`DELETE /v1/invitations/${made.body.id}`)).status).toBe(204);
    await isOver(tokenOf(made));
    expect((await owner.asUser(`DELETE /v1/invitations/${made.body.id}`)).status).toBe(404);
    expect((await log(owner))[0]).toMatchObject({
      action: 'invitation.revoked',
      target: made.body.id,
    });
  });

  it('has expired', async () => {
    const made = await invite(owner);
    await expire(made.body.id);
    await isOver(tokenOf(made));
    expect(await listed(owner)).toEqual([]);
  });

  it('is of an organization that was deleted', async () => {
    const made = await invite(owner);
    await app.dataSource.query("DELETE FROM organizations WHERE replace(id::text, '-', '') = $1", [
      owner.organizationId.replace('org_', ''),
    ]);
    await isOver(tokenOf(made));
  });

  it('is of a member who may no longer give its role', async () => {
    const other = await app.member(owner, 'owner');
    const asOwner = await invite(other, { role: 'owner' });
    const asAgent = await invite(other, { role: 'agent' });
    const path = `PATCH /v1/members/${other.userId}` as const;
    await owner.asUser(path, { role: 'admin' });
    await isOver(tokenOf(asOwner));
    expect((await see(tokenOf(asAgent))).status).toBe(200);
    await owner.asUser(path, { role: 'agent' });
    await isOver(tokenOf(asAgent));
  });

  it('is not revoked by who could not have made it', async () => {
    const admin = await app.member(owner, 'admin');
    const made = await invite(owner, { role: 'owner' });
    const answer = await admin.asUser(`DELETE /v1/invitations/${made.body.id}`);
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await see(tokenOf(made))).status).toBe(200);
  });
});

describe('who guesses links', () => {
  it('has to wait, and is told how long', async () => {
    const own = await startTestApp();
    try {
      const owner = await own.organization();
      const token = tokenOf(await invite(owner));
      let last = await see('wrong-0', own);
      for (let guess = 1; guess < 25 && last.status === 404; guess += 1) {
        last = await see(`wrong-${guess}`, own);
      }
      expect(last).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
      expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
      // The right one is not tried either.
      expect((await see(token, own)).status).toBe(429);
      expect((await accept(newcomer(token), own)).status).toBe(429);
    } finally {
      await own.close();
    }
  });
});
