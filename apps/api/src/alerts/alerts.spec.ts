import type { AlertPage, AlertSettingsView } from '@whathooks/dto';
import { until } from '@whathooks/testing';
import { startTestApp, type TestApp, type TestOrganization } from '../../test/harness';
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
