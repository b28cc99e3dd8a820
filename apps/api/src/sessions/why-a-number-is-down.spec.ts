import type { SessionRestrictedPayload } from '@whathooks/dto';
import type { TestOrganization } from '../../test/harness';
import { newPhone, type Page, type SessionBody, SimulatedApp, until } from '../../test/simulated';

let world: SimulatedApp;
let agency: TestOrganization;

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
});
afterAll(() => world.close());

const status = (wanted: string) => (session: SessionBody) => session.status === wanted;

const moves = async (id: string): Promise<string[]> => {
  const { body } = await agency.asKey<Page<{ to: string; reason: string | null }>>(
    `GET /v1/sessions/${id}/transitions`,
  );
  return body.data.map(({ to, reason }) => (reason ? `${to} ${reason}` : to)).reverse();
};

const refused = async (phone: string): Promise<number> =>
  (await world.client.account(phone)).stats.refusedLogins;

/** A linked number whose next login is refused, and what the session says of it. */
async function refusedLogin(
  code: number,
  attributes: Record<string, string> = {},
): Promise<SessionBody & { phone: string }> {
  const { id, phone } = await world.linked(agency);
  if (!phone) throw new Error('a linked session has a number');
  await world.client.faults(phone, { refuseLogin: code, refuseLoginWith: attributes });
  await world.client.changeConnection(phone, { action: 'drop' });
  await until('the login to be refused', async () => (await refused(phone)) > 0);
  const session = await world.session(agency, id, (now) => {
    return now.status !== 'CONNECTING' && now.statusReason !== 'connection_lost';
  });
  return { ...session, phone };
}

/** The bans in `session.restricted` events of a session, in order: whether one holds, and until when. */
async function restrictions({ id }: { id: string }): Promise<[boolean, string | null][]> {
  const rows = await world.app.dataSource.query<{ body: string }[]>(
    `SELECT body FROM events WHERE event = 'session.restricted' ORDER BY id`,
  );
  return rows
    .map(({ body }) => (JSON.parse(body) as { data: SessionRestrictedPayload }).data)
    .filter(({ sessionId, kind }) => sessionId === id && kind === 'temporarily_banned')
    .map(({ active, until }) => [active, until]);
}

/** Looks as the supervisor does, and shows that it leaves the session alone. */
async function isLeftAlone({ phone }: { phone: string }): Promise<void> {
  const before = await refused(phone);
  const other = await world.another();
  await other.stop();
  expect(await refused(phone)).toBe(before);
}

