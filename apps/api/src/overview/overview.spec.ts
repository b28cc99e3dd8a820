import type { OverviewView } from '@whathooks/dto';
import { until } from '@whathooks/testing';
import { startTestApp, type TestApp, type TestOrganization } from '../../test/harness';
import { leastId, newId, newIdAt, parseId, publicId } from '../platform/database/ids';
import { MessageCounter } from '../messages/traffic/message-counter';
import { HOUR_MS } from '../messages/traffic/message-hours.repository';

let api: TestApp;
let owner: TestOrganization;
let organizationId: string;

beforeAll(async () => {
  api = await startTestApp({ variables: { MAX_SESSIONS: '20', MAX_WEBHOOKS: '10' } });
});
beforeEach(async () => {
  owner = await api.organization();
  organizationId = parseId('organization', owner.organizationId);
});
afterAll(() => api.close());

const sql = <Row>(statement: string, parameters: unknown[]): Promise<Row[]> =>
  api.dataSource.query(statement, parameters);

const get = async (query = ''): Promise<OverviewView> => {
  const { status, body } = await owner.asUser<OverviewView>(`GET /v1/overview${query}`);
  expect(status).toBe(200);
  return body;
};

const ago = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);

/** A session as it stands after it was online and left that some minutes ago; null where it never was. */
async function session(
  status: string,
  reason: string | null,
  downMinutes: number | null,
  name = 'Ventas',
): Promise<string> {
  const id = newId();
  await sql(
    `INSERT INTO sessions (id, organization_id, name, status, status_reason, metadata, down_since)
     VALUES ($1, $2, $3, $4, $5, '{}', $6)`,
    [id, organizationId, name, status, reason, downMinutes === null ? null : ago(downMinutes)],
  );
  return id;
}

async function message(
  sessionId: string,
  at: Date,
  direction: 'inbound' | 'outbound',
  history = false,
): Promise<void> {
  const id = newIdAt(at);
  await sql(
    `INSERT INTO messages (id, organization_id, session_id, direction, chat, origin_chat, author, sender,
       sender_type, recipient, type, text, content, wa_message_id, status, sent_at, history)
     VALUES ($1, $2, $3, $4, 'c', 'c', 'a', '1', 'phone', '2', 'text', 'Hello', '', gen_random_uuid()::text, 'sent', $5, $6)`,
    [id, organizationId, sessionId, direction, at, history],
  );
}

const count = (): Promise<void> => api.app.get(MessageCounter).count(new AbortController().signal);

