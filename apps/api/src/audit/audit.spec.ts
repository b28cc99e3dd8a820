import type { OpenAPIObject } from '@nestjs/swagger';
import type { AuditEntryView } from '@whathooks/dto';
import { Secret, TOTP } from 'otpauth';
import { type Answer, type Caller, startTestApp, type TestApp } from '../../test/harness';
import { NO_WHATSAPP } from '../../test/processes/no-whatsapp';
import type { TestMember, TestOrganization } from '../../test/harness';

/**
 * Every route of the OpenAPI document that changes or reveals something leaves an entry in the audit log, in the
 * transaction of the change, or stands in `LEAVE_NONE` with its reason. A new route fails until it does either.
 */

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
type Body = Record<string, unknown> & { id: string; url: string };

/** What is there to be changed. */
interface World {
  owner: TestOrganization;
  member: TestMember;
}

/** Makes what is needed for a request, and gives the request. */
type Prepare = (world: World) => Promise<() => Promise<Answer<unknown>>>;

interface Audited {
  action: string;
  prepare: Prepare;
  /** What must not change where the entry cannot be written. `$1` is the organization. */
  state: string;
}

const KEYS = 'SELECT token_hash, revoked_at FROM api_keys WHERE organization_id = $1 ORDER BY id';
const WEBHOOKS = 'SELECT to_jsonb(w) FROM webhooks w WHERE organization_id = $1 ORDER BY id';
/** Connecting changes what a number stands at beside us. */
const SESSIONS = `SELECT id, name, status = 'LOGGED_OUT' FROM sessions WHERE organization_id = $1 ORDER BY id`;
const CLIENTS =
  'SELECT id, name, sessions_within(organization_id, ARRAY[id], ARRAY[]::uuid[]) FROM clients WHERE organization_id = $1 ORDER BY id';
const LINKS = 'SELECT id FROM connect_links WHERE organization_id = $1 ORDER BY id';
const INVITATIONS = 'SELECT id FROM invitations WHERE organization_id = $1 ORDER BY id';
const MEMBERS = 'SELECT user_id, role FROM memberships WHERE organization_id = $1 ORDER BY user_id';
const ORGANIZATION = 'SELECT to_jsonb(o) FROM organizations o WHERE id = $1';
const SIGN_INS = 'SELECT id FROM sign_ins WHERE organization_id = $1 ORDER BY id';
const OF_MEMBERS = 'JOIN memberships USING (user_id) WHERE organization_id = $1';
const PASSWORDS = `SELECT password_hash FROM users u JOIN memberships m ON m.user_id = u.id
  WHERE organization_id = $1 ORDER BY u.id`;
const RESETS = `SELECT token_hash FROM password_resets ${OF_MEMBERS} ORDER BY 1`;
const FACTORS = `SELECT confirmed_at, last_step FROM two_factors ${OF_MEMBERS} ORDER BY 1`;
const CODES = `SELECT code_hash FROM recovery_codes ${OF_MEMBERS} ORDER BY 1`;

/** A provider that nobody asks. */
const PROVIDER = {
  OIDC_ISSUER: 'http://127.0.0.1:9',
  OIDC_CLIENT_ID: 'whathooks',
  OIDC_CLIENT_SECRET: 'secret',
};

const NEXT = 'purple kettle on the moon';
const PERIOD_MS = 30_000;

const made = async (as: Caller, path: `/${string}`, body?: object): Promise<Body> =>
  (await as<Body>(`POST ${path}`, body)).body;
const confirmed = ({ password }: { password: string }) => ({ currentPassword: password });
const tokenOf = ({ url }: Body): string => url.split('#')[1] ?? '';
const codeOf = (secret: string, periods: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + periods * PERIOD_MS,
  });
const begun = async ({ asUser, password }: TestMember): Promise<string> =>
  String((await made(asUser, '/v1/auth/two-factor', { currentPassword: password }))['secret']);
const withFactor = async (member: TestMember): Promise<string> => {
  const secret = await begun(member);
  await made(member.asUser, '/v1/auth/two-factor/confirm', { code: codeOf(secret, 0) });
  return secret;
};

