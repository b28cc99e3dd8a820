import { Secret, TOTP } from 'otpauth';
import {
  startTestApp,
  type TestApp,
  type TestMember,
  type TestOrganization,
} from '../../test/harness';
import { NO_WHATSAPP } from '../../test/processes/no-whatsapp';
import { documentedRoutes, isClosed } from '../../test/routes/matrix-routes';

/**
 * One rule for every route by which an account is opened in another way than before, one's own or that of a member:
 * an access token alone is not enough. It asks for the password, or for a code of the second factor. A new route below
 * `/v1/auth` or `/v1/members` fails here until it asks, or says why it need not.
 */

/** Who asks, and on whose account. */
interface World {
  owner: TestOrganization;
  member: TestMember;
}
type Call = () => Promise<{ status: number; body: unknown }>;
interface Asking {
  /** Codes of the answers to those who have a token and no more. */
  refused: readonly string[];
  /** Requests of somebody with the token alone, and that of the person themselves. */
  prepare: (world: World) => Promise<{ stolen: Call[]; own: Call }>;
}

const NEXT = 'purple kettle on the moon';
const WRONG = 'not the password';
const PERIOD_MS = 30_000;
const PROVIDER = {
  OIDC_ISSUER: 'http://127.0.0.1:9',
  OIDC_CLIENT_ID: 'whathooks',
  OIDC_CLIENT_SECRET: 'secret',
};

const codeOf = (secret: string, periods: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + periods * PERIOD_MS,
  });
const begun = async ({ asUser, password }: TestMember): Promise<string> =>
  (await asUser<{ secret: string }>('POST /v1/auth/two-factor', { currentPassword: password })).body
    .secret;
const withFactor = async (member: TestMember): Promise<string> => {
  const secret = await begun(member);
  await member.asUser('POST /v1/auth/two-factor/confirm', { code: codeOf(secret, 0) });
  return secret;
};

/** A request of a member that gives nothing but their password. */
const forPassword =
  (route: 'POST /v1/auth/two-factor' | 'POST /v1/auth/oidc/link' | 'POST /v1/auth/oidc/unlink') =>
  ({ member }: World) => {
    const give = (currentPassword: string) => () => member.asUser(route, { currentPassword });
    return Promise.resolve({ stolen: [give(WRONG), give('')], own: give(member.password) });
  };
/** A request of an owner about the account of a member. */
const ofMember =
  (what: 'reset-two-factor' | 'password-link') =>
  async ({ owner, member }: World) => {
    if (what === 'reset-two-factor') await withFactor(member);
    const give = (currentPassword: string) => () =>
      owner.asUser(`POST /v1/members/${member.userId}/${what}`, { currentPassword });
    return { stolen: [give(WRONG), give('')], own: give(owner.password) };
  };

const ASKS: Readonly<Record<string, Asking>> = {
  'POST /v1/auth/password': {
    refused: ['wrong_password'],
    prepare: ({ member: { asUser, password } }) => {
      const give = (currentPassword: string) => () =>
        asUser('POST /v1/auth/password', { currentPassword, newPassword: NEXT });
      return Promise.resolve({ stolen: [give(WRONG), give('')], own: give(password) });
    },
  },
  'POST /v1/auth/two-factor': {
    refused: ['wrong_password'],
    prepare: forPassword('POST /v1/auth/two-factor'),
  },
  'POST /v1/auth/two-factor/confirm': {
    refused: ['wrong_code'],
    prepare: async ({ member }) => {
      const secret = await begun(member);
      const give = (code: string) => () =>
        member.asUser('POST /v1/auth/two-factor/confirm', { code });
      return { stolen: [give('000000')], own: () => give(codeOf(secret, 0))() };
    },
  },
  'POST /v1/auth/two-factor/recovery-codes': {
    refused: ['wrong_code'],
    prepare: async ({ member }) => {
      const secret = await withFactor(member);
      const give = (code: string) => () =>
        member.asUser('POST /v1/auth/two-factor/recovery-codes', { code });
      return { stolen: [give('000000')], own: () => give(codeOf(secret, 1))() };
    },
  },
  'POST /v1/auth/two-factor/disable': {
    refused: ['wrong_password', 'wrong_code'],
    prepare: async ({ member }) => {
      const secret = await withFactor(member);
      const give = (currentPassword: string, code: () => string) => () =>
        member.asUser('POST /v1/auth/two-factor/disable', { currentPassword, code: code() });
      const code = (): string => codeOf(secret, 1);
      return {
        stolen: [give(WRONG, code), give(member.password, () => '000000')],
        own: give(member.password, code),
      };
    },
  },
  'POST /v1/auth/oidc/link': {
    refused: ['wrong_password'],
    prepare: forPassword('POST /v1/auth/oidc/link'),
  },
  'POST /v1/auth/oidc/unlink': {
    refused: ['wrong_password'],
    prepare: async (world) => {
      await app.dataSource.query(
        'INSERT INTO oidc_identities (issuer, subject, user_id) SELECT $1, id, id FROM users WHERE email = $2',
        [PROVIDER.OIDC_ISSUER, world.member.email],
      );
      return forPassword('POST /v1/auth/oidc/unlink')(world);
    },
  },
  'POST /v1/members/{id}/reset-two-factor': {
    refused: ['wrong_password'],
    prepare: ofMember('reset-two-factor'),
  },
  'POST /v1/members/{id}/password-link': {
    refused: ['wrong_password'],
    prepare: ofMember('password-link'),
  },
};

