import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BUILT_IN_VERSION } from '@whathooks/whatsapp';
import { caller, type TestOrganization } from '../../../test/harness';
import { type SessionBody, SimulatedApp, until } from '../../../test/simulated';

const NEWER = BUILT_IN_VERSION[2] + 1_000;
const NEWEST = BUILT_IN_VERSION[2] + 2_000;
/** One that WhatsApp has not made yet. */
const TOO_HIGH = BUILT_IN_VERSION[2] + 5_000;

/** What stands in for the address at which WhatsApp Web names its version. */
let page: Server;
let url: string;
const asked: IncomingHttpHeaders[] = [];
let answer: { status: number; body: string };

let world: SimulatedApp;
let agency: TestOrganization;

beforeAll(async () => {
  page = createServer((request, response) => {
    asked.push(request.headers);
    response.writeHead(answer.status).end(answer.body);
  });
  page.listen(0, '127.0.0.1');
  await once(page, 'listening');
  url = `http://127.0.0.1:${(page.address() as AddressInfo).port}/sw.js`;
  world = await SimulatedApp.start();
  agency = await world.app.organization();
});
afterAll(async () => {
  await world.close();
  page.closeAllConnections();
  page.close();
});

/** Begins anew with what the application knows of versions, and with what is set. */
async function begin(variables: Record<string, string> = {}, isNew = true): Promise<void> {
  await world.client.clearFaults();
  if (isNew) {
    // Numbers of an earlier test that wait for a newer version would have it asked for.
    await world.app.dataSource.query(
      `UPDATE sessions SET status = 'LOGGED_OUT', status_reason = NULL
       WHERE status_reason = 'client_outdated'`,
    );
    await world.app.dataSource.query('DELETE FROM client_versions');
  }
  await world.restart({ WHATSAPP_VERSION_URL: url, ...variables });
  agency = world.now(agency);
}

beforeEach(async () => {
  asked.length = 0;
  answer = { status: 200, body: `importScripts();{"client_revision":${NEWER},"x":1}` };
  await begin();
});

const phoneOf = ({ phone }: SessionBody): string => phone ?? '';

const refused = async (session: SessionBody): Promise<number> =>
  (await world.client.account(phoneOf(session))).stats.refusedLogins;

/** A linked number of which WhatsApp wants a newer version from its next login on. */
async function outdated(minRevision: number): Promise<SessionBody> {
  const session = await world.linked(agency);
  await world.client.faults(phoneOf(session), { minRevision });
  await world.client.changeConnection(phoneOf(session), { action: 'drop' });
  return session;
}

const isDown = ({ status, statusReason }: SessionBody): boolean =>
  status === 'DISCONNECTED' && statusReason === 'client_outdated';

const isBack = async (session: SessionBody): Promise<unknown> => {
  await until('a refusal', async () => (await refused(session)) > 0);
  return world.session(agency, session.id, ({ status }) => status === 'CONNECTED');
};

