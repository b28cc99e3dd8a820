import { parseId } from '../src/platform/database/ids';
import {
  type Answer,
  type Caller,
  caller,
  startTestApp,
  type TestApp,
  type TestOrganization,
} from './harness';
import {
  addressOf,
  bodyOf,
  documentedRoutes,
  isClosed,
  isStream,
  namesSomething,
  type Route,
} from './routes/matrix-routes';
import { makersOf } from './routes/makers';

/**
 * Calls every route of the OpenAPI document with what belongs to one client, as an agent, a viewer and a key that are
 * limited to another client of the same organization. Nothing is left out but by a reason that stands here.
 */

const OWN_ACCOUNT = 'It reads or changes the account of who calls, in which no session has a part.';
const SHARED_WORDS =
  'The whole organization shares its labels and snippets: they are read by everybody, and changed by who is limited to nothing.';

/** Lists and facts that a limited caller sees as others do. */
const SEEN_BY_ALL: Readonly<Record<string, string>> = {
  'GET /v1/labels': SHARED_WORDS,
  'GET /v1/snippets': SHARED_WORDS,
  'GET /v1/members':
    'Colleagues are mentioned in notes and given chats, whatever they are limited to.',
  'GET /v1/auth/me': OWN_ACCOUNT,
  'GET /v1/auth/sign-ins': OWN_ACCOUNT,
  'GET /v1/auth/two-factor': OWN_ACCOUNT,
  'GET /v1/organization': 'The name and the look of the organization stand on every page.',
  'GET /v1/alert-settings': 'When there are alerts is the same for all numbers.',
  'GET /v1/assignment-rule': 'Who gets new chats is the same for all numbers.',
};

/** Routes that a limited caller may use as others do, though they name nothing. */
const OPEN_TO_ALL: Readonly<Record<string, string>> = {
  'POST /v1/auth/password': OWN_ACCOUNT,
  'POST /v1/auth/logout-all': OWN_ACCOUNT,
  'POST /v1/auth/switch': OWN_ACCOUNT,
  'DELETE /v1/auth/sign-ins': OWN_ACCOUNT,
  'POST /v1/auth/two-factor': OWN_ACCOUNT,
  'POST /v1/auth/two-factor/confirm': OWN_ACCOUNT,
  'POST /v1/auth/two-factor/recovery-codes': OWN_ACCOUNT,
  'POST /v1/auth/two-factor/disable': OWN_ACCOUNT,
  'POST /v1/auth/oidc/link': OWN_ACCOUNT,
  'POST /v1/auth/oidc/unlink': OWN_ACCOUNT,
  'POST /v1/media':
    'A file belongs to no session before it is sent; its id is known to who uploaded it alone.',
};

/** What is told of what is out of reach, and why. */
const LEADS: Readonly<Record<string, { kinds: readonly string[]; why: string }>> = {
  'GET /v1/deliveries': {
    kinds: ['webhooks'],
    why: 'A webhook of the whole organization gets the events of each session: those deliveries are of the session.',
  },
};

/** A server that nobody listens on: sessions of this test never get further than trying. */
const NO_WHATSAPP = { WHATSAPP_WS_URL: 'ws://127.0.0.1:9/', WHATSAPP_ROOT_KEY: '00'.repeat(32) };

type Limited = Record<'agent' | 'viewer' | 'key', Caller>;

let app: TestApp;
let owner: TestOrganization;
let routes: Route[];
let limited: Limited;
/** Of the one client, or of nobody: by the first part of a path. */
const ids: Record<string, string> = {};
/** Of the client that they are limited to. */
const own = { clientId: '', sessionId: '' };

const idOf = async (answer: Promise<Answer<{ id: string }>>): Promise<string> =>
  (await answer).body.id;

beforeAll(async () => {
  app = await startTestApp({ variables: { ...NO_WHATSAPP, ROLES: 'api,gateway' } });
  owner = await app.organization('Owner');
  for (const [kind, make] of Object.entries(makersOf(app))) ids[kind] = await make(owner);
  await app.dataSource.query(`UPDATE media SET message_id = $1`, [
    parseId('message', ids['messages'] ?? ''),
  ]);
  const sessions = await owner.asUser<{ data: { id: string }[] }>('GET /v1/sessions?limit=100');
  const sessionIds = sessions.body.data.map(({ id }) => id);
  await owner.asUser(`PUT /v1/clients/${ids['clients']}/sessions`, { sessionIds });
  own.clientId = await idOf(owner.asUser('POST /v1/clients', { name: 'Own' }));
  const session = { name: 'Own number', clientId: own.clientId };
  own.sessionId = await idOf(owner.asUser('POST /v1/sessions', session));
  limited = { agent: await person('agent'), viewer: await person('viewer'), key: await key() };
  routes = await documentedRoutes(app);
});
afterAll(() => app.close());

async function person(role: 'agent' | 'viewer'): Promise<Caller> {
  const { asUser, userId } = await app.member(owner, role);
  const limit = { clientIds: [own.clientId] };
  expect((await owner.asUser(`PATCH /v1/members/${userId}`, limit)).status).toBe(200);
  return asUser;
}

