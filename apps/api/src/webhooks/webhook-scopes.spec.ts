import type { ApiKeyScope, RecoveryAnswer } from '@whathooks/dto';
import { DeliveryBench } from '../../test/deliveries/deliveries';
import { caller, type Caller, startTestApp, type TestApp } from '../../test/harness';
import { publicId } from '../platform/database/ids';

let app: TestApp;
let bench: DeliveryBench;
/** May change webhooks, but read nothing. */
let blind: Caller;
/** May read messages as well. */
let reader: Caller;

beforeAll(async () => {
  app = await startTestApp({ variables: { ROLES: 'api,gateway' } });
  bench = await DeliveryBench.open(app);
  blind = await keyFor();
  reader = await keyFor('messages:read');
});
afterAll(() => app.close());

async function keyFor(...scopes: ApiKeyScope[]): Promise<Caller> {
  const { body } = await bench.owner.asUser<{ token: string }>('POST /v1/api-keys', {
    name: 'scoped',
    scopes: ['webhooks:read', 'webhooks:write', ...scopes],
  });
  return caller(app.url, { 'x-api-key': body.token });
}

const URL = 'https://listener.example/hook';
const MESSAGES = ['message.received'];
const SINCE = { since: '2026-06-29T00:00:00.000Z' };

/** Rejected because of a missing scope, which the response names. */
const lacks = (scope: ApiKeyScope): object => ({
  status: 403,
  body: { code: 'forbidden', detail: expect.stringContaining(scope) as string },
});

describe('a key that may write webhooks', () => {
  it.each([
    ['messages', { events: MESSAGES }, 'messages:read'],
    ['codes that link a number', { events: ['session.qr'] }, 'sessions:read'],
    ['the default events', {}, 'messages:read'],
    ['one of several', { events: ['webhook.disabled', 'session.status'] }, 'sessions:read'],
  ] as const)('but not read %s cannot subscribe to it', async (_, options, scope) => {
    expect(await blind('POST /v1/webhooks', { url: URL, ...options })).toMatchObject(lacks(scope));
  });

  it('can subscribe to what it may read', async () => {
    const own = { url: URL, events: ['webhook.disabled'] };
    expect((await blind('POST /v1/webhooks', own)).status).toBe(201);
    expect((await reader('POST /v1/webhooks', { url: URL, events: MESSAGES })).status).toBe(201);
    expect(await reader('POST /v1/webhooks', { url: URL })).toMatchObject(lacks('sessions:read'));
    const all = await keyFor('messages:read', 'sessions:read');
    expect((await all('POST /v1/webhooks', { url: URL })).status).toBe(201);
  });

  it.each([
    ['its address', { url: 'https://elsewhere.example/hook' }],
    ['its events', { events: ['message.received', 'message.status'] }],
    ['its events to fewer', { events: ['webhook.disabled'] }],
    ['its sessions', { sessionIds: null }],
    ['whether it is enabled', { enabled: true }],
  ])('cannot change, on a webhook for messages, %s', async (_, change) => {
    const { id } = await bench.webhook(URL, { events: MESSAGES });
    expect(await blind(`PATCH /v1/webhooks/${id}`, change)).toMatchObject(lacks('messages:read'));
    expect((await reader(`PATCH /v1/webhooks/${id}`, change)).status).toBe(200);
  });

  it('cannot add an event that it may not read', async () => {
    const { id } = await bench.webhook(URL, { events: ['webhook.disabled'] });
    const change = { events: ['webhook.disabled', 'message.received'] };
    expect(await blind(`PATCH /v1/webhooks/${id}`, change)).toMatchObject(lacks('messages:read'));
  });

  it('can pause and describe any webhook', async () => {
    const { id } = await bench.webhook(URL, { events: MESSAGES });
    const change = { enabled: false, description: 'too loud' };
    expect((await blind(`PATCH /v1/webhooks/${id}`, change)).status).toBe(200);
  });

  it('cannot replay, recover, resend or test what it may not read', async () => {
    const webhook = await bench.webhook(URL, { events: MESSAGES });
    await bench.publish(bench.event(1));
    const [delivery] = await bench.deliveries(webhook);
    const path = `/v1/webhooks/${webhook.id}` as const;
    const refused = [
      await blind(`POST ${path}/replay`, SINCE),
      await blind(`POST ${path}/replay`, { ...SINCE, dryRun: true }),
      await blind(`POST ${path}/recover`, SINCE),
      await blind(`POST ${path}/test`, { event: 'message.received' }),
      await blind(`POST /v1/deliveries/${publicId('delivery', delivery?.id ?? '')}/resend`),
    ];
    for (const answer of refused) expect(answer).toMatchObject(lacks('messages:read'));
    expect((await reader(`POST ${path}/replay`, { ...SINCE, dryRun: true })).status).toBe(200);
    expect((await reader(`POST ${path}/recover`, { ...SINCE, dryRun: true })).status).toBe(200);
  });

  it('cannot replay events that it may not read', async () => {
    const { id } = await bench.webhook(URL, { events: ['webhook.disabled'] });
    const replay = { ...SINCE, events: MESSAGES, dryRun: true };
    expect(await blind(`POST /v1/webhooks/${id}/replay`, replay)).toMatchObject(
      lacks('messages:read'),
    );
  });

  it('recovers only what it may read', async () => {
    const webhook = await bench.webhook(URL, { events: MESSAGES });
    await bench.publish(bench.event(1));
    await app.dataSource.query(
      `WITH gone AS (DELETE FROM delivery_queue WHERE webhook_id = $1 RETURNING *)
       INSERT INTO deliveries (id, organization_id, webhook_id, event_id, event, session_id, chat_key, status,
                               attempts, trigger, created_at)
       SELECT id, organization_id, webhook_id, event_id, event, session_id, chat_key, 'failed', 1, trigger, created_at
       FROM gone`,
      [webhook.uuid],
    );
    const narrowed = { events: ['webhook.disabled'] };
    expect((await bench.owner.asUser(`PATCH /v1/webhooks/${webhook.id}`, narrowed)).status).toBe(
      200,
    );
    const counted = async (call: Caller): Promise<number> =>
      (
        await call<RecoveryAnswer>(`POST /v1/webhooks/${webhook.id}/recover`, {
          ...SINCE,
          dryRun: true,
        })
      ).body.count;
    expect([await counted(blind), await counted(reader)]).toEqual([0, 1]);
  });
});