describe('a login that is refused because its version is too old', () => {
  it('is made once more with the version that WhatsApp Web names', async () => {
    const session = await outdated(NEWER);
    await isBack(session);
    expect(await refused(session)).toBe(1);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      'sec-fetch-site': 'none',
      'user-agent': expect.stringContaining('Chrome/') as unknown,
    });
    const transitions = await agency.asUser<{ data: { reason: string | null }[] }>(
      `GET /v1/sessions/${session.id}/transitions`,
    );
    expect(transitions.body.data.map(({ reason }) => reason)).not.toContain('client_outdated');
  });

  it('waits for a person when the newer one is refused, too', async () => {
    const session = await outdated(NEWEST);
    await world.session(agency, session.id, isDown);
    expect(await refused(session)).toBe(2);
    expect(asked).toHaveLength(1);
    // A second request within six hours asks nobody.
    answer.body = `{"client_revision":${NEWEST}}`;
    await agency.asUser(`POST /v1/sessions/${session.id}/connect`);
    await until('one more refusal', async () => (await refused(session)) > 2);
    await world.session(agency, session.id, isDown);
    expect(asked).toHaveLength(1);
    // Six hours later it does, and takes up who waits for it.
    const other = await outdated(NEWEST);
    await world.session(agency, other.id, isDown);
    await world.app.dataSource.query('UPDATE client_versions SET next_ask_at = now()');
    await agency.asUser(`POST /v1/sessions/${session.id}/connect`);
    await isBack(session);
    await isBack(other);
    expect(asked).toHaveLength(2);
  });

  it('is remembered: over a restart nobody is asked again, and no older one is taken', async () => {
    const session = await outdated(NEWER);
    await isBack(session);
    answer.body = `{"client_revision":${BUILT_IN_VERSION[2] - 5}}`;
    await world.app.dataSource.query('UPDATE client_versions SET next_ask_at = now()');
    await world.client.faults(phoneOf(session), { minRevision: NEWEST });
    await world.client.changeConnection(phoneOf(session), { action: 'drop' });
    await world.session(agency, session.id, isDown);
    expect(asked).toHaveLength(2);
    const before = await refused(session);
    await begin({ WHATSAPP_VERSION_URL: 'off' }, false);
    await world.client.faults(phoneOf(session), { minRevision: NEWER });
    await world.client.changeConnection(phoneOf(session), { action: 'drop' });
    await world.session(agency, session.id, ({ status }) => status === 'CONNECTED');
    expect(await refused(session)).toBe(before);
  });

  it('asks once for many numbers of several processes', async () => {
    const numbers = [await world.linked(agency), await world.linked(agency)];
    const second = await world.another({ WHATSAPP_VERSION_URL: url });
    try {
      const authorization = `Bearer ${agency.jwt}`;
      const there = { ...agency, asUser: caller(second.url, { authorization }) };
      numbers.push(await world.linked(there), await world.linked(there));
      await world.client.faults({ minRevision: NEWER });
      const logins = async (number: SessionBody): Promise<number> =>
        (await world.client.account(phoneOf(number))).stats.logins;
      const before = await Promise.all(numbers.map(logins));
      for (const number of numbers)
        await world.client.changeConnection(phoneOf(number), { action: 'drop' });
      await until('all to be back', async () =>
        (await Promise.all(numbers.map(logins))).every((now, index) => now > (before[index] ?? 0)),
      );
    } finally {
      await second.stop();
    }
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['answers with an error', { status: 400, body: `{"client_revision":${NEWER}}` }],
    ['names none', { status: 200, body: '<html></html>' }],
  ])('waits where the address %s, and connects when it names one', async (_, said) => {
    answer = said;
    const session = await outdated(NEWER);
    const down = await world.session(agency, session.id, isDown);
    expect(down.statusDetail).toBe('405');
    const [row] = await world.app.dataSource.query<{ revision: number | null; left: number }[]>(
      'SELECT revision, extract(epoch FROM next_ask_at - now())::float AS left FROM client_versions',
    );
    expect(row?.revision).toBeNull();
    expect(row?.left).toBeLessThanOrEqual(600);
    expect(asked).toHaveLength(1);
    // Ten minutes later nobody needs to ask for it.
    answer = { status: 200, body: `{"client_revision":${NEWER}}` };
    await world.app.dataSource.query('UPDATE client_versions SET next_ask_at = now()');
    await world.session(agency, session.id, ({ status }) => status === 'CONNECTED');
    expect(asked).toHaveLength(2);
  });

  it('is the operator’s own affair where they set the version', async () => {
    await begin({ WHATSAPP_VERSION: '2.3000.1023' });
    const session = await outdated(NEWER);
    await world.session(agency, session.id, isDown);
    expect(asked).toHaveLength(0);
    expect(await refused(session)).toBe(1);
  });

  it('asks nobody where that is switched off', async () => {
    await begin({ WHATSAPP_VERSION_URL: '' });
    const session = await outdated(NEWER);
    await world.session(agency, session.id, isDown);
    expect(asked).toHaveLength(0);
  });
});

