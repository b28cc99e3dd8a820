import crypto from 'node:crypto';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { v7 } from 'uuid';
import { deliverySpec } from '../../test/deliveries/delivery-spec';
import { DeliveryBench, type TestWebhook } from '../../test/deliveries/deliveries';
import { startTestApp } from '../../test/harness';
import { ok, status, WebhookReceiver } from '../../test/deliveries/webhook-receiver';
import { until } from '@whathooks/testing';
import { newSecret, verifyDelivery } from '@whathooks/webhook-signature';
import type { Environment } from '../platform/config/environment';
import { newId, parseId, publicId } from '../platform/database/ids';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { EventBus } from '../platform/events/event-bus';
import { VERSION } from '../platform/config/version';
import { AddressGuard } from '../platform/outbound-http/address-guard';
import { chatKey, envelope } from './queue/deliveries.service';
import { DeliveryHousekeeping } from './queue/partitions/delivery-housekeeping';
import { ClusterBus } from '../platform/cluster/cluster-bus';
import { DELIVERIES_DUE } from './queue/delivery-topics';
import { type ResolveHost, resolveHost } from '../platform/outbound-http/resolve-host';

/** The sample of the public documentation, to the letter but for its types. */
// prettier-ignore
function verifySignature(rawBody: crypto.BinaryLike, header: string, secret: string): boolean {
  const expected = crypto
    .createHmac("sha256", secret)
    .update(rawBody)
    .digest("hex");

  // Header arrives as "sha256=<hex>" — strip the prefix first
  const received = (header || "").replace(/^sha256=/, "");

  const a = Buffer.from(received, "hex");
  const b = Buffer.from(expected, "hex");

  return a.length === b.length && crypto.timingSafeEqual(a, b);
}

const here = deliverySpec();

