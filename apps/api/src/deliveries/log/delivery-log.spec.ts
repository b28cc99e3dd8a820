import type { AttemptView, DeliveryDetail, DeliveryPage, DeliveryView } from '@whathooks/dto';
import { deliverySpec } from '../../../test/deliveries/delivery-spec';
import { DeliveryBench, type TestWebhook } from '../../../test/deliveries/deliveries';
import { type Caller, caller } from '../../../test/harness';
import { status } from '../../../test/deliveries/webhook-receiver';
import { until } from '@whathooks/testing';
import { newId, publicId } from '../../platform/database/ids';

/** Nothing here is retried. */
const ONE_ATTEMPT = { retry_schedule: [0] };
/** The retry is an hour away. */
const SLOW = { retry_schedule: [0, 3_600] };

const here = deliverySpec();

const list = async (webhook: TestWebhook, query = ''): Promise<DeliveryPage> => {
  const answer = await here.bench.owner.asKey<DeliveryPage>(
    `GET /v1/webhooks/${webhook.id}/deliveries${query}`,
  );
  expect([query, answer.status]).toEqual([query, 200]);
  return answer.body;
};

/** Follows the cursors to the end. */
const listAll = async (webhook: TestWebhook, query: string): Promise<DeliveryView[]> => {
  const found: DeliveryView[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: DeliveryPage = await list(webhook, `?${query}${cursor && `&cursor=${cursor}`}`);
    found.push(...page.data);
    cursor = page.nextCursor;
  }
  return found;
};

const ended = (webhook: TestWebhook, count: number): Promise<boolean> =>
  until(`${count} deliveries to be done`, async () => {
    const [row] = await here.app.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM deliveries WHERE webhook_id = $1',
      [webhook.uuid],
    );
    return row?.count === count;
  });

/** Writes finished deliveries into the log, now and in this order. */
async function logged(
  webhook: TestWebhook,
  count: number,
  columns: { status?: string; event?: string } = {},
): Promise<void> {
  await here.app.dataSource.query(
    `INSERT INTO deliveries (id, organization_id, webhook_id, event_id, event, session_id, chat_key, status, attempts, trigger, created_at)
     SELECT id, $2, $3, id, $4, $2, 1, $5, 1, 'event', now() FROM unnest($1::uuid[]) AS id`,
    [
      Array.from({ length: count }, () => newId()),
      here.bench.organizationId,
      webhook.uuid,
      columns.event ?? 'message.received',
      columns.status ?? 'delivered',
    ],
  );
}

describe('attempts', () => {
  it('tell the host alone to a key that does not see the webhook', async () => {
    here.receiver.answer = (response) =>
      response.writeHead(200, { 'x-secret': 'secret' }).end('secret');
    const sessionId = newId();
    await here.app.dataSource.query(
      `INSERT INTO sessions (id, organization_id, name, status, metadata)
       VALUES ($1, $2, 'Shop', 'LOGGED_OUT', '{}')`,
      [sessionId, here.bench.organizationId],
    );
    const { owner } = here.bench;
    const { body: key } = await owner.asUser<{ token: string }>('POST /v1/api-keys', {
      name: 'Limited',
      sessionIds: [publicId('session', sessionId)],
    });
    const url = `${here.receiver.url}?token=secret`;
    const webhook = await here.bench.webhook(url);
    await here.bench.publish(here.bench.event(1, undefined, { sessionId }));
    await ended(webhook, 1);
    const [delivery] = (await list(webhook)).data;
    const attempt = async (call: Caller): Promise<AttemptView | undefined> =>
      (await call<{ data: AttemptView[] }>(`GET /v1/deliveries/${delivery?.id}/attempts`)).body
        .data[0];
    const all = await attempt(owner.asKey);
    expect(all).toMatchObject({
      ...{ request: { url }, response: { status: 200, body: 'secret' } },
      remoteAddress: '127.0.0.1',
    });
    expect(all?.request.headers).not.toEqual([]);
    const limited = await attempt(caller(here.app.url, { 'x-api-key': key.token }));
    expect(limited).toEqual({
      ...all,
      request: { ...all?.request, url: new URL(url).origin, headers: [] },
      response: { ...all?.response, headers: [], body: null },
      remoteAddress: null,
    });
    expect(limited?.request.body).toContain('message.received');
  });
});

