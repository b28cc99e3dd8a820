import type { OpenAPIObject } from '@nestjs/swagger';
import { API_KEY_SCOPES, type ApiKeyScope, type Role, ROLES } from '@whathooks/dto';
import { AccessTokens } from '../src/auth/access-tokens';
import { parseId } from '../src/database/ids';
import { caller, type Caller, startTestApp, type TestApp } from './harness';

/**
 * Who may call what, written down a second time: a route that lets in more people, or fewer, than stand
 * here fails. A new route fails until it stands here.
 */

/** Who may come in: people with one of these roles, keys with this one scope. */
interface Entry {
  roles: readonly Role[];
  scope: ApiKeyScope | null;
}

const EVERYBODY = ['owner', 'admin', 'agent', 'viewer'] as const;
const STAFF = ['owner', 'admin', 'agent'] as const;
const ADMINS = ['owner', 'admin'] as const;

const READS_SESSIONS: Entry = { roles: EVERYBODY, scope: 'sessions:read' };
const RUNS_SESSIONS: Entry = { roles: ADMINS, scope: 'sessions:write' };
const READS_MESSAGES: Entry = { roles: EVERYBODY, scope: 'messages:read' };
const READS_WEBHOOKS: Entry = { roles: EVERYBODY, scope: 'webhooks:read' };
const RUNS_WEBHOOKS: Entry = { roles: ADMINS, scope: 'webhooks:write' };
const ADMINS_ALONE: Entry = { roles: ADMINS, scope: null };

const TABLE: Readonly<Record<string, Entry>> = {
  'GET /v1/auth/me': { roles: EVERYBODY, scope: null },
  'GET /v1/audit-log': ADMINS_ALONE,
  'GET /v1/api-keys': ADMINS_ALONE,
  'POST /v1/api-keys': ADMINS_ALONE,
  'DELETE /v1/api-keys/{id}': ADMINS_ALONE,
  'GET /v1/sessions': READS_SESSIONS,
  'GET /v1/sessions/{id}': READS_SESSIONS,
  'GET /v1/sessions/{id}/qr': READS_SESSIONS,
  'GET /v1/sessions/{id}/transitions': READS_SESSIONS,
  'GET /v1/sessions/{id}/notices': READS_SESSIONS,
  'POST /v1/sessions': RUNS_SESSIONS,
  'PATCH /v1/sessions/{id}': RUNS_SESSIONS,
  'DELETE /v1/sessions/{id}': RUNS_SESSIONS,
  'POST /v1/sessions/{id}/connect': RUNS_SESSIONS,
  'POST /v1/sessions/{id}/logout': RUNS_SESSIONS,
  'POST /v1/sessions/{id}/pairing-code': RUNS_SESSIONS,
  'GET /v1/messages': READS_MESSAGES,
  // Keys send by the one, people by the other.
  'POST /v1/messages': { roles: [], scope: 'messages:send' },
  'POST /v1/sessions/{id}/messages': { roles: STAFF, scope: null },
  'GET /v1/webhooks': READS_WEBHOOKS,
  'GET /v1/webhooks/days': READS_WEBHOOKS,
  'GET /v1/webhooks/{id}': READS_WEBHOOKS,
  'GET /v1/webhooks/{id}/stats': READS_WEBHOOKS,
  'GET /v1/webhooks/{id}/deliveries': READS_WEBHOOKS,
  'GET /v1/webhooks/{id}/recoveries': READS_WEBHOOKS,
  'POST /v1/webhooks': RUNS_WEBHOOKS,
  'PATCH /v1/webhooks/{id}': RUNS_WEBHOOKS,
  'DELETE /v1/webhooks/{id}': RUNS_WEBHOOKS,
  'POST /v1/webhooks/{id}/retry': RUNS_WEBHOOKS,
  'GET /v1/webhooks/{id}/secret': RUNS_WEBHOOKS,
  'POST /v1/webhooks/{id}/secret/rotate': RUNS_WEBHOOKS,
  'POST /v1/webhooks/{id}/test': RUNS_WEBHOOKS,
  'POST /v1/webhooks/{id}/recover': RUNS_WEBHOOKS,
  'POST /v1/webhooks/{id}/replay': RUNS_WEBHOOKS,
  'GET /v1/deliveries': READS_WEBHOOKS,
  'GET /v1/deliveries/{id}': READS_WEBHOOKS,
  'GET /v1/deliveries/{id}/attempts': READS_WEBHOOKS,
  'POST /v1/deliveries/{id}/resend': RUNS_WEBHOOKS,
  'GET /v1/events/{id}': READS_WEBHOOKS,
  'GET /v1/recoveries/{id}': READS_WEBHOOKS,
  'POST /v1/recoveries/{id}/stop': RUNS_WEBHOOKS,
};