async function key(): Promise<Caller> {
  const request = { name: 'Limited', clientIds: [own.clientId] };
  const { body } = await owner.asUser<{ token: string }>('POST /v1/api-keys', request);
  return caller(app.url, { 'x-api-key': body.token });
}

const nameOf = (route: Route): string => `${route.method} ${route.path}`;
/** Routes that take credentials. What they do to the account of the caller is in no matrix. */
const closed = (): Route[] => routes.filter((route) => isClosed(route) && !isStream(route));

/** The answers of a route to each limited caller whom its credentials fit. */
async function answersOf(route: Route): Promise<Answer<Record<string, unknown>>[]> {
  const schemes = (route.operation.security ?? []).map((scheme) =>
    'apiKey' in scheme ? 'apiKey' : 'jwt',
  );
  const callers = [
    ...(schemes.includes('jwt') ? [limited.viewer, limited.agent] : []),
    ...(schemes.includes('apiKey') ? [limited.key] : []),
  ];
  const answers: Answer<Record<string, unknown>>[] = [];
  for (const call of callers)
    answers.push(await call(`${route.method} ${addressOf(route, ids)}`, bodyOf(route, ids)));
  return answers;
}

/** What the owner sees of everything that is out of reach. */
async function everything(): Promise<unknown[]> {
  const lists = closed().filter(({ method, path }) => method === 'GET' && !path.includes('{'));
  const paths = [
    ...lists.map((route) => addressOf(route, ids)),
    ...['sessions', 'chats', 'messages', 'webhooks', 'clients', 'contacts', 'groups'].map(
      (kind) => `/v1/${kind}/${ids[kind]}` as const,
    ),
  ];
  const seen: unknown[] = [];
  for (const path of paths.filter((one) => !/audit-log|sign-ins|api-keys/.test(one)))
    seen.push(withoutEmptyHours((await owner.asUser(`GET ${path}`)).body));
  return seen;
}

/** Counts by the hour without the hours of which nothing is counted: others are those when an hour has passed. */
function withoutEmptyHours(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body), (key, value: unknown) =>
    key === 'hours' && Array.isArray(value)
      ? value.filter((hour: object) => Object.values(hour).some((count) => count > 0))
      : value,
  ) as unknown;
}

describe('whoever is limited to another client', () => {
  it('finds nothing under an id, and changes nothing', async () => {
    const before = await everything();
    const found: string[] = [];
    for (const route of closed().filter(({ path }) => path.includes('{'))) {
      for (const { status } of await answersOf(route))
        if (status !== 404 && status !== 403) found.push(`${nameOf(route)}: ${status}`);
    }
    expect(found).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  it('sees nothing of it in any list', async () => {
    const lists = closed().filter(({ method, path }) => method === 'GET' && !path.includes('{'));
    expect(lists.length).toBeGreaterThan(25);
    const names = lists.map(nameOf);
    expect(Object.keys(SEEN_BY_ALL).filter((name) => !names.includes(name))).toEqual([]);
    const told: string[] = [];
    for (const route of lists.filter((one) => !SEEN_BY_ALL[nameOf(one)])) {
      for (const { status, body } of await answersOf(route)) {
        if (status !== 200 && status !== 403) told.push(`${nameOf(route)}: ${status}`);
        const text = JSON.stringify(body);
        for (const [kind, id] of Object.entries(ids))
          if (text.includes(id) && !LEADS[nameOf(route)]?.kinds.includes(kind))
            told.push(`${nameOf(route)}: ${kind}`);
        if (/secret/i.test(text)) told.push(`${nameOf(route)}: ${text}`);
      }
    }
    expect(told).toEqual([]);
  });

  it('can do nothing with it, nor with what the organization shares, by a body', async () => {
    const rest = closed().filter(
      ({ method, path }) => method !== 'GET' && !path.includes('{') && !path.startsWith('/v1/auth'),
    );
    const names = closed().map(nameOf);
    expect(Object.keys(OPEN_TO_ALL).filter((name) => !names.includes(name))).toEqual([]);
    const done: string[] = [];
    for (const route of rest.filter((one) => !OPEN_TO_ALL[nameOf(one)])) {
      for (const { status, body } of await answersOf(route)) {
        if (status === 403 || (status === 404 && namesSomething(bodyOf(route, ids) ?? {})))
          continue;
        done.push(`${nameOf(route)}: ${status} ${JSON.stringify(body)}`);
      }
    }
    expect(done).toEqual([]);
    const ownAccount = closed().filter(
      ({ method, path }) => method !== 'GET' && path.startsWith('/v1/auth') && !path.includes('{'),
    );
    expect(ownAccount.filter((route) => !OPEN_TO_ALL[nameOf(route)]).map(nameOf)).toEqual([]);
  });

  it('sees its own', async () => {
    for (const call of Object.values(limited)) {
      const list = await call<{ data: { id: string; clientId: string }[] }>('GET /v1/sessions');
      expect(list.body.data.map(({ id, clientId }) => [id, clientId])).toEqual([
        [own.sessionId, own.clientId],
      ]);
      const clients = await call<{ data: unknown[] }>('GET /v1/clients');
      expect(clients.body.data).toEqual([
        expect.objectContaining({ id: own.clientId, sessionIds: [own.sessionId] }),
      ]);
    }
  });
});
