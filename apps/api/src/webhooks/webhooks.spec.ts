import { startTestApp, type TestApp, type TestOrganization } from '../../test/harness';

interface Hook {
  id: string;
  url: string;
  events: string[];
  sessionIds: string[] | null;
  description: string | null;
  headers: Record<string, string>;
  enabled: boolean;
  disabledReason: string | null;
  createdAt: string;
  secret: string;
}

let app: TestApp;
let agency: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
  agency = await app.organization();
});
afterAll(() => app.close());

const URL_OF_AGENCY = 'https://agency.example/whatsapp';
const create = async (body: object = {}): Promise<Hook> =>
  (await agency.asUser<Hook>('POST /v1/webhooks', { url: URL_OF_AGENCY, ...body })).body;

describe('a webhook', () => {
  it('is created with the documented events when none are given, and shows its secret', async () => {
    const answer = await agency.asKey<Hook>('POST /v1/webhooks', { url: URL_OF_AGENCY });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^hook_[0-9a-f]{32}$/) as string,
      url: URL_OF_AGENCY,
      events: ['message.received', 'session.status', 'session.qr'],
      sessionIds: null,
      description: null,
      headers: {},
      enabled: true,
      disabledReason: null,
      concurrency: 8,
      ratePerSecond: null,
      retrySchedule: null,
      strictOrder: false,
      state: 'healthy',
      failingSince: null,
      nextProbeAt: null,
      secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/) as string,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
    });
  });

  it('stores what it was created with', async () => {
    const chosen = {
      url: 'http://agency.example:8080/a?b=c',
      events: ['message.status'],
      description: 'CRM',
      headers: { 'X-Tenant': '4711', Authorization: 'Bearer abc' },
    };
    const { secret, ...hook } = await create(chosen);
    expect(secret).toBeDefined();
    expect(hook).toMatchObject(chosen);
    expect((await agency.asKey<Hook>(`GET /v1/webhooks/${hook.id}`)).body).toEqual({
      ...hook,
      headers: { 'X-Tenant': '(hidden)', Authorization: '(hidden)' },
    });
  });

  it('has the delivery settings of its owner, from the start or later', async () => {
    const settings = {
      concurrency: 1,
      ratePerSecond: 0.5,
      retrySchedule: [0, 30, 3_600],
      strictOrder: true,
    };
    const hook = await create(settings);
    expect(hook).toMatchObject(settings);
    const patch = (body: object): Promise<{ status: number; body: Hook }> =>
      agency.asUser<Hook>(`PATCH /v1/webhooks/${hook.id}`, body);
    expect((await patch({ concurrency: 64 })).body).toMatchObject({ ...settings, concurrency: 64 });
    const plain = { ratePerSecond: null, retrySchedule: null, strictOrder: false };
    expect((await patch(plain)).body).toMatchObject({ ...plain, concurrency: 64 });
    const { body } = await agency.asUser<{ data: Hook[] }>('GET /v1/webhooks');
    expect(body.data.find(({ id }) => id === hook.id)).toMatchObject({ ...plain, concurrency: 64 });
  });

  it.each([
    [{ concurrency: 0 }, 'concurrency'],
    [{ concurrency: 65 }, 'concurrency'],
    [{ concurrency: 1.5 }, 'concurrency'],
    [{ concurrency: null }, 'concurrency'],
    [{ ratePerSecond: 0 }, 'ratePerSecond'],
    [{ ratePerSecond: -1 }, 'ratePerSecond'],
    [{ ratePerSecond: 1e-9 }, 'ratePerSecond'],
    [{ ratePerSecond: 1e9 }, 'ratePerSecond'],
    [{ ratePerSecond: '5' }, 'ratePerSecond'],
    [{ retrySchedule: [] }, 'retrySchedule'],
    [{ retrySchedule: [-1] }, 'retrySchedule'],
    [{ retrySchedule: [0, 86_401] }, 'retrySchedule'],
    [{ retrySchedule: [0.5] }, 'retrySchedule'],
    [{ retrySchedule: [60, 300] }, 'retrySchedule'],
    [{ retrySchedule: Array.from({ length: 21 }, () => 0) }, 'retrySchedule'],
    [{ strictOrder: 'yes' }, 'strictOrder'],
    [{ strictOrder: null }, 'strictOrder'],
  ])('rejects the delivery settings %j', async (body, path) => {
    const { id } = await create();
    for (const route of ['POST /v1/webhooks', `PATCH /v1/webhooks/${id}`] as const) {
      const answer = await agency.asUser<{ code: string; errors: { path: string }[] }>(route, {
        ...(route.startsWith('POST') ? { url: URL_OF_AGENCY } : {}),
        ...body,
      });
      expect([answer.status, answer.body.errors[0]?.path]).toEqual([400, path]);
    }
  });

  it('is listed newest first, page by page, without its secret', async () => {
    const other = await app.organization();
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      ids.unshift((await other.asUser<Hook>('POST /v1/webhooks', { url: URL_OF_AGENCY })).body.id);
    }
    const first = await other.asKey<{ data: Hook[]; nextCursor: string }>(
      'GET /v1/webhooks?limit=2',
    );
    const second = await other.asUser<{ data: Hook[]; nextCursor: null }>(
      `GET /v1/webhooks?limit=2&cursor=${first.body.nextCursor}`,
    );
    expect([...first.body.data, ...second.body.data].map((hook) => hook.id)).toEqual(ids);
    expect(second.body.nextCursor).toBeNull();
    expect(JSON.stringify(first.body)).not.toContain('whsec_');
  });

  it('reveals its secret on an explicit call', async () => {
    const { id, secret } = await create();
    const answer = await agency.asUser(`GET /v1/webhooks/${id}/secret`);
    expect([answer.status, answer.body]).toEqual([200, { secret, headers: {} }]);
  });

  it('changes only the given fields', async () => {
    const hidden = { 'X-A': '(hidden)' };
    const { secret, ...hook } = await create({ description: 'old', headers: { 'X-A': '1' } });
    const changed = await agency.asKey<Hook>(`PATCH /v1/webhooks/${hook.id}`, {
      description: null,
      enabled: false,
    });
    expect([changed.status, changed.body]).toEqual([
      200,
      { ...hook, headers: hidden, description: null, enabled: false, state: 'disabled' },
    ]);
    const nothing = await agency.asKey<Hook>(`PATCH /v1/webhooks/${hook.id}`, {});
    expect(nothing.body).toEqual(changed.body);
    expect((await agency.asKey(`GET /v1/webhooks/${hook.id}/secret`)).body).toEqual({
      secret,
      headers: { 'X-A': '1' },
    });
  });

  it('shows the values of its headers only when it is created and on an explicit call', async () => {
    const { id } = await create({ headers: { Authorization: 'Bearer abc', 'X-Tenant': '4711' } });
    const seen = [
      await agency.asUser(`GET /v1/webhooks/${id}`),
      await agency.asKey('GET /v1/webhooks?limit=1'),
      await agency.asUser(`PATCH /v1/webhooks/${id}`, { description: 'x' }),
    ];
    for (const { status, body } of seen) {
      expect([status, JSON.stringify(body)]).toEqual([200, expect.stringContaining('(hidden)')]);
      expect(JSON.stringify(body)).not.toMatch(/Bearer abc|4711/);
    }
    const revealed = async (): Promise<unknown> =>
      (await agency.asUser<Hook>(`GET /v1/webhooks/${id}/secret`)).body.headers;
    expect(await revealed()).toEqual({ Authorization: 'Bearer abc', 'X-Tenant': '4711' });
    const change = (headers: object): Promise<{ status: number; body: unknown }> =>
      agency.asUser(`PATCH /v1/webhooks/${id}`, { headers });
    expect(await change({ authorization: '(hidden)', 'X-New': '1' })).toMatchObject({
      status: 200,
      body: { headers: { authorization: '(hidden)', 'X-New': '(hidden)' } },
    });
    expect(await revealed()).toEqual({ authorization: 'Bearer abc', 'X-New': '1' });
    expect(await change({ 'X-Other': '(hidden)' })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ path: 'headers.X-Other' }] },
    });
    expect(await revealed()).toEqual({ authorization: 'Bearer abc', 'X-New': '1' });
    expect((await change({})).status).toBe(200);
    expect(await revealed()).toEqual({});
  });

  it('does not exist after it is deleted', async () => {
    const { id } = await create();
    expect((await agency.asUser(`DELETE /v1/webhooks/${id}`)).status).toBe(204);
    for (const route of ['GET', 'DELETE'] as const) {
      const answer = await agency.asUser(`${route} /v1/webhooks/${id}`);
      expect([answer.status, answer.body['code']]).toEqual([404, 'not_found']);
    }
  });
});