describe('the log of a webhook', () => {
  it('shows waiting and finished deliveries as one list, newest first', async () => {
    here.receiver.answer = (response, { body }) =>
      response.writeHead(body.data.n === 3 ? 500 : 200).end();
    const webhook = await here.bench.webhook(here.receiver.url, {}, SLOW);
    const events = await here.bench.publishEach(2);
    await ended(webhook, 2);
    events.push(...(await here.bench.publishEach(1, 'other@s.whatsapp.net', 3)));
    await until('a failed attempt', async () => (await list(webhook)).data[0]?.attempts === 1);
    const { data, nextCursor } = await list(webhook);
    expect(nextCursor).toBeNull();
    expect(data.map(({ eventId }) => eventId)).toEqual(
      events.map(({ id }) => publicId('event', id)).reverse(),
    );
    expect(data.map((one) => one.status)).toEqual(['retrying', 'delivered', 'delivered']);
    expect(data[0]).toEqual({
      id: expect.stringMatching(/^dlv_[0-9a-f]{32}$/) as string,
      webhookId: webhook.id,
      eventId: publicId('event', events[2]?.id ?? ''),
      event: 'message.received',
      sessionId: publicId('session', here.bench.sessionId),
      about: {
        name: 'Jane Doe 👋',
        contact: 'other',
        type: 'text',
        text: 'Grüße 3',
      },
      status: 'retrying',
      attempts: 1,
      trigger: 'event',
      triggeredBy: null,
      lastStatus: 500,
      lastError: 'status',
      nextAttemptAt: expect.any(String) as string,
      waitsFor: null,
      createdAt: expect.any(String) as string,
      endedAt: null,
    });
    expect(Date.parse(data[0]?.nextAttemptAt ?? '')).toBeGreaterThan(Date.now());
    expect(data[1]).toMatchObject({ lastStatus: 200, lastError: null, nextAttemptAt: null });
    expect(Date.parse(data[1]?.endedAt ?? '')).not.toBeNaN();
    // While its webhook is switched off, nobody knows when it goes on.
    await here.bench.owner.asUser(`PATCH /v1/webhooks/${webhook.id}`, { enabled: false });
    const [paused] = (await list(webhook)).data;
    expect(paused).toEqual({ ...data[0], waitsFor: 'webhook', nextAttemptAt: null });
  });

  it('is read page by page across both tables, each delivery once', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    await here.bench.publishEach(3);
    await ended(webhook, 3);
    await here.app.dataSource.query('UPDATE delivery_lanes SET paused_until = $2 WHERE id = $1', [
      webhook.uuid,
      'infinity',
    ]);
    await until('the lane to be released', async () => {
      const [lane] = await here.app.dataSource.query<{ claim_id: string | null }[]>(
        'SELECT claim_id FROM delivery_lanes WHERE id = $1',
        [webhook.uuid],
      );
      return lane?.claim_id === null;
    });
    await here.bench.publishEach(3, undefined, 4);
    const all = await list(webhook);
    expect(all.data.map((one) => one.status)).toEqual([
      ...Array<string>(3).fill('pending'),
      ...Array<string>(3).fill('delivered'),
    ]);
    for (const limit of [1, 2, 3, 4, 5]) {
      expect(await listAll(webhook, `limit=${limit}`)).toEqual(all.data);
    }
  });

  it('is filtered by status, event, session and time', async () => {
    here.receiver.answer = (response, { body }) =>
      response.writeHead(body.data.n === 2 ? 500 : 200).end();
    const webhook = await here.bench.webhook(
      here.receiver.url,
      { events: ['message.received', 'session.status'] },
      ONE_ATTEMPT,
    );
    const otherSession = newId();
    const events = [
      here.bench.event(1),
      here.bench.event(2),
      here.bench.event(3, undefined, { sessionId: otherSession }),
      here.bench.event(4, undefined, { event: 'session.status' }),
    ];
    for (const event of events) await here.bench.publish(event);
    await ended(webhook, 4);
    const numbers = async (query: string): Promise<number[]> =>
      (await listAll(webhook, query)).map(
        ({ eventId }) => events.findIndex(({ id }) => publicId('event', id) === eventId) + 1,
      );
    const times = (await list(webhook)).data.map(({ createdAt }) => createdAt).sort();
    expect(times).toHaveLength(4);
    expect(await numbers('status=failed')).toEqual([2]);
    expect(await numbers('status=delivered')).toEqual([4, 3, 1]);
    expect(await numbers('status=pending')).toEqual([]);
    expect(await numbers('status=cancelled')).toEqual([]);
    expect(await numbers('event=session.status')).toEqual([4]);
    expect(await numbers(`sessionId=${publicId('session', otherSession)}`)).toEqual([3]);
    expect(
      await numbers(`sessionId=${publicId('session', here.bench.sessionId)}&status=delivered`),
    ).toEqual([4, 1]);
    expect(await numbers('since=2000-01-01T00:00:00Z')).toEqual([4, 3, 2, 1]);
    expect(await numbers('until=2000-01-01T00:00:00Z')).toEqual([]);
    expect(await numbers('since=2999-01-01T00:00:00Z')).toEqual([]);
    const middle = new Date(
      Number.parseInt((events[2]?.id ?? '').replace('-', '').slice(0, 12), 16),
    );
    const from = await numbers(`since=${middle.toISOString()}`);
    const before = await numbers(`until=${middle.toISOString()}`);
    expect([...from, ...before]).toEqual([4, 3, 2, 1]);
    expect(from).toContain(3);
  });

  it('finds rare deliveries without reading everything for one page', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    await logged(webhook, 1, { status: 'failed', event: 'session.qr' });
    await logged(webhook, 5_100);
    const first = await list(webhook, '?event=session.qr');
    expect(first.data).toEqual([]);
    expect(first.nextCursor).not.toBeNull();
    const found = await listAll(webhook, 'event=session.qr');
    expect(found.map((one) => one.event)).toEqual(['session.qr']);
    expect(await listAll(webhook, 'event=session.qr&status=failed')).toEqual(found);
  });

  it('rejects invalid filters', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    for (const [query, code, at] of [
      ['status=lost', 'invalid_request', 'status'],
      ['event=message.sent', 'invalid_request', 'event'],
      ['since=yesterday', 'invalid_request', 'since'],
      ['until=2026-W01', 'invalid_request', 'until'],
      ['limit=101', 'invalid_request', 'limit'],
      ['cursor=x', 'invalid_cursor', ''],
    ] as const) {
      const { status: code400, body } = await here.bench.owner.asUser<{
        code: string;
        errors?: { path: string }[];
      }>(`GET /v1/webhooks/${webhook.id}/deliveries?${query}`);
      expect([query, code400, body.code, body.errors?.[0]?.path ?? '']).toEqual([
        query,
        400,
        code,
        at,
      ]);
    }
  });

  it('can be read after the webhook was deleted, by its organization alone', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    await here.bench.publish(here.bench.event(1));
    await ended(webhook, 1);
    await here.bench.owner.asUser(`DELETE /v1/webhooks/${webhook.id}`);
    expect((await list(webhook)).data).toHaveLength(1);
    const stranger = await here.app.organization();
    const answer = await stranger.asUser(`GET /v1/webhooks/${webhook.id}/deliveries`);
    expect([answer.status, answer.body['code']]).toEqual([404, 'not_found']);
  });
});

