import { startTestApp, type TestApp, type TestOrganization } from '../../test/harness';

interface KeyBody {
  id: string;
  token: string;
  last4: string;
  scopes: string[];
  lastUsedAt: string | null;
}

let app: TestApp;
let agency: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
  agency = await app.organization();
});
afterAll(() => app.close());

const create = async (body: object): Promise<KeyBody> =>
  (await agency.asUser<KeyBody>('POST /v1/api-keys', body)).body;

const tryKey = (headers: Record<string, string>): ReturnType<typeof app.call> =>
  app.call('GET /v1/webhooks', undefined, headers);

describe('API keys', () => {
  it('are shown once and kept as a hash', async () => {
    const key = await create({ name: 'CRM' });
    expect(key.token).toMatch(/^wh_live_/);
    expect(key.last4).toBe(key.token.slice(-4));
    const list = await agency.asUser('GET /v1/api-keys');
    expect(JSON.stringify(list.body)).not.toContain(key.token);
    const rows = await app.dataSource.query<unknown[]>('SELECT * FROM api_keys');
    expect(JSON.stringify(rows)).not.toContain(key.token);
  });

  it('open the door in either header', async () => {
    const { token } = await create({ name: 'either' });
    expect((await tryKey({ 'x-api-key': token })).status).toBe(200);
    expect((await tryKey({ authorization: `Bearer ${token}` })).status).toBe(200);
  });

  it('tell when they were last used', async () => {
    const { id, token } = await create({ name: 'used' });
    await tryKey({ 'x-api-key': token });
    const { body } = await agency.asUser<{ data: KeyBody[] }>('GET /v1/api-keys');
    expect(body.data.find((key) => key.id === id)?.lastUsedAt).toMatch(/Z$/);
  });

  it('are refused from the request after they were revoked', async () => {
    const { id, token } = await create({ name: 'gone' });
    expect((await tryKey({ 'x-api-key': token })).status).toBe(200);
    expect((await agency.asUser(`DELETE /v1/api-keys/${id}`)).status).toBe(204);
    expect(await tryKey({ 'x-api-key': token })).toMatchObject({
      status: 401,
      body: { code: 'invalid_credentials' },
    });
    expect((await agency.asUser(`DELETE /v1/api-keys/${id}`)).status).toBe(404);
  });

  it('are refused once they have expired', async () => {
    const { token } = await create({
      name: 'brief',
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    expect((await tryKey({ 'x-api-key': token })).status).toBe(200);
    await app.dataSource.query(
      `UPDATE api_keys SET expires_at = now() - interval '1 s' WHERE name = 'brief'`,
    );
    expect((await tryKey({ 'x-api-key': token })).status).toBe(401);
  });

  it('do what their scopes allow and nothing else', async () => {
    const { token } = await create({ name: 'reader', scopes: ['webhooks:read'] });
    expect((await tryKey({ 'x-api-key': token })).status).toBe(200);
    const answer = await app.call(
      'POST /v1/webhooks',
      { url: 'https://x.example' },
      { 'x-api-key': token },
    );
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('cannot make keys', async () => {
    const answer = await agency.asKey('POST /v1/api-keys', { name: 'child' });
    expect(answer).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } });
  });

  it.each([
    ['without a name', {}],
    ['with an unknown scope', { name: 'x', scopes: ['everything'] }],
    ['that expired already', { name: 'x', expiresAt: '2020-01-01T00:00:00.000Z' }],
    ['with a date that is none', { name: 'x', expiresAt: 'tomorrow' }],
  ])('are not made %s', async (_, body) => {
    expect(await agency.asUser('POST /v1/api-keys', body)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
  });

  it('are listed in pages, newest first', async () => {
    for (const name of ['one', 'two', 'three']) await create({ name });
    const first = await agency.asUser<{ data: { name: string }[]; nextCursor: string }>(
      'GET /v1/api-keys?limit=2',
    );
    expect(first.body.data.map((key) => key.name)).toEqual(['three', 'two']);
    const second = await agency.asUser<{ data: { name: string }[] }>(
      `GET /v1/api-keys?limit=1&cursor=${first.body.nextCursor}`,
    );
    expect(second.body.data.map((key) => key.name)).toEqual(['one']);
    expect(await agency.asUser('GET /v1/api-keys?cursor=nonsense')).toMatchObject({
      status: 400,
      body: { code: 'invalid_cursor' },
    });
  });
});