describe('a webhook is rejected', () => {
  const refusal = async (body: unknown): Promise<[number, unknown, string]> => {
    const answer = await agency.asUser<{ code: string; errors?: { path: string }[] }>(
      'POST /v1/webhooks',
      body,
    );
    return [answer.status, answer.body.code, answer.body.errors?.[0]?.path ?? ''];
  };

  it.each([
    ['without an address', {}, 'url'],
    ['with another protocol', { url: 'ftp://agency.example/' }, 'url'],
    ['with half an address', { url: 'agency.example/hook' }, 'url'],
    ['with an unknown event', { url: URL_OF_AGENCY, events: ['message.sent'] }, 'events'],
    ['with no events at all', { url: URL_OF_AGENCY, events: [] }, 'events'],
    ['with an unknown field', { url: URL_OF_AGENCY, secret: 'mine' }, 'secret'],
    ['with headers that are not text', { url: URL_OF_AGENCY, headers: { a: 1 } }, 'headers'],
  ])('%s', async (_, body, path) => {
    expect(await refusal(body)).toEqual([400, 'invalid_request', path]);
  });

  it.each([
    'X-Whathooks-Event',
    'webhook-id',
    'WEBHOOK-SIGNATURE',
    'Content-Type',
    'content-length',
    'Host',
    'Connection',
    'Transfer-Encoding',
    'X-Real-IP',
    'X_Real_IP',
    'Forwarded',
    'X-Forwarded-For',
    'X_FORWARDED_HOST',
    'True-Client-IP',
    'CF-Connecting-IP',
    'X-Original-URL',
    'Proxy',
    'Proxy-Authorization',
    'User-Agent',
    'X Tenant',
    'X-Tenänt',
    'X:Tenant',
  ])('with the header %s', async (name) => {
    expect(await refusal({ url: URL_OF_AGENCY, headers: { [name]: '1' } })).toEqual([
      400,
      'invalid_request',
      `headers.${name}`,
    ]);
  });

  it.each([['a\r\nX-Injected: 1'], ['ä'], [' space'], ['nul\0']])(
    'with the header value %j',
    async (value) => {
      expect(await refusal({ url: URL_OF_AGENCY, headers: { 'X-A': value } })).toEqual([
        400,
        'invalid_request',
        'headers.X-A',
      ]);
    },
  );

  it('with one header in two spellings', async () => {
    expect(await refusal({ url: URL_OF_AGENCY, headers: { 'X-A': '1', 'x-a': '2' } })).toEqual([
      400,
      'invalid_request',
      'headers.x-a',
    ]);
  });

  it.each(['https://user:secret@agency.example/', 'https://user@agency.example/'])(
    'with credentials in the address: %s',
    async (url) => {
      expect(await refusal({ url })).toEqual([400, 'webhook_url_forbidden', 'url']);
    },
  );

  it('with a fragment in the address', async () => {
    expect(await refusal({ url: `${URL_OF_AGENCY}#top` })).toEqual([
      400,
      'webhook_url_forbidden',
      'url',
    ]);
  });

  it('with a header whose value is not known', async () => {
    const headers = { 'X-A': '(hidden)' };
    expect(await refusal({ url: URL_OF_AGENCY, headers })).toEqual([
      400,
      'invalid_request',
      'headers.X-A',
    ]);
  });

  it('when a change is invalid, and stays unchanged', async () => {
    const { secret, ...hook } = await create();
    expect(secret).toBeDefined();
    for (const [body, code] of [
      [{ url: 'https://user@agency.example/' }, 'webhook_url_forbidden'],
      [{ url: null }, 'invalid_request'],
      [{ enabled: null }, 'invalid_request'],
      [{ events: null }, 'invalid_request'],
      [{ enabled: 'yes' }, 'invalid_request'],
      [{ headers: { Host: 'x' } }, 'invalid_request'],
    ] as const) {
      const answer = await agency.asUser(`PATCH /v1/webhooks/${hook.id}`, body);
      expect([body, answer.status, answer.body['code']]).toEqual([body, 400, code]);
    }
    expect((await agency.asUser(`GET /v1/webhooks/${hook.id}`)).body).toEqual(hook);
  });
});

