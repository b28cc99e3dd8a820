import type { OpenAPIObject } from '@nestjs/swagger';
import { publicId } from '../src/platform/database/ids';
import { storeChat, storeContact, storeGroup, storeMessage } from './stored-messages';
import { DeliveryBench } from './deliveries/deliveries';
import { type Answer, startTestApp, type TestApp, type TestOrganization } from './harness';
import { uploadFile } from './storage/upload';

/**
 * Calls every route of the OpenAPI document with the ids of another organization. A new route is
 * included automatically; a new kind of id fails here until a maker is added.
 */

/** Creates one thing of each kind and returns its id, by the first part of the path. */
const MAKERS: Record<string, (owner: TestOrganization) => Promise<string>> = {
  sessions: async ({ asUser }) =>
    (await asUser<{ id: string }>('POST /v1/sessions', { name: 'Secret bakery' })).body.id,
  messages: async (owner) => {
    const { body } = await owner.asUser<{ id: string }>('POST /v1/sessions', { name: 'Secret' });
    return storeMessage(app, owner, body.id);
  },
  chats: async (owner) => {
    const { body } = await owner.asUser<{ id: string }>('POST /v1/sessions', { name: 'Secret' });
    return storeChat(app, owner, body.id);
  },
  contacts: async (owner) => {
    const { body } = await owner.asUser<{ id: string }>('POST /v1/sessions', { name: 'Secret' });
    return storeContact(app, owner, body.id);
  },
  groups: async (owner) => {
    const { body } = await owner.asUser<{ id: string }>('POST /v1/sessions', { name: 'Secret' });
    return storeGroup(app, owner, body.id);
  },
  webhooks: async ({ asUser }) =>
    (await asUser<{ id: string }>('POST /v1/webhooks', { url: 'https://secret.example/hook' })).body
      .id,
  deliveries: async (owner) => {
    const bench = new DeliveryBench(app, owner);
    const webhook = await bench.webhook('https://secret.example/deliveries');
    await bench.publish(bench.event(1));
    const [delivery] = await bench.deliveries(webhook);
    return publicId('delivery', delivery?.id ?? '');
  },
  events: async (owner) => {
    const bench = new DeliveryBench(app, owner);
    const event = bench.event(1);
    await bench.publish(event);
    return publicId('event', event.id);
  },
  recoveries: async (owner) => {
    const { asUser } = owner;
    const webhook = await new DeliveryBench(app, owner).webhook('https://secret.example/recovery');
    const { body } = await asUser<{ recovery: { id: string } }>(
      `POST /v1/webhooks/${webhook.id}/recover`,
      { since: '2026-06-29T00:00:00.000Z' },
    );
    return body.recovery.id;
  },
  labels: async ({ asUser }) =>
    (await asUser<{ id: string }>('POST /v1/labels', { name: 'Secret label' })).body.id,
  notes: async (owner) => {
    const { body } = await owner.asUser<{ id: string }>('POST /v1/sessions', { name: 'Secret' });
    const chat = await storeChat(app, owner, body.id);
    const path = `POST /v1/chats/${chat}/notes` as const;
    return (await owner.asUser<{ id: string }>(path, { text: 'Secret' })).body.id;
  },
  snippets: async ({ asUser }) => {
    const snippet = { shortcut: 'secret', text: 'Secret offer' };
    return (await asUser<{ id: string }>('POST /v1/snippets', snippet)).body.id;
  },
  media: async ({ jwt }) => (await uploadFile(app, jwt, 'Secret offer')).id,
  members: async (owner) => (await app.member(owner, 'agent', 'Secret colleague')).userId,
  'connect-links': async ({ asUser }) => {
    const { body } = await asUser<{ id: string }>('POST /v1/sessions', { name: 'Secret' });
    const path = `POST /v1/sessions/${body.id}/connect-links` as const;
    return (await asUser<{ id: string }>(path, { expiresInMinutes: 5 })).body.id;
  },
  invitations: async ({ asUser }) =>
    (await asUser<{ id: string }>('POST /v1/invitations', { role: 'agent' })).body.id,
  auth: async ({ asUser }) =>
    (await asUser<{ data: { id: string }[] }>('GET /v1/auth/sign-ins')).body.data[0]?.id ?? '',
  'api-keys': async ({ asUser }) =>
    (await asUser<{ id: string }>('POST /v1/api-keys', { name: 'Secret key' })).body.id,
};

/** What paths name besides ids of ours, within what has one: any value will do. */
const NAMES: Record<string, string> = {
  callId: '4D2E0B1A8C7F4E6D9A3B5C1F2E8D7A60',
  chat: '15551234567',
};

/** What a query must have: all that is made here has it somewhere. */
const QUERIES: Record<string, string> = { q: 'secret' };

interface Operation {
  responses: Record<string, { content?: Record<string, unknown> }>;
  security?: Record<string, unknown>[];
  requestBody?: { content: Record<string, { example?: Record<string, unknown> }> };
  parameters?: { name: string; in: string; required?: boolean }[];
}

interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  operation: Operation;
}

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
  for (const [kind, make] of Object.entries(MAKERS)) ids[kind] = await make(owner);
  const document = (await app.call<OpenAPIObject>('GET /v1/openapi.json')).body;
  routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, Operation>).map(([method, operation]) => ({
      method: method.toUpperCase() as Route['method'],
      path,
      operation,
    })),
  );
});
afterAll(() => app.close());

const kindOf = (route: Route): string => route.path.split('/')[2] ?? '';
/** Endless responses; apps/api/src/live has its own test. */
const isStream = ({ operation }: Route): boolean =>
  'text/event-stream' in (operation.responses['200']?.content ?? {});
const isClosed = (route: Route): boolean => (route.operation.security ?? []).length > 0;

/** The example body of a route, with the owner's ids instead of the example's. */
function bodyOf({ operation }: Route): Record<string, unknown> | undefined {
  const example = operation.requestBody?.content['application/json']?.example;
  if (!example) return undefined;
  const body = { ...example };
  if ('sessionId' in body) body['sessionId'] = ids['sessions'];
  if ('sessionIds' in body) body['sessionIds'] = [ids['sessions']];
  return body;
}

/** What a route cannot be asked without. */
function queryOf({ operation }: Route): string {
  const required = (operation.parameters ?? []).filter((one) => one.in === 'query' && one.required);
  const query = new URLSearchParams(
    Object.fromEntries(required.map(({ name }) => [name, QUERIES[name] ?? 'missing'])),
  );
  return required.length > 0 ? `?${query}` : '';
}

/** Calls a route as the other organization, with every kind of credential it accepts. */
function tryAll(route: Route): Promise<Answer<Record<string, unknown>>>[] {
  const path = route.path
    .replace('{id}', ids[kindOf(route)] ?? 'missing')
    .replace(/\{(\w+)\}/, (_all, name: string) => NAMES[name] ?? 'missing') as `/${string}`;
  return (route.operation.security ?? []).map((scheme) => {
    const call = 'apiKey' in scheme ? stranger.asKey : stranger.asUser;
    return call(`${route.method} ${path}${queryOf(route)}`, bodyOf(route));
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
        !MAKERS[kindOf(route)] ||
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
      const body = bodyOf(route);
      if (!body || !('sessionId' in body || 'sessionIds' in body)) continue;
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
      const answer = await app.call(`${route.method} ${path}`, bodyOf(route));
      expect([route.path, answer.status, answer.body['code']]).toEqual([
        route.path,
        401,
        'missing_credentials',
      ]);
    }
  });
});