const AUDITED: Readonly<Record<string, Audited>> = {
  'POST /v1/api-keys': {
    ...{ action: 'api_key.created', state: KEYS },
    prepare: ({ owner }) =>
      Promise.resolve(() => owner.asUser('POST /v1/api-keys', { name: 'new' })),
  },
  'POST /v1/api-keys/{id}/rotate': {
    ...{ action: 'api_key.rotated', state: KEYS },
    prepare: async ({ owner }) => {
      const { id } = await made(owner.asUser, '/v1/api-keys', { name: 'new' });
      return () => owner.asUser(`POST /v1/api-keys/${id}/rotate`, {});
    },
  },
  'DELETE /v1/api-keys/{id}': {
    ...{ action: 'api_key.revoked', state: KEYS },
    prepare: async ({ owner }) => {
      const { id } = await made(owner.asUser, '/v1/api-keys', { name: 'new' });
      return () => owner.asUser(`DELETE /v1/api-keys/${id}`);
    },
  },
  'POST /v1/webhooks': {
    ...{ action: 'webhook.created', state: WEBHOOKS },
    prepare: ({ owner }) =>
      Promise.resolve(() =>
        owner.asUser('POST /v1/webhooks', { url: 'https://agency.example/hook' }),
      ),
  },
  'PATCH /v1/webhooks/{id}': {
    ...{ action: 'webhook.changed', state: WEBHOOKS },
    prepare: async ({ owner }) => {
      const { id } = await made(owner.asUser, '/v1/webhooks', { url: 'https://agency.example/x' });
      return () => owner.asUser(`PATCH /v1/webhooks/${id}`, { description: 'another' });
    },
  },
  'DELETE /v1/webhooks/{id}': {
    ...{ action: 'webhook.deleted', state: WEBHOOKS },
    prepare: async ({ owner }) => {
      const { id } = await made(owner.asUser, '/v1/webhooks', { url: 'https://agency.example/x' });
      return () => owner.asUser(`DELETE /v1/webhooks/${id}`);
    },
  },
  'POST /v1/webhooks/{id}/secret/rotate': {
    ...{ action: 'webhook.secret_rotated', state: WEBHOOKS },
    prepare: async ({ owner }) => {
      const { id } = await made(owner.asUser, '/v1/webhooks', { url: 'https://agency.example/x' });
      return () => owner.asUser(`POST /v1/webhooks/${id}/secret/rotate`, {});
    },
  },
  'GET /v1/webhooks/{id}/secret': {
    ...{ action: 'webhook.secret_revealed', state: WEBHOOKS },
    prepare: async ({ owner }) => {
      const { id } = await made(owner.asUser, '/v1/webhooks', { url: 'https://agency.example/x' });
      return () => owner.asUser(`GET /v1/webhooks/${id}/secret`);
    },
  },
  'POST /v1/clients': {
    ...{ action: 'client.created', state: CLIENTS },
    prepare: ({ owner }) =>
      Promise.resolve(() => owner.asUser('POST /v1/clients', { name: 'new' })),
  },
  'PATCH /v1/clients/{id}': {
    ...{ action: 'client.renamed', state: CLIENTS },
    prepare: async ({ owner }) => {
      const { id } = await made(owner.asUser, '/v1/clients', { name: 'old' });
      return () => owner.asUser(`PATCH /v1/clients/${id}`, { name: 'new' });
    },
  },
  'PUT /v1/clients/{id}/sessions': {
    ...{ action: 'client.sessions_changed', state: CLIENTS },
    prepare: async ({ owner }) => {
      const { id } = await made(owner.asUser, '/v1/clients', { name: 'old' });
      const session = await made(owner.asUser, '/v1/sessions', { name: 'old' });
      return () => owner.asUser(`PUT /v1/clients/${id}/sessions`, { sessionIds: [session.id] });
    },
  },
  'DELETE /v1/clients/{id}': {
    ...{ action: 'client.deleted', state: CLIENTS },
    prepare: async ({ owner }) => {
      const { id } = await made(owner.asUser, '/v1/clients', { name: 'old' });
      return () => owner.asUser(`DELETE /v1/clients/${id}`);
    },
  },
  'POST /v1/sessions': {
    ...{ action: 'session.created', state: SESSIONS },
    prepare: ({ owner }) =>
      Promise.resolve(() => owner.asUser('POST /v1/sessions', { name: 'new' })),
  },
  'PATCH /v1/sessions/{id}': {
    ...{ action: 'session.settings_changed', state: SESSIONS },
    prepare: async ({ owner }) => {
      const { id } = await made(owner.asUser, '/v1/sessions', { name: 'old' });
      return () => owner.asUser(`PATCH /v1/sessions/${id}`, { name: 'new' });
    },
  },
  'POST /v1/sessions/{id}/logout': {
    ...{ action: 'session.unlinked', state: SESSIONS },
    prepare: async ({ owner }) => {
      const { id } = await made(owner.asUser, '/v1/sessions', { name: 'new' });
      return () => owner.asUser(`POST /v1/sessions/${id}/logout`);
    },
  },
  'POST /v1/sessions/{id}/connect': {
    ...{ action: 'session.connect_requested', state: SESSIONS },
    prepare: async ({ owner }) => {
      const { id } = await made(owner.asUser, '/v1/sessions', { name: 'new' });
      await owner.asUser(`POST /v1/sessions/${id}/logout`);
      return () => owner.asUser(`POST /v1/sessions/${id}/connect`);
    },
  },
  'DELETE /v1/sessions/{id}': {
    ...{ action: 'session.deleted', state: SESSIONS },
    prepare: async ({ owner }) => {
      const { id } = await made(owner.asUser, '/v1/sessions', { name: 'new' });
      return () => owner.asUser(`DELETE /v1/sessions/${id}`);
    },
  },
  'POST /v1/sessions/{id}/connect-links': {
    ...{ action: 'connect_link.created', state: LINKS },
    prepare: async ({ owner }) => {
      const { id } = await made(owner.asUser, '/v1/sessions', { name: 'new' });
      return () => owner.asUser(`POST /v1/sessions/${id}/connect-links`, { expiresInMinutes: 5 });
    },
  },
  'DELETE /v1/connect-links/{id}': {
    ...{ action: 'connect_link.revoked', state: LINKS },
    prepare: async ({ owner }) => {
      const { id } = await made(owner.asUser, '/v1/sessions', { name: 'new' });
      const link = await made(owner.asUser, `/v1/sessions/${id}/connect-links`, {
        expiresInMinutes: 5,
      });
      return () => owner.asUser(`DELETE /v1/connect-links/${link.id}`);
    },
  },
  'POST /v1/invitations': {
    ...{ action: 'invitation.created', state: INVITATIONS },
    prepare: ({ owner }) =>
      Promise.resolve(() => owner.asUser('POST /v1/invitations', { role: 'agent' })),
  },
  'DELETE /v1/invitations/{id}': {
    ...{ action: 'invitation.revoked', state: INVITATIONS },
    prepare: async ({ owner }) => {
      const { id } = await made(owner.asUser, '/v1/invitations', { role: 'agent' });
      return () => owner.asUser(`DELETE /v1/invitations/${id}`);
    },
  },
  'POST /v1/auth/accept-invitation': {
    ...{ action: 'member.joined', state: MEMBERS },
    prepare: async ({ owner }) => {
      const token = tokenOf(await made(owner.asUser, '/v1/invitations', { role: 'agent' }));
      const email = `joins-${token.toLowerCase()}@agency.example`;
      const person = { token, email, name: 'Grace', password: NEXT };
      return () => app.call('POST /v1/auth/accept-invitation', person);
    },
  },
  'PATCH /v1/members/{id}': {
    ...{ action: 'member.role_changed', state: MEMBERS },
    prepare: ({ owner, member }) =>
      Promise.resolve(() => owner.asUser(`PATCH /v1/members/${member.userId}`, { role: 'viewer' })),
  },
  'DELETE /v1/members/{id}': {
    ...{ action: 'member.removed', state: MEMBERS },
    prepare: ({ owner, member }) =>
      Promise.resolve(() => owner.asUser(`DELETE /v1/members/${member.userId}`)),
  },
  'POST /v1/members/{id}/transfer-ownership': {
    ...{ action: 'organization.ownership_transferred', state: MEMBERS },
    prepare: ({ owner, member }) =>
      Promise.resolve(() => owner.asUser(`POST /v1/members/${member.userId}/transfer-ownership`)),
  },
  'POST /v1/members/{id}/reset-two-factor': {
    ...{ action: 'member.two_factor_reset', state: FACTORS },
    prepare: async ({ owner, member }) => {
      await withFactor(member);
      const path = `POST /v1/members/${member.userId}/reset-two-factor` as const;
      return () => owner.asUser(path, confirmed(owner));
    },
  },
  'POST /v1/members/{id}/password-link': {
    ...{ action: 'member.password_link_created', state: RESETS },
    prepare: ({ owner, member }) =>
      Promise.resolve(() =>
        owner.asUser(`POST /v1/members/${member.userId}/password-link`, confirmed(owner)),
      ),
  },
  'POST /v1/auth/reset-password': {
    ...{ action: 'user.password_reset', state: PASSWORDS },
    prepare: async ({ owner, member }) => {
      const path = `/v1/members/${member.userId}/password-link` as const;
      const link = await made(owner.asUser, path, confirmed(owner));
      const body = { token: tokenOf(link), password: NEXT };
      return () => app.call('POST /v1/auth/reset-password', body);
    },
  },
  'POST /v1/auth/password': {
    ...{ action: 'user.password_changed', state: PASSWORDS },
    prepare: ({ member: { asUser, password } }) =>
      Promise.resolve(() =>
        asUser('POST /v1/auth/password', { currentPassword: password, newPassword: NEXT }),
      ),
  },
  'POST /v1/auth/logout-all': {
    ...{ action: 'user.logged_out_everywhere', state: SIGN_INS },
    prepare: ({ member }) => Promise.resolve(() => member.asUser('POST /v1/auth/logout-all')),
  },
  'DELETE /v1/auth/sign-ins': {
    ...{ action: 'user.other_sign_ins_ended', state: SIGN_INS },
    prepare: async ({ member: { asUser, email, password } }) => {
      await made(app.call, '/v1/auth/login', { email, password });
      return () => asUser('DELETE /v1/auth/sign-ins');
    },
  },
  'DELETE /v1/auth/sign-ins/{id}': {
    ...{ action: 'user.sign_in_ended', state: SIGN_INS },
    prepare: async ({ member: { asUser, email, password } }) => {
      await made(app.call, '/v1/auth/login', { email, password });
      const { body } = await asUser<{ data: Body[] }>('GET /v1/auth/sign-ins');
      const other = body.data.find(({ isCurrent }) => !isCurrent);
      return () => asUser(`DELETE /v1/auth/sign-ins/${other?.id}`);
    },
  },
  'POST /v1/auth/two-factor/confirm': {
    ...{ action: 'user.two_factor_enabled', state: FACTORS },
    prepare: async ({ member }) => {
      const code = codeOf(await begun(member), 0);
      return () => member.asUser('POST /v1/auth/two-factor/confirm', { code });
    },
  },
  'POST /v1/auth/two-factor/recovery-codes': {
    ...{ action: 'user.recovery_codes_renewed', state: CODES },
    prepare: async ({ member }) => {
      const code = codeOf(await withFactor(member), 1);
      return () => member.asUser('POST /v1/auth/two-factor/recovery-codes', { code });
    },
  },
  'POST /v1/auth/two-factor/disable': {
    ...{ action: 'user.two_factor_disabled', state: FACTORS },
    prepare: async ({ member }) => {
      const code = codeOf(await withFactor(member), 1);
      const body = { currentPassword: member.password, code };
      return () => member.asUser('POST /v1/auth/two-factor/disable', body);
    },
  },
  'POST /v1/auth/oidc/unlink': {
    action: 'user.provider_unlinked',
    state: `SELECT subject FROM oidc_identities ${OF_MEMBERS} ORDER BY 1`,
    prepare: async ({ member }) => {
      await app.dataSource.query(
        'INSERT INTO oidc_identities (issuer, subject, user_id) SELECT $1, id, id FROM users WHERE email = $2',
        [PROVIDER.OIDC_ISSUER, member.email],
      );
      return () => member.asUser('POST /v1/auth/oidc/unlink', confirmed(member));
    },
  },
  'PATCH /v1/organization': {
    ...{ action: 'organization.appearance_changed', state: ORGANIZATION },
    prepare: ({ owner }) =>
      Promise.resolve(() => owner.asUser('PATCH /v1/organization', { color: '#0a6cff' })),
  },
  'PUT /v1/alert-settings': {
    action: 'alerts.settings_changed',
    state: 'SELECT to_jsonb(s) FROM alert_settings s WHERE organization_id = $1',
    prepare: ({ owner }) => {
      const minutes = { numberDownMinutes: 7, webhookDownMinutes: 5, queueOldMinutes: 15 };
      const settings = { ...minutes, mail: true };
      return Promise.resolve(() => owner.asUser('PUT /v1/alert-settings', settings));
    },
  },
  'PUT /v1/assignment-rule': {
    action: 'assignment_rule.changed',
    state: 'SELECT to_jsonb(r) FROM assignment_rules r WHERE organization_id = $1',
    prepare: ({ owner, member }) =>
      Promise.resolve(() =>
        owner.asUser('PUT /v1/assignment-rule', {
          kind: 'round_robin',
          members: [member.userId],
        }),
      ),
  },
};

