import {
  type Answer,
  startTestApp,
  type TestApp,
  type TestOrganization,
} from '../../../../test/harness';
import { NO_WHATSAPP } from '../../../../test/processes/no-whatsapp';
import { newId, parseId } from '../../database/ids';
import { UnitOfWork } from '../../database/unit-of-work';
import { Vault } from '../../vault/vault';
import { IdempotencyClaim } from './idempotency-claim';
import { IdempotencyRepository } from './idempotency.repository';
import { IdempotencyKeys } from './idempotency-keys';

let app: TestApp;
let agency: TestOrganization;

const HOOK = { url: 'https://shop.example/hook', description: 'orders' };

beforeAll(async () => {
  app = await startTestApp({ variables: NO_WHATSAPP });
  agency = await app.organization();
});
afterAll(() => app.close());

type Body = Record<string, unknown>;
const post = (key: string, body: unknown = HOOK, by = agency): Promise<Answer<Body>> =>
  by.asUser<Body>('POST /v1/webhooks', body, { 'idempotency-key': key });

const count = async (): Promise<number> =>
  (await agency.asUser<{ data: unknown[] }>('GET /v1/webhooks?limit=100')).body.data.length;

describe('a request with an Idempotency-Key', () => {
  it('is executed once and gets the same response, with its secret', async () => {
    const before = await count();
    const first = await post('once');
    expect(first.status).toBe(201);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    const again = await post('once', { description: 'orders', url: HOOK.url });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await count()).toBe(before + 1);
  });

  it('stores no response unencrypted', async () => {
    const { body } = await post('sealed');
    const rows = await app.dataSource.query<{ answer: Buffer }[]>(
      `SELECT answer FROM idempotency_keys WHERE key = 'sealed'`,
    );
    expect(rows[0]?.answer.length).toBeGreaterThan(100);
    expect(rows[0]?.answer.includes(String(body['secret']))).toBe(false);
    expect(rows[0]?.answer.includes('shop.example')).toBe(false);
  });

  it('is rejected with another body', async () => {
    await post('other-body');
    expect(await post('other-body', { ...HOOK, description: 'else' })).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
  });

  it('is rejected while an equal one runs, and executed once', async () => {
    const before = await count();
    const twins = await Promise.all(Array.from({ length: 8 }, () => post('twins')));
    expect(await count()).toBe(before + 1);
    const ids = new Set(twins.flatMap(({ status, body }) => (status === 201 ? [body['id']] : [])));
    expect(ids.size).toBe(1);
    for (const { status, body, headers } of twins.filter((twin) => twin.status !== 201)) {
      expect([status, body['code']]).toEqual([409, 'idempotency_key_in_use']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    }
    expect((await post('twins')).headers.get('idempotency-replayed')).toBe('true');
  });

  it('may be repeated when it failed before anything was created', async () => {
    expect((await post('mended', { url: 'nonsense' })).status).toBe(400);
    expect((await post('mended')).status).toBe(201);
  });

  it('may be repeated at once when the database could neither execute it nor delete its record', async () => {
    const { dataSource } = app;
    await dataSource.query(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        RAISE EXCEPTION 'no room left' USING ERRCODE = 'disk_full';
      END $$;
      CREATE TRIGGER full_disk BEFORE INSERT ON webhooks EXECUTE FUNCTION refuse();
      CREATE TRIGGER full_disk BEFORE DELETE ON idempotency_keys EXECUTE FUNCTION refuse()`);
    const refused = await post('full');
    await dataSource.query(
      'DROP TRIGGER full_disk ON webhooks; DROP TRIGGER full_disk ON idempotency_keys',
    );
    expect(refused).toMatchObject({ status: 503, body: { code: 'database_unavailable' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await post('full')).status).toBe(201);
  });

  it('does not collide with a key of another organization or another route', async () => {
    const stranger = await app.organization('Stranger');
    const ours = await post('shared');
    const theirs = await post('shared', HOOK, stranger);
    expect(theirs.status).toBe(201);
    expect(theirs.body['id']).not.toBe(ours.body['id']);
    const key = await agency.asUser(
      'POST /v1/api-keys',
      { name: 'k' },
      { 'idempotency-key': 'shared' },
    );
    expect(key.status).toBe(201);
    expect(key.headers.get('idempotency-replayed')).toBeNull();
  });

  it('works on sessions and API keys, whose token is shown again', async () => {
    for (const [route, body] of [
      ['POST /v1/sessions', { name: 'Bakery' }],
      ['POST /v1/api-keys', { name: 'Shop' }],
    ] as const) {
      const headers = { 'idempotency-key': 'everywhere' };
      const first = await agency.asUser(route, body, headers);
      expect(first.status).toBe(201);
      expect(await agency.asUser(route, body, headers)).toMatchObject({
        status: 201,
        body: first.body,
      });
    }
  });

  it.each(['with space', 'caf\u00e9', 'x'.repeat(256), ''])('rejects the key %p', async (key) => {
    expect(await post(key)).toMatchObject({
      status: 400,
      body: { code: 'invalid_idempotency_key' },
    });
  });

  it('is taken over after its process was killed before it created anything, and not earlier', async () => {
    await post('abandoned');
    const set = (age: string): Promise<unknown> =>
      app.dataSource.query(
        `UPDATE idempotency_keys SET status = NULL, answer = NULL, claimed_at = now() - interval '${age}'
         WHERE key = 'abandoned'`,
      );
    await set('1 second');
    expect(await post('abandoned')).toMatchObject({ status: 409 });
    await set('1 minute');
    expect((await post('abandoned')).status).toBe(201);
  });

  it('creates nothing after another request has taken it over', async () => {
    const { dataSource } = app;
    const request = {
      ...{ organizationId: parseId('organization', agency.organizationId), actor: 'user_1' },
      ...{ route: 'POST /v1/things', key: 'slow', hash: Buffer.from('body') },
    };
    const [slow, other] = [0, 1].map(
      () => new IdempotencyKeys(new IdempotencyRepository(dataSource), app.app.get(Vault)),
    );
    const claimed = async (keys: IdempotencyKeys | undefined): Promise<IdempotencyClaim> => {
      const claim = await keys?.claim(request);
      if (!(claim instanceof IdempotencyClaim)) throw new Error('it was answered before');
      return claim;
    };
    const first = await claimed(slow);
    await dataSource.query(
      `UPDATE idempotency_keys SET claimed_at = now() - interval '1 minute' WHERE key = 'slow'`,
    );
    const second = await claimed(other);
    const unitOfWork = app.app.get(UnitOfWork);
    const make = (claim: IdempotencyClaim, made: string): Promise<void> =>
      unitOfWork.run(async (tx) => {
        await tx.query(`INSERT INTO organizations (id, name) VALUES ($1, 'made under a claim')`, [
          made,
        ]);
        await claim.make(tx, made);
      });
    await expect(make(first, newId())).rejects.toMatchObject({ code: 'idempotency_key_in_use' });
    expect(first.isMade).toBe(false);
    // Nor does it end the claim of the other one, or store a response for it.
    await slow?.release(first);
    await slow?.keep(request, first, { status: 201, body: 'of the first' });
    const made = newId();
    await make(second, made);
    expect(second.isMade).toBe(true);
    await expect(make(second, newId())).rejects.toMatchObject({ code: 'idempotency_key_in_use' });
    expect(
      await dataSource.query(`SELECT id FROM organizations WHERE name = 'made under a claim'`),
    ).toEqual([{ id: made }]);
    slow?.end(first);
    expect(await slow?.claim(request)).toMatchObject({ made });
  });

  it('is deleted after a day', async () => {
    const { body } = await post('yesterday');
    await app.dataSource.query(
      `UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE key = 'yesterday'`,
    );
    const today = await post('yesterday', { ...HOOK, description: 'another' });
    expect(today.status).toBe(201);
    expect(today.body['id']).not.toBe(body['id']);
  });
});

it('keys are documented on every route that takes them', async () => {
  const { body } = await app.call<{ paths: Record<string, Record<string, unknown>> }>(
    'GET /v1/openapi.json',
  );
  for (const path of [
    '/v1/messages',
    '/v1/sessions/{id}/messages',
    '/v1/sessions',
    '/v1/webhooks',
    '/v1/api-keys',
    '/v1/deliveries/{id}/resend',
    '/v1/webhooks/{id}/recover',
    '/v1/webhooks/{id}/replay',
    '/v1/webhooks/{id}/test',
    '/v1/webhooks/{id}/secret/rotate',
  ]) {
    expect(body.paths[path]?.['post']).toMatchObject({
      parameters: expect.arrayContaining([
        expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: false }),
      ]) as unknown,
      responses: { 409: expect.anything() as unknown, 422: expect.anything() as unknown },
    });
  }
});