describe('a delivery', () => {
  it('is the exact envelope of the event, signed as the guide verifies it', async () => {
    const { secret } = await here.bench.webhook(here.receiver.url);
    const event = here.bench.event(1, undefined, { metadata: { shop: '7' } });
    await here.bench.publish(event);
    const [delivery] = await here.receiver.until(1);
    expect(delivery?.raw.toString('utf8')).toBe(envelope(event));
    expect(delivery?.body).toEqual({
      event: 'message.received',
      sessionId: publicId('session', here.bench.sessionId),
      data: event.data,
      timestamp: event.occurredAt.toISOString(),
      metadata: { shop: '7' },
    });
    const header = String(delivery?.headers['x-whathooks-signature']);
    expect(verifySignature(delivery?.raw ?? '', header, secret)).toBe(true);
    expect(verifySignature(delivery?.raw ?? '', header, newSecret())).toBe(false);
  });

  it('has no metadata where the session has none', async () => {
    await here.bench.webhook(here.receiver.url);
    await here.bench.publish(here.bench.event(1));
    const [delivery] = await here.receiver.until(1);
    expect(Object.keys(delivery?.body ?? {})).toEqual(['event', 'sessionId', 'data', 'timestamp']);
  });

  it('has every documented header under its documented name', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    const event = here.bench.event(1);
    await here.bench.publish(event);
    const [delivery] = await here.receiver.until(1);
    expect(delivery?.headers).toMatchObject({
      'x-whathooks-event': 'message.received',
      'x-whathooks-signature': expect.stringMatching(/^sha256=[0-9a-f]{64}$/) as string,
      'x-whathooks-delivery': expect.stringMatching(/^att_[0-9a-f]{32}$/) as string,
      'webhook-id': publicId('event', event.id),
      'webhook-timestamp': expect.stringMatching(/^\d{10}$/) as string,
      'webhook-signature': expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/) as string,
      'content-type': 'application/json',
      'user-agent': `whathooks/${VERSION}`,
      'content-length': String(delivery?.raw.length),
    });
    const names = delivery?.rawHeaders.filter((_, index) => index % 2 === 0);
    for (const name of ['X-Whathooks-Event', 'X-Whathooks-Signature', 'X-Whathooks-Delivery']) {
      expect(names).toContain(name);
    }
    const reference = new StandardWebhook(webhook.secret);
    expect(() =>
      reference.verify(delivery?.raw ?? '', delivery?.headers as Record<string, string>),
    ).not.toThrow();
  });

  it("has the webhook's own headers, which cannot replace ours", async () => {
    const webhook = await here.bench.webhook(here.receiver.url, {
      headers: { 'X-Tenant': '4711' },
    });
    // As if it had been stored before such names were rejected.
    await here.app.dataSource.query('UPDATE webhooks SET headers = $2 WHERE id = $1', [
      webhook.uuid,
      await here.bench.sealed(
        webhook,
        'headers',
        '{"X-Tenant": "4711", "X-Whathooks-Event": "forged"}',
      ),
    ]);
    await here.bench.publish(here.bench.event(1));
    const [delivery] = await here.receiver.until(1);
    expect(delivery?.headers).toMatchObject({
      'x-tenant': '4711',
      'x-whathooks-event': 'message.received',
    });
  });

  it('has both signatures during a rotation, and the new one afterwards', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    const previous = newSecret();
    await here.app.dataSource.query(
      `UPDATE webhooks SET previous_secret = $2, previous_secret_expires_at = now() + interval '1 day' WHERE id = $1`,
      [webhook.uuid, await here.bench.sealed(webhook, 'previous_secret', previous)],
    );
    await here.bench.publish(here.bench.event(1));
    const [during] = await here.receiver.until(1);
    for (const secret of [webhook.secret, previous]) {
      expect(() => verifyDelivery(during?.raw ?? '', during?.headers ?? {}, secret)).not.toThrow();
    }
    expect(
      verifySignature(
        during?.raw ?? '',
        String(during?.headers['x-whathooks-signature']),
        webhook.secret,
      ),
    ).toBe(true);
    await here.app.dataSource.query(
      `UPDATE webhooks SET previous_secret_expires_at = now() - interval '1 second' WHERE id = $1`,
      [webhook.uuid],
    );
    // Any change through the API notifies the engine; this one changes nothing else.
    await here.bench.owner.asUser(`PATCH /v1/webhooks/${webhook.id}`, { description: 'rotated' });
    await until('only the new secret to sign', async () => {
      await here.bench.publish(here.bench.event(2));
      const last = here.receiver.received.at(-1);
      return last !== during && !String(last?.headers['webhook-signature']).includes(' ');
    });
  });

  it('is logged with its request, response and timings', async () => {
    here.receiver.answer = (response) => response.writeHead(201, { 'X-Seen': 'yes' }).end('thanks');
    const webhook = await here.bench.webhook(here.receiver.url);
    await here.bench.publish(here.bench.event(1));
    await until('the delivery to be done', async () =>
      (await here.bench.statuses(webhook)).includes('delivered'),
    );
    const [attempt, ...others] = await here.bench.attempts(webhook);
    expect(others).toEqual([]);
    expect(attempt).toMatchObject({ number: 1, status: 201, error_code: null });
    expect(attempt?.response_body?.toString()).toBe('thanks');
    expect(attempt?.response_headers?.['x-seen']).toBe('yes');
    expect(attempt?.remote_address).toBe('127.0.0.1');
    expect(attempt?.total_ms).toBeGreaterThanOrEqual(attempt?.first_byte_ms ?? Infinity);
    const [delivery] = here.receiver.received;
    expect(publicId('attempt', attempt?.id ?? '')).toBe(delivery?.headers['x-whathooks-delivery']);
    for (const [name, value] of Object.entries(attempt?.request_headers ?? {})) {
      expect([name, delivery?.headers[name.toLowerCase()]]).toEqual([name, value]);
    }
  });

  it('is logged with the names of the customer\u2019s own headers, and not their values', async () => {
    const webhook = await here.bench.webhook(here.receiver.url, {
      headers: { Authorization: 'Bearer t0p' },
    });
    await here.bench.publish(here.bench.event(1));
    const [delivery] = await here.receiver.until(1);
    expect(delivery?.headers['authorization']).toBe('Bearer t0p');
    await until('the delivery to be done', async () =>
      (await here.bench.statuses(webhook)).includes('delivered'),
    );
    const [attempt] = await here.bench.attempts(webhook);
    expect(attempt?.request_headers).toMatchObject({
      Authorization: '(hidden)',
      'Content-Type': 'application/json',
    });
  });

  it('is not sent while its secret cannot be decrypted, says so, and does not affect others', async () => {
    const broken = await here.bench.webhook(here.receiver.url, {}, { retry_schedule: [0] });
    const healthy = await here.bench.webhook(here.receiver.url);
    const foreign = await here.bench.sealed(healthy, 'secret', newSecret());
    await here.app.dataSource.query('UPDATE webhooks SET secret = $2 WHERE id = $1', [
      broken.uuid,
      foreign,
    ]);
    await here.bench.publish(here.bench.event(1));
    await until('both to be done', async () =>
      [...(await here.bench.statuses(broken)), ...(await here.bench.statuses(healthy))].every(
        (status) => status !== 'waiting',
      ),
    );
    expect(await here.bench.statuses(healthy)).toEqual(['delivered']);
    expect(await here.bench.deliveries(broken)).toMatchObject([
      { status: 'failed', last_error: 'secret_unreadable' },
    ]);
    const [attempt] = await here.bench.attempts(broken);
    expect(attempt?.error_detail).toMatch(/webhooks\.secret cannot be decrypted/);
    expect(here.receiver.received).toHaveLength(1);
  });

  it('stores a response of any bytes, up to 16 KiB', async () => {
    const bytes = Buffer.concat([Buffer.from([0, 0xff, 0xfe, 0x80]), Buffer.alloc(20_000, 'x')]);
    here.receiver.answer = (response) =>
      response.writeHead(200, { 'X-Odd': 'caf\u00e9' }).end(bytes);
    const webhook = await here.bench.webhook(here.receiver.url);
    await here.bench.publish(here.bench.event(1));
    await until('the delivery to be done', async () =>
      (await here.bench.statuses(webhook)).includes('delivered'),
    );
    const [attempt] = await here.bench.attempts(webhook);
    expect(attempt?.response_body).toEqual(bytes.subarray(0, 16 * 1024));
    expect(attempt?.response_truncated).toBe(true);
  });
});

