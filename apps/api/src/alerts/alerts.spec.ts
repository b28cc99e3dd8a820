import type { AlertPage, AlertSettingsView } from '@whathooks/dto';
import { until } from '@whathooks/testing';
import {
  type Caller,
  caller,
  startTestApp,
  type TestApp,
  type TestOrganization,
} from '../../test/harness';
import { DeliveryBench, type TestWebhook } from '../../test/deliveries/deliveries';
import { LiveReader } from '../../test/live-reader';
import { MailServer } from '../../test/mail-server';
import { newId, parseId, publicId } from '../platform/database/ids';
import { AlertWatcher } from './alert-watcher';

let server: MailServer;
let api: TestApp;
let owner: TestOrganization;
let organizationId: string;

beforeAll(async () => {
  server = await MailServer.start();
  api = await startTestApp({ variables: server.variables });
});
beforeEach(async () => {
  owner = await api.organization();
  organizationId = parseId('organization', owner.organizationId);
});
afterAll(async () => {
  await api.close();
  await server.stop();
});

const sql = <Row>(statement: string, parameters: unknown[]): Promise<Row[]> =>
  api.dataSource.query(statement, parameters);

const look = (): Promise<void> => api.app.get(AlertWatcher).look();

async function session(name: string, reason: string, downMinutes: number): Promise<string> {
  const id = newId();
  const status = reason === 'unlinked_by_phone' ? 'LOGGED_OUT' : 'DISCONNECTED';
  await sql(
    `INSERT INTO sessions (id, organization_id, name, status, status_reason, metadata, down_since)
     VALUES ($1, $2, $3, $4, $5, '{}', now() - make_interval(mins => $6))`,
    [id, organizationId, name, status, reason, downMinutes],
  );
  return id;
}

const connected = (id: string): Promise<unknown> =>
  sql(`UPDATE sessions SET status = 'CONNECTED', status_reason = NULL WHERE id = $1`, [id]);

const list = async (state: string, who = owner): Promise<AlertPage['data']> =>
  (await who.asKey<AlertPage>(`GET /v1/alerts?state=${state}`)).body.data;

/** What events of alerts were told, with the names of what they are about. */
const told = async (): Promise<string[]> => {
  const rows = await sql<{ event: string; body: Buffer | string }>(
    `SELECT event, body FROM events WHERE organization_id = $1 AND event LIKE 'alert.%' ORDER BY id`,
    [organizationId],
  );
  return rows.map(({ event, body }) => {
    const { data } = JSON.parse(String(body)) as { data: { name: string } };
    return `${event} ${data.name}`;
  });
};

/** A webhook that wants alerts: events are stored for it. */
const webhook = (): Promise<unknown> =>
  owner.asUser('POST /v1/webhooks', {
    url: 'https://agency.example/alerts',
    events: ['alert.opened', 'alert.closed'],
  });

it('an alert is opened once, and closed once, and told by event and mail', async () => {
  await webhook();
  const id = await session('Ventas', 'unlinked_by_phone', 1);
  await look();
  await look();
  const [alert, ...others] = await list('open');
  expect(others).toEqual([]);
  expect(alert).toMatchObject({
    ...{ kind: 'number_down', reason: 'unlinked_by_phone', name: 'Ventas' },
    ...{ sessionId: publicId('session', id), webhookId: null, closedAt: null },
  });
  await until('the mail arrives', () => server.to(owner.email).length === 1);
  expect(server.to(owner.email)[0]?.raw).toMatch(/Subject: Ventas is not connected\n/);
  expect(server.to(owner.email)[0]?.raw).toContain('/numbers/view/?id=3D');

  await connected(id);
  await look();
  await look();
  expect(await list('open')).toEqual([]);
  expect((await list('closed'))[0]).toMatchObject({ id: alert?.id, name: 'Ventas' });
  await until('the other mail arrives', () => server.to(owner.email).length === 2);
  expect(server.to(owner.email)[1]?.raw).toMatch(/Subject: Ventas is connected again\n/);
  expect(await told()).toEqual(['alert.opened Ventas', 'alert.closed Ventas']);
});

