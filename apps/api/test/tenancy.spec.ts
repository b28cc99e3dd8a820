import { type Answer, startTestApp, type TestApp, type TestOrganization } from './harness';
import {
  addressOf,
  bodyOf,
  documentedRoutes,
  isClosed,
  isStream,
  kindOf,
  NAMES,
  namesSomething,
  type Route,
} from './routes/matrix-routes';
import { makersOf } from './routes/makers';

/**
 * Calls every route of the OpenAPI document with the ids of another organization. A new route is
 * included automatically; a new kind of id fails here until a maker is added.
 */

/** A server that nobody listens on: sessions of this test never get further than trying. */
const NO_WHATSAPP = { WHATSAPP_WS_URL: 'ws://127.0.0.1:9/', WHATSAPP_ROOT_KEY: '00'.repeat(32) };

let app: TestApp;
let owner: TestOrganization;
let stranger: TestOrganization;
let routes: Route[];
const ids: Record<string, string> = {};

beforeAll(async () => {
  // Nothing is delivered: a changed endpoint state would look like a change by the other
  // organization.
  app = await startTestApp({ variables: { ...NO_WHATSAPP, ROLES: 'api,gateway' } });
  owner = await app.organization('Owner');
  stranger = await app.organization('Stranger');
  for (const [kind, make] of Object.entries(makersOf(app))) ids[kind] = await make(owner);
  routes = await documentedRoutes(app);
});
afterAll(() => app.close());

/** Calls a route as the other organization, with every kind of credential it accepts. */
function tryAll(route: Route): Promise<Answer<Record<string, unknown>>>[] {
  return (route.operation.security ?? []).map((scheme) => {
    const call = 'apiKey' in scheme ? stranger.asKey : stranger.asUser;
    return call(`${route.method} ${addressOf(route, ids)}`, bodyOf(route, ids));
  });
}

const fields = async (): Promise<unknown[]> => {
  const session = await owner.asUser(`GET /v1/sessions/${ids['sessions']}`);
  const webhook = await owner.asUser(`GET /v1/webhooks/${ids['webhooks']}`);
  const keys = await owner.asUser<{ data: { id: string }[] }>('GET /v1/api-keys');
  const secret = await owner.asUser(`GET /v1/webhooks/${ids['webhooks']}/secret`);
  const log = await owner.asUser<{ data: { id: string }[] }>(
    `GET /v1/webhooks/${ids['webhooks']}/deliveries`,
  );
  const recoveries = await owner.asUser(`GET /v1/webhooks/${ids['webhooks']}/recoveries`);
  const { name, metadata } = session.body;
  return [
    name,
    metadata,
    webhook.body,
    keys.body.data.map((key) => key.id),
    secret.body,
    log.body.data.map((delivery) => delivery.id),
    recoveries.body,
  ];
};

describe('another organization', () => {
  it('is tested with every kind of id in a path', () => {
    // Behind a connect link there is no organization: its own spec shows what it tells.
    const named = routes.filter(
      (route) => route.path.includes('{') && !route.path.includes('{token}'),
    );
    expect(named.length).toBeGreaterThan(8);
    const unknown = named.filter(
      (route) =>
        !ids[kindOf(route)] ||
        [...route.path.matchAll(/\{(\w+)\}/g)].some(
          ([, name]) => name !== 'id' && !NAMES[name ?? ''],
        ),
    );
    expect(unknown.map((route) => route.path)).toEqual([]);
  });

  it('finds nothing under the ids of the first, and changes nothing', async () => {
    const before = await fields();
    for (const route of routes.filter((candidate) => candidate.path.includes('{id}'))) {
      for (const answer of await Promise.all(tryAll(route))) {
        expect([route.method, route.path, answer.status, answer.body['code']]).toEqual([
          route.method,
          route.path,
          404,
          'not_found',
        ]);
      }
    }
    expect(await fields()).toEqual(before);
  });

  it('cannot name them in a body either', async () => {
    for (const route of routes.filter(
      (candidate) => isClosed(candidate) && !candidate.path.includes('{'),
    )) {
      const body = bodyOf(route, ids);
      if (!body || !namesSomething(body)) continue;
      for (const answer of await Promise.all(tryAll(route))) {
        expect([route.path, answer.status]).toEqual([route.path, 404]);
      }
    }
  });

  it('sees none of them in any list', async () => {
    for (const route of routes.filter(
      (candidate) =>
        candidate.method === 'GET' &&
        isClosed(candidate) &&
        !isStream(candidate) &&
        !candidate.path.includes('{'),
    )) {
      for (const answer of await Promise.all(tryAll(route))) {
        expect([route.path, answer.status]).toEqual([route.path, 200]);
        for (const id of Object.values(ids)) expect(JSON.stringify(answer.body)).not.toContain(id);
        expect(JSON.stringify(answer.body)).not.toMatch(/secret/i);
      }
    }
  });

  it('has its own test for every stream', () => {
    const streams = routes.filter(isStream).map(({ path }) => path);
    expect(streams.sort()).toEqual(['/v1/connect/{token}/live', '/v1/live']);
  });

  it('does not learn whether an id exists', async () => {
    const real = await stranger.asUser(`GET /v1/sessions/${ids['sessions']}`);
    const invented = await stranger.asUser(`GET /v1/sessions/sess_${'0'.repeat(32)}`);
    expect({ ...real.body, requestId: '' }).toEqual({ ...invented.body, requestId: '' });
  });

  it('without credentials is rejected everywhere', async () => {
    for (const route of routes.filter(isClosed)) {
      const path = route.path.replace('{id}', ids[kindOf(route)] ?? 'x') as `/${string}`;
      const answer = await app.call(`${route.method} ${path}`, bodyOf(route, ids));
      expect([route.path, answer.status, answer.body['code']]).toEqual([
        route.path,
        401,
        'missing_credentials',
      ]);
    }
  });
});