describe('an event', () => {
  it('is delivered to every webhook that subscribes to it, and no other', async () => {
    const other = await WebhookReceiver.start();
    try {
      const twice = await here.bench.webhook(`${here.receiver.url}?a`);
      const again = await here.bench.webhook(`${here.receiver.url}?b`, {
        events: ['message.received'],
      });
      await here.bench.webhook(other.url, { events: ['session.status'] });
      await here.bench.publish(here.bench.event(1));
      await here.receiver.until(2);
      // A delivery queued for the first event would have arrived before the one of this webhook's
      // own event.
      await here.bench.publish(here.bench.event(2, undefined, { event: 'session.status' }));
      await other.until(1);
      expect(
        here.receiver.received
          .slice(0, 2)
          .map(({ path }) => path)
          .sort(),
      ).toEqual(['/hook?a', '/hook?b']);
      expect(other.numbers).toEqual([2]);
      const ids = here.receiver.received.slice(0, 2).map(({ headers }) => headers['webhook-id']);
      expect(ids[0]).toBe(ids[1]);
      expect(await here.bench.statuses(again)).toHaveLength(1);
      await until('both to be done', async () => (await here.bench.statuses(twice)).length === 2);
    } finally {
      await other.stop();
    }
  });

  it('of another session, another organization or before the webhook existed is not sent', async () => {
    const session = await here.bench.owner.asUser<{ id: string }>('POST /v1/sessions', {
      name: 'One',
    });
    const sessionId = parseId('session', session.body.id);
    const chosen = await here.bench.webhook(here.receiver.url, {
      sessionIds: [session.body.id],
      // Not the status of the session itself.
      events: ['message.received'],
    });
    const stranger = await DeliveryBench.open(here.app);
    const before = await here.bench.deliveries(chosen);
    await here.bench.publish(here.bench.event(1));
    await stranger.publish(stranger.event(2));
    await here.bench.publish(here.bench.event(3, undefined, { sessionId }));
    await until('the event of its session', () => here.receiver.numbers.includes(3));
    expect(here.receiver.numbers).not.toContain(1);
    expect(here.receiver.numbers).not.toContain(2);
    expect((await here.bench.deliveries(chosen)).length - before.length).toBe(1);
  });

  it('whose transaction fails leaves nothing behind', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    const event = here.bench.event(1);
    const failing = here.app.app.get(UnitOfWork).run(async (tx) => {
      await here.app.app.get(EventBus).publish(tx, [event]);
      throw new Error('the cause failed');
    });
    await expect(failing).rejects.toThrow('the cause failed');
    await here.bench.publish(here.bench.event(2));
    await here.receiver.until(1);
    expect(here.receiver.numbers).toEqual([2]);
    expect(await here.bench.deliveries(webhook)).toHaveLength(1);
    expect(
      await here.app.dataSource.query('SELECT id FROM events WHERE id = $1', [event.id]),
    ).toEqual([]);
  });

  it('is stored although no webhook subscribes to it', async () => {
    const event = here.bench.event(1);
    await here.bench.publish(event);
    const rows = await here.app.dataSource.query<{ body: string }[]>(
      'SELECT body FROM events WHERE id = $1',
      [event.id],
    );
    expect(rows).toEqual([{ body: envelope(event) }]);
  });

  it('is stored and queued in one statement, however many there are', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    const events = Array.from({ length: 50 }, (_, index) => here.bench.event(index));
    let statements = 0;
    await here.app.app.get(UnitOfWork).run(async (tx) => {
      const query = tx.query.bind(tx);
      tx.query = (sql: string, parameters?: unknown[]) => {
        statements += 1;
        return query(sql, parameters);
      };
      await here.app.app.get(EventBus).publish(tx, events);
    });
    expect(statements).toBe(1);
    await here.receiver.until(50);
    expect(here.receiver.numbers).toEqual(events.map((_, index) => index));
    expect(await here.bench.deliveries(webhook)).toHaveLength(50);
  });
});

