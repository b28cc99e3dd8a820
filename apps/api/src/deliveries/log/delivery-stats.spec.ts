import type { WebhookDays, WebhookStats } from '@whathooks/dto';
import { deliverySpec } from '../../../test/deliveries/delivery-spec';
import { type TestWebhook } from '../../../test/deliveries/deliveries';
import { until } from '@whathooks/testing';
import { newId } from '../../platform/database/ids';
import { DeliveryHousekeeping } from '../queue/partitions/delivery-housekeeping';

const here = deliverySpec();

const stats = async (webhook: TestWebhook): Promise<WebhookStats> => {
  const answer = await here.bench.owner.asKey<WebhookStats>(`GET /v1/webhooks/${webhook.id}/stats`);
  expect(answer.status).toBe(200);
  return answer.body;
};
const sum = ({ hours }: WebhookStats): [delivered: number, failed: number] => [
  hours.reduce((total, hour) => total + hour.delivered, 0),
  hours.reduce((total, hour) => total + hour.failed, 0),
];

/** Queues deliveries that are not due. */
const wait = (webhook: TestWebhook, count: number): Promise<unknown> =>
  here.app.dataSource.query(
    `INSERT INTO delivery_queue (id, organization_id, webhook_id, event_id, event, session_id, chat_key, due_at)
     SELECT id, $2, $3, id, 'message.received', $2, 1, 'infinity' FROM unnest($1::uuid[]) AS id`,
    [Array.from({ length: count }, () => newId()), here.bench.organizationId, webhook.uuid],
  );

describe('the statistics of a webhook', () => {
  it('count what was delivered and every attempt that failed, in the hour it ended', async () => {
    here.receiver.answer = (response, { body }) =>
      response.writeHead(body.data.n === 2 ? 500 : 200).end();
    const webhook = await here.bench.webhook(here.receiver.url, {}, { retry_schedule: [0, 0] });
    const other = await here.bench.webhook(here.receiver.url, { events: ['session.qr'] });
    expect(sum(await stats(webhook))).toEqual([0, 0]);
    await here.bench.publishEach(3);
    await until('two delivered and two failed', async () => {
      const [delivered, failed] = sum(await stats(webhook));
      return delivered === 2 && failed === 2;
    });
    const { hours, ...rest } = await stats(webhook);
    expect(hours).toHaveLength(24);
    const starts = hours.map(({ hour }) => Date.parse(hour));
    for (const [index, start] of starts.entries()) {
      expect(start % 3_600_000).toBe(0);
      expect(start - (starts[index - 1] ?? start - 3_600_000)).toBe(3_600_000);
    }
    expect(rest).toEqual({
      waiting: 0,
      waitingMore: false,
      oldestWaitingAt: null,
      lane: {
        breaker: expect.any(String) as string,
        pausedUntil: null,
        failingSince: null,
      },
    });
    expect(sum(await stats(other))).toEqual([0, 0]);
  });

  it('cover 24 hours and are kept for a month', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    await here.app.dataSource.query(
      `INSERT INTO delivery_hours (hour, webhook_id, organization_id, delivered, failed)
       SELECT date_trunc('hour', now(), 'UTC') - make_interval(hours => ago), $1, $2, 1, 10
       FROM unnest($3::int[]) AS ago`,
      [webhook.uuid, here.bench.organizationId, [0, 23, 24, 800]],
    );
    const shown = await stats(webhook);
    expect(sum(shown)).toEqual([2, 20]);
    expect([shown.hours[0]?.failed, shown.hours.at(-1)?.failed]).toEqual([10, 10]);
    await here.app.app.get(DeliveryHousekeeping).sweep();
    const rows = await here.app.dataSource.query<unknown[]>(
      'SELECT FROM delivery_hours WHERE webhook_id = $1',
      [webhook.uuid],
    );
    expect(rows).toHaveLength(3);
  });

  it('of every webhook of the organization come in one response, and no other organization\u2019s', async () => {
    const [busy, quiet] = [
      await here.bench.webhook(here.receiver.url),
      await here.bench.webhook(here.receiver.url),
    ];
    await here.app.dataSource.query(
      `INSERT INTO delivery_hours (hour, webhook_id, organization_id, delivered, failed)
       SELECT date_trunc('hour', now(), 'UTC') - make_interval(hours => ago), $1, $2, 3, 1
       FROM unnest($3::int[]) AS ago`,
      [busy.uuid, here.bench.organizationId, [0, 5, 30]],
    );
    const { body } = await here.bench.owner.asKey<WebhookDays>('GET /v1/webhooks/days');
    expect(body.data.map(({ webhookId }) => webhookId)).toEqual([busy.id]);
    expect(body.data[0]?.hours).toEqual((await stats(busy)).hours);
    expect(sum(await stats(quiet))).toEqual([0, 0]);
    const other = await here.app.organization();
    expect((await other.asKey('GET /v1/webhooks/days')).body).toEqual({ data: [] });
  });

  it('of every webhook tell what waits for it, up to a limit, also where nothing was sent', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    const day = async () => {
      const { body } = await here.bench.owner.asKey<WebhookDays>('GET /v1/webhooks/days');
      return body.data.find(({ webhookId }) => webhookId === webhook.id);
    };
    expect(await day()).toBeUndefined();
    await wait(webhook, 1_000);
    const full = await day();
    const { oldestWaitingAt } = await stats(webhook);
    expect(full).toMatchObject({ waiting: 1_000, waitingMore: false, oldestWaitingAt });
    expect(full?.hours).toHaveLength(24);
    await wait(webhook, 1);
    expect(await day()).toMatchObject({ waiting: 1_000, waitingMore: true, oldestWaitingAt });
    const other = await here.app.organization();
    expect((await other.asKey('GET /v1/webhooks/days')).body).toEqual({ data: [] });
  });

  it('count waiting deliveries up to a limit, and since when they wait', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    await wait(webhook, 10_000);
    const full = await stats(webhook);
    expect([full.waiting, full.waitingMore]).toEqual([10_000, false]);
    expect(Date.parse(full.oldestWaitingAt ?? '')).not.toBeNaN();
    await wait(webhook, 1);
    const more = await stats(webhook);
    expect([more.waiting, more.waitingMore]).toEqual([10_000, true]);
    expect(more.oldestWaitingAt).toBe(full.oldestWaitingAt);
  });

  it('show the state of its lane', async () => {
    const webhook = await here.bench.webhook(
      here.receiver.url,
      {},
      {
        breaker: 'open',
        paused_until: '2999-01-01T00:00:00Z',
        failing_since: '2026-01-01T00:00:00Z',
      },
    );
    expect((await stats(webhook)).lane).toEqual({
      breaker: 'open',
      pausedUntil: '2999-01-01T00:00:00.000Z',
      failingSince: '2026-01-01T00:00:00.000Z',
    });
  });
});
