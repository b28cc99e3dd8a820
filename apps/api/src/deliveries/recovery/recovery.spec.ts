import type {
  AttemptView,
  DeliveryPage,
  DeliveryView,
  RecoveryAnswer,
  RecoveryPage,
  RecoveryView,
  TestEventResult,
} from '@whathooks/dto';
import { verifyDelivery } from '@whathooks/webhook-signature';
import { deliverySpec } from '../../../test/deliveries/delivery-spec';
import { DeliveryBench, type TestWebhook } from '../../../test/deliveries/deliveries';
import { type Answer, caller, startTestApp, type TestApp } from '../../../test/harness';
import { NO_WHATSAPP } from '../../../test/processes/no-whatsapp';
import { ok, status } from '../../../test/deliveries/webhook-receiver';
import { until } from '@whathooks/testing';
import { leastId, newId, parseId, publicId } from '../../platform/database/ids';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DUE_AT_MOST } from './recovery-runner';

/** Nothing here is retried. */
const ONE_ATTEMPT = { retry_schedule: [0] };
const LONG_AGO = '2026-01-01T00:00:00.000Z';

const here = deliverySpec();

const list = async (webhook: TestWebhook): Promise<DeliveryView[]> =>
  (
    await here.bench.owner.asUser<DeliveryPage>(
      `GET /v1/webhooks/${webhook.id}/deliveries?limit=100`,
    )
  ).body.data;

/** Waits until no delivery of a webhook waits and this many are done; newest first. */
async function over(webhook: TestWebhook, count: number): Promise<DeliveryView[]> {
  let found: DeliveryView[] = [];
  await until(`${count} deliveries to be done`, async () => {
    found = await list(webhook);
    return found.length >= count && found.every(({ endedAt }) => endedAt !== null);
  });
  expect(found).toHaveLength(count);
  return found;
}

const begin = async (
  webhook: TestWebhook,
  kind: 'recover' | 'replay',
  body: object = {},
): Promise<RecoveryAnswer> => {
  const answer = await here.bench.owner.asUser<RecoveryAnswer>(
    `POST /v1/webhooks/${webhook.id}/${kind}`,
    { since: LONG_AGO, ...body },
  );
  expect([kind, answer.status, answer.body]).toEqual([kind, 200, expect.anything()]);
  return answer.body;
};

const job = async (id = ''): Promise<RecoveryView> =>
  (await here.bench.owner.asUser<RecoveryView>(`GET /v1/recoveries/${id}`)).body;

/** Waits until a recovery is over. */
async function finished(answer: RecoveryAnswer): Promise<RecoveryView> {
  let found = answer.recovery;
  await until('the recovery to end', async () => {
    found = await job(answer.recovery?.id);
    return found.status !== 'running';
  });
  if (!found) throw new Error('no recovery was started');
  return found;
}

const pause = async (webhook: TestWebhook, enabled = false): Promise<void> => {
  await here.bench.owner.asUser(`PATCH /v1/webhooks/${webhook.id}`, { enabled });
};

/** Events without deliveries: they happened before there was a webhook. */
async function storedEvents(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await here.app.dataSource.query(
    `INSERT INTO events (id, organization_id, session_id, event, chat, body, occurred_at)
     SELECT id, $2, $2, 'message.received', 'a@s.whatsapp.net', '{"data":{"n":' || position || '}}', now()
     FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, position)`,
    [ids, here.bench.organizationId],
  );
  return ids;
}

/** A session that is not connected, and has no events of its own. Returns its UUID. */
async function storedSession(): Promise<string> {
  const sessionId = newId();
  await here.app.dataSource.query(
    `INSERT INTO sessions (id, organization_id, name, status, metadata)
     VALUES ($1, $2, 'Shop', 'LOGGED_OUT', '{}')`,
    [sessionId, here.bench.organizationId],
  );
  return sessionId;
}