it('a number that is down for another reason is the same alert', async () => {
  const id = await session('Ventas', 'connection_lost', 30);
  await look();
  await sql(
    `UPDATE sessions SET status = 'LOGGED_OUT', status_reason = 'unlinked_by_phone' WHERE id = $1`,
    [id],
  );
  await look();
  expect(await list('open')).toHaveLength(1);
  expect(await list('closed')).toEqual([]);
});

it('one mail tells of all that came at once, to owners and admins', async () => {
  const admin = await api.member(owner, 'admin');
  const agent = await api.member(owner, 'agent');
  for (const name of ['One', 'Two', 'Three']) await session(name, 'unlinked_by_phone', 1);
  await look();
  await until('the mails arrive', () =>
    [owner, admin].every(({ email }) => server.to(email).length > 0),
  );
  expect(server.to(admin.email)).toHaveLength(1);
  expect(server.to(admin.email)[0]?.raw).toMatch(/Subject: whathooks: 3 things need attention\n/);
  expect(server.to(agent.email)).toEqual([]);
});

it('settings say how long a thing may last, and whether there is mail', async () => {
  const settings = {
    numberDownMinutes: 60,
    webhookDownMinutes: 5,
    queueOldMinutes: 15,
    mail: false,
  };
  const agent = await api.member(owner, 'agent');
  expect((await agent.asUser('PUT /v1/alert-settings', settings)).status).toBe(403);
  expect((await owner.asUser('PUT /v1/alert-settings', { ...settings, mail: 1 })).status).toBe(400);
  const wrong = { ...settings, queueOldMinutes: 0 };
  expect((await owner.asUser('PUT /v1/alert-settings', wrong)).status).toBe(400);
  expect((await owner.asUser('PUT /v1/alert-settings', settings)).status).toBe(200);
  const { body } = await owner.asUser<AlertSettingsView>('GET /v1/alert-settings');
  expect(body).toEqual({ ...settings, sendsMail: true, recipients: [owner.email] });
  const id = await session('Ventas', 'connection_lost', 30);
  await look();
  expect(await list('open')).toEqual([]);
  await sql(`UPDATE sessions SET down_since = now() - interval '61 minutes' WHERE id = $1`, [id]);
  await look();
  expect(await list('open')).toHaveLength(1);
  expect(await sql('SELECT FROM mails WHERE organization_id = $1', [organizationId])).toEqual([]);
  expect(server.to(owner.email)).toEqual([]);
});

it('a number that is deleted has no alert any more', async () => {
  const id = await session('Ventas', 'unlinked_by_phone', 1);
  await look();
  await sql('DELETE FROM sessions WHERE id = $1', [id]);
  await look();
  expect(await list('open')).toEqual([]);
});

it('alerts are seen by their organization alone', async () => {
  await session('Ventas', 'unlinked_by_phone', 1);
  await look();
  expect(await list('open', await api.organization())).toEqual([]);
});

it('a webhook whose endpoint is down has an alert', async () => {
  const { body } = await owner.asUser<{ id: string }>('POST /v1/webhooks', {
    url: 'https://agency.example/down',
  });
  await sql(
    `UPDATE delivery_lanes SET breaker = 'open', failing_since = now() - interval '10 minutes', paused_until = now()
     WHERE id = $1`,
    [parseId('webhook', body.id)],
  );
  await look();
  expect(await list('open')).toMatchObject([
    {
      kind: 'webhook_down',
      webhookId: body.id,
      sessionId: null,
      name: 'https://agency.example/down',
    },
  ]);
});

