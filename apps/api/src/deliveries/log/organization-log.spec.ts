import type { DeliveryPage, EventDetail } from '@whathooks/dto';
import { AbstractLogger, DataSource } from 'typeorm';
import { DeliveryBench, type TestWebhook } from '../../../test/deliveries/deliveries';
import { startTestApp, type TestApp } from '../../../test/harness';
import { NO_WHATSAPP } from '../../../test/processes/no-whatsapp';
import { newId, publicId } from '../../platform/database/ids';
import { inOrganization } from '../../platform/scope/scope';
import { envelope } from '../queue/deliveries.service';
import { readInIndexOrder } from './delivery-log.repository';

/** So many that reading all of them for one page would show. */
const MANY = 20_000;
const PAGE = 10;

interface Plan {
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

/** Records the queries sent to the database. */
class Listening extends AbstractLogger {
  readonly queries: { sql: string; parameters: unknown[] }[] = [];

  override logQuery(sql: string, parameters: unknown[] = []): void {
    this.queries.push({ sql, parameters });
  }

  protected override writeLog(): void {}
}

let app: TestApp;
let bench: DeliveryBench;
let webhook: TestWebhook;
beforeAll(async () => {
  app = await startTestApp({ variables: NO_WHATSAPP });
});
afterAll(() => app.close());
beforeEach(async () => {
  bench = await DeliveryBench.open(app);
  webhook = await bench.webhook('https://secret.example/log');
});

/** Writes finished deliveries into the log, now and in this order. */
const logged = (organizationId: string, count: number, status: string): Promise<unknown> =>
  app.dataSource.query(
    `INSERT INTO deliveries (id, organization_id, webhook_id, event_id, event, session_id, chat_key, status, attempts, trigger, created_at)
     SELECT id, $2, $3, id, 'message.received', $2, 1, $4, 1, 'event', now() FROM unnest($1::uuid[]) AS id`,
    [Array.from({ length: count }, () => newId()), organizationId, webhook.uuid, status],
  );

const get = (query: string) => bench.owner.asKey<DeliveryPage>(`GET /v1/deliveries?${query}`);

/** Rows of the log that a request for a page reads, by the plans of the statements it sends. */
async function rowsReadFor(query: string): Promise<number> {
  // Of the application, whose statements run under the policies.
  const dataSource = app.app.get(DataSource);
  const listening = new Listening('all');
  const usual = dataSource.logger;
  dataSource.logger = listening;
  await get(query).finally(() => (dataSource.logger = usual));
  const asked = listening.queries.filter(({ sql }) => / FROM "?deliveries"? /.test(sql));
  expect(asked.length).toBeGreaterThan(0);
  return inOrganization(bench.organizationId, () =>
    dataSource.transaction(async (manager) => {
      if (listening.queries.some(({ sql }) => sql.startsWith('SET LOCAL enable_sort'))) {
        await readInIndexOrder(manager);
      }
      let rows = 0;
      for (const { sql, parameters } of asked) {
        const [explained] = await manager.query<{ 'QUERY PLAN': { Plan: Plan }[] }[]>(
          `EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
          parameters,
        );
        for (const { Plan: plan } of explained?.['QUERY PLAN'] ?? []) rows += leaves(plan);
      }
      return rows;
    }),
  );
}

function leaves(plan: Plan): number {
  if (plan.Plans?.length) return plan.Plans.reduce((sum, part) => sum + leaves(part), 0);
  return (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'];
}

describe('the log of an organization', () => {
  it('is read along its index, however much other organizations have', async () => {
    await logged(bench.organizationId, 3 * PAGE, 'delivered');
    await logged(newId(), MANY, 'delivered');
    expect((await get(`limit=${PAGE}`)).body.data).toHaveLength(PAGE);
    expect(await rowsReadFor(`limit=${PAGE}`)).toBeLessThanOrEqual(2 * PAGE);
  });

  it.each(['failed', 'cancelled'])(
    'has what %s at once, however much was delivered since',
    async (status) => {
      await logged(bench.organizationId, 2 * PAGE, status);
      await logged(bench.organizationId, MANY, 'delivered');
      const { body } = await get(`limit=${PAGE}&status=${status}`);
      expect(body.data.map((one) => one.status)).toEqual(Array<string>(PAGE).fill(status));
      expect(await rowsReadFor(`limit=${PAGE}&status=${status}`)).toBeLessThanOrEqual(5 * PAGE);
      const next = await get(`limit=${PAGE}&status=${status}&cursor=${body.nextCursor}`);
      expect([next.body.data.length, next.body.nextCursor]).toEqual([PAGE, null]);
    },
  );

  it('shows the deliveries of one event at every webhook, resent or not', async () => {
    const another = await bench.webhook('https://secret.example/another');
    await logged(bench.organizationId, MANY, 'delivered');
    await app.dataSource.query(
      `UPDATE delivery_lanes SET paused_until = 'infinity' WHERE organization_id = $1`,
      [bench.organizationId],
    );
    const event = bench.event(1);
    await bench.publish(bench.event(0), event, bench.event(2));
    const eventId = publicId('event', event.id);
    await app.dataSource.query(
      `INSERT INTO deliveries (id, organization_id, webhook_id, event_id, event, session_id, chat_key, status, attempts, trigger, created_at)
       VALUES ($1, $2, $3, $4, 'message.received', $2, 1, 'failed', 1, 'resend', now())`,
      [newId(), bench.organizationId, webhook.uuid, event.id],
    );
    const { body } = await get(`eventId=${eventId}`);
    const rows = body.data.map((one) => [one.eventId, one.webhookId, one.trigger]);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual([eventId, webhook.id, 'resend']);
    expect(rows.slice(1)).toEqual(
      expect.arrayContaining([
        [eventId, webhook.id, 'event'],
        [eventId, another.id, 'event'],
      ]),
    );
    expect(await rowsReadFor(`eventId=${eventId}`)).toBeLessThanOrEqual(PAGE);
    const failed = await get(`eventId=${eventId}&status=failed`);
    expect(failed.body.data).toEqual([body.data[0]]);
    const paged = await get(`eventId=${eventId}&limit=2`);
    const rest = await get(`eventId=${eventId}&limit=2&cursor=${paged.body.nextCursor}`);
    expect([...paged.body.data, ...rest.body.data]).toEqual(body.data);
    const ofOne = await bench.owner.asKey<DeliveryPage>(
      `GET /v1/webhooks/${another.id}/deliveries?eventId=${eventId}`,
    );
    expect(ofOne.body.data.map((one) => one.webhookId)).toEqual([another.id]);
    const shown = await bench.owner.asKey<EventDetail>(`GET /v1/events/${eventId}`);
    expect(shown.body).toEqual({
      id: eventId,
      event: 'message.received',
      sessionId: publicId('session', bench.sessionId),
      sample: false,
      occurredAt: event.occurredAt.toISOString(),
      payload: JSON.parse(envelope(event)) as object,
      missingScope: null,
      deliveries: body.data,
      nextCursor: null,
    });
    const key = await bench.owner.asUser<{ token: string }>('POST /v1/api-keys', {
      name: 'reader',
      scopes: ['webhooks:read'],
    });
    const reader = { 'x-api-key': key.body.token };
    const hidden = await app.call<EventDetail>(`GET /v1/events/${eventId}`, undefined, reader);
    const deliveries = shown.body.deliveries.map((one) => ({ ...one, about: null }));
    const held = { payload: null, missingScope: 'messages:read' };
    expect(hidden.body).toEqual({ ...shown.body, ...held, deliveries });
    const stranger = await app.organization();
    expect((await stranger.asKey(`GET /v1/events/${eventId}`)).status).toBe(404);
    const theirs = await stranger.asKey<DeliveryPage>(`GET /v1/deliveries?eventId=${eventId}`);
    expect(theirs.body.data).toEqual([]);
  });

  it('finds the deliveries of whatever has an id, and no other\u2019s', async () => {
    await logged(bench.organizationId, MANY, 'delivered');
    await app.dataSource.query(
      `UPDATE delivery_lanes SET paused_until = 'infinity' WHERE organization_id = $1`,
      [bench.organizationId],
    );
    const message = bench.event(7);
    const data = message.data as { id: string; waMessageId: string };
    const status = bench.event(8, undefined, { event: 'message.status', data });
    const target = { id: data.id, waMessageId: data.waMessageId };
    const reaction = bench.event(9, undefined, {
      event: 'message.reaction',
      data: { id: publicId('message', newId()), waMessageId: '3EBOTHER', target },
    });
    await bench.owner.asUser(`PATCH /v1/webhooks/${webhook.id}`, {
      events: ['message.received', 'message.status', 'message.reaction'],
    });
    await bench.publish(bench.event(6), message, status, reaction);
    const ofMessage = [reaction, status, message].map(({ id }) => publicId('event', id));
    for (const id of [data.id, data.waMessageId]) {
      const { body } = await get(`id=${id}`);
      expect(body.data.map(({ eventId }) => eventId)).toEqual(ofMessage);
      expect(await rowsReadFor(`id=${id}`)).toBeLessThanOrEqual(PAGE);
    }
    const one = (await get(`id=${publicId('event', message.id)}`)).body.data;
    expect(one.map(({ eventId }) => eventId)).toEqual([publicId('event', message.id)]);
    const id = one[0]?.id ?? '';
    expect((await get(`id=${id}`)).body.data).toEqual(one);
    expect((await get(`id=${id}&status=failed`)).body.data).toEqual([]);
    expect((await get(`id=${publicId('attempt', newId())}`)).body.data).toEqual([]);
    expect((await get(`id=${webhook.id}&limit=1`)).body.data).toHaveLength(1);
    const another = await bench.webhook('https://secret.example/another');
    const ofAnother = `GET /v1/webhooks/${another.id}/deliveries?id=${webhook.id}` as const;
    expect((await bench.owner.asKey<DeliveryPage>(ofAnother)).body.data).toEqual([]);
    const session = publicId('session', bench.sessionId);
    expect((await get(`id=${session}&limit=4`)).body.data).toHaveLength(4);
    const stranger = await app.organization();
    for (const theirs of [id, data.id, data.waMessageId, webhook.id, session]) {
      const found = await stranger.asKey<DeliveryPage>(`GET /v1/deliveries?id=${theirs}`);
      expect([theirs, found.body.data]).toEqual([theirs, []]);
    }
  });

  it('rejects a webhook of other organizations, and an unknown one', async () => {
    await logged(bench.organizationId, 1, 'failed');
    expect((await get(`webhookId=${webhook.id}`)).body.data).toHaveLength(1);
    const stranger = await app.organization();
    const answers = [
      await stranger.asKey(`GET /v1/deliveries?webhookId=${webhook.id}`),
      await stranger.asKey(`GET /v1/deliveries?webhookId=hook_${'0'.repeat(32)}`),
    ];
    for (const { status, body } of answers) {
      expect([status, body['code']]).toEqual([404, 'not_found']);
    }
  });
});