describe('a resend', () => {
  it('is a new delivery of the same event, marked as resent, with the user who asked for it', async () => {
    here.receiver.answer = status(500);
    const webhook = await here.bench.webhook(here.receiver.url, {}, ONE_ATTEMPT);
    const event = here.bench.event(1);
    await here.bench.publish(event);
    const [failed] = await over(webhook, 1);
    here.receiver.answer = ok;
    const answer = await here.bench.owner.asKey<DeliveryView>(
      `POST /v1/deliveries/${failed?.id}/resend`,
    );
    expect([answer.status, answer.body.status]).toEqual([202, 'pending']);
    expect(answer.body).toMatchObject({ trigger: 'resend', eventId: failed?.eventId });
    expect(answer.body.triggeredBy).toMatch(/^key_[0-9a-f]{32}$/);
    const [resent, first] = await over(webhook, 2);
    expect(first).toEqual(failed);
    expect(resent).toMatchObject({ id: answer.body.id, status: 'delivered', trigger: 'resend' });
    const [one, two] = here.receiver.received;
    expect(two?.raw).toEqual(one?.raw);
    expect(two?.headers['webhook-id']).toBe(publicId('event', event.id));
    expect([one?.headers['x-whathooks-replay'], two?.headers['x-whathooks-replay']]).toEqual([
      undefined,
      'true',
    ]);
    expect(() => verifyDelivery(two?.raw ?? '', two?.headers ?? {}, webhook.secret)).not.toThrow();
    const attempts = await here.bench.owner.asUser<{ data: AttemptView[] }>(
      `GET /v1/deliveries/${answer.body.id}/attempts`,
    );
    expect(attempts.body.data).toMatchObject([
      { number: 1, trigger: 'resend', triggeredBy: answer.body.triggeredBy },
    ]);
  });

  it('of a delivery that was received is possible too, by a person', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    await here.bench.publish(here.bench.event(1));
    const [first] = await over(webhook, 1);
    const me = await here.bench.owner.asUser<{ user: { id: string } }>('GET /v1/auth/me');
    const resend = (): Promise<Answer<DeliveryView>> =>
      here.bench.owner.asUser(`POST /v1/deliveries/${first?.id}/resend`, undefined, {
        'idempotency-key': 'once',
      });
    const answer = await resend();
    expect(answer.body.triggeredBy).toBe(me.body.user.id);
    expect(await resend()).toMatchObject({ status: 202, body: answer.body });
    expect((await over(webhook, 2)).map((one) => one.status)).toEqual(['delivered', 'delivered']);
  });

  it('of a test event is marked as a test again', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    const { body } = await here.bench.owner.asUser<TestEventResult>(
      `POST /v1/webhooks/${webhook.id}/test`,
      { event: 'message.received' },
    );
    await here.bench.owner.asUser(`POST /v1/deliveries/${body.delivery.id}/resend`);
    const [again] = await over(webhook, 2);
    expect(again).toMatchObject({ status: 'delivered', trigger: 'resend' });
    expect(here.receiver.received[1]?.headers).toMatchObject({
      'x-whathooks-replay': 'true',
      'x-whathooks-test': 'true',
      'webhook-id': body.delivery.eventId,
    });
    await here.bench.publish(here.bench.event(1));
    const [real] = await over(webhook, 3);
    await here.bench.owner.asUser(`POST /v1/deliveries/${real?.id}/resend`);
    await over(webhook, 4);
    expect(here.receiver.received[3]?.headers).toMatchObject({ 'x-whathooks-replay': 'true' });
    expect(here.receiver.received[3]?.headers).not.toHaveProperty('x-whathooks-test');
  });

  it('of a waiting delivery attempts it now, and makes no second one', async () => {
    here.receiver.answer = status(500);
    const webhook = await here.bench.webhook(
      here.receiver.url,
      {},
      { retry_schedule: [0, 36_000] },
    );
    await here.bench.publish(here.bench.event(1));
    await until('a failed attempt', async () => (await list(webhook))[0]?.attempts === 1);
    here.receiver.answer = ok;
    const [waiting] = await list(webhook);
    const answer = await here.bench.owner.asUser<DeliveryView>(
      `POST /v1/deliveries/${waiting?.id}/resend`,
    );
    expect([answer.status, answer.body.id]).toEqual([202, waiting?.id]);
    expect(await over(webhook, 1)).toMatchObject([{ status: 'delivered', attempts: 2 }]);
  });

  it('is rejected when the webhook or the event was deleted', async () => {
    const webhooks = [
      await here.bench.webhook(here.receiver.url),
      await here.bench.webhook(here.receiver.url),
    ] as const;
    await here.bench.publish(here.bench.event(1));
    const ids = [(await over(webhooks[0], 1))[0]?.id, (await over(webhooks[1], 1))[0]?.id];
    await here.bench.owner.asUser(`DELETE /v1/webhooks/${webhooks[0].id}`);
    const refusal = async (id: string | undefined): Promise<unknown[]> => {
      const answer = await here.bench.owner.asUser(`POST /v1/deliveries/${id}/resend`);
      return [answer.status, answer.body['code']];
    };
    expect(await refusal(ids[0])).toEqual([409, 'delivery_not_resendable']);
    await here.app.dataSource.query('DELETE FROM events WHERE organization_id = $1', [
      here.bench.organizationId,
    ]);
    expect(await refusal(ids[1])).toEqual([409, 'delivery_not_resendable']);
    expect(here.receiver.received).toHaveLength(2);
  });
});

