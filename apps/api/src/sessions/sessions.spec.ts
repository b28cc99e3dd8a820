import type { TestOrganization } from '../../test/harness';
import { newPhone, type Page, type SessionBody, SimulatedApp, until } from '../../test/simulated';
import { parseId } from '../platform/database/ids';
import { SessionLeases } from './gateway/leases/session-leases';
import { RunnerFactory } from './gateway/runner-factory';
import { SessionSupervisor } from './gateway/session-supervisor';
import { SessionJournal } from './state/session-journal';
import { ImpossibleMove } from './state/session-state';
import { Session } from './state/session.entity';

let world: SimulatedApp;
let agency: TestOrganization;

beforeAll(async () => {
  // Long enough that nobody takes up by itself what a test leaves alone.
  world = await SimulatedApp.start({ SESSION_LEASE_S: '300' });
  agency = await world.app.organization();
});
afterAll(() => world.close());

const status = (wanted: string) => (session: SessionBody) => session.status === wanted;

const moves = async (id: string): Promise<string[]> => {
  const { body } = await agency.asKey<Page<{ from: string; to: string; reason: string | null }>>(
    `GET /v1/sessions/${id}/transitions`,
  );
  return body.data.map(({ from, to }) => `${from}>${to}`).reverse();
};

/** Which of these sessions still have a connection here. */
function stillRunning(ids: readonly string[]): string[] {
  const supervisor = world.app.app.get(SessionSupervisor, { strict: false });
  return ids.filter((id) => supervisor.current(parseId('session', id)) !== null);
}

describe('a pairing code', () => {
  interface Given {
    code: string;
    expiresAt: string;
    detail: string;
  }
  const ask = async (id: string, phone: string) =>
    agency.asKey<Given>(`POST /v1/sessions/${id}/pairing-code`, { phone });

  it('is given when WhatsApp has taken it, and stays while codes to scan take turns', async () => {
    const phone = newPhone();
    await world.client.createAccount({ phone });
    const waiting = await world.waiting(agency);
    expect(waiting).toMatchObject({ pairingCode: null, pairingCodeExpiresAt: null });
    const given = await ask(waiting.id, phone);
    expect(given.status).toBe(200);
    expect(Date.parse(given.body.expiresAt)).toBeGreaterThan(Date.now() + 100_000);
    const shown = { pairingCode: given.body.code, pairingCodeExpiresAt: given.body.expiresAt };
    const { body } = await agency.asKey<SessionBody>(`GET /v1/sessions/${waiting.id}`);
    expect(body).toMatchObject(shown);
    await world.client.refresh(await world.client.linking(waiting.qr ?? ''));
    const again = await world.session(agency, waiting.id, ({ qr }) => qr !== waiting.qr);
    expect(again).toMatchObject({ status: 'QR', statusReason: 'scan_again', ...shown });
    await world.client.enterPairingCode(phone, given.body.code);
    const connected = await world.session(agency, waiting.id, status('CONNECTED'));
    expect(connected).toMatchObject({ phone, pairingCode: null, pairingCodeExpiresAt: null });
  });

  it('that WhatsApp retires is followed by another one, as an event too', async () => {
    const phone = newPhone();
    await world.client.createAccount({ phone });
    const waiting = await world.waiting(agency);
    const first = (await ask(waiting.id, phone)).body.code;
    await world.client.refreshPairingCode(phone);
    const isAnother = ({ pairingCode }: SessionBody): boolean => pairingCode !== first;
    const { pairingCode } = await world.session(agency, waiting.id, isAnother);
    expect(pairingCode).toMatch(/^[0-9A-Z]{8}$/);
    await world.client.refreshPairingCode(phone, { force: true });
    await world.session(agency, waiting.id, (session) => session.pairingCode === null);
    // The text of an event with a code is encrypted.
    const events = await world.app.dataSource.query<unknown[]>(
      `SELECT 1 FROM events WHERE event = 'session.pairing_code' AND session_id = $1
       AND body NOT LIKE '%' || $2 || '%'`,
      [parseId('session', waiting.id), pairingCode],
    );
    expect(events).toHaveLength(3);
  });

  it('that ends with its connection is followed by another one on the next, which links', async () => {
    const phone = newPhone();
    await world.client.createAccount({ phone });
    // WhatsApp ends connections that are not linked in time.
    await world.client.faults({ unlinkedStreamMs: 4_000 });
    const waiting = await world.waiting(agency);
    await world.client.clearFaults();
    const first = (await ask(waiting.id, phone)).body.code;
    expect(first).toMatch(/^[0-9A-Z]{8}$/);
    const { pairingCode, statusReason } = await world.session(
      agency,
      waiting.id,
      (session) => session.pairingCode !== null && session.pairingCode !== first,
    );
    expect(statusReason).toBeNull();
    await world.client.enterPairingCode(phone, pairingCode ?? '');
    await world.session(agency, waiting.id, status('CONNECTED'));
  });

  it('that WhatsApp refuses is an error that says so, and no code', async () => {
    const phone = newPhone();
    await world.client.createAccount({ phone });
    const waiting = await world.waiting(agency);
    await ask(waiting.id, phone);
    await world.client.faults(phone, { throttleCodes: true });
    expect(await ask(waiting.id, phone)).toMatchObject({
      status: 422,
      body: {
        code: 'pairing_refused',
        detail: expect.stringMatching(/400 bad-request.*Wait some minutes/) as unknown,
      },
    });
    await world.client.refreshPairingCode(phone);
    const refused = await world.session(
      agency,
      waiting.id,
      ({ statusReason }) => statusReason === 'pairing_refused',
    );
    expect(refused).toMatchObject({ status: 'QR', pairingCode: null, qr: waiting.qr });
    expect(await moves(waiting.id)).toEqual(['PENDING>QR', 'QR>QR']);
  });
});