describe('a login that is refused', () => {
  it.each([
    ['403', 403, 'account_locked'],
    ['406', 406, 'account_locked'],
    ['409', 409, 'refused'],
  ])('with %s is not tried again until somebody asks', async (_, code, reason) => {
    const session = await refusedLogin(code);
    expect(session).toMatchObject({
      status: 'DISCONNECTED',
      statusReason: reason,
      statusDetail: String(code),
      retryAt: null,
    });
    await isLeftAlone(session);
    expect(await refused(session.phone)).toBe(1);
    const message = { sessionId: session.id, to: newPhone(), text: 'Hello' };
    expect(await agency.asKey('POST /v1/messages', message)).toMatchObject({
      status: 400,
      body: { code: 'session_not_connected', statusReason: reason, retryAt: null },
    });
    await world.client.clearFaults(session.phone);
    expect(await agency.asKey(`POST /v1/sessions/${session.id}/connect`)).toMatchObject({
      status: 200,
    });
    expect(await world.session(agency, session.id, status('CONNECTED'))).toMatchObject({
      statusReason: null,
      statusDetail: null,
    });
  });

  it('tells WhatsApp’s own words', async () => {
    const session = await refusedLogin(403, {
      logout_message_header: 'Locked',
      logout_message_subtext: 'Ask support',
    });
    expect(session.statusDetail).toBe('403: Locked. Ask support');
  });

  it('because the announced version is too old is tried again at the next start', async () => {
    const session = await refusedLogin(405);
    expect(session).toMatchObject({ status: 'DISCONNECTED', statusReason: 'client_outdated' });
    expect(await refused(session.phone)).toBe(1);
    await world.client.clearFaults(session.phone);
    const other = await world.another();
    try {
      await world.session(agency, session.id, status('CONNECTED'));
    } finally {
      await other.stop();
    }
  });

  it('for a time is tried again at its end, not before, and by nobody', async () => {
    const session = await refusedLogin(402, { code: '101', expire: '3600' });
    expect(session).toMatchObject({
      status: 'DISCONNECTED',
      statusReason: 'temporarily_banned',
      statusDetail: '402 (101)',
    });
    const left = Date.parse(session.retryAt ?? '') - Date.now();
    expect(left).toBeGreaterThan(3_500_000);
    expect(left).toBeLessThanOrEqual(3_600_000);
    await isLeftAlone(session);
    const asked = await agency.asKey(`POST /v1/sessions/${session.id}/connect`);
    expect(asked).toMatchObject({ status: 409, body: { code: 'temporarily_banned' } });
    expect(Number(asked.headers.get('retry-after'))).toBeGreaterThan(3_500);
    expect(await refused(session.phone)).toBe(1);
    expect(await restrictions(session)).toEqual([[true, session.retryAt]]);
    const message = { sessionId: session.id, to: newPhone(), text: 'Hello' };
    const why = {
      code: 'session_not_connected',
      detail: expect.stringContaining('banned') as unknown,
      statusReason: 'temporarily_banned',
      retryAt: session.retryAt,
    };
    expect(await agency.asKey('POST /v1/messages', message)).toMatchObject({
      status: 400,
      body: why,
    });
  });

  it('for a short time comes back by itself afterwards', async () => {
    const session = await refusedLogin(402, { expire: '2' });
    const retryAt = Date.parse(session.retryAt ?? '');
    await world.client.clearFaults(session.phone);
    const back = await world.session(agency, session.id, status('CONNECTED'));
    expect(Date.parse(back.connectedAt ?? '')).toBeGreaterThanOrEqual(retryAt);
    expect(await restrictions(session)).toEqual([
      [true, session.retryAt],
      [false, null],
    ]);
  });

  it('because there were too many is tried again much later, or when somebody asks', async () => {
    const session = await refusedLogin(429);
    expect(session).toMatchObject({ status: 'DISCONNECTED', statusReason: 'rate_limited' });
    expect(Date.parse(session.retryAt ?? '') - Date.now()).toBeGreaterThan(4 * 60_000);
    await isLeftAlone(session);
    await world.client.clearFaults(session.phone);
    await agency.asKey(`POST /v1/sessions/${session.id}/connect`);
    expect(await world.session(agency, session.id, status('CONNECTED'))).toMatchObject({
      retryAt: null,
    });
  });

  it.each([500, 503])('because WhatsApp is in trouble (%d) is tried again soon', async (code) => {
    const { id, phone } = await world.linked(agency);
    await world.client.faults(phone ?? '', { refuseLogin: code });
    await world.client.changeConnection(phone ?? '', { action: 'drop' });
    await until('a second attempt', async () => (await refused(phone ?? '')) > 1);
    await world.client.clearFaults(phone ?? '');
    await world.session(agency, id, status('CONNECTED'));
    expect(await moves(id)).toContain('DISCONNECTED connection_lost');
  });

  it.each([401, 516])('with %d is an unlink', async (code) => {
    const session = await refusedLogin(code);
    expect(session).toMatchObject({
      status: 'LOGGED_OUT',
      statusReason: 'unlinked_by_phone',
    });
  });

  it('while a number is being linked says so, and shows a code when somebody asks', async () => {
    await world.client.faults({ refuseLogin: 405 });
    const { body: created } = await agency.asUser<SessionBody>('POST /v1/sessions', {
      name: 'New',
    });
    const down = await world.session(
      agency,
      created.id,
      ({ statusReason }) => statusReason !== null,
    );
    expect(down).toMatchObject({ status: 'PENDING', statusReason: 'client_outdated' });
    expect(await moves(created.id)).toEqual(['PENDING client_outdated']);
    await world.client.clearFaults();
    await agency.asKey(`POST /v1/sessions/${created.id}/connect`);
    await world.session(agency, created.id, status('QR'));
  });
});

describe('a connection that the server ends', () => {
  it('for a restart is back at once, and says the truth in between', async () => {
    const { id, phone } = await world.linked(agency);
    await world.client.changeConnection(phone ?? '', { action: 'stream-error', code: 515 });
    await until('a second connection', async () => (await moves(id)).length >= 7);
    expect((await moves(id)).slice(4)).toEqual([
      'DISCONNECTED connection_lost',
      'CONNECTING',
      'CONNECTED',
    ]);
    const sent = await agency.asKey('POST /v1/messages', { sessionId: id, to: phone, text: 'me' });
    expect(sent.status).toBe(201);
  });

  it.each([
    ['with a removed device', { conflict: 'device_removed' }],
    ['with 401', { code: 401, conflict: 'device_removed' }],
    ['with 516', { code: 516 }],
  ])('%s is unlinked', async (_, error) => {
    const { id, phone } = await world.linked(agency);
    await world.client.changeConnection(phone ?? '', { action: 'stream-error', ...error });
    expect(await world.session(agency, id, status('LOGGED_OUT'))).toMatchObject({
      statusReason: 'unlinked_by_phone',
    });
  });

  it('because another took it over does not come back in a loop', async () => {
    const { id, phone } = await world.linked(agency);
    const { logins } = (await world.client.account(phone ?? '')).stats;
    await world.client.changeConnection(phone ?? '', {
      action: 'stream-error',
      code: 409,
      conflict: 'replaced',
    });
    expect(await world.session(agency, id, status('DISCONNECTED'))).toMatchObject({
      statusReason: 'replaced',
    });
    expect((await world.client.account(phone ?? '')).stats.logins).toBe(logins);
  });

  it('because there are too many logins does not log in again after a moment', async () => {
    const { id, phone } = await world.linked(agency);
    const { logins } = (await world.client.account(phone ?? '')).stats;
    await world.client.changeConnection(phone ?? '', { action: 'stream-error', code: 429 });
    const limited = await world.session(agency, id, status('DISCONNECTED'));
    expect(limited.statusReason).toBe('rate_limited');
    expect(Date.parse(limited.retryAt ?? '') - Date.now()).toBeGreaterThan(4 * 60_000);
    expect((await world.client.account(phone ?? '')).stats.logins).toBe(logins);
  });
});