describe('a recovery', () => {
  it('counts first, then sends what failed, each event once and in order', async () => {
    here.receiver.answer = (response, { body }) =>
      response.writeHead((body.data.n ?? 0) % 2 ? 500 : 200).end();
    const webhook = await here.bench.webhook(here.receiver.url, {}, ONE_ATTEMPT);
    const events = await here.bench.publishEach(6);
    await over(webhook, 6);
    here.receiver.answer = status(500);
    // A delivery that failed twice is counted once.
    const [, failed] = await list(webhook);
    await here.bench.owner.asUser(`POST /v1/deliveries/${failed?.id}/resend`);
    await over(webhook, 7);
    here.receiver.answer = ok;
    const counted = await begin(webhook, 'recover', { dryRun: true });
    expect(counted).toEqual({ count: 3, exact: true, recovery: null });
    expect(await list(webhook)).toHaveLength(7);
    here.receiver.received.length = 0;
    const answer = await begin(webhook, 'recover');
    expect(answer).toMatchObject({ count: 3, exact: true });
    expect(answer.recovery).toMatchObject({
      id: expect.stringMatching(/^job_[0-9a-f]{32}$/) as string,
      webhookId: webhook.id,
      kind: 'recover',
      status: 'running',
      since: LONG_AGO,
      total: 3,
      done: 0,
      error: null,
      finishedAt: null,
    });
    expect(await finished(answer)).toMatchObject({ status: 'done', total: 3, done: 3 });
    const deliveries = await over(webhook, 10);
    expect(deliveries.slice(0, 3)).toMatchObject(
      Array(3).fill({ status: 'delivered', trigger: 'recover' }),
    );
    expect(here.receiver.numbers).toEqual([1, 3, 5]);
    expect(here.receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual(
      [0, 2, 4].map((index) => publicId('event', events[index]?.id ?? '')),
    );
    expect(here.receiver.received.map(({ headers }) => headers['x-whathooks-replay'])).toEqual([
      'true',
      'true',
      'true',
    ]);
    // A recovered event is not recovered again.
    expect(await begin(webhook, 'recover', { dryRun: true })).toMatchObject({ count: 0 });
  });

  it('includes cancelled deliveries, and leaves out those outside of its range', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    const [event] = await here.bench.publishEach(1);
    await over(webhook, 1);
    await here.app.dataSource.query(
      `UPDATE deliveries SET status = 'cancelled' WHERE webhook_id = $1`,
      [webhook.uuid],
    );
    const happened = Number.parseInt((event?.id ?? '').replace('-', '').slice(0, 12), 16);
    const at = new Date(happened).toISOString();
    const after = new Date(happened + 1).toISOString();
    const count = async (body: object): Promise<number> =>
      (await begin(webhook, 'recover', { ...body, dryRun: true })).count;
    expect(await count({})).toBe(1);
    expect(await count({ since: at })).toBe(1);
    expect(await count({ since: after })).toBe(0);
    expect(await count({ until: after })).toBe(1);
    expect(await count({ until: at })).toBe(0);
  });

  it('leaves out what is out of reach of the key that asks for it', async () => {
    here.receiver.answer = status(500);
    const [own, other] = [await storedSession(), await storedSession()];
    const sessionIds = [publicId('session', own), publicId('session', other)];
    const webhook = await here.bench.webhook(here.receiver.url, { sessionIds }, ONE_ATTEMPT);
    await here.bench.publish(
      here.bench.event(1, undefined, { sessionId: own }),
      here.bench.event(2, undefined, { sessionId: other }),
    );
    await over(webhook, 2);
    const narrowed = { sessionIds: [publicId('session', own)] };
    await here.bench.owner.asUser(`PATCH /v1/webhooks/${webhook.id}`, narrowed);
    const { body: made } = await here.bench.owner.asUser<{ token: string }>('POST /v1/api-keys', {
      name: 'Limited',
      ...narrowed,
    });
    const limited = caller(here.app.url, { 'x-api-key': made.token });
    here.receiver.received.length = 0;
    here.receiver.answer = ok;
    const answer = await limited<RecoveryAnswer>(`POST /v1/webhooks/${webhook.id}/recover`, {
      since: LONG_AGO,
    });
    expect([answer.status, answer.body.count]).toEqual([200, 1]);
    expect(await finished(answer.body)).toMatchObject({ status: 'done', done: 1 });
    await over(webhook, 3);
    expect(here.receiver.numbers).toEqual([1]);
    // The address may be that of the key: nobody sends there what the webhook no longer has.
    expect((await begin(webhook, 'recover', { dryRun: true })).count).toBe(0);
    await here.bench.owner.asUser(`PATCH /v1/webhooks/${webhook.id}`, { sessionIds });
    expect((await begin(webhook, 'recover', { dryRun: true })).count).toBe(1);
  });

  it('leaves out test events', async () => {
    here.receiver.answer = status(500);
    const webhook = await here.bench.webhook(here.receiver.url);
    await here.bench.owner.asUser(`POST /v1/webhooks/${webhook.id}/test`, { event: 'session.qr' });
    expect(await list(webhook)).toMatchObject([{ status: 'failed', trigger: 'test' }]);
    expect(await begin(webhook, 'recover', { dryRun: true })).toMatchObject({ count: 0 });
    const another = await here.bench.webhook(here.receiver.url);
    expect(await begin(another, 'replay', { dryRun: true })).toMatchObject({ count: 0 });
  });

  it('fails when its webhook is deleted, and can be read all the same', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    await storedEvents(DUE_AT_MOST + 1);
    await pause(webhook);
    const answer = await begin(webhook, 'replay');
    await until('a full lane', async () => (await job(answer.recovery?.id)).done === DUE_AT_MOST);
    await here.bench.owner.asUser(`DELETE /v1/webhooks/${webhook.id}`);
    expect(await finished(answer)).toMatchObject({
      status: 'failed',
      error: 'Its webhook was deleted.',
      finishedAt: expect.any(String) as string,
    });
  });

  it.each([
    [{ since: 'yesterday' }, 'since'],
    [{ until: LONG_AGO }, 'until'],
    [{ until: null }, 'until'],
    [{ dryRun: 'yes' }, 'dryRun'],
    [{ since: '2026-W01' }, 'since'],
    [{ everything: true }, 'everything'],
  ])('is rejected with %j', async (body, path) => {
    const webhook = await here.bench.webhook(here.receiver.url);
    for (const kind of ['recover', 'replay']) {
      const answer = await here.bench.owner.asUser<{ code: string; errors: { path: string }[] }>(
        `POST /v1/webhooks/${webhook.id}/${kind}`,
        { since: LONG_AGO, ...body },
      );
      expect([answer.status, answer.body.code, answer.body.errors[0]?.path]).toEqual([
        400,
        'invalid_request',
        path,
      ]);
    }
  });
});