describe('of webhooks', () => {
  it('another organization sees and changes nothing', async () => {
    const stranger = await app.organization();
    const { id, secret } = await create();
    for (const route of [
      `GET /v1/webhooks/${id}`,
      `GET /v1/webhooks/${id}/secret`,
      `PATCH /v1/webhooks/${id}`,
      `DELETE /v1/webhooks/${id}`,
    ] as const) {
      const body = route.startsWith('PATCH') ? { enabled: false } : undefined;
      const answer = await stranger.asUser(route, body);
      expect([route, answer.status, answer.body['code']]).toEqual([route, 404, 'not_found']);
    }
    expect((await stranger.asKey<{ data: [] }>('GET /v1/webhooks')).body.data).toEqual([]);
    expect((await agency.asUser(`GET /v1/webhooks/${id}/secret`)).body).toMatchObject({ secret });
    expect((await agency.asUser(`GET /v1/webhooks/${id}`)).body).toMatchObject({ enabled: true });
  });

  it('an id of another type is not found', async () => {
    const { id } = await create();
    for (const wrong of [id.replace('hook_', 'msg_'), id.slice(5), 'x']) {
      expect((await agency.asUser(`GET /v1/webhooks/${wrong}`)).status).toBe(404);
    }
  });

  it('a key without the scope can change nothing and sees no secret', async () => {
    const { id } = await create();
    const key = await agency.asUser<{ token: string }>('POST /v1/api-keys', {
      name: 'reader',
      scopes: ['webhooks:read'],
    });
    const headers = { 'x-api-key': key.body.token };
    expect((await app.call(`GET /v1/webhooks/${id}`, undefined, headers)).status).toBe(200);
    for (const route of [
      'POST /v1/webhooks',
      `PATCH /v1/webhooks/${id}`,
      `DELETE /v1/webhooks/${id}`,
      `GET /v1/webhooks/${id}/secret`,
    ] as const) {
      const answer = await app.call(route, undefined, headers);
      expect([route, answer.status, answer.body['code']]).toEqual([route, 403, 'forbidden']);
    }
  });
});
