import { startTestApp, type TestApp, type TestOrganization } from '../../test/harness';

interface KeyBody {
  id: string;
  token: string;
  last4: string;
  scopes: string[];
  lastUsedAt: string | null;
  lastUsedAddress: string | null;
  previousWorksUntil: string | null;
  createdBy: { id: string; name: string } | null;
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

  it('tell who made them, also when that person has left', async () => {
    const admin = await app.member(agency, 'admin');
    const { body: made } = await admin.asUser<KeyBody>('POST /v1/api-keys', { name: 'by another' });
    const me = await admin.asUser<{ data: { id: string; name: string }[] }>('GET /v1/members');
    const maker = me.body.data.find(({ id }) => id === admin.userId);
    expect(maker?.name).toBeTruthy();
    const expected = { id: admin.userId, name: maker?.name };
    expect(made.createdBy).toEqual(expected);
    expect((await agency.asUser(`DELETE /v1/members/${admin.userId}`)).status).toBe(204);
    const { body } = await agency.asUser<{ data: KeyBody[] }>('GET /v1/api-keys');
    expect(body.data.find(({ id }) => id === made.id)?.createdBy).toEqual(expected);
    const rotated = await agency.asUser<KeyBody>(`POST /v1/api-keys/${made.id}/rotate`, {});
    expect(rotated.body.createdBy).toEqual(expected);
    await app.dataSource.query(
      `UPDATE api_keys SET created_by = gen_random_uuid() WHERE name = 'by another'`,
    );
    const again = await agency.asUser<{ data: KeyBody[] }>('GET /v1/api-keys');
    expect(again.body.data.find(({ id }) => id === made.id)?.createdBy).toBeNull();
  });

  it('tell when and from where they were last used', async () => {
    const { id, token } = await create({ name: 'used' });
    await tryKey({ 'x-api-key': token });
    const { body } = await agency.asUser<{ data: KeyBody[] }>('GET /v1/api-keys');
    const used = body.data.find((key) => key.id === id);
    expect(used?.lastUsedAt).toMatch(/Z$/);
    expect(used?.lastUsedAddress).toBe('127.0.0.1');
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

  it.each(['x', '{your key}', 'live_4b7d', 'a.b'])(
    'that are no keys, as "%s", are told from access tokens',
    async (token) => {
      const answer = await tryKey({ 'x-api-key': token });
      expect(answer).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } });
      expect(answer.body).toMatchObject({ detail: expect.stringContaining('begins with wh_') });
    },
  );

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

  it('work from allowed addresses alone, and say so elsewhere', async () => {
    const { token } = await create({
      name: 'servers',
      allowedAddresses: ['203.0.113.0/24', '2001:db8::/32'],
    });
    const refused = await tryKey({ 'x-api-key': token });
    expect(refused).toMatchObject({ status: 403, body: { code: 'address_not_allowed' } });
    expect(JSON.stringify(refused.body)).toContain('127.0.0.1');
    const own = await create({ name: 'loopback', allowedAddresses: ['::1', '127.0.0.0/8'] });
    expect((await tryKey({ 'x-api-key': own.token })).status).toBe(200);
  });

  it.each(['localhost', '203.0.113.0/33', '203.0.113.0/', '1.2.3', '::1/129', 'fe80::1%eth0', ''])(
    'are not limited to %j',
    async (address) => {
      const answer = await agency.asUser('POST /v1/api-keys', {
        name: 'x',
        allowedAddresses: [address],
      });
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    },
  );

  it('are rotated while the token before works for a while yet', async () => {
    const { id, token: first } = await create({ name: 'rotated', scopes: ['webhooks:read'] });
    const rotate = async (body: object): Promise<KeyBody> =>
      (await agency.asUser<KeyBody>(`POST /v1/api-keys/${id}/rotate`, body)).body;
    const opens = async (token: string): Promise<boolean> =>
      (await tryKey({ 'x-api-key': token })).status === 200;
    const second = await rotate({});
    expect(second).toMatchObject({ id, scopes: ['webhooks:read'], last4: second.token.slice(-4) });
    expect(Date.parse(second.previousWorksUntil ?? '')).toBeGreaterThan(
      Date.now() + 23 * 3_600_000,
    );
    expect([await opens(first), await opens(second.token)]).toEqual([true, true]);
    await app.dataSource.query(
      "UPDATE api_keys SET previous_until = now() - interval '1 s' WHERE name = 'rotated'",
    );
    expect([await opens(first), await opens(second.token)]).toEqual([false, true]);

    const third = await rotate({ overlapMinutes: 60 });
    const fourth = await rotate({ overlapMinutes: 60 });
    // Of several before it the last one works.
    expect([await opens(second.token), await opens(third.token)]).toEqual([false, true]);
    const fifth = await rotate({ overlapMinutes: 0 });
    expect(fifth.previousWorksUntil).toBeNull();
    expect([await opens(fourth.token), await opens(fifth.token)]).toEqual([false, true]);

    const last = await rotate({ overlapMinutes: 60 });
    await agency.asUser(`DELETE /v1/api-keys/${id}`);
    expect([await opens(fifth.token), await opens(last.token)]).toEqual([false, false]);
    expect((await agency.asUser(`POST /v1/api-keys/${id}/rotate`, {})).status).toBe(404);
  });

  it('are in the audit log from their making to their end', async () => {
    const { id } = await create({ name: 'audited' });
    await agency.asUser(`POST /v1/api-keys/${id}/rotate`, { overlapMinutes: 5 });
    await agency.asUser(`DELETE /v1/api-keys/${id}`);
    const { body } = await agency.asUser<{ data: Record<string, unknown>[] }>('GET /v1/audit-log');
    const entries = body.data.filter(({ target }) => target === id);
    expect(entries.map(({ action, details }) => [action, details])).toEqual([
      ['api_key.revoked', { name: 'audited' }],
      ['api_key.rotated', { name: 'audited', overlapMinutes: '5' }],
      ['api_key.created', { name: 'audited' }],
    ]);
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