describe('a replay', () => {
  it('sends what happened before the webhook was made, once', async () => {
    const events = [
      here.bench.event(1),
      here.bench.event(2),
      here.bench.event(3, undefined, { event: 'session.status' }),
    ];
    for (const event of events) await here.bench.publish(event);
    const other = await here.app.organization();
    await new DeliveryBench(here.app, other).publish(new DeliveryBench(here.app, other).event(9));
    const webhook = await here.bench.webhook(here.receiver.url, { events: ['message.received'] });
    await here.bench.publish(here.bench.event(4));
    await over(webhook, 1);
    expect(await begin(webhook, 'replay', { dryRun: true })).toEqual({
      count: 2,
      exact: true,
      recovery: null,
    });
    const answer = await begin(webhook, 'replay');
    expect(await finished(answer)).toMatchObject({ status: 'done', kind: 'replay', done: 2 });
    await over(webhook, 3);
    expect(here.receiver.numbers).toEqual([4, 1, 2]);
    expect(here.receiver.received[1]?.headers).toMatchObject({
      'webhook-id': publicId('event', events[0]?.id ?? ''),
      'x-whathooks-replay': 'true',
    });
    // Now everything was sent.
    const again = await begin(webhook, 'replay');
    expect(again.count).toBe(0);
    expect(await finished(again)).toMatchObject({ status: 'done', done: 0 });
    expect(await list(webhook)).toHaveLength(3);
  });

  it('sends events missed while paused, and not those that wait or were sent', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    await here.bench.publishEach(2);
    await over(webhook, 2);
    await here.app.dataSource.query(
      `UPDATE delivery_lanes SET paused_until = now() + interval '1 hour' WHERE id = $1`,
      [webhook.uuid],
    );
    await until('the lane to be released', async () => {
      const [lane] = await here.app.dataSource.query<{ claim_id: string | null }[]>(
        'SELECT claim_id FROM delivery_lanes WHERE id = $1',
        [webhook.uuid],
      );
      return lane?.claim_id === null;
    });
    await here.bench.publishEach(1, undefined, 3);
    await pause(webhook);
    await here.bench.publishEach(2, undefined, 4);
    await pause(webhook, true);
    expect(await begin(webhook, 'replay', { dryRun: true })).toMatchObject({ count: 2 });
    expect((await finished(await begin(webhook, 'replay'))).done).toBe(2);
    expect(await begin(webhook, 'replay', { dryRun: true })).toMatchObject({ count: 0 });
    await here.app.dataSource.query('UPDATE delivery_lanes SET paused_until = NULL WHERE id = $1', [
      webhook.uuid,
    ]);
    await over(webhook, 5);
    expect(here.receiver.numbers).toEqual([1, 2, 3, 4, 5]);
  });

  it('sends what belongs to no session to webhooks of all sessions alone', async () => {
    const session = publicId('session', await storedSession());
    await here.bench.publish(
      here.bench.event(1, undefined, {
        ...{ event: 'webhook.disabled', sessionId: null, chat: null },
        data: { webhookId: 'hook_1', url: 'https://agency.example/secret', reason: 'gone' },
      }),
    );
    const events = ['webhook.disabled'];
    const all = await here.bench.webhook(here.receiver.url, { events });
    const narrow = await here.bench.webhook(here.receiver.url, { events, sessionIds: [session] });
    const count = async (webhook: TestWebhook): Promise<number> =>
      (await begin(webhook, 'replay', { dryRun: true })).count;
    expect([await count(all), await count(narrow)]).toEqual([1, 0]);
  });

  it('takes the given events and sessions, else those of the webhook', async () => {
    const sessionId = await storedSession();
    const session = publicId('session', sessionId);
    await here.bench.publish(
      here.bench.event(1),
      here.bench.event(2, undefined, { sessionId }),
      here.bench.event(3, undefined, { sessionId, event: 'session.qr' }),
      here.bench.event(4, undefined, { event: 'message.status' }),
    );
    const all = await here.bench.webhook(here.receiver.url);
    const count = async (webhook: TestWebhook, request: object): Promise<number> =>
      (await begin(webhook, 'replay', { ...request, dryRun: true })).count;
    expect(await count(all, {})).toBe(3);
    expect(await count(all, { events: ['message.status'] })).toBe(1);
    expect(await count(all, { events: ['message.received', 'message.status'] })).toBe(3);
    expect(await count(all, { sessionIds: [session] })).toBe(2);
    expect(await count(all, { sessionIds: [session], events: ['message.received'] })).toBe(1);
    const narrow = await here.bench.webhook(here.receiver.url, {
      events: ['message.received'],
      sessionIds: [session],
    });
    expect(await count(narrow, {})).toBe(1);
    const unknown = await here.bench.owner.asUser(`POST /v1/webhooks/${narrow.id}/replay`, {
      since: LONG_AGO,
      sessionIds: [publicId('session', newId())],
    });
    expect(unknown.status).toBe(404);
  });

  it('waits for transactions that were open when it began', async () => {
    const missed = here.bench.event(1);
    const webhook = await here.bench.webhook(here.receiver.url);
    await pause(webhook);
    let commit: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (commit = resolve));
    let written: () => void = () => undefined;
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    // An event of a transaction that is slow to commit.
    const slow = here.app.app.get(UnitOfWork).run(async (tx) => {
      await tx.query(
        `INSERT INTO events (id, organization_id, session_id, event, chat, body, occurred_at)
         VALUES ($1, $2, $2, 'message.received', NULL, '{"data":{"n":1}}', now())`,
        [missed.id, here.bench.organizationId],
      );
      written();
      await held;
    });
    await isWritten;
    await pause(webhook, true);
    const answer = await begin(webhook, 'replay');
    expect(answer.count).toBe(0);
    await until('the recovery to be checked', async () => {
      const [row] = await here.app.dataSource.query<{ looked: boolean }[]>(
        'SELECT next_at > created_at AS looked FROM recovery_jobs WHERE id = $1',
        [parseId('recovery', answer.recovery?.id ?? '')],
      );
      return row?.looked === true;
    });
    expect(await job(answer.recovery?.id)).toMatchObject({ status: 'running', done: 0 });
    commit();
    await slow;
    expect(await finished(answer)).toMatchObject({ status: 'done', done: 1 });
    await here.receiver.until(1);
    expect(here.receiver.numbers).toEqual([1]);
  });
});