const CONVERSATION =
  'What is said and done in a conversation stands in it, with who did it; the audit log is for what opens, closes and configures.';
const LINKING = 'The history of the number shows each step of linking and its outcome.';
const DELIVERIES =
  'The log of deliveries and its runs keep what was sent again, when, and by whom.';
const OWN_SIGN_IN = 'Log-ins stand in the list of log-ins of their person.';
const WITH_PROVIDER =
  'Only what a provider says makes it succeed: apps/api/src/auth/oidc shows the entries of a link and of a new member.';
const TEXTS = 'Words of the team that give no rights; open screens show who changes them.';

/** Routes without an entry, and why, by the beginning of the route. The longest counts. */
const LEAVE_NONE: Readonly<Record<string, string>> = {
  'POST /v1/auth/register': 'The organization and its log begin with it.',
  'POST /v1/auth/login': OWN_SIGN_IN,
  'POST /v1/auth/refresh': OWN_SIGN_IN,
  'POST /v1/auth/logout': OWN_SIGN_IN,
  'POST /v1/auth/switch': OWN_SIGN_IN,
  'POST /v1/auth/sign-ins/{id}/recognize':
    'It hides a note on the own screens, and changes no right.',
  'POST /v1/auth/forgot-password': 'Anybody may ask, for any address; the use of the link is kept.',
  'POST /v1/auth/oidc/start': 'Nothing changes before the provider says who somebody is.',
  'POST /v1/auth/oidc/link': 'Nothing is linked before the provider says who somebody is.',
  'POST /v1/auth/oidc/finish': WITH_PROVIDER,
  'POST /v1/auth/oidc/complete': WITH_PROVIDER,
  'POST /v1/auth/two-factor': 'Nothing asks for the secret before it is confirmed.',
  'POST /v1/connect/': LINKING,
  'POST /v1/sessions/{id}/pairing-code': LINKING,
  'POST /v1/sessions/{id}/passkey/': LINKING,
  'POST /v1/sessions/{id}/messages': CONVERSATION,
  'POST /v1/sessions/{id}/chats/': CONVERSATION,
  'POST /v1/sessions/{id}/presence/': CONVERSATION,
  'POST /v1/sessions/{id}/calls/': CONVERSATION,
  'POST /v1/messages': CONVERSATION,
  'PATCH /v1/messages/{id}': CONVERSATION,
  'DELETE /v1/messages/{id}': CONVERSATION,
  'POST /v1/media': CONVERSATION,
  'POST /v1/chats': CONVERSATION,
  'PATCH /v1/chats/{id}': CONVERSATION,
  'DELETE /v1/chats/{id}': CONVERSATION,
  'PUT /v1/chats/{id}/': CONVERSATION,
  'PATCH /v1/notes/{id}': CONVERSATION,
  'DELETE /v1/notes/{id}': CONVERSATION,
  'PATCH /v1/contacts/{id}': CONVERSATION,
  'PUT /v1/contacts/{id}/': CONVERSATION,
  'DELETE /v1/contacts/{id}/': CONVERSATION,
  'POST /v1/groups': CONVERSATION,
  'PATCH /v1/groups/{id}': CONVERSATION,
  'PUT /v1/groups/{id}/': CONVERSATION,
  'DELETE /v1/groups/{id}/': CONVERSATION,
  'POST /v1/labels': TEXTS,
  'PATCH /v1/labels/{id}': TEXTS,
  'DELETE /v1/labels/{id}': TEXTS,
  'POST /v1/snippets': TEXTS,
  'PATCH /v1/snippets/{id}': TEXTS,
  'DELETE /v1/snippets/{id}': TEXTS,
  'POST /v1/webhooks/{id}/retry': DELIVERIES,
  'POST /v1/webhooks/{id}/test': DELIVERIES,
  'POST /v1/webhooks/{id}/recover': DELIVERIES,
  'POST /v1/webhooks/{id}/replay': DELIVERIES,
  'POST /v1/deliveries/{id}/resend': DELIVERIES,
  'POST /v1/recoveries/{id}/stop': DELIVERIES,
};

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ variables: { ...NO_WHATSAPP, ...PROVIDER } });
  await app.dataSource.query(`
    CREATE FUNCTION refuse_entry() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'the entry is refused'; END $$;
    CREATE TRIGGER refused BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_entry();
    ALTER TABLE audit_log DISABLE TRIGGER refused`);
});
afterAll(() => app.close());