describe('a webhook', () => {
  it('that is paused gets nothing while paused, and the waiting deliveries afterwards', async () => {
    const refusals: (() => void)[] = [];
    here.receiver.answer = (...args) => void refusals.push(() => status(500)(...args));
    const webhook = await here.bench.webhook(here.receiver.url, {}, { retry_schedule: [0, 0.5] });
    const [waiting] = await here.bench.publishEach(1);
    await here.receiver.until(1);
    await here.bench.owner.asUser(`PATCH /v1/webhooks/${webhook.id}`, { enabled: false });
    for (const refuse of refusals) refuse();
    here.receiver.answer = ok;
    await here.bench.publish(here.bench.event(2));
    const before = here.receiver.received.length;
    await here.bench.owner.asUser(`PATCH /v1/webhooks/${webhook.id}`, { enabled: true });
    await until('what waited', async () => (await here.bench.statuses(webhook))[0] === 'delivered');
    expect(here.receiver.received.length).toBeGreaterThan(before);
    expect(new Set(here.receiver.numbers)).toEqual(new Set([1]));
    expect((await here.bench.deliveries(webhook)).map((one) => one.event_id)).toEqual([
      waiting?.id,
    ]);
  });

  it('that is deleted gets nothing more, and waiting deliveries are cancelled', async () => {
    here.receiver.answer = status(500);
    const webhook = await here.bench.webhook(
      here.receiver.url,
      {},
      { retry_schedule: [0, 1, 1, 1] },
    );
    await here.bench.publishEach(1);
    await until('a retry to wait', async () => (await here.bench.attempts(webhook)).length > 0);
    await here.bench.owner.asUser(`DELETE /v1/webhooks/${webhook.id}`);
    await here.bench.publish(here.bench.event(2));
    await here.app.app.get(DeliveryHousekeeping).sweep();
    expect(await here.bench.statuses(webhook)).toEqual(['cancelled']);
    expect(new Set(here.receiver.numbers)).toEqual(new Set([1]));
  });

  it('whose URL changes gets its deliveries at the new URL', async () => {
    const moved = await WebhookReceiver.start();
    try {
      const webhook = await here.bench.webhook(here.receiver.url);
      await here.bench.publishEach(1);
      await here.receiver.until(1);
      await here.bench.owner.asUser(`PATCH /v1/webhooks/${webhook.id}`, { url: moved.url });
      await until('a delivery at the new URL', async () => {
        await here.bench.publish(here.bench.event(2));
        return moved.received.length > 0;
      });
    } finally {
      await moved.stop();
    }
  });

  it('whose server answers 410 is disabled, and other webhooks are told why', async () => {
    here.receiver.answer = (response, received, socket) =>
      (received.body.event === 'webhook.disabled' ? ok : status(410))(response, received, socket);
    const webhook = await here.bench.webhook(here.receiver.url);
    await here.bench.webhook(`${here.receiver.url}?watch`, { events: ['webhook.disabled'] });
    await here.bench.publish(here.bench.event(1), here.bench.event(2, 'another@s.whatsapp.net'));
    const view = async (): Promise<unknown> =>
      (await here.bench.owner.asUser(`GET /v1/webhooks/${webhook.id}`)).body;
    await until('the webhook to be disabled', async () => {
      const { enabled } = (await view()) as { enabled: boolean };
      return !enabled;
    });
    expect(await view()).toMatchObject({ enabled: false, disabledReason: 'gone' });
    await until('the other webhook to get the event', () =>
      here.receiver.received.some(({ path, body }) => {
        const data = body.data as { reason?: string };
        return path === '/hook?watch' && data.reason === 'gone';
      }),
    );
    await until('the first to be done', async () =>
      (await here.bench.statuses(webhook)).includes('failed'),
    );
    here.receiver.answer = ok;
    const before = here.receiver.received.length;
    await here.bench.publish(here.bench.event(3));
    expect((await here.bench.deliveries(webhook)).length).toBe(2);
    const answer = await here.bench.owner.asUser(`PATCH /v1/webhooks/${webhook.id}`, {
      enabled: true,
    });
    expect(answer.body).toMatchObject({ enabled: true, disabledReason: null });
    await here.bench.publish(here.bench.event(4));
    await until('a delivery to the enabled webhook', () =>
      here.receiver.numbers.slice(before).includes(4),
    );
    expect(here.receiver.numbers).not.toContain(3);
  });
});