/** What needs no credentials, or brings its own. */
const OPEN = [
  'POST /v1/auth/register',
  'POST /v1/auth/login',
  'POST /v1/auth/refresh',
  'POST /v1/auth/logout',
  'GET /v1/info',
];

/** A server that nobody listens on: sessions of this test never get further than trying. */
const NO_WHATSAPP = { WHATSAPP_WS_URL: 'ws://127.0.0.1:9/', WHATSAPP_ROOT_KEY: '00'.repeat(32) };

let app: TestApp;
const people = new Map<Role, Caller>();
const keys = new Map<ApiKeyScope, Caller>();

beforeAll(async () => {
  app = await startTestApp({ variables: NO_WHATSAPP });
  const { asUser, organizationId } = await app.organization();
  const me = await asUser<{ user: { id: string } }>('GET /v1/auth/me');
  for (const role of ROLES) {
    const token = app.app.get(AccessTokens).issue({
      userId: parseId('user', me.body.user.id),
      organizationId: parseId('organization', organizationId),
      role,
    });
    people.set(role, caller(app.url, { authorization: `Bearer ${token}` }));
  }
  for (const scope of API_KEY_SCOPES) {
    const { body } = await asUser<{ token: string }>('POST /v1/api-keys', {
      name: scope,
      scopes: [scope],
    });
    keys.set(scope, caller(app.url, { 'x-api-key': body.token }));
  }
});
afterAll(() => app.close());

/** What somebody is told who is let in, and asks for what is not there or makes no sense. */
const LET_IN = new Set([200, 400, 404]);

async function statusFor(call: Caller | undefined, route: string): Promise<number> {
  if (!call) throw new Error('nobody calls');
  const path = route.replace('{id}', 'none') as Parameters<Caller>[0];
  const body = /^(POST|PATCH)/.test(route) ? { nonsense: true } : undefined;
  return (await call(path, body)).status;
}

it('every route of the document stands in the table', async () => {
  const { paths } = (await app.call<OpenAPIObject>('GET /v1/openapi.json')).body;
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations as object).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const served = routes.filter((route) => route.includes('/v1/'));
  expect(served.sort()).toEqual([...Object.keys(TABLE), ...OPEN].sort());
});

describe.each(Object.entries(TABLE))('%s', (route, { roles, scope }) => {
  it(`lets in ${roles.join(', ') || 'no person'}, and keys for ${scope ?? 'nothing'}`, async () => {
    const allowed: string[] = [];
    for (const [who, call] of [...people, ...keys]) {
      const status = await statusFor(call, route);
      if (LET_IN.has(status)) allowed.push(who);
      // One that takes no such credentials at all says so.
      else expect([who, status]).toEqual([who, isTaken(who) ? 403 : 401]);
    }
    expect(allowed.sort()).toEqual([...roles, ...(scope ? [scope] : [])].sort());
  });

  const isTaken = (who: string): boolean =>
    people.has(who as Role) ? roles.length > 0 : scope !== null;
});
