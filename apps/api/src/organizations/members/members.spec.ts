import { until } from '@whathooks/testing';
import {
  caller,
  startTestApp,
  type TestApp,
  type TestMember,
  type TestOrganization,
} from '../../../test/harness';
import { LiveReader } from '../../../test/live-reader';

interface MemberBody {
  id: string;
  name: string;
  email: string;
  role: string;
  joinedAt: string;
}

interface Entry {
  action: string;
  actor: string;
  target: string;
  details: Record<string, string>;
}

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

const listed = async ({ asUser }: Pick<TestMember, 'asUser'>): Promise<MemberBody[]> =>
  (await asUser<{ data: MemberBody[] }>('GET /v1/members')).body.data;
const rolesOf = async (owner: TestOrganization): Promise<Record<string, string>> =>
  Object.fromEntries((await listed(owner)).map(({ email, role }) => [email, role]));
const log = async ({ asUser }: Pick<TestMember, 'asUser'>): Promise<Entry[]> =>
  (await asUser<{ data: Entry[] }>('GET /v1/audit-log')).body.data;
const ownId = async ({ asUser }: Pick<TestMember, 'asUser'>): Promise<string> =>
  (await asUser<{ user: { id: string } }>('GET /v1/auth/me')).body.user.id;
/** The same person at the other process. */
const there = ({ jwt }: Pick<TestMember, 'jwt'>): ReturnType<typeof caller> =>
  caller(elsewhere.url, { authorization: `Bearer ${jwt}` });

describe('the members of an organization', () => {
  it('are listed for each of them, those who joined last first, page by page', async () => {
    const owner = await app.organization();
    const viewer = await app.member(owner, 'viewer', 'Grace');
    expect(await listed(viewer)).toEqual([
      {
        id: viewer.userId,
        name: 'Grace',
        email: viewer.email,
        role: 'viewer',
        ...{ clientIds: null, sessionIds: null },
        joinedAt: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
      },
      expect.objectContaining({ name: 'Ada', email: owner.email, role: 'owner' }),
    ]);
    const first = await viewer.asUser<{ data: MemberBody[]; nextCursor: string }>(
      'GET /v1/members?limit=1',
    );
    const second = await viewer.asUser<{ data: MemberBody[]; nextCursor: null }>(
      `GET /v1/members?limit=1&cursor=${first.body.nextCursor}`,
    );
    expect([first, second].map(({ body }) => body.data[0]?.role)).toEqual(['viewer', 'owner']);
    expect(second.body.nextCursor).toBeNull();
  });
});