describe('a webhook whose URL changes during a request', () => {
  it('stays enabled when the old URL answers 410, and keeps no measurement of it', async () => {
    const answers: (() => void)[] = [];
    here.receiver.answer = (...args) => void answers.push(() => status(410)(...args));
    const webhook = await here.bench.webhook(here.receiver.url);
    await here.bench.publishEach(1);
    await here.receiver.until(1);
    here.receiver.answer = ok;
    const moved = { url: `${here.receiver.url}?moved` };
    await here.bench.owner.asUser(`PATCH /v1/webhooks/${webhook.id}`, moved);
    answers.shift()?.();
    await until('it to be done', async () => (await here.bench.statuses(webhook))[0] === 'failed');
    await here.bench.publishEach(1, undefined, 2);
    await until('the next delivery at the new URL', () => here.receiver.numbers.includes(2));
    expect((await here.bench.owner.asUser(`GET /v1/webhooks/${webhook.id}`)).body).toMatchObject({
      enabled: true,
      state: 'healthy',
      failingSince: null,
    });
  });
});

describe('a failing delivery', () => {
  const FAST = { retry_schedule: [0, 0.01, 0.01] };

  it.each([
    ['302', 302],
    ['400', 400],
    ['404', 404],
    ['500', 500],
    ['503', 503],
  ])('answered with %s is retried under the same event id', async (_, code) => {
    here.receiver.answer = (response, received, socket) => {
      const first = here.receiver.received.length === 1;
      (first ? status(code, { location: here.receiver.url }) : ok)(response, received, socket);
    };
    const webhook = await here.bench.webhook(here.receiver.url, {}, FAST);
    const event = here.bench.event(1);
    await here.bench.publish(event);
    await here.receiver.until(2);
    const [first, second] = here.receiver.received;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.headers['x-whathooks-delivery']).not.toBe(
      first?.headers['x-whathooks-delivery'],
    );
    expect(second?.raw).toEqual(first?.raw);
    await until(
      'it to be done',
      async () => (await here.bench.statuses(webhook))[0] === 'delivered',
    );
    expect(
      (await here.bench.attempts(webhook)).map((one) => [one.number, one.status, one.error_code]),
    ).toEqual([
      [1, code, 'status'],
      [2, 200, null],
    ]);
  });

  it('whose connection is reset is retried', async () => {
    here.receiver.answer = (response, received, socket) =>
      here.receiver.received.length === 1 ? socket.destroy() : ok(response, received, socket);
    const webhook = await here.bench.webhook(here.receiver.url, {}, FAST);
    await here.bench.publish(here.bench.event(1));
    await until(
      'it to be done',
      async () => (await here.bench.statuses(webhook))[0] === 'delivered',
    );
    expect((await here.bench.attempts(webhook)).map((one) => [one.status, one.error_code])).toEqual(
      [
        [null, 'reset'],
        [200, null],
      ],
    );
  });

  it('fails after its last attempt, and is logged with the reason', async () => {
    here.receiver.answer = status(500);
    const webhook = await here.bench.webhook(here.receiver.url, {}, FAST);
    await here.bench.publish(here.bench.event(1));
    await until('it to fail', async () => (await here.bench.statuses(webhook))[0] === 'failed');
    expect(await here.bench.deliveries(webhook)).toMatchObject([
      { status: 'failed', attempts: 3, last_error: 'status' },
    ]);
    expect(here.receiver.received).toHaveLength(3);
  });

  it('waits as long as Retry-After says, and the log shows until when', async () => {
    here.receiver.answer = status(429, { 'retry-after': '3600' });
    const webhook = await here.bench.webhook(here.receiver.url, {}, FAST);
    await here.bench.publish(here.bench.event(1));
    await until('it to wait', async () => (await here.bench.attempts(webhook)).length === 1);
    const [row] = await here.app.dataSource.query<{ minutes: number }[]>(
      `SELECT (extract(epoch FROM due_at - now()) / 60)::float8 AS minutes FROM delivery_queue WHERE webhook_id = $1`,
      [webhook.uuid],
    );
    expect(Math.round(row?.minutes ?? 0)).toBe(60);
  });

  it('of an event that is no longer stored fails', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    await here.bench.owner.asUser(`PATCH /v1/webhooks/${webhook.id}`, { enabled: true });
    await here.app.dataSource.query(
      `INSERT INTO delivery_queue (id, organization_id, webhook_id, event_id, event, session_id, chat_key)
       VALUES ($1, $2, $3, $4, 'message.received', $5, 1)`,
      [newId(), here.bench.organizationId, webhook.uuid, newId(), here.bench.sessionId],
    );
    await until('it to be done', async () => (await here.bench.statuses(webhook))[0] === 'failed');
    expect(await here.bench.deliveries(webhook)).toMatchObject([{ last_error: 'event_expired' }]);
    expect(here.receiver.received).toHaveLength(0);
  });
});

