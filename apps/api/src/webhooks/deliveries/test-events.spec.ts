import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type DeliveryDetail,
  type DeliveryPage,
  SAMPLE_EVENTS,
  type TestEventResult,
  WEBHOOK_EVENTS,
} from '@whathooks/dto';
import { verifyBody, verifyDelivery } from '@whathooks/webhook-signature';
import { deliverySpec } from '../../../test/deliveries/delivery-spec';
import { status } from '../../../test/deliveries/webhook-receiver';

describe('a test event', () => {
  const here = deliverySpec();

  const test = async (id: string, event: string): Promise<TestEventResult> => {
    const answer = await here.bench.owner.asUser<TestEventResult>(`POST /v1/webhooks/${id}/test`, {
      event,
    });
    expect(answer.status).toBe(200);
    return answer.body;
  };

  it.each(WEBHOOK_EVENTS)(
    '%s is posted like a real one, and is marked as a test',
    async (event) => {
      here.receiver.answer = (response) =>
        response.writeHead(202, { 'x-seen': 'yes' }).end('thanks');
      // The webhook need not subscribe to the event, nor be enabled.
      const webhook = await here.bench.webhook(here.receiver.url, {
        events: ['message.received'],
        headers: { 'X-Tenant': '4711' },
      });
      await here.bench.owner.asUser(`PATCH /v1/webhooks/${webhook.id}`, { enabled: false });
      const before = Date.now();
      const { delivery, attempt } = await test(webhook.id, event);
      const [received] = here.receiver.received;
      expect(received?.body).toEqual({
        ...JSON.parse(JSON.stringify(SAMPLE_EVENTS[event])),
        timestamp: expect.any(String) as string,
      });
      expect(Date.parse(received?.body.timestamp ?? '')).toBeGreaterThanOrEqual(before);
      if (!received) throw new Error('nothing was posted');
      const { raw, headers } = received;
      expect(() => verifyDelivery(raw, headers, webhook.secret)).not.toThrow();
      expect(verifyBody(raw, String(headers['x-whathooks-signature']), webhook.secret)).toBe(true);
      expect(headers).toMatchObject({
        'x-whathooks-event': event,
        'x-whathooks-test': 'true',
        'x-whathooks-delivery': attempt.id,
        'webhook-id': delivery.eventId,
        'x-tenant': '4711',
      });
      expect(headers).not.toHaveProperty('x-whathooks-replay');
      expect(delivery).toMatchObject({
        status: 'delivered',
        event,
        attempts: 1,
        trigger: 'test',
        triggeredBy: expect.stringMatching(/^usr_/) as string,
        lastStatus: 202,
        lastError: null,
      });
      expect(attempt).toMatchObject({
        response: { status: 202, body: 'thanks', bodyEncoding: 'text', truncated: false },
        error: null,
        remoteAddress: '127.0.0.1',
      });
      expect(attempt.response?.headers).toContainEqual({ name: 'x-seen', value: 'yes' });
    },
  );

  it('is logged as it was shown', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    const { delivery, attempt } = await test(webhook.id, 'message.received');
    const log = await here.bench.owner.asKey<DeliveryPage>(
      `GET /v1/webhooks/${webhook.id}/deliveries`,
    );
    expect(log.body.data).toEqual([delivery]);
    const detail = await here.bench.owner.asKey<DeliveryDetail>(
      `GET /v1/deliveries/${delivery.id}`,
    );
    expect(detail.body.payload).toEqual(here.receiver.received[0]?.body);
    const attempts = await here.bench.owner.asKey<{ data: TestEventResult['attempt'][] }>(
      `GET /v1/deliveries/${delivery.id}/attempts`,
    );
    // Times are stored with fewer digits than measured.
    expect(attempts.body.data).toEqual([{ ...attempt, timings: expect.anything() as object }]);
    expect(attempts.body.data[0]?.timings.totalMs).toBeCloseTo(attempt.timings.totalMs, 3);
  });

  it('that fails says why, and is not retried', async () => {
    here.receiver.answer = status(500);
    const webhook = await here.bench.webhook(here.receiver.url);
    const refused = await test(webhook.id, 'session.status');
    expect(refused.delivery).toMatchObject({ status: 'failed', lastStatus: 500 });
    expect(refused.attempt).toMatchObject({
      response: { status: 500 },
      error: { code: 'status', detail: null },
    });
    // A port that was free a moment ago.
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const nobody = await here.bench.webhook(`http://127.0.0.1:${port}/`);
    const unreached = await test(nobody.id, 'session.status');
    expect(unreached.delivery).toMatchObject({ status: 'failed', lastStatus: null });
    expect(unreached.attempt).toMatchObject({ response: null, error: { code: 'connect' } });
    expect(await here.bench.statuses(webhook)).toEqual(['failed']);
    expect(here.receiver.received).toHaveLength(1);
  });

  it('is rejected for an unknown event', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    for (const body of [{ event: 'message.sent' }, {}]) {
      const answer = await here.bench.owner.asUser(`POST /v1/webhooks/${webhook.id}/test`, body);
      expect([answer.status, answer.body['code']]).toEqual([400, 'invalid_request']);
    }
    expect(here.receiver.received).toEqual([]);
  });
});