describe('a version that was learnt and is higher than WhatsApp’s own', () => {
  const learnt = async (): Promise<unknown> => {
    const [row] = await world.app.dataSource.query<unknown[]>(
      'SELECT revision, good_revision AS good FROM client_versions',
    );
    return row;
  };
  const namesTooHigh = async (): Promise<void> => {
    answer.body = `{"client_revision":${TOO_HIGH}}`;
    await world.client.faults({ maxRevision: NEWEST });
  };
  const askAgain = (): Promise<unknown> =>
    world.app.dataSource.query('UPDATE client_versions SET next_ask_at = now()');

  it('is announced by no other number, and given up for the one that WhatsApp Web names next', async () => {
    await namesTooHigh();
    const other = await world.linked(agency);
    const session = await outdated(NEWER);
    await world.session(agency, session.id, isDown);
    expect(await refused(session)).toBe(2);
    expect(await learnt()).toEqual({ revision: TOO_HIGH, good: null });
    const { logins } = (await world.client.account(phoneOf(other))).stats;
    await world.client.changeConnection(phoneOf(other), { action: 'drop' });
    await until('the other number to be back', async () => {
      return (await world.client.account(phoneOf(other))).stats.logins > logins;
    });
    expect(await refused(other)).toBe(0);
    answer.body = `{"client_revision":${NEWER}}`;
    await askAgain();
    await isBack(session);
    await until('what works to be remembered', async () => {
      return JSON.stringify(await learnt()) === JSON.stringify({ revision: NEWER, good: NEWER });
    });
    expect(await refused(session)).toBe(2);
  });

  it('leads back to the last good one, and never behind it', async () => {
    const session = await outdated(NEWER);
    await isBack(session);
    await namesTooHigh();
    await askAgain();
    await world.client.faults(phoneOf(session), { minRevision: NEWEST });
    await world.client.changeConnection(phoneOf(session), { action: 'drop' });
    await world.session(agency, session.id, isDown);
    expect(await learnt()).toEqual({ revision: TOO_HIGH, good: NEWER });
    answer.body = `{"client_revision":${BUILT_IN_VERSION[2] - 5}}`;
    await world.client.faults(phoneOf(session), { minRevision: NEWER });
    await askAgain();
    await isBack(session);
    expect(await learnt()).toEqual({ revision: NEWER, good: NEWER });
  });

  it('is left for the last good one at once where that still works', async () => {
    const session = await outdated(NEWER);
    await isBack(session);
    const before = await refused(session);
    // Another process has learnt it.
    await world.app.dataSource.query('UPDATE client_versions SET revision = $1', [TOO_HIGH]);
    await world.client.faults({ maxRevision: NEWEST });
    await world.restart({ WHATSAPP_VERSION_URL: url });
    agency = world.now(agency);
    await world.session(agency, session.id, ({ status }) => status === 'CONNECTED');
    // None where another number was refused before it.
    expect(await refused(session)).toBeLessThanOrEqual(before + 1);
    expect(await learnt()).toEqual({ revision: TOO_HIGH, good: NEWER });
    expect(asked).toHaveLength(1);
  });
});

describe('a number that is being linked', () => {
  it('gets its code although the version was too old', async () => {
    await world.client.faults({ minRevision: NEWER });
    const waiting = await world.waiting(agency);
    expect(waiting.qr).not.toBeNull();
    expect(asked).toHaveLength(1);
    await world.client.clearFaults();
  });
});

describe('an application that is stopped while it asks', () => {
  it('does not wait for the answer, and leaves the next start free to ask', async () => {
    const held = createServer(() => undefined);
    held.listen(0, '127.0.0.1');
    await once(held, 'listening');
    const { port } = held.address() as AddressInfo;
    await begin({ WHATSAPP_VERSION_URL: `http://127.0.0.1:${port}/` });
    const requested = once(held, 'request');
    await outdated(NEWER);
    await requested;
    await begin({}, false);
    held.closeAllConnections();
    held.close();
    const [row] = await world.app.dataSource.query<{ revision: number | null }[]>(
      'SELECT revision FROM client_versions',
    );
    expect(row?.revision ?? NEWER).toBe(NEWER);
    await until('the next start to ask', () => asked.length === 1);
  });
});