const ENDS = 'It ends log-ins, and opens nothing.';
const RIGHTS =
  'It changes what somebody may in the organization, and nothing that opens an account: the audit log names it, it counts from the next request on, and an owner takes it back.';

/** Routes that change something of an account or a membership, and ask for nothing more than a token. */
const ASKS_NOTHING: Readonly<Record<string, string>> = {
  'POST /v1/auth/logout-all': ENDS,
  'DELETE /v1/auth/sign-ins': ENDS,
  'DELETE /v1/auth/sign-ins/{id}': ENDS,
  'POST /v1/auth/sign-ins/{id}/recognize':
    'It takes a mark off the list. A new log-in cannot take off its own.',
  'POST /v1/auth/switch': 'It enters an organization to which the person belongs.',
  'PATCH /v1/members/{id}': RIGHTS,
  'DELETE /v1/members/{id}': RIGHTS,
  'POST /v1/members/{id}/transfer-ownership': RIGHTS,
};

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ variables: { ...NO_WHATSAPP, ...PROVIDER } });
});
afterAll(() => app.close());

/** Everything that opens an account, of everybody. */
async function everythingThatOpens(): Promise<unknown> {
  const tables = {
    users: 'id, email, password_hash',
    two_factors: 'user_id, confirmed_at',
    recovery_codes: 'user_id, code_hash',
    oidc_identities: 'user_id, subject',
    password_resets: 'user_id, token_hash',
  };
  const rows: unknown[] = [];
  for (const [table, columns] of Object.entries(tables))
    rows.push(await app.dataSource.query(`SELECT ${columns} FROM ${table} ORDER BY 1, 2`));
  return rows;
}

it('every route that changes an account or a membership is in one of the lists', async () => {
  const routes = (await documentedRoutes(app)).filter(
    (route) =>
      isClosed(route) && route.method !== 'GET' && /^\/v1\/(auth|members)(\/|$)/.test(route.path),
  );
  expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
    [...Object.keys(ASKS), ...Object.keys(ASKS_NOTHING)].sort(),
  );
});

describe.each(Object.entries(ASKS))('%s', (route, { refused, prepare }) => {
  it('opens nothing for who has a token alone, and goes on for its person', async () => {
    const owner = await app.organization();
    const member = await app.member(owner, 'agent');
    const { stolen, own } = await prepare({ owner, member });
    const before = await everythingThatOpens();
    const codes: unknown[] = [];
    for (const call of stolen) codes.push((await call()).body);
    expect(codes).toEqual(
      stolen.map((_call, index) =>
        expect.objectContaining({ code: refused[Math.min(index, refused.length - 1)] }),
      ),
    );
    expect(await everythingThatOpens()).toEqual(before);
    // The address of the provider is asked for, where nobody listens here.
    const taken = await own();
    expect([200, 201, 204, 503]).toContain(taken.status);
    if (!/link$|two-factor$/.test(route) || /password-link|unlink/.test(route))
      expect(await everythingThatOpens()).not.toEqual(before);
  });
});

describe('of an account without a password', () => {
  const lines = Object.keys(ASKS).filter((route) => !/confirm|codes|unlink/.test(route));
  it.each(lines)('%s asks for a young log-in', async (route) => {
    const owner = await app.organization();
    const member = await app.member(owner, 'agent');
    const { own } = await (ASKS[route]?.prepare ?? (() => Promise.reject(new Error(route))))({
      owner,
      member,
    });
    await app.dataSource.query('UPDATE users SET password_hash = NULL WHERE email = ANY ($1)', [
      [owner.email, member.email],
    ]);
    const aged = (minutes: number): Promise<unknown> =>
      app.dataSource.query('UPDATE sign_ins SET created_at = now() - make_interval(mins => $1)', [
        minutes,
      ]);
    await aged(11);
    const before = await everythingThatOpens();
    expect((await own()).body).toMatchObject({ code: 'log_in_again' });
    expect(await everythingThatOpens()).toEqual(before);
    await aged(1);
    expect([200, 201, 204, 503]).toContain((await own()).status);
  });
});
