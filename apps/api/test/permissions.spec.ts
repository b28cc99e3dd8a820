import type { OpenAPIObject } from '@nestjs/swagger';
import { API_KEY_SCOPES, type ApiKeyScope, type Role, ROLES } from '@whathooks/dto';
import { startTestApp, type TestApp } from './harness';
import { NO_WHATSAPP } from './processes/no-whatsapp';
import { servedRoutes } from './routes/served-routes';
import { spentCredentials } from './routes/spent-credentials';

/**
 * Permissions of every route, written down a second time: a route that allows more or fewer callers
 * than listed here fails, and so does a new route until it is listed.
 */

/** Who may call: users with one of these roles, API keys with this scope. */
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
const EVERY_PERSON: Entry = { roles: EVERYBODY, scope: null };

const TABLE: Readonly<Record<string, Entry>> = {
  'GET /v1/auth/me': EVERY_PERSON,
  'POST /v1/auth/password': EVERY_PERSON,
  'POST /v1/auth/logout-all': EVERY_PERSON,
  'POST /v1/auth/switch': EVERY_PERSON,
  'GET /v1/auth/sign-ins': EVERY_PERSON,
  'DELETE /v1/auth/sign-ins': EVERY_PERSON,
  'DELETE /v1/auth/sign-ins/{id}': EVERY_PERSON,
  'POST /v1/auth/sign-ins/{id}/recognize': EVERY_PERSON,
  'GET /v1/auth/two-factor': EVERY_PERSON,
  'POST /v1/auth/two-factor': EVERY_PERSON,
  'POST /v1/auth/two-factor/confirm': EVERY_PERSON,
  'POST /v1/auth/two-factor/recovery-codes': EVERY_PERSON,
  'POST /v1/auth/two-factor/disable': EVERY_PERSON,
  'GET /v1/auth/oidc': EVERY_PERSON,
  'POST /v1/auth/oidc/link': EVERY_PERSON,
  'POST /v1/auth/oidc/unlink': EVERY_PERSON,
  'POST /v1/members/{id}/reset-two-factor': { roles: ['owner'], scope: null },
  'POST /v1/members/{id}/password-link': { roles: ['owner'], scope: null },
  'GET /v1/organization': EVERY_PERSON,
  'PATCH /v1/organization': ADMINS_ALONE,
  'GET /v1/members': EVERY_PERSON,
  'PATCH /v1/members/{id}': ADMINS_ALONE,
  // Everybody removes themselves: apps/api/src/organizations/members.
  'DELETE /v1/members/{id}': ADMINS_ALONE,
  'POST /v1/members/{id}/transfer-ownership': { roles: ['owner'], scope: null },
  'POST /v1/invitations': ADMINS_ALONE,
  'GET /v1/invitations': ADMINS_ALONE,
  'DELETE /v1/invitations/{id}': ADMINS_ALONE,
  'GET /v1/live': EVERY_PERSON,
  'GET /v1/audit-log': ADMINS_ALONE,
  'GET /v1/audit-log/export': ADMINS_ALONE,
  'GET /v1/api-keys': ADMINS_ALONE,
  'POST /v1/api-keys': ADMINS_ALONE,
  'POST /v1/api-keys/{id}/rotate': ADMINS_ALONE,
  'DELETE /v1/api-keys/{id}': ADMINS_ALONE,
  'GET /v1/clients': READS_SESSIONS,
  'POST /v1/clients': RUNS_SESSIONS,
  'GET /v1/clients/{id}': READS_SESSIONS,
  'PATCH /v1/clients/{id}': RUNS_SESSIONS,
  'DELETE /v1/clients/{id}': RUNS_SESSIONS,
  'PUT /v1/clients/{id}/sessions': RUNS_SESSIONS,
  'GET /v1/sessions': READS_SESSIONS,
  'GET /v1/sessions/{id}': READS_SESSIONS,
  'GET /v1/sessions/{id}/qr': READS_SESSIONS,
  'GET /v1/sessions/{id}/transitions': READS_SESSIONS,
  'GET /v1/sessions/{id}/timeline': READS_SESSIONS,
  'GET /v1/sessions/{id}/limits': READS_SESSIONS,
  'GET /v1/sessions/{id}/notices': READS_SESSIONS,
  'POST /v1/sessions': RUNS_SESSIONS,
  'PATCH /v1/sessions/{id}': RUNS_SESSIONS,
  'DELETE /v1/sessions/{id}': RUNS_SESSIONS,
  'POST /v1/sessions/{id}/connect': RUNS_SESSIONS,
  'POST /v1/sessions/{id}/logout': RUNS_SESSIONS,
  'POST /v1/sessions/{id}/pairing-code': RUNS_SESSIONS,
  'POST /v1/sessions/{id}/connect-links': RUNS_SESSIONS,
  'GET /v1/connect-links': READS_SESSIONS,
  'DELETE /v1/connect-links/{id}': RUNS_SESSIONS,
  'GET /v1/sessions/{id}/passkey': READS_SESSIONS,
  'POST /v1/sessions/{id}/passkey/assertion': RUNS_SESSIONS,
  'POST /v1/sessions/{id}/passkey/confirm': RUNS_SESSIONS,
  'GET /v1/overview': EVERY_PERSON,
  'GET /v1/session-traffic': READS_MESSAGES,
  'GET /v1/alerts': READS_SESSIONS,
  'GET /v1/alert-settings': EVERY_PERSON,
  'PUT /v1/alert-settings': ADMINS_ALONE,
  'GET /v1/messages': READS_MESSAGES,
  'POST /v1/sessions/{id}/chats/{chat}/read': { roles: STAFF, scope: 'messages:send' },
  'POST /v1/sessions/{id}/chats/{chat}/typing': { roles: STAFF, scope: 'messages:send' },
  'POST /v1/sessions/{id}/presence/subscribe': { roles: STAFF, scope: 'messages:send' },
  'POST /v1/sessions/{id}/calls/{callId}/reject': { roles: STAFF, scope: 'messages:send' },
  'GET /v1/labels': READS_MESSAGES,
  'POST /v1/labels': { roles: STAFF, scope: 'messages:send' },
  'PATCH /v1/labels/{id}': { roles: STAFF, scope: 'messages:send' },
  'DELETE /v1/labels/{id}': { roles: STAFF, scope: 'messages:send' },
  'GET /v1/chats/{id}/notes': EVERY_PERSON,
  'POST /v1/chats/{id}/notes': { roles: STAFF, scope: null },
  'PATCH /v1/notes/{id}': { roles: STAFF, scope: null },
  'DELETE /v1/notes/{id}': { roles: STAFF, scope: null },
  'GET /v1/drafts': EVERY_PERSON,
  'GET /v1/chats/{id}/draft': EVERY_PERSON,
  'PUT /v1/chats/{id}/draft': { roles: STAFF, scope: null },
  'PUT /v1/chats/{id}/looking': EVERY_PERSON,
  'GET /v1/chats/viewers': EVERY_PERSON,
  'GET /v1/reply-times': EVERY_PERSON,
  'GET /v1/assignment-rule': EVERY_PERSON,
  'PUT /v1/assignment-rule': { roles: STAFF, scope: null },
  'GET /v1/snippets': EVERY_PERSON,
  'POST /v1/snippets': { roles: STAFF, scope: null },
  'PATCH /v1/snippets/{id}': { roles: STAFF, scope: null },
  'DELETE /v1/snippets/{id}': { roles: STAFF, scope: null },
  'GET /v1/messages/{id}': READS_MESSAGES,
  'PATCH /v1/messages/{id}': { roles: STAFF, scope: 'messages:send' },
  'DELETE /v1/messages/{id}': { roles: STAFF, scope: 'messages:send' },
  'POST /v1/messages/{id}/media/download': READS_MESSAGES,
  'POST /v1/messages/{id}/keep': { roles: STAFF, scope: 'messages:send' },
  'POST /v1/messages/{id}/pin': { roles: STAFF, scope: 'messages:send' },
  'POST /v1/messages/{id}/star': { roles: STAFF, scope: 'messages:send' },
  'GET /v1/search': READS_MESSAGES,
  'GET /v1/chats': READS_MESSAGES,
  'GET /v1/chats/counts': READS_MESSAGES,
  'GET /v1/chats/{id}': READS_MESSAGES,
  'GET /v1/chats/{id}/timeline': READS_MESSAGES,
  'GET /v1/chats/{id}/messages': READS_MESSAGES,
  'POST /v1/chats': { roles: STAFF, scope: 'messages:send' },
  'PATCH /v1/chats/{id}': { roles: STAFF, scope: 'messages:send' },
  'POST /v1/chats/{id}/read': { roles: STAFF, scope: 'messages:send' },
  'POST /v1/chats/{id}/typing': { roles: STAFF, scope: 'messages:send' },
  'PATCH /v1/contacts/{id}': { roles: STAFF, scope: 'messages:send' },
  'POST /v1/chats/{id}/history': READS_MESSAGES,
  'GET /v1/chats/{id}/refusals': READS_MESSAGES,
  'POST /v1/chats/{id}/refusals/retry': { roles: STAFF, scope: 'messages:send' },
  'DELETE /v1/chats/{id}/refusals': { roles: STAFF, scope: 'messages:send' },
  'GET /v1/contacts': READS_MESSAGES,
  'GET /v1/contacts/{id}': READS_MESSAGES,
  'GET /v1/contacts/{id}/picture': READS_MESSAGES,
  'PUT /v1/contacts/{id}/block': { roles: STAFF, scope: 'messages:send' },
  'DELETE /v1/contacts/{id}/block': { roles: STAFF, scope: 'messages:send' },
  'GET /v1/groups': READS_MESSAGES,
  'GET /v1/groups/{id}': READS_MESSAGES,
  'GET /v1/groups/{id}/picture': READS_MESSAGES,
  'GET /v1/groups/{id}/join-requests': READS_MESSAGES,
  'POST /v1/groups': { roles: STAFF, scope: 'messages:send' },
  'POST /v1/groups/join': { roles: STAFF, scope: 'messages:send' },
  'PATCH /v1/groups/{id}': { roles: STAFF, scope: 'messages:send' },
  'PUT /v1/groups/{id}/picture': { roles: STAFF, scope: 'messages:send' },
  'DELETE /v1/groups/{id}/picture': { roles: STAFF, scope: 'messages:send' },
  'POST /v1/groups/{id}/members': { roles: STAFF, scope: 'messages:send' },
  'GET /v1/groups/{id}/invite-link': { roles: STAFF, scope: 'messages:send' },
  'POST /v1/groups/{id}/invite-link': { roles: STAFF, scope: 'messages:send' },
  'POST /v1/groups/{id}/leave': { roles: STAFF, scope: 'messages:send' },
  'POST /v1/groups/{id}/join-requests': { roles: STAFF, scope: 'messages:send' },
  // Keys send with the first, users with the second.
  'POST /v1/messages': { roles: [], scope: 'messages:send' },
  'POST /v1/sessions/{id}/messages': { roles: STAFF, scope: null },
  'POST /v1/media': { roles: STAFF, scope: 'messages:send' },
  'GET /v1/media/{id}': READS_MESSAGES,
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

/** Routes that need no credentials, or bring their own. */
const OPEN = [
  'POST /v1/auth/register',
  'POST /v1/auth/login',
  'POST /v1/auth/refresh',
  'POST /v1/auth/logout',
  'GET /v1/auth/invitation',
  'POST /v1/auth/accept-invitation',
  'POST /v1/auth/forgot-password',
  'POST /v1/auth/reset-password',
  // The secret in the cookie is the right to use the last two.
  'POST /v1/auth/oidc/start',
  'POST /v1/auth/oidc/finish',
  'POST /v1/auth/oidc/complete',
  'GET /v1/info',
  // The token in the path is the right to use them.
  'GET /v1/connect/{token}',
  'GET /v1/connect/{token}/qr',
  'GET /v1/connect/{token}/live',
  'POST /v1/connect/{token}/pairing-code',
];

/** What is served and is not part of the API: its document, where its reference stood, and health checks. */
const PAGES = [
  'GET /v1/openapi.json',
  'GET /v1/reference',
  'GET /v1/reference*',
  'GET /health/live',
  'GET /health/ready',
];

let app: TestApp;
/** Headers of one user per role, created for each call: a call may end their log-in. */
const people = new Map<Role, () => Promise<Record<string, string>>>();
/** Headers of callers who are nobody, by why. */
let spent: Record<string, Record<string, string>>;
const keys = new Map<ApiKeyScope, () => Promise<Record<string, string>>>();

beforeAll(async () => {
  app = await startTestApp({ variables: NO_WHATSAPP });
  const owner = await app.organization();
  for (const role of ROLES) {
    const { email, password } = await app.member(owner, role);
    let token = '';
    people.set(role, async () => {
      const open = token && (await statusOf('GET', '/v1/auth/me', bearer(token))) === 200;
      if (!open) {
        const login = { email, password };
        token = (await app.call<{ accessToken: string }>('POST /v1/auth/login', login)).body
          .accessToken;
      }
      return bearer(token);
    });
  }
  for (const scope of API_KEY_SCOPES) {
    const { body } = await owner.asUser<{ token: string }>('POST /v1/api-keys', {
      name: scope,
      scopes: [scope],
    });
    keys.set(scope, () => Promise.resolve({ 'x-api-key': body.token }));
  }
  spent = await spentCredentials(app, owner);
});
afterAll(() => app.close());

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

/** Statuses of a caller who is allowed, for a missing thing or an invalid request. */
const LET_IN = new Set([200, 204, 400, 404, 415]);

/** Answers, whatever their status, that did not say what is left of a rate limit. */
const unlimited = new Set<string>();

/** The status alone: the body may be endless. */
async function statusOf(
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<number> {
  const body = /^(POST|PATCH)$/.test(method) ? JSON.stringify({ nonsense: true }) : undefined;
  const answer = await fetch(app.url + path.replace('{id}', 'none'), {
    method,
    headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body } : {}),
  });
  await answer.body?.cancel();
  const limit = `${answer.headers.get('ratelimit-policy')} ${answer.headers.get('ratelimit')}`;
  if (!/^"\w+";q=\d+;w=60 "\w+";r=\d+;t=\d+$/.test(limit))
    unlimited.add(`${method} ${path}: ${answer.status}`);
  return answer.status;
}