describe('a delivery that is older than the log', () => {
  const old = v7({ msecs: Date.now() - 40 * 86_400_000 });
  const queueOld = (webhook: TestWebhook): Promise<unknown> =>
    here.app.dataSource.query(
      `INSERT INTO delivery_queue (id, organization_id, webhook_id, event_id, event, session_id, chat_key, due_at, held)
       VALUES ($1, $2, $3, $1, 'message.received', $4, $5, now() + interval '1 hour', true)`,
      [
        old,
        here.bench.organizationId,
        webhook.uuid,
        here.bench.sessionId,
        chatKey(here.bench.event(1)),
      ],
    );
  const isWaiting = async (): Promise<boolean> =>
    (await here.app.dataSource.query('SELECT FROM delivery_queue WHERE id = $1', [old])).length > 0;

  it('is deleted with its day, and unblocks what waits behind it', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    await queueOld(webhook);
    await here.bench.publishEach(2);
    await until('them to wait behind it', async () => {
      const parked = await here.app.dataSource.query(
        `SELECT FROM delivery_queue WHERE webhook_id = $1 AND due_at = 'infinity'`,
        [webhook.uuid],
      );
      return parked.length === 2;
    });
    await here.app.app.get(DeliveryHousekeeping).sweep();
    expect(await isWaiting()).toBe(false);
    here.app.app.get(ClusterBus).publish(DELIVERIES_DUE, {});
    await here.receiver.until(2);
    expect(here.receiver.numbers).toEqual([1, 2]);
  });

  it('does not stop others when its partition is gone', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    await queueOld(webhook);
    await here.app.dataSource.query(
      'UPDATE delivery_queue SET due_at = now(), held = false, chat_key = 1 WHERE id = $1',
      [old],
    );
    await here.bench.publishEach(1);
    await here.receiver.until(1);
    await here.bench.publishEach(1, 'another@s.whatsapp.net', 2);
    await until('the others to be done', async () => {
      const statuses = await here.bench.statuses(webhook);
      return statuses.filter((one) => one === 'delivered').length === 2;
    });
    await here.app.dataSource.query('DELETE FROM delivery_queue WHERE id = $1', [old]);
  });
});