describe('a running recovery', () => {
  it('keeps few deliveries due at a time, queues more when there is room, and queues each event once', async () => {
    const ids = await storedEvents(DUE_AT_MOST + 600);
    const webhook = await here.bench.webhook(here.receiver.url);
    await pause(webhook);
    const answer = await begin(webhook, 'replay');
    expect(answer.count).toBe(ids.length);
    await until('a full lane', async () => (await job(answer.recovery?.id)).done === DUE_AT_MOST);
    const queued = (): Promise<{ event_id: string }[]> =>
      here.app.dataSource.query(
        'SELECT event_id FROM delivery_queue WHERE webhook_id = $1 ORDER BY id',
        [webhook.uuid],
      );
    expect((await queued()).map((row) => row.event_id)).toEqual(ids.slice(0, DUE_AT_MOST));
    // As if they had been received.
    await here.app.dataSource.query(
      `WITH over AS (DELETE FROM delivery_queue WHERE webhook_id = $1 RETURNING *)
       INSERT INTO deliveries (id, organization_id, webhook_id, event_id, event, session_id, chat_key, status, attempts, trigger, created_at)
       SELECT id, organization_id, webhook_id, event_id, event, session_id, chat_key, 'delivered', 1, trigger, created_at FROM over`,
      [webhook.uuid],
    );
    expect(await finished(answer)).toMatchObject({ status: 'done', done: ids.length });
    expect((await queued()).map((row) => row.event_id)).toEqual(ids.slice(DUE_AT_MOST));
  });

  it('is the only one of its webhook, and can be stopped', async () => {
    const webhook = await here.bench.webhook(here.receiver.url);
    await storedEvents(DUE_AT_MOST + 1);
    await pause(webhook);
    const answer = await begin(webhook, 'replay');
    const id = answer.recovery?.id;
    for (const kind of ['recover', 'replay']) {
      const second = await here.bench.owner.asUser(`POST /v1/webhooks/${webhook.id}/${kind}`, {
        since: LONG_AGO,
      });
      expect([second.status, second.body['code']]).toEqual([409, 'recovery_running']);
    }
    await until('a full lane', async () => (await job(id)).done === DUE_AT_MOST);
    const stopped = await here.bench.owner.asUser<RecoveryView>(`POST /v1/recoveries/${id}/stop`);
    expect([stopped.status, stopped.body]).toMatchObject([200, { status: 'stopped' }]);
    expect(stopped.body.finishedAt).not.toBeNull();
    // Stopping again changes nothing.
    expect((await here.bench.owner.asUser(`POST /v1/recoveries/${id}/stop`)).body).toEqual(
      stopped.body,
    );
    const next = await begin(webhook, 'recover');
    const { body } = await here.bench.owner.asKey<RecoveryPage>(
      `GET /v1/webhooks/${webhook.id}/recoveries`,
    );
    expect(body.data.map((one) => one.id)).toEqual([next.recovery?.id, id]);
    expect(await finished(next)).toMatchObject({ status: 'done', done: 0 });
    expect(await job(id)).toEqual(stopped.body);
  });

  describe('whose process was killed', () => {
    let serving: TestApp;
    let owner: DeliveryBench;
    let webhook: TestWebhook;
    let id: string;
    /** A recovery of five events, started in a process that delivers nothing. */
    beforeEach(async () => {
      serving = await startTestApp({ variables: { ...NO_WHATSAPP, ROLES: 'api,gateway' } });
      owner = await DeliveryBench.open(serving);
      await owner.publishEach(5);
      webhook = await owner.webhook(here.receiver.url);
      const answer = await owner.owner.asUser<RecoveryAnswer>(
        `POST /v1/webhooks/${webhook.id}/replay`,
        { since: LONG_AGO },
      );
      id = answer.body.recovery?.id ?? '';
    });
    afterEach(() => serving.close());

    const isDone = async (): Promise<boolean> => {
      const { body } = await owner.owner.asUser<RecoveryView>(`GET /v1/recoveries/${id}`);
      return body.status === 'done' && body.done === 5;
    };

    it('continues in another process', async () => {
      // As if two were queued and the progress written.
      const [, second] = await serving.dataSource.query<{ id: string }[]>(
        'SELECT id FROM events ORDER BY id',
      );
      await serving.dataSource.query('UPDATE recovery_jobs SET cursor = $1, done = 2', [
        second?.id,
      ]);
      const delivering = await startTestApp({
        variables: NO_WHATSAPP,
        database: serving.database,
      });
      try {
        await until('the recovery to end', isDone);
        await here.receiver.until(3);
      } finally {
        await delivering.stop();
      }
      expect(here.receiver.numbers).toEqual([3, 4, 5]);
    });

    it('rolls the killed batch back, and queues it again', async () => {
      const holder = serving.dataSource.createQueryRunner();
      await holder.startTransaction();
      // Deliveries can be queued, but the progress cannot be written.
      await holder.query('LOCK TABLE recovery_jobs IN SHARE MODE');
      const delivering = await startTestApp({
        variables: NO_WHATSAPP,
        database: serving.database,
      });
      try {
        await until('a batch that cannot end to be killed', async () => {
          const killed = await serving.dataSource.query<unknown[]>(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%SET cursor%'`,
          );
          return killed.length > 0;
        });
        expect(await owner.deliveries(webhook)).toEqual([]);
        await holder.commitTransaction();
        await until('the recovery to end', isDone);
        await here.receiver.until(5);
      } finally {
        await holder.release();
        await delivering.stop();
      }
      expect(here.receiver.numbers).toEqual([1, 2, 3, 4, 5]);
      expect(await owner.deliveries(webhook)).toHaveLength(5);
    });
  });
});

describe('least and greatest ids of a time', () => {
  it('bound every id of their millisecond', () => {
    const id = newId();
    const time = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
    expect(leastId(new Date(time)) <= id).toBe(true);
    expect(leastId(new Date(time + 1)) > id).toBe(true);
    expect(leastId(new Date(-1))).toBe('00000000-0000-0000-0000-000000000000');
    expect(leastId(new Date(8.64e15))).toMatch(/^ffffffff-ffff-/);
  });
});