describe('the table', () => {
  it('has every route that the router serves, documented or not', () => {
    const served = servedRoutes(app).filter(({ method }) => method !== 'HEAD');
    expect(served.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      [...Object.keys(TABLE), ...OPEN, ...PAGES].sort(),
    );
  });

  it('has every route of the document, and the document every route of the API', async () => {
    const { paths } = (await app.call<OpenAPIObject>('GET /v1/openapi.json')).body;
    const routes = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations as object).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const documented = routes.filter((route) => route.includes('/v1/'));
    expect(documented.sort()).toEqual([...Object.keys(TABLE), ...OPEN].sort());
  });

  it('applies to HEAD as to GET: without credentials everything is rejected', async () => {
    const heads = servedRoutes(app).filter(
      ({ method, path }) => method === 'HEAD' && `GET ${path}` in TABLE,
    );
    expect(heads.length).toBeGreaterThan(10);
    for (const { method, path } of heads) {
      expect([path, await statusOf(method, path, {})]).toEqual([path, 401]);
    }
  });
});

describe.each(Object.entries(TABLE))('%s', (route, { roles, scope }) => {
  it(`allows ${roles.join(', ') || 'no person'}, and keys for ${scope ?? 'nothing'}`, async () => {
    const [method = '', path = ''] = route.split(' ');
    const allowed: string[] = [];
    for (const [who, headers] of [...people, ...keys]) {
      const status = await statusOf(method, path, await headers());
      if (LET_IN.has(status)) allowed.push(who);
      // One that does not accept such credentials says so.
      else expect([who, status]).toEqual([who, isTaken(who) ? 403 : 401]);
    }
    expect(allowed.sort()).toEqual([...roles, ...(scope ? [scope] : [])].sort());
  });

  it('lets nobody in whose credentials open nothing', async () => {
    const [method = '', path = ''] = route.split(' ');
    const statuses: Record<string, number> = {};
    for (const [what, headers] of Object.entries(spent))
      statuses[what] = await statusOf(method, path, headers);
    expect(statuses).toEqual(Object.fromEntries(Object.keys(spent).map((what) => [what, 401])));
  });

  const isTaken = (who: string): boolean =>
    people.has(who as Role) ? roles.length > 0 : scope !== null;
});

it('every answer to everybody above says what is left of a rate limit', () => {
  expect([...unlimited]).toEqual([]);
});