describe('a role', () => {
  it('counts from the next request on, in every process', async () => {
    const owner = await app.organization();
    const member = await app.member(owner, 'viewer');
    const key = { name: 'key' };
    expect((await there(member)('POST /v1/api-keys', key)).status).toBe(403);
    const path = `PATCH /v1/members/${member.userId}` as const;
    const changed = await owner.asUser<MemberBody>(path, { role: 'admin' });
    expect(changed).toMatchObject({ status: 200, body: { id: member.userId, role: 'admin' } });
    expect((await there(member)('POST /v1/api-keys', key)).status).toBe(201);
    await owner.asUser(path, { role: 'agent' });
    expect((await there(member)('POST /v1/api-keys', key)).status).toBe(403);
    const changes = (await log(owner)).filter(({ action }) => action === 'member.role_changed');
    expect(changes).toEqual([
      expect.objectContaining({
        action: 'member.role_changed',
        actor: await ownId(owner),
        target: member.userId,
        details: { role: 'agent', previousRole: 'admin' },
      }),
      expect.objectContaining({ details: { role: 'admin', previousRole: 'viewer' } }),
    ]);
  });

  it('that changes is told to the screens of the organization', async () => {
    const owner = await app.organization();
    const member = await app.member(owner, 'viewer');
    const stream = await LiveReader.open(elsewhere, member.jwt);
    try {
      await owner.asUser(`PATCH /v1/members/${member.userId}`, { role: 'agent' });
      const { data } = await stream.event('organization.changed');
      expect(data.data).toEqual({ what: 'members' });
    } finally {
      stream.close();
    }
  });

  it('is written down once: giving somebody what they have is no change', async () => {
    const owner = await app.organization();
    const member = await app.member(owner, 'agent');
    const again = await owner.asUser(`PATCH /v1/members/${member.userId}`, { role: 'agent' });
    expect(again).toMatchObject({ status: 200, body: { role: 'agent' } });
    expect((await log(owner)).map(({ action }) => action)).not.toContain('member.role_changed');
  });

  it.each([
    ['an admin', 'owner', 'agent'],
    ['an admin', 'owner', 'viewer'],
    ['an admin', 'agent', 'owner'],
    ['an agent', 'viewer', 'agent'],
    ['a viewer', 'viewer', 'agent'],
  ] as const)('%s cannot make a member who is %s one who is %s', async (who, from, to) => {
    const owner = await app.organization();
    const actor = await app.member(owner, who.split(' ')[1] as 'admin');
    const member = await app.member(owner, from);
    const answer = await actor.asUser(`PATCH /v1/members/${member.userId}`, { role: to });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await rolesOf(owner))[member.email]).toBe(from);
  });

  it('an admin gives up to their own', async () => {
    const owner = await app.organization();
    const admin = await app.member(owner, 'admin');
    const member = await app.member(owner, 'viewer');
    const path = `PATCH /v1/members/${member.userId}` as const;
    expect((await admin.asUser(path, { role: 'admin' })).status).toBe(200);
    expect((await admin.asUser(path, { role: 'agent' })).status).toBe(200);
  });

  it('of the only owner stays', async () => {
    const owner = await app.organization();
    const path = `PATCH /v1/members/${await ownId(owner)}` as const;
    expect(await owner.asUser(path, { role: 'admin' })).toMatchObject({
      status: 409,
      body: { code: 'last_owner', detail: expect.stringMatching(/needs an owner/) as unknown },
    });
    await app.member(owner, 'owner');
    expect((await owner.asUser(path, { role: 'admin' })).status).toBe(200);
  });

  it('leaves an owner when two of them step down at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const owner = await app.organization();
      const other = await app.member(owner, 'owner');
      const ids = { owner: await ownId(owner), other: other.userId };
      const answers = await Promise.all([
        owner.asUser(`PATCH /v1/members/${ids.owner}`, { role: 'admin' }),
        there(other)(`PATCH /v1/members/${ids.other}`, { role: 'admin' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const roles = Object.values(await rolesOf(owner));
      expect(roles.filter((role) => role === 'owner')).toHaveLength(1);
    }
  });

  it('that is unknown is refused with the field', async () => {
    const owner = await app.organization();
    const { userId } = await app.member(owner, 'agent');
    expect(await owner.asUser(`PATCH /v1/members/${userId}`, { role: 'king' })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ path: 'role' }] },
    });
  });
});