describe('the overview', () => {
  it('of an organization that has nothing says that all is well', async () => {
    expect(await get()).toEqual({
      days: 1,
      numbers: { total: 0, connected: 0, down: 0, waiting: 0 },
      hours: [],
      queue: { waiting: 0, waitingMore: false, oldestAt: null },
      unanswered: { chats: 0, more: false, oldestAt: null, oldestChatId: null },
      concerns: [],
    });
  });

  it('is for people, whatever their role, and over 1, 7 or 30 days', async () => {
    const viewer = await api.member(owner, 'viewer');
    expect((await viewer.asUser('GET /v1/overview')).status).toBe(200);
    expect((await owner.asKey('GET /v1/overview')).status).toBe(401);
    expect((await owner.asUser('GET /v1/overview?days=2')).status).toBe(400);
    expect((await get('?days=30')).days).toBe(30);
  });

  it('counts numbers by where they stand, and names causes with the longest first', async () => {
    // No process runs it: a row that says CONNECTED would be told as it is, disconnected.
    await session('PENDING', null, null);
    await session('QR', null, null);
    await session('QR', null, 60);
    await session('DISCONNECTED', 'connection_lost', 1);
    const lost = await session('DISCONNECTED', 'connection_lost', 30, 'Lost');
    const short = await session('LOGGED_OUT', 'unlinked_by_phone', 2, 'Short');
    const long = await session('LOGGED_OUT', 'unlinked_by_phone', 20, 'Long');
    await session('LOGGED_OUT', 'logged_out_by_api', 20);
    await session('DISCONNECTED', 'temporarily_banned', 20, 'Banned');
    const { numbers, concerns } = await get();
    expect(numbers).toEqual({ total: 9, connected: 0, down: 6, waiting: 3 });
    const told = concerns.map(({ kind, reason, needsPerson, items }) => [
      ...[kind, reason, needsPerson],
      ...items.map(({ id }) => id),
    ]);
    expect(told.slice(0, 2)).toEqual([
      ['number_down', 'unlinked_by_phone', true, ...[long, short].map(asSession)],
      ['number_down', 'connection_lost', false, asSession(lost)],
    ]);
    expect(concerns[2]).toMatchObject({ kind: 'number_restricted', reason: 'temporarily_banned' });
    expect(concerns).toHaveLength(3);
  });

  it('names five of a cause, and counts the others', async () => {
    for (let n = 0; n < 7; n++) await session('LOGGED_OUT', 'unlinked_by_phone', n);
    const [cause] = (await get()).concerns;
    expect([cause?.count, cause?.items.length]).toEqual([7, 5]);
  });

  it('tells what WhatsApp restricts, and no longer than it does', async () => {
    const locked = await session('DISCONNECTED', 'connection_lost', 1, 'Locked');
    const free = await session('DISCONNECTED', 'connection_lost', 1, 'Free');
    await sql(
      `INSERT INTO session_limits (session_id, organization_id, lock_active, lock_until)
       VALUES ($1, $3, true, now() + interval '1 hour'), ($2, $3, true, now() - interval '1 hour')`,
      [locked, free, organizationId],
    );
    const { concerns } = await get();
    expect(concerns).toMatchObject([
      { kind: 'number_restricted', reason: 'reach_out_timelock', items: [{ name: 'Locked' }] },
    ]);
    expect(Date.parse(concerns[0]?.items[0]?.until ?? '')).toBeGreaterThan(Date.now());
  });

  it('tells of webhooks that are down, were switched off, or whose queue is old', async () => {
    const hook = async (path: string): Promise<string> => {
      const url = `https://agency.example/${path}`;
      const { body } = await owner.asUser<{ id: string }>('POST /v1/webhooks', { url });
      return parseId('webhook', body.id);
    };
    const [down, off, paused, old] = [
      await hook('down'),
      await hook('off'),
      await hook('paused'),
      await hook('old'),
    ];
    await hook('well');
    const lane = `UPDATE delivery_lanes SET breaker = 'open', failing_since = $2, paused_until = now() WHERE id = $1`;
    await sql(lane, [down, ago(10)]);
    await sql(
      `UPDATE webhooks SET enabled = false, disabled_reason = 'gone', disabled_at = now() WHERE id = $1`,
      [off],
    );
    await sql('UPDATE webhooks SET enabled = false WHERE id = $1', [paused]);
    await waits(old, ago(30));
    const { concerns, queue } = await get();
    expect(concerns.map(({ kind, reason, items }) => [kind, reason, items[0]?.name])).toEqual([
      ['webhook_disabled', 'gone', 'https://agency.example/off'],
      ['webhook_down', null, 'https://agency.example/down'],
      ['queue_old', null, 'https://agency.example/old'],
    ]);
    expect(queue).toMatchObject({ waiting: 1, waitingMore: false });
    expect(Date.parse(queue.oldestAt ?? '')).toBeLessThan(ago(29).getTime());
    // What began a moment ago concerns nobody yet.
    await sql(lane, [down, ago(1)]);
    expect((await get()).concerns.map(({ kind }) => kind)).not.toContain('webhook_down');
  });

  it('tells of limits when nine of ten are there', async () => {
    for (let n = 0; n < 18; n++) await session('PENDING', null, null);
    const near = { kind: 'limit_near', reason: 'sessions', limit: 20, needsPerson: false };
    expect((await get()).concerns).toMatchObject([{ ...near, count: 18 }]);
    for (let n = 0; n < 2; n++) await session('PENDING', null, null);
    expect((await get()).concerns).toMatchObject([{ ...near, count: 20, needsPerson: true }]);
  });

  it('counts messages by the hour, before the hours are counted and afterwards', async () => {
    const id = await session('PENDING', null, null);
    const hour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
    const at = (hours: number): Date => new Date(hour - hours * HOUR_MS + 1_000);
    await message(id, at(0), 'inbound');
    await message(id, at(2), 'inbound');
    await message(id, at(2), 'outbound');
    await message(id, at(2), 'inbound', true);
    await message(id, at(40), 'outbound');
    await sql('UPDATE message_counting SET next_hour = $1', [new Date(hour - 48 * HOUR_MS)]);
    const expected = [
      {
        hour: new Date(hour - 2 * HOUR_MS).toISOString(),
        inbound: 1,
        outbound: 1,
        delivered: 0,
        failed: 0,
      },
      { hour: new Date(hour).toISOString(), inbound: 1, outbound: 0, delivered: 0, failed: 0 },
    ];
    // The last three hours come from the messages themselves.
    expect((await get()).hours).toEqual(expected);
    await until('the hours that are over are counted', async () => {
      // Another run may be counting.
      await count();
      const [row] = await sql<{ next: Date }>('SELECT next_hour AS next FROM message_counting', []);
      return (row?.next.getTime() ?? 0) >= hour - HOUR_MS;
    });
    expect((await get()).hours).toEqual(expected);
    const month = (await get('?days=7')).hours;
    expect(month).toHaveLength(3);
    expect(month[0]).toMatchObject({ inbound: 0, outbound: 1 });
    owner = await api.organization();
    expect((await get('?days=30')).hours).toEqual([]);
  });

  it('adds deliveries to the hours', async () => {
    const hour = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS);
    await sql(`INSERT INTO delivery_hours VALUES ($1, $2, $4, 3, 1), ($1, $3, $4, 2, 0)`, [
      hour,
      newId(),
      newId(),
      organizationId,
    ]);
    expect((await get()).hours).toEqual([
      { hour: hour.toISOString(), inbound: 0, outbound: 0, delivered: 5, failed: 1 },
    ]);
  });

  it('counts chats that wait for an answer, and names the one that waits longest', async () => {
    const id = await session('PENDING', null, null);
    const chats = [newId(), newId(), newId()];
    await sql(
      `INSERT INTO chats (id, organization_id, session_id, jid, kind, position, state, needs_reply_since, created_at, updated_at)
       SELECT c.id, $2, $3, c.id::text, 'person', c.id, c.state, c.since, now(), now()
       FROM unnest($1::uuid[], $4::text[], $5::timestamptz[]) AS c (id, state, since)`,
      [chats, organizationId, id, ['open', 'open', 'closed'], [ago(5), ago(90), ago(500)]],
    );
    const { unanswered } = await get();
    expect(unanswered).toMatchObject({ chats: 2, more: false });
    expect(unanswered.oldestChatId).toBe(publicId('chat', chats[1] ?? ''));
  });

  it('knows since when a number is down, however often it is tried again', async () => {
    const id = await session('CONNECTED', null, null);
    const move = async (status: string): Promise<Date | null> => {
      await sql('UPDATE sessions SET status = $2 WHERE id = $1', [id, status]);
      const [row] = await sql<{ down: Date | null }>(
        'SELECT down_since AS down FROM sessions WHERE id = $1',
        [id],
      );
      return row?.down ?? null;
    };
    const since = await move('DISCONNECTED');
    expect(since).toBeInstanceOf(Date);
    expect(await move('CONNECTING')).toEqual(since);
    expect(await move('DISCONNECTED')).toEqual(since);
    expect(await move('CONNECTED')).toBeNull();
  });
});

const asSession = (id: string): string => publicId('session', id);

/** A delivery that waits for a webhook. */
async function waits(webhookId: string, since: Date): Promise<void> {
  const at = leastId(since).replace(/0{12}$/, '000000000001');
  await sql(
    `INSERT INTO delivery_queue (id, organization_id, webhook_id, event_id, event, chat_key, due_at, created_at)
     VALUES ($1, $2, $3, $1, 'message.received', 1, now(), $4)`,
    [at, organizationId, webhookId, since],
  );
}