describe('a session', () => {
  it('makes no move that the table does not have, and tells of none', async () => {
    const waiting = await world.waiting(agency);
    const before = await moves(waiting.id);
    const ref = {
      id: parseId('session', waiting.id),
      organizationId: parseId('organization', agency.organizationId),
    };
    const journal = world.app.app.get(SessionJournal);
    await expect(journal.move(ref, 'CONNECTED', 'connection_lost')).rejects.toThrow(ImpossibleMove);
    const { body } = await agency.asKey<SessionBody>(`GET /v1/sessions/${waiting.id}`);
    expect(body).toMatchObject({ status: 'QR', statusReason: null });
    expect(await moves(waiting.id)).toEqual(before);
    // To stay where it is is no move, and is told when it is for another reason.
    await journal.move(ref, 'QR', null);
    expect(await moves(waiting.id)).toEqual(before);
    await journal.move(ref, 'QR', 'connection_lost');
    await journal.move(ref, 'QR', 'connection_lost');
    expect(await moves(waiting.id)).toEqual([...before, 'QR>QR']);
    const stays = await agency.asKey<SessionBody>(`GET /v1/sessions/${waiting.id}`);
    expect(stays.body).toMatchObject({ status: 'QR', statusReason: 'connection_lost' });
  });

  it('that was unlinked keeps why, also where a process takes it up that read it before', async () => {
    const { id } = await world.linked(agency);
    const row = { id: parseId('session', id) };
    const { app, dataSource } = world.app;
    const before = await dataSource.getRepository(Session).findOneByOrFail(row);
    await agency.asKey(`POST /v1/sessions/${id}/logout`);
    const leases = app.get(SessionLeases);
    const [lease] = await leases.take([row.id]);
    if (!lease) throw new Error('nobody runs it');
    const runner = app.get(RunnerFactory).make(before, lease, false);
    await runner.start('DISCONNECTED', false);
    await leases.release([lease]);
    const { body } = await agency.asKey<SessionBody>(`GET /v1/sessions/${id}`);
    expect(body).toMatchObject({ status: 'LOGGED_OUT', statusReason: 'logged_out_by_api' });
  });

  it('is created PENDING, shows a code, and is CONNECTED once it was scanned', async () => {
    const phone = newPhone();
    await world.client.createAccount({ phone, name: 'Bakery' });
    const created = await agency.asKey<SessionBody>('POST /v1/sessions', {
      name: 'Bakery',
      metadata: { customer: '7' },
    });
    expect(created).toMatchObject({
      status: 201,
      body: {
        name: 'Bakery',
        status: 'PENDING',
        phone: null,
        qr: null,
        metadata: { customer: '7' },
      },
    });
    const waiting = await world.session(agency, created.body.id, status('QR'));
    expect(waiting.qr).toMatch(/^https:\/\/wa\.me\/settings\/linked_devices#/);
    expect(waiting.statusReason).toBeNull();
    await expect(world.client.scan(phone, waiting.qr ?? '')).rejects.toThrow(
      /Couldn’t link device/,
    );
    const again = await world.session(
      agency,
      waiting.id,
      ({ statusReason }) => statusReason === 'scan_again',
    );
    expect(again).toMatchObject({ status: 'QR', qrExpiresAt: waiting.qrExpiresAt });
    expect(again.qr).not.toBe(waiting.qr);
    await world.client.scan(phone, again.qr ?? '');
    const connected = await world.session(agency, created.body.id, status('CONNECTED'));
    expect(connected).toMatchObject({ phone, qr: null, qrExpiresAt: null, statusReason: null });
    expect(Date.parse(connected.connectedAt ?? '')).not.toBeNaN();
    expect(await moves(created.body.id)).toEqual([
      'PENDING>QR',
      'QR>QR',
      'QR>CONNECTING',
      'CONNECTING>CONNECTED',
    ]);
  });

  it('is linked by a code typed on the phone', async () => {
    const phone = newPhone();
    await world.client.createAccount({ phone, name: 'Typed' });
    const waiting = await world.waiting(agency);
    const { body } = await agency.asKey<{ code: string }>(
      `POST /v1/sessions/${waiting.id}/pairing-code`,
      { phone },
    );
    await world.client.enterPairingCode(phone, body.code);
    expect(await world.session(agency, waiting.id, status('CONNECTED'))).toMatchObject({ phone });
  });

  it('gives its code as picture, drawing and JSON, and as nothing else', async () => {
    const waiting = await world.waiting(agency);
    const ask = (accept: string) =>
      agency.asKey(`GET /v1/sessions/${waiting.id}/qr`, undefined, { accept });
    const png = await ask('image/png');
    expect(png.headers.get('content-type')).toContain('image/png');
    expect(String(png.body)).toContain('PNG');
    const svg = await ask('image/svg+xml');
    expect(svg.headers.get('content-type')).toContain('image/svg+xml');
    expect(String(svg.body)).toContain('<svg');
    expect(await ask('application/json')).toMatchObject({ status: 200, body: { qr: waiting.qr } });
    const form = async (accept: string) => (await ask(accept)).headers.get('content-type');
    // What HTTP clients and browsers send by themselves: a type that is named comes before any other.
    expect(await form('application/json, text/plain, */*')).toContain('application/json');
    expect(await form('image/svg+xml, */*;q=0.5')).toContain('image/svg+xml');
    expect(await form('application/json;q=0.4, image/*')).toContain('image/png');
    expect(await form('text/html,application/xhtml+xml,*/*;q=0.8')).toContain('image/png');
    expect(await form('image/png;q=0, application/json')).toContain('application/json');
    expect(await ask('text/plain')).toMatchObject({
      status: 406,
      body: { code: 'not_acceptable' },
    });
  });

  it('has no code to give once it is linked', async () => {
    const session = await world.linked(agency);
    expect(await agency.asKey(`GET /v1/sessions/${session.id}/qr`)).toMatchObject({
      status: 409,
      body: { code: 'pairing_unavailable' },
    });
    expect(
      await agency.asKey(`POST /v1/sessions/${session.id}/pairing-code`, { phone: '15551234567' }),
    ).toMatchObject({ status: 409, body: { code: 'pairing_unavailable' } });
  });

  it('that drops comes back by itself', async () => {
    const session = await world.linked(agency);
    await world.client.changeConnection(session.phone ?? '', { action: 'drop' });
    await until('a second connection', async () => (await moves(session.id)).length >= 7);
    expect((await moves(session.id)).slice(4)).toEqual([
      'CONNECTED>DISCONNECTED',
      'DISCONNECTED>CONNECTING',
      'CONNECTING>CONNECTED',
    ]);
  });

  it('that another device replaces does not fight back, and connects when told to', async () => {
    const session = await world.linked(agency);
    await world.client.changeConnection(session.phone ?? '', { action: 'conflict' });
    const lost = await world.session(agency, session.id, status('DISCONNECTED'));
    expect(lost.statusReason).toBe('replaced');
    await agency.asKey(`POST /v1/sessions/${session.id}/connect`);
    await world.session(agency, session.id, status('CONNECTED'));
  });

  it('that the phone unlinks is LOGGED_OUT, keeps no credentials, and can be linked again', async () => {
    const session = await world.linked(agency);
    const { phone } = session;
    await world.client.unlink(phone ?? '');
    const out = await world.session(agency, session.id, status('LOGGED_OUT'));
    expect(out).toMatchObject({ statusReason: 'unlinked_by_phone', phone });
    const left = await world.app.dataSource.query<unknown[]>(
      `SELECT 1 FROM session_credentials UNION ALL SELECT 1 FROM session_keys
       WHERE session_id = (SELECT id FROM sessions WHERE phone = $1)`,
      [phone],
    );
    const others = await world.app.dataSource.query<unknown[]>('SELECT 1 FROM session_credentials');
    expect(left).toHaveLength(others.length);
    await agency.asKey(`POST /v1/sessions/${session.id}/connect`);
    await world.scanned(agency, session.id, phone ?? '');
  });

  it('that the phone unlinks keeps its credentials until its status says so', async () => {
    const session = await world.linked(agency);
    const credentials = (): Promise<unknown[]> =>
      world.app.dataSource.query(
        `SELECT 1 FROM session_credentials JOIN sessions ON sessions.id = session_id WHERE phone = $1`,
        [session.phone],
      );
    // A sequence tells of tries that were rolled back.
    await world.app.dataSource.query(`
      CREATE SEQUENCE refused_moves;
      CREATE FUNCTION refuse_move() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN PERFORM nextval('refused_moves'); RAISE 'not now'; END $$;
      CREATE TRIGGER refuse_move BEFORE UPDATE ON sessions FOR EACH ROW
        WHEN (new.status = 'LOGGED_OUT' AND new.phone = '${session.phone}') EXECUTE FUNCTION refuse_move();`);
    await world.client.unlink(session.phone ?? '');
    await until('the move to be refused', async () => {
      const [row] = await world.app.dataSource.query<{ is_called: boolean }[]>(
        'SELECT is_called FROM refused_moves',
      );
      return row?.is_called === true;
    });
    expect(await credentials()).toHaveLength(1);
    await world.app.dataSource.query(
      'DROP TRIGGER refuse_move ON sessions; DROP FUNCTION refuse_move; DROP SEQUENCE refused_moves',
    );
    await world.session(agency, session.id, status('LOGGED_OUT'));
    expect(await credentials()).toHaveLength(0);
  });

  it('is logged out by the API, at the phone too', async () => {
    const session = await world.linked(agency);
    const answer = await agency.asKey<SessionBody>(`POST /v1/sessions/${session.id}/logout`);
    expect(answer).toMatchObject({ status: 200, body: { status: 'LOGGED_OUT' } });
    await until('the phone to know', async () => {
      return (await world.client.account(session.phone ?? '')).devices.length === 0;
    });
    const again = await agency.asKey<SessionBody>(`POST /v1/sessions/${session.id}/logout`);
    expect(again).toMatchObject({ status: 200, body: { status: 'LOGGED_OUT' } });
  });

  it('is deleted with its messages, and unlinked at the phone', async () => {
    const session = await world.linked(agency);
    expect((await agency.asKey(`DELETE /v1/sessions/${session.id}`)).status).toBe(204);
    expect((await agency.asKey(`GET /v1/sessions/${session.id}`)).status).toBe(404);
    await until('the phone to know', async () => {
      return (await world.client.account(session.phone ?? '')).devices.length === 0;
    });
  });

  it('is gone once a DELETE has met log-outs, connects and another DELETE, and each is answered', async () => {
    const linked = await Promise.all(Array.from({ length: 6 }, () => world.linked(agency)));
    await Promise.all(
      linked.map(async ({ id }) => {
        const answers = await Promise.all(
          (['DELETE', 'logout', 'connect', 'logout', 'DELETE', 'connect'] as const).map((what) =>
            what === 'DELETE'
              ? agency.asKey(`DELETE /v1/sessions/${id}`)
              : agency.asKey(`POST /v1/sessions/${id}/${what}`),
          ),
        );
        const statuses = answers.map(({ status: code }) => code);
        expect(statuses.filter((code) => ![200, 204, 404, 409].includes(code))).toEqual([]);
        expect(statuses.filter((code) => code === 204)).toHaveLength(1);
        expect((await agency.asKey(`GET /v1/sessions/${id}`)).status).toBe(404);
      }),
    );
    expect(stillRunning(linked.map(({ id }) => id))).toEqual([]);
  }, 120_000);

  it('whose process died reads DISCONNECTED before its lease ends, and connects elsewhere', async () => {
    const session = await world.linked(agency);
    const other = await world.another({ SESSION_LEASE_S: '300' });
    const headers = { authorization: `Bearer ${agency.jwt}` };
    const read = async (): Promise<SessionBody> =>
      (await other.call<SessionBody>(`GET /v1/sessions/${session.id}`, undefined, headers)).body;
    try {
      expect(await read()).toMatchObject({ status: 'CONNECTED', statusReason: null });
      // As a process leaves it that is killed: the lease lasts, and nobody holds its lock.
      await world.app.dataSource.query(
        `UPDATE session_leases SET holder = 1
         WHERE session_id = (SELECT id FROM sessions WHERE phone = $1)`,
        [session.phone],
      );
      const dead = { status: 'DISCONNECTED', statusReason: 'gateway_restarted' };
      expect(await read()).toMatchObject(dead);
      const list = await other.call<Page<SessionBody>>('GET /v1/sessions', undefined, headers);
      expect(list.body.data.find(({ id }) => id === session.id)).toMatchObject(dead);
      const text = { sessionId: session.id, to: session.phone, text: 'me' };
      const sent = await other.call<{ detail: string }>('POST /v1/messages', text, {
        'x-api-key': agency.apiKey,
      });
      expect(sent.status).toBe(400);
      expect(sent.body.detail).toContain('is DISCONNECTED');
      await other.call(`POST /v1/sessions/${session.id}/connect`, undefined, headers);
      await until('a connection elsewhere', async () => (await read()).status === 'CONNECTED');
    } finally {
      await other.stop();
    }
  });

  it('writes nothing anew that a new connection did not change', async () => {
    const session = await world.linked(agency);
    const id = parseId('session', session.id);
    const written = (): Promise<unknown[]> =>
      world.app.dataSource.query(
        `SELECT kept.updated_at AS credentials, said.updated_at AS limits FROM session_credentials kept
         JOIN session_limits said USING (session_id) WHERE session_id = $1`,
        [id],
      );
    // By the end of its process, all is written that a connection had to write.
    await world.restart();
    await world.session(agency, session.id, status('CONNECTED'));
    await world.restart();
    const before = await written();
    await world.session(agency, session.id, status('CONNECTED'));
    await world.restart();
    const after = await written();
    agency = await world.app.organization();
    expect(before).toHaveLength(1);
    expect(after).toEqual(before);
  });

  it('is found again by the next process, truthfully', async () => {
    const session = await world.linked(agency);
    await world.restart({ WHATSAPP_PING_MS: '2000' });
    await world.session(agency, session.id, status('CONNECTED'));
    const { body } = await world.app.call<Page<{ from: string; to: string; reason: string }>>(
      `GET /v1/sessions/${session.id}/transitions`,
      undefined,
      { authorization: `Bearer ${agency.jwt}` },
    );
    expect(body.data.map(({ to, reason }) => [to, reason]).slice(0, 3)).toEqual([
      ['CONNECTED', null],
      ['CONNECTING', null],
      ['DISCONNECTED', 'gateway_stopped'],
    ]);
    agency = await world.app.organization();
  });

  it('whose connection gets nothing counts as dropped', async () => {
    const session = await world.linked(agency);
    await world.client.changeConnection(session.phone ?? '', { action: 'half-open' });
    const lost = await world.session(agency, session.id, status('DISCONNECTED'));
    expect(lost.statusReason).toBe('connection_lost');
    await world.client.changeConnection(session.phone ?? '', { action: 'restore' });
    await world.session(agency, session.id, status('CONNECTED'));
  });

  it.each([
    ['without a name', {}],
    ['with an empty name', { name: '' }],
    ['with metadata that is no text', { name: 'x', metadata: { a: 1 } }],
    [
      'with too much metadata',
      {
        name: 'x',
        metadata: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`k${i}`, 'v'])),
      },
    ],
    ['with an unknown field', { name: 'x', phone: '1' }],
  ])('is not created %s', async (_, body) => {
    expect(await agency.asKey('POST /v1/sessions', body)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
  });

  it('is not given a pairing code for a number that is none', async () => {
    const waiting = await world.waiting(agency);
    const answer = await agency.asKey(`POST /v1/sessions/${waiting.id}/pairing-code`, {
      phone: '+1 555',
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  });
});
