import { type ProxyKind, TestProxy } from '@whathooks/whatsapp-simulator';
import type { TestOrganization } from '../../test/harness';
import { newPhone, type SessionBody, SimulatedApp, until } from '../../test/simulated';

const USER = { name: 'agency', password: 'p@ss:word/1' };

interface ProxiedBody extends SessionBody {
  proxy: { url: string; hasCredentials: boolean } | null;
}

let world: SimulatedApp;
let agency: TestOrganization;
const proxies: TestProxy[] = [];

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
});
afterAll(() => world.close());
afterEach(async () => {
  await Promise.all(proxies.splice(0).map((proxy) => proxy.close()));
});

async function proxy(kind: ProxyKind = 'socks5', user = USER): Promise<TestProxy> {
  const started = await TestProxy.start({ kind, user });
  proxies.push(started);
  return started;
}

const patch = (id: string, body: object) =>
  agency.asUser<ProxiedBody>(`PATCH /v1/sessions/${id}`, body);

const connected = ({ status }: SessionBody): boolean => status === 'CONNECTED';
const logins = async ({ phone }: SessionBody): Promise<number> =>
  (await world.client.account(phone ?? '')).stats.logins;

describe('the proxy of a number', () => {
  it.each(['http', 'socks5'] as const)('carries its link and its connection: %s', async (kind) => {
    const way = await proxy(kind);
    const session = await world.linked(agency, newPhone(), { name: 'Behind', proxy: way.url });
    expect(way.passed.length).toBeGreaterThanOrEqual(2);
    const { body } = await agency.asUser<ProxiedBody>(`GET /v1/sessions/${session.id}`);
    expect(body.proxy).toEqual({
      url: `${kind}://127.0.0.1:${way.port}`,
      hasCredentials: true,
    });
    // Neither answers nor the database tell its password.
    const [row] = await world.app.dataSource.query<{ text: string }[]>(
      'SELECT row_to_json(sessions)::text AS text FROM sessions ORDER BY created_at DESC LIMIT 1',
    );
    const list = await agency.asUser('GET /v1/sessions');
    for (const text of [JSON.stringify(body), JSON.stringify(list.body), row?.text ?? '']) {
      expect(text).not.toMatch(/p@ss|p%40ss/);
      expect(text).not.toContain(Buffer.from(USER.password).toString('hex'));
    }
  });

  it('is taken at once when it is set, changed and removed', async () => {
    const session = await world.linked(agency);
    const first = await proxy();
    let before = await logins(session);
    expect((await patch(session.id, { proxy: first.url })).status).toBe(200);
    await until('a login through it', async () => (await logins(session)) > before);
    await world.session(agency, session.id, connected);
    expect(first.passed).toHaveLength(1);
    // What changes nothing leaves the connection alone.
    await patch(session.id, { name: 'Renamed' });
    const second = await proxy('http');
    before = await logins(session);
    await patch(session.id, { proxy: second.url });
    await until('a login through it', async () => (await logins(session)) > before);
    await world.session(agency, session.id, connected);
    expect([first.passed.length, second.passed.length]).toEqual([1, 1]);
    before = await logins(session);
    expect((await patch(session.id, { proxy: null })).body.proxy).toBeNull();
    await until('a login around it', async () => (await logins(session)) > before);
    expect([first.passed.length, second.passed.length]).toEqual([1, 1]);
  });

  it('that is dead or refuses keeps the number down, and nothing leaves around it', async () => {
    const way = await proxy();
    const session = await world.linked(agency, newPhone(), { name: 'Behind', proxy: way.url });
    const before = await logins(session);
    await way.close();
    proxies.pop();
    const down = await world.session(
      agency,
      session.id,
      ({ statusReason }) => statusReason === 'proxy_unreachable',
    );
    expect(down.status).toBe('DISCONNECTED');
    expect(down.statusDetail).toContain('ECONNREFUSED');
    const other = await proxy('http');
    await patch(session.id, { proxy: other.url.replace('agency', 'stranger') });
    const refused = await world.session(
      agency,
      session.id,
      ({ statusDetail }) => statusDetail?.includes('407') === true,
    );
    expect(refused.statusReason).toBe('proxy_unreachable');
    expect(other.passed).toEqual([]);
    expect(await logins(session)).toBe(before);
    await patch(session.id, { proxy: other.url });
    await world.session(agency, session.id, connected);
    expect(other.passed).toHaveLength(1);
  });

  it('carries the unlink of a device that could not be told before', async () => {
    const way = await proxy();
    const session = await world.linked(agency, newPhone(), { name: 'Behind', proxy: way.url });
    await world.client.faults(session.phone ?? '', { refuseLogin: 503 });
    await world.client.changeConnection(session.phone ?? '', { action: 'drop' });
    await world.session(agency, session.id, ({ status }) => status === 'DISCONNECTED');
    await agency.asUser(`DELETE /v1/sessions/${session.id}`);
    await world.client.clearFaults(session.phone ?? '');
    const passed = way.passed.length;
    await world.app.dataSource.query('UPDATE pending_unlinks SET due_at = now()');
    await until('the unlink', async () => {
      const { devices } = await world.client.account(session.phone ?? '');
      return devices.length === 0;
    });
    expect(way.passed.length).toBeGreaterThan(passed);
  });

  it.each([
    ['ftp://proxy.example', 400, 'proxy_invalid'],
    ['proxy.example:3128', 400, 'proxy_invalid'],
    [5, 400, 'invalid_request'],
    [`http://${'x'.repeat(1_025)}.example`, 400, 'invalid_request'],
  ])('must be one: %j', async (address, status, code) => {
    const answer = await agency.asUser('POST /v1/sessions', { name: 'Behind', proxy: address });
    expect(answer).toMatchObject({ status, body: { code } });
    const errors = answer.body['errors'] as { path: string }[];
    expect(new Set(errors.map(({ path }) => path))).toEqual(new Set(['proxy']));
  });
});

describe('a proxy in a network that customers must not reach', () => {
  it.each([
    'socks5://127.0.0.1:1080',
    'http://localhost:3128',
    'http://169.254.169.254',
    'socks5://2130706433:1080',
    'http://[::1]:3128',
    'https://proxy',
  ])('is refused when it is set: %s', async (address) => {
    await world.restart({ ALLOW_PRIVATE_WEBHOOKS: 'false' });
    agency = world.now(agency);
    const { body: session } = await agency.asUser<SessionBody>('POST /v1/sessions', {
      name: 'New',
    });
    for (const answer of [
      await agency.asUser('POST /v1/sessions', { name: 'Behind', proxy: address }),
      await patch(session.id, { proxy: address }),
    ]) {
      expect(answer).toMatchObject({ status: 400, body: { code: 'proxy_invalid' } });
    }
  });

  it('is not connected to, however it came there', async () => {
    await world.restart();
    agency = world.now(agency);
    const way = await proxy();
    const session = await world.linked(agency, newPhone(), { name: 'Behind', proxy: way.url });
    const passed = way.passed.length;
    await world.restart({ ALLOW_PRIVATE_WEBHOOKS: 'false' });
    agency = world.now(agency);
    const down = await world.session(
      agency,
      session.id,
      ({ statusReason }) => statusReason === 'proxy_unreachable',
    );
    expect(down.statusDetail).toContain('127.0.0.1 is not a public address');
    expect(way.passed).toHaveLength(passed);
  });
});