const uuidOf = (id: string): string => id.slice(id.indexOf('_') + 1);
const reading = (state: string, { owner }: World): Promise<unknown[]> =>
  app.dataSource.query(state, [uuidOf(owner.organizationId)]);
const refusing = async <T>(work: () => Promise<T>): Promise<T> => {
  await app.dataSource.query('ALTER TABLE audit_log ENABLE TRIGGER refused');
  try {
    return await work();
  } finally {
    await app.dataSource.query('ALTER TABLE audit_log DISABLE TRIGGER refused');
  }
};
const entriesOf = ({ owner }: World): Promise<{ action: string; details: object }[]> =>
  app.dataSource.query(
    'SELECT action, details FROM audit_log WHERE organization_id = $1 ORDER BY id DESC',
    [uuidOf(owner.organizationId)],
  );

it('knows every route that changes something', async () => {
  const { paths } = (await app.call<OpenAPIObject>('GET /v1/openapi.json')).body;
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations as object).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const changing = routes.filter((route) => route.includes(' /v1/') && !route.startsWith('GET '));
  expect(changing.length).toBeGreaterThan(80);
  const hasReason = (route: string): boolean =>
    Object.keys(LEAVE_NONE).some((beginning) => route.startsWith(beginning));
  // Longer than what leaves none, as /two-factor/confirm behind /two-factor.
  const unknown = changing.filter((route) => !AUDITED[route] && !hasReason(route));
  expect(unknown).toEqual([]);
  expect(Object.keys(AUDITED).filter((route) => !routes.includes(route))).toEqual([]);
  const idle = Object.keys(LEAVE_NONE).filter(
    (beginning) => !changing.some((route) => !AUDITED[route] && route.startsWith(beginning)),
  );
  expect(idle).toEqual([]);
});