describe('a number that is linked in two sessions', () => {
  it('says so in both, and in their events, until one is unlinked', async () => {
    const first = await world.linked(agency);
    const second = await world.linked(agency, first.phone ?? '', { name: 'Again' });
    const read = async ({ id }: SessionBody): Promise<SessionBody> =>
      (await agency.asUser<SessionBody>(`GET /v1/sessions/${id}`)).body;
    expect((await read(second)).alsoLinkedIn).toMatchObject([{ id: first.id }]);
    expect((await read(first)).alsoLinkedIn).toMatchObject([{ id: second.id, name: 'Again' }]);
    const { body: list } = await agency.asUser<Page<SessionBody>>('GET /v1/sessions?limit=2');
    expect(list.data.map(({ alsoLinkedIn }) => alsoLinkedIn.length)).toEqual([1, 1]);
    const rows = await world.app.dataSource.query<{ body: string }[]>(
      `SELECT body FROM events WHERE event = 'session.status' ORDER BY id`,
    );
    const told = rows
      .map(({ body }) => (JSON.parse(body) as { data: Record<string, unknown> }).data)
      .filter(({ sessionId }) => sessionId === first.id);
    expect(told.at(-1)).toMatchObject({ status: 'CONNECTED', alsoLinkedIn: [second.id] });
    await agency.asUser(`POST /v1/sessions/${first.id}/logout`);
    expect((await read(second)).alsoLinkedIn).toEqual([]);
    expect((await read(first)).alsoLinkedIn).toEqual([]);
  });

  it('tells nothing of another organization', async () => {
    const stranger = await world.app.organization();
    const theirs = await world.linked(stranger);
    const ours = await world.linked(agency, theirs.phone ?? '');
    expect(ours.alsoLinkedIn).toEqual([]);
    const { body } = await stranger.asUser<SessionBody>(`GET /v1/sessions/${theirs.id}`);
    expect(body.alsoLinkedIn).toEqual([]);
  });
});

describe('an unlink while WhatsApp cannot be reached', () => {
  const devices = async (phone: string): Promise<number> =>
    (await world.client.account(phone)).devices.length;
  /** A linked number that WhatsApp takes no login of for now. */
  const outOfReach = async (): Promise<SessionBody & { phone: string }> => {
    const session = await world.linked(agency);
    const phone = session.phone ?? '';
    await world.client.faults(phone, { refuseLogin: 503 });
    await world.client.changeConnection(phone, { action: 'drop' });
    await world.session(agency, session.id, status('DISCONNECTED'));
    return { ...session, phone };
  };
  const kept = (): Promise<unknown[]> => world.app.dataSource.query('SELECT FROM pending_unlinks');

  it('is carried out for a session that was deleted', async () => {
    const session = await outOfReach();
    expect((await agency.asKey(`DELETE /v1/sessions/${session.id}`)).status).toBe(204);
    await world.client.clearFaults(session.phone);
    await world.app.dataSource.query('UPDATE pending_unlinks SET due_at = now()');
    await until('the phone to know', async () => (await devices(session.phone)) === 0);
    await until('the credentials to go', async () => (await kept()).length === 0);
  });

  it('is pending until it can be told, over a restart, and says so', async () => {
    const session = await outOfReach();
    const answer = await agency.asKey<SessionBody>(`POST /v1/sessions/${session.id}/logout`);
    expect(answer.body).toMatchObject({ status: 'LOGGED_OUT', statusReason: 'unlink_pending' });
    expect(await devices(session.phone)).toBe(1);
    expect(await kept()).toHaveLength(1);
    const before = await refused(session.phone);
    await world.app.dataSource.query('UPDATE pending_unlinks SET due_at = now()');
    await until('it to be tried', async () => (await refused(session.phone)) > before);
    await world.restart();
    await world.client.clearFaults(session.phone);
    await world.app.dataSource.query('UPDATE pending_unlinks SET due_at = now()');
    const out = await world.session(agency, session.id, ({ statusReason }) => {
      return statusReason === 'logged_out_by_api';
    });
    expect(out.status).toBe('LOGGED_OUT');
    expect(await devices(session.phone)).toBe(0);
    expect(await kept()).toHaveLength(0);
  });
});