describe('the ownership', () => {
  it('is handed over: the other is owner, and who was becomes admin', async () => {
    const owner = await app.organization();
    const agent = await app.member(owner, 'agent');
    const answer = await owner.asUser(`POST /v1/members/${agent.userId}/transfer-ownership`);
    expect(answer).toMatchObject({ status: 200, body: { id: agent.userId, role: 'owner' } });
    expect(await rolesOf(owner)).toEqual({ [agent.email]: 'owner', [owner.email]: 'admin' });
    expect((await log(owner))[0]).toMatchObject({
      action: 'organization.ownership_transferred',
      actor: await ownId(owner),
      target: agent.userId,
    });
    const back = await owner.asUser(`POST /v1/members/${await ownId(owner)}/transfer-ownership`);
    expect(back).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('is not handed to oneself, nor to who is no member', async () => {
    const owner = await app.organization();
    const stranger = await app.organization();
    const give = async (id: string): Promise<number> =>
      (await owner.asUser(`POST /v1/members/${id}/transfer-ownership`)).status;
    expect(await give(await ownId(owner))).toBe(400);
    expect(await give(await ownId(stranger))).toBe(404);
    expect(await rolesOf(owner)).toEqual({ [owner.email]: 'owner' });
  });
});

describe('a member who is removed', () => {
  it('is out from the next request on: tokens, cookie and live stream, in every process', async () => {
    const owner = await app.organization();
    const member = await app.member(owner, 'agent');
    const login = await app.call<{ accessToken: string }>('POST /v1/auth/login', {
      email: member.email,
      password: member.password,
    });
    const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const stream = await LiveReader.open(elsewhere, member.jwt);
    try {
      const removed = await owner.asUser(`DELETE /v1/members/${member.userId}`);
      expect(removed.status).toBe(204);
      expect((await there(member)('GET /v1/auth/me')).status).toBe(401);
      expect((await elsewhere.call('POST /v1/auth/refresh', undefined, { cookie })).status).toBe(
        401,
      );
      await stream.end();
    } finally {
      stream.close();
    }
    expect((await listed(owner)).map(({ id }) => id)).not.toContain(member.userId);
    expect((await log(owner))[0]).toMatchObject({
      action: 'member.removed',
      target: member.userId,
      details: { role: 'agent', email: member.email },
    });
  });

  it('leaves the API keys that they made to the organization', async () => {
    const owner = await app.organization();
    const admin = await app.member(owner, 'admin');
    const { body } = await admin.asUser<{ token: string }>('POST /v1/api-keys', { name: 'CRM' });
    await owner.asUser(`DELETE /v1/members/${admin.userId}`);
    const key = caller(app.url, { 'x-api-key': body.token });
    expect((await key('GET /v1/sessions')).status).toBe(200);
  });

  it('takes along the invitations that they made', async () => {
    const owner = await app.organization();
    const admin = await app.member(owner, 'admin');
    const invited = await admin.asUser<{ id: string; url: string }>('POST /v1/invitations', {
      role: 'viewer',
    });
    await owner.asUser(`DELETE /v1/members/${admin.userId}`);
    const token = invited.body.url.split('#')[1] ?? '';
    expect((await app.call(`GET /v1/auth/invitation?token=${token}`)).status).toBe(404);
    expect((await log(owner)).map(({ action, target }) => [action, target])).toContainEqual([
      'invitation.revoked',
      invited.body.id,
    ]);
  });

  it('can leave by themselves, in any role but as the only owner', async () => {
    const owner = await app.organization();
    for (const role of ['viewer', 'agent', 'admin', 'owner'] as const) {
      const member = await app.member(owner, role);
      const left = await member.asUser(`DELETE /v1/members/${member.userId}`);
      expect([role, left.status]).toEqual([role, 204]);
      expect((await member.asUser('GET /v1/auth/me')).status).toBe(401);
      expect((await log(owner))[0]).toMatchObject({ action: 'member.left', details: { role } });
    }
    expect(await owner.asUser(`DELETE /v1/members/${await ownId(owner)}`)).toMatchObject({
      status: 409,
      body: { code: 'last_owner' },
    });
  });

  it('is told so when they log in to nothing', async () => {
    const owner = await app.organization();
    const { email, password, userId } = await app.member(owner, 'agent');
    await owner.asUser(`DELETE /v1/members/${userId}`);
    expect(await app.call('POST /v1/auth/login', { email, password })).toMatchObject({
      status: 401,
      body: {
        code: 'invalid_credentials',
        detail: expect.stringMatching(
          /no longer belongs to an organization.*invitation/,
        ) as unknown,
      },
    });
  });

  it.each([
    ['admin', 'owner'],
    ['agent', 'viewer'],
    ['viewer', 'viewer'],
  ] as const)('is not removed by an %s where they are %s', async (role, theirs) => {
    const owner = await app.organization();
    const actor = await app.member(owner, role);
    const member = await app.member(owner, theirs);
    const answer = await actor.asUser(`DELETE /v1/members/${member.userId}`);
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await rolesOf(owner))[member.email]).toBe(theirs);
  });

  it('removes nobody, although the request came in before', async () => {
    const owner = await app.organization();
    const admin = await app.member(owner, 'admin');
    const victim = await app.member(owner, 'viewer');
    const runner = app.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      const { organizationId } = owner;
      const uuid = organizationId.replace('org_', '');
      const name = `members of ${uuid.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
      await runner.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
      const late = admin.asUser(`DELETE /v1/members/${victim.userId}`);
      await until('the request to wait for its turn', async () => {
        const waiting = await app.dataSource.query<unknown[]>(
          `SELECT FROM pg_stat_activity WHERE datname = current_database()
             AND wait_event_type = 'Lock' AND query ILIKE '%advisory%'`,
        );
        return waiting.length > 0;
      });
      await runner.query(
        `DELETE FROM memberships m USING users u WHERE u.id = m.user_id AND u.email = $1`,
        [admin.email],
      );
      await runner.commitTransaction();
      expect((await late).status).toBe(401);
    } finally {
      await runner.release();
    }
    expect((await rolesOf(owner))[victim.email]).toBe('viewer');
  });
});