describe.each(Object.entries(AUDITED))('%s', (route, { action, prepare, state }) => {
  it(`leaves ${action}, and changes nothing where that cannot be written`, async () => {
    const owner = await app.organization();
    const world = { owner, member: await app.member(owner, 'agent') };
    const request = await prepare(world);
    const [before, entries] = [await reading(state, world), (await entriesOf(world)).length];
    const refused = await refusing(request);
    expect([route, refused.status]).toEqual([route, 500]);
    expect(await reading(state, world)).toEqual(before);

    const answer = await request();
    expect([route, Math.floor(answer.status / 100)]).toEqual([route, 2]);
    const left = await entriesOf(world);
    expect(left.slice(0, left.length - entries).map((entry) => entry.action)).toContain(action);
    const isReveal = (route.split(' ')[0] as Method) === 'GET';
    const after = await reading(state, world);
    if (isReveal) expect(after).toEqual(before);
    else expect(after).not.toEqual(before);
    // Nothing secret stands in it.
    expect(JSON.stringify(left)).not.toMatch(/wh_(live|test)_|whsec_/);
  });
});

describe('the audit log', () => {
  interface Page {
    data: AuditEntryView[];
  }

  it('is filtered by who, what, to what and when', async () => {
    const owner = await app.organization();
    const admin = await app.member(owner, 'admin');
    const key = await made(admin.asUser, '/v1/api-keys', { name: 'theirs' });
    await made(owner.asUser, '/v1/api-keys', { name: 'ours' });
    const found = async (query: string): Promise<Page['data']> =>
      (await owner.asUser<Page>(`GET /v1/audit-log?${query}`)).body.data;
    expect((await found(`actor=${admin.userId}`)).map((entry) => entry.action)).toEqual([
      'api_key.created',
      'member.joined',
    ]);
    expect(await found(`target=${key.id}&action=api_key.created`)).toHaveLength(1);
    expect(await found(`target=${key.id}&action=api_key.revoked`)).toEqual([]);
    const [newest, before] = await found('');
    expect(await found(`since=${newest?.at}`)).toEqual([newest]);
    expect((await found(`until=${newest?.at}`))[0]).toEqual(before);
    const wrong = await owner.asUser('GET /v1/audit-log?action=everything&since=yesterday');
    expect(wrong).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  });

  it('names whoever did it, and to whom, although they left or were revoked since', async () => {
    const owner = await app.organization();
    const admin = await app.member(owner, 'admin');
    const key = await made(admin.asUser, '/v1/api-keys', { name: 'theirs' });
    const { id: hook } = await made(owner.asKey, '/v1/webhooks', { url: 'http://127.0.0.1:9/s' });
    await owner.asUser(`GET /v1/webhooks/${hook}/secret`);
    await owner.asUser(`DELETE /v1/webhooks/${hook}`);
    const { data: keys } = (await owner.asUser<{ data: { id: string }[] }>('GET /v1/api-keys'))
      .body;
    for (const { id } of keys) await owner.asUser(`DELETE /v1/api-keys/${id}`);
    await owner.asUser(`DELETE /v1/members/${admin.userId}`);
    const { data } = (await owner.asUser<Page>('GET /v1/audit-log')).body;
    const find = (action: string, target: string) =>
      data.find((entry) => entry.action === action && entry.target === target);
    expect(find('api_key.created', key.id)).toMatchObject({ targetName: 'theirs' });
    expect(find('api_key.created', key.id)?.actorName).not.toBeNull();
    expect(find('member.removed', admin.userId)?.targetName).toBe(
      find('api_key.created', key.id)?.actorName,
    );
    expect(find('webhook.created', hook)?.actorName).not.toBeNull();
    expect(find('webhook.secret_revealed', hook)?.details).toEqual({ host: '127.0.0.1:9' });
  });

  it('is exported as a file, with the same filters, of one organization alone', async () => {
    const [owner, stranger] = [await app.organization(), await app.organization()];
    await made(owner.asUser, '/v1/api-keys', { name: '=HYPERLINK("https://x.example")' });
    await made(stranger.asUser, '/v1/api-keys', { name: 'secret of others' });
    const answer = await owner.asUser<string>('GET /v1/audit-log/export?action=api_key.created');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toContain('audit-log.csv');
    const lines = answer.body.trimEnd().split('\r\n');
    expect(lines[0]).toBe('at,actor,actorName,action,target,targetName,details');
    // The key of the organization, and the one made here.
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('HYPERLINK');
    expect(answer.body).not.toContain('secret of others');
    const none = await owner.asUser<string>('GET /v1/audit-log/export?until=2020-01-01');
    expect(none.body).toBe('at,actor,actorName,action,target,targetName,details\r\n');
  });
});