describe('a private address', () => {
  it.each([
    'http://127.0.0.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.1.2.3:8080/',
    'http://[::1]/',
    'http://[fd00::1]/',
    'http://localhost:3000/',
  ])('is rejected where private webhooks are not allowed: %s', async (url) => {
    const guard = new AddressGuard({ allowPrivateWebhooks: false } as Environment, resolveHost);
    await expect(guard.assertRegistrable(url)).rejects.toMatchObject({
      code: 'webhook_url_forbidden',
      status: 400,
    });
  });

  it('is rejected over HTTP with the documented problem', async () => {
    const strict = await startTestApp({ variables: { ALLOW_PRIVATE_WEBHOOKS: 'false' } });
    try {
      const owner = await strict.organization();
      for (const url of ['http://127.0.0.1:9/', 'http://10.0.0.1/', 'http://[::1]:9/']) {
        const answer = await owner.asKey('POST /v1/webhooks', { url });
        expect([url, answer.status, answer.body['code']]).toEqual([
          url,
          400,
          'webhook_url_forbidden',
        ]);
        expect(answer.body['detail']).toMatch(/ALLOW_PRIVATE_WEBHOOKS=true .*README/);
      }
      const fine = await owner.asKey<{ id: string }>('POST /v1/webhooks', {
        url: 'http://8.8.8.8/',
      });
      expect(fine.status).toBe(201);
      const changed = await owner.asKey(`PATCH /v1/webhooks/${fine.body.id}`, {
        url: 'http://10.0.0.1/',
      });
      expect(changed.body['code']).toBe('webhook_url_forbidden');
    } finally {
      await strict.close();
    }
  });

  it('behind a host name is rejected at registration, and an unknown name is not', async () => {
    const to = (resolve: ResolveHost): Promise<void> =>
      new AddressGuard({ allowPrivateWebhooks: false } as Environment, resolve).assertRegistrable(
        'https://here.receiver.example/',
      );
    await expect(to(() => Promise.resolve(['8.8.8.8', '192.168.0.1']))).rejects.toMatchObject({
      code: 'webhook_url_forbidden',
    });
    await expect(to(() => Promise.resolve(['8.8.8.8']))).resolves.toBeUndefined();
    const unknown = Object.assign(new Error('unknown'), { code: 'ENOTFOUND' });
    await expect(to(() => Promise.reject(unknown))).resolves.toBeUndefined();
  });
});