describe('the log of an organization', () => {
  const all = async (query = ''): Promise<DeliveryPage> =>
    (await here.bench.owner.asKey<DeliveryPage>(`GET /v1/deliveries${query}`)).body;

  it('shows the deliveries of every webhook, newest first, page by page, and no other\u2019s', async () => {
    const webhooks = [
      await here.bench.webhook(here.receiver.url),
      await here.bench.webhook(here.receiver.url),
    ];
    for (const webhook of [...webhooks, ...webhooks]) await logged(webhook, 2);
    const stranger = await DeliveryBench.open(here.app);
    await here.app.dataSource.query(
      `INSERT INTO deliveries (id, organization_id, webhook_id, event_id, event, session_id, chat_key, status, attempts, trigger, created_at)
       SELECT $1, $2, $2, $1, 'session.qr', $2, 1, 'failed', 1, 'event', now()`,
      [newId(), stranger.organizationId],
    );
    const found: DeliveryView[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: DeliveryPage = await all(`?limit=3${cursor && `&cursor=${cursor}`}`);
      found.push(...page.data);
      cursor = page.nextCursor;
    }
    expect(found).toHaveLength(8);
    expect(found.map(({ id }) => id)).toEqual(
      found
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    expect(new Set(found.map(({ webhookId }) => webhookId))).toEqual(
      new Set(webhooks.map(({ id }) => id)),
    );
    const [one] = webhooks;
    expect((await all(`?webhookId=${one?.id}`)).data).toHaveLength(4);
    expect((await all('?status=failed')).data).toEqual([]);
    const wrong = await here.bench.owner.asKey('GET /v1/deliveries?webhookId=nonsense');
    expect(wrong.status).toBe(404);
  });
});

describe('a delivery in the log', () => {
  it('shows its event, and every attempt with all its details', async () => {
    const said = Buffer.concat([Buffer.from('nö '), Buffer.alloc(16_384, 'ä')]);
    here.receiver.answer = (response) =>
      response
        .writeHead(500, { 'content-type': 'text/plain', 'set-cookie': ['a=1', 'b=2'] })
        .end(said);
    const webhook = await here.bench.webhook(here.receiver.url, {}, { retry_schedule: [0, 0] });
    const event = here.bench.event(1);
    await here.bench.publish(event);
    await ended(webhook, 1);
    const [{ id } = { id: '' }] = (await list(webhook)).data;
    const detail = await here.bench.owner.asKey<DeliveryDetail>(`GET /v1/deliveries/${id}`);
    expect(detail.body).toMatchObject({ id, status: 'failed', attempts: 2, lastStatus: 500 });
    expect(detail.body.payload).toEqual(here.receiver.received[0]?.body);
    const { body } = await here.bench.owner.asKey<{ data: AttemptView[]; nextCursor: null }>(
      `GET /v1/deliveries/${id}/attempts`,
    );
    expect(body.nextCursor).toBeNull();
    expect(body.data.map(({ number }) => number)).toEqual([2, 1]);
    const [last, first] = body.data;
    const received = here.receiver.received[0];
    expect(first).toMatchObject({
      id: received?.headers['x-whathooks-delivery'],
      deliveryId: id,
      number: 1,
      trigger: 'event',
      triggeredBy: null,
      request: { url: here.receiver.url, body: received?.raw.toString('utf8') },
      response: { status: 500, bodyEncoding: 'text', truncated: true },
      error: { code: 'status', detail: null },
      remoteAddress: '127.0.0.1',
    });
    const sent = Object.fromEntries(
      first?.request.headers.map(({ name, value }) => [name.toLowerCase(), value]) ?? [],
    );
    expect(sent).toMatchObject({ 'x-whathooks-event': 'message.received' });
    for (const [name, value] of Object.entries(sent)) expect(received?.headers[name]).toBe(value);
    expect(
      first?.response?.headers.filter(({ name }) => name === 'set-cookie').map((one) => one.value),
    ).toEqual(['a=1', 'b=2']);
    // Cut after 16 KiB, in the middle of a character.
    expect(first?.response?.body).toBe(`nö ${'ä'.repeat(8_190)}`);
    for (const time of [
      first?.timings.connectMs,
      first?.timings.firstByteMs,
      first?.timings.totalMs,
    ]) {
      expect(time).toBeGreaterThanOrEqual(0);
    }
    // An IP address needs no DNS lookup, and this one is plain HTTP.
    expect(last?.timings).toMatchObject({ dnsMs: null, tlsMs: null });
    const firstPage = await here.bench.owner.asKey<{ data: AttemptView[]; nextCursor: string }>(
      `GET /v1/deliveries/${id}/attempts?limit=1`,
    );
    const secondPage = await here.bench.owner.asKey<{ data: AttemptView[] }>(
      `GET /v1/deliveries/${id}/attempts?limit=1&cursor=${firstPage.body.nextCursor}`,
    );
    expect([...firstPage.body.data, ...secondPage.body.data]).toEqual(body.data);
  });

  it('shows a response that is not text as base64, and none where none came', async () => {
    const bytes = Buffer.from([0xff, 0x00, 0xfe]);
    here.receiver.answer = (response) => response.writeHead(200).end(bytes);
    const webhook = await here.bench.webhook(here.receiver.url, {}, ONE_ATTEMPT);
    await here.bench.publish(here.bench.event(1));
    await ended(webhook, 1);
    const attempt = async (): Promise<AttemptView | undefined> => {
      const [delivery] = (await list(webhook)).data;
      const answer = await here.bench.owner.asUser<{ data: AttemptView[] }>(
        `GET /v1/deliveries/${delivery?.id}/attempts`,
      );
      return answer.body.data[0];
    };
    expect((await attempt())?.response).toMatchObject({
      body: bytes.toString('base64'),
      bodyEncoding: 'base64',
      truncated: false,
    });
    here.receiver.answer = (_response, _received, socket) => socket.destroy();
    await here.bench.publish(here.bench.event(2));
    await ended(webhook, 2);
    expect(await attempt()).toMatchObject({
      response: null,
      error: { code: 'reset', detail: expect.any(String) as string },
    });
  });

  it.each([
    ['message.received', 'messages:read', 'sessions:read'],
    ['session.qr', 'sessions:read', 'messages:read'],
  ] as const)(
    'of %s shows body and responses only to keys with %s',
    async (event, needed, another) => {
      here.receiver.answer = (response, { raw }) =>
        response.writeHead(200).end(`got ${raw.toString()}`);
      const webhook = await here.bench.webhook(here.receiver.url);
      await here.bench.publish(here.bench.event(1, undefined, { event }));
      await ended(webhook, 1);
      const [{ id } = { id: '' }] = (await list(webhook)).data;
      const read = async (...scopes: string[]) => {
        const key = await here.bench.owner.asUser<{ token: string }>('POST /v1/api-keys', {
          name: 'reader',
          scopes: ['webhooks:read', ...scopes],
        });
        const headers = { 'x-api-key': key.body.token };
        const detail = await here.app.call<DeliveryDetail>(
          `GET /v1/deliveries/${id}`,
          undefined,
          headers,
        );
        const attempts = await here.app.call<{ data: AttemptView[] }>(
          `GET /v1/deliveries/${id}/attempts`,
          undefined,
          headers,
        );
        expect([detail.status, attempts.status]).toEqual([200, 200]);
        return { detail: detail.body, attempt: attempts.body.data[0] };
      };
      const hidden = await read(another);
      expect(hidden.detail).toMatchObject({ id, payload: null, missingScope: needed });
      expect(hidden.attempt).toMatchObject({
        request: { url: here.receiver.url, body: null },
        response: { status: 200, body: null },
        missingScope: needed,
      });
      expect(JSON.stringify(hidden)).not.toContain('Grüße');
      const shown = await read(needed);
      expect(shown.detail.payload).toEqual(here.receiver.received[0]?.body);
      expect(shown.attempt?.request.body).toBe(here.receiver.received[0]?.raw.toString());
      expect(shown.attempt?.response?.body).toContain('Grüße');
      expect([shown.detail.missingScope, shown.attempt?.missingScope]).toEqual([null, null]);
    },
  );

  it('is shown after its event was deleted, and says so', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    await here.bench.publish(here.bench.event(1));
    await ended(webhook, 1);
    await here.app.dataSource.query('DELETE FROM events WHERE organization_id = $1', [
      here.bench.organizationId,
    ]);
    const [{ id } = { id: '' }] = (await list(webhook)).data;
    const detail = await here.bench.owner.asUser<DeliveryDetail>(`GET /v1/deliveries/${id}`);
    expect([detail.status, detail.body.payload]).toEqual([200, null]);
  });

  it('is not found under an id of another type or an unknown id', async () => {
    here.receiver.answer = status(200);
    const webhook = await here.bench.webhook(here.receiver.url);
    await here.bench.publish(here.bench.event(1));
    await ended(webhook, 1);
    const [{ id } = { id: '' }] = (await list(webhook)).data;
    for (const wrong of [id.replace('dlv_', 'evt_'), id.slice(4), publicId('delivery', newId())]) {
      for (const route of [
        `GET /v1/deliveries/${wrong}`,
        `GET /v1/deliveries/${wrong}/attempts`,
        `POST /v1/deliveries/${wrong}/resend`,
      ] as const) {
        const answer = await here.bench.owner.asUser(route);
        expect([route, answer.status, answer.body['code']]).toEqual([route, 404, 'not_found']);
      }
    }
  });
});