describe('alerts of a number', () => {
  interface Told {
    sessionId: string | null;
    data: { name: string };
    metadata?: Record<string, string>;
  }
  const events = ['alert.opened', 'alert.closed'];
  const hook = async (by: Caller, sessionIds: string[] | null): Promise<TestWebhook> => {
    const request = { url: 'https://agency.example/x', events, sessionIds };
    const { body, status } = await by<{ id: string }>('POST /v1/webhooks', request);
    expect(status).toBe(201);
    return { id: body.id, uuid: parseId('webhook', body.id), secret: '' };
  };
  /** Names of what the events are about that wait for a webhook, in order. */
  const sentTo = async ({ uuid }: TestWebhook): Promise<string[]> => {
    const rows = await sql<{ event: string; body: string }>(
      `SELECT event.event, event.body FROM delivery_queue delivery JOIN events event ON event.id = delivery.event_id
       WHERE webhook_id = $1 ORDER BY event.id`,
      [uuid],
    );
    return rows.map(({ event, body }) => {
      const { sessionId, data } = JSON.parse(String(body)) as Told;
      return `${event} ${data.name} ${sessionId === null ? 'organization' : 'session'}`;
    });
  };

  it('go to webhooks of that number and of all, and to nobody who is limited to another', async () => {
    const [bread, roses] = [
      await session('Bread', 'unlinked_by_phone', 1),
      await session('Roses', 'unlinked_by_phone', 1),
    ];
    await sql(`UPDATE sessions SET metadata = '{"customer":"4711"}' WHERE id = $1`, [bread]);
    const { body: key } = await owner.asUser<{ token: string }>('POST /v1/api-keys', {
      name: 'Bread',
      sessionIds: [publicId('session', bread)],
    });
    const limited = caller(api.url, { 'x-api-key': key.token });
    const agent = await api.member(owner, 'agent');
    await owner.asUser(`PATCH /v1/members/${agent.userId}`, {
      sessionIds: [publicId('session', bread)],
    });
    const reader = await LiveReader.open(api, agent.jwt);
    const own = await hook(limited, [publicId('session', bread)]);
    const other = await hook(owner.asUser, [publicId('session', roses)]);
    const all = await hook(owner.asUser, null);
    await sql(
      `UPDATE delivery_lanes SET breaker = 'open', failing_since = now() - interval '10 minutes', paused_until = now()
       WHERE id = $1`,
      [other.uuid],
    );
    await look();
    expect(await sentTo(own)).toEqual(['alert.opened Bread session']);
    expect(await sentTo(other)).toEqual(['alert.opened Roses session']);
    expect((await sentTo(all)).sort()).toEqual([
      'alert.opened Bread session',
      'alert.opened Roses session',
      'alert.opened https://agency.example/x organization',
    ]);
    const [first] = await sql<{ body: string }>(
      `SELECT body FROM events WHERE organization_id = $1 AND session_id = $2 AND event = 'alert.opened'`,
      [organizationId, bread],
    );
    expect((JSON.parse(String(first?.body)) as Told).metadata).toEqual({ customer: '4711' });

    await connected(bread);
    await look();
    expect(await sentTo(own)).toEqual(['alert.opened Bread session', 'alert.closed Bread session']);
    expect(await sentTo(other)).toEqual(['alert.opened Roses session']);
    await reader.event('alert.closed');
    expect(
      reader.events
        .filter(({ type }) => type.startsWith('alert.'))
        .map(({ data }) => (data as unknown as Told).data.name),
    ).toEqual(['Bread', 'Bread']);
    reader.close();
  });

  it('are read with the scope of numbers alone', async () => {
    await session('Ventas', 'unlinked_by_phone', 1);
    const { body: key } = await owner.asUser<{ token: string }>('POST /v1/api-keys', {
      name: 'Webhooks alone',
      scopes: ['webhooks:read', 'webhooks:write'],
    });
    const limited = caller(api.url, { 'x-api-key': key.token });
    const request = { url: 'https://agency.example/x', events };
    expect((await limited('POST /v1/webhooks', request)).status).toBe(403);
    const bench = new DeliveryBench(api, owner);
    const webhook = await hook(owner.asUser, null);
    await look();
    const [delivery] = await bench.deliveries(webhook);
    const { body } = await limited(
      `GET /v1/deliveries/${publicId('delivery', delivery?.id ?? '')}`,
    );
    expect(body).toMatchObject({ payload: null, missingScope: 'sessions:read' });
  });
});
