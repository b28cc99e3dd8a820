import type { PasskeyView, Problem } from '@whathooks/dto';
import type { Assertion, PasskeyTrouble } from '@whathooks/whatsapp-simulator';
import { newId, parseId, publicId } from '../../platform/database/ids';
import type { TestOrganization } from '../../../test/harness';
import {
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';
import { SessionSupervisor } from '../gateway/session-supervisor';

let world: SimulatedApp;
let agency: TestOrganization;

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
});
afterAll(() => world.close());

const withReason = (wanted: string) => (session: SessionBody) => session.statusReason === wanted;

const moves = async (id: string): Promise<string[]> => {
  const { body } = await agency.asKey<Page<{ to: string; reason: string | null }>>(
    `GET /v1/sessions/${id}/transitions`,
  );
  return body.data.map(({ to, reason }) => (reason ? `${to} ${reason}` : to)).reverse();
};

const passkey = async (id: string, owner = agency): Promise<PasskeyView> =>
  (await owner.asKey<PasskeyView>(`GET /v1/sessions/${id}/passkey`)).body;

/** A session whose code was scanned by an account that asks for its passkey. */
async function asked(
  trouble: PasskeyTrouble = {},
  owner = agency,
  phone = newPhone(),
): Promise<{ id: string; phone: string }> {
  await world.client.createAccount({ phone });
  await world.client.setPasskey(phone, { asks: 'always', trouble });
  const { id } = await world.waiting(owner);
  await scan(owner, id, phone);
  return { id, phone };
}

async function scan(owner: TestOrganization, id: string, phone: string): Promise<void> {
  await world.client.link(phone, async () => (await world.session(owner, id, () => true)).qr);
  await world.session(owner, id, withReason('passkey_required'));
}

async function signed(id: string, phone: string): Promise<Assertion> {
  const { options } = await passkey(id);
  return world.client.answerPasskey(phone, options ?? { challenge: '' });
}

const answer = (id: string, body: object, owner = agency) =>
  owner.asKey<PasskeyView & Problem>(`POST /v1/sessions/${id}/passkey/assertion`, body);

describe('an account that asks for its passkey', () => {
  it('is linked by an answer over the API', async () => {
    const { id, phone } = await asked();
    expect(await world.session(agency, id, () => true)).toMatchObject({
      status: 'QR',
      statusReason: 'passkey_required',
      qr: null,
    });
    const pending = await passkey(id);
    expect(pending).toMatchObject({
      state: 'assertion_required',
      code: null,
      options: { rpId: 'whatsapp.com', userVerification: 'required', allowCredentials: [] },
    });
    expect(Date.parse(pending.expiresAt ?? '')).toBeGreaterThan(Date.now() + 500_000);
    const assertion = await signed(id, phone);
    const { status, body } = await answer(id, { ...assertion, ceremonyId: pending.ceremonyId });
    expect([status, body]).toMatchObject([202, { state: 'waiting', options: null }]);
    await world.session(agency, id, (session) => session.status === 'CONNECTED');
    expect(await passkey(id)).toEqual({
      state: 'none',
      ceremonyId: null,
      options: null,
      code: null,
      expiresAt: null,
    });
    expect((await moves(id)).slice(-3)).toEqual(['QR passkey_required', 'CONNECTING', 'CONNECTED']);
  });

  it('is refused by WhatsApp, and a new attempt links it', async () => {
    const { id, phone } = await asked({ refuse: 'prologue' });
    expect((await answer(id, await signed(id, phone))).status).toBe(202);
    const failed = await world.session(agency, id, withReason('passkey_failed'));
    expect(failed).toMatchObject({ status: 'PENDING', qr: null });
    expect(failed.statusDetail).toMatch(/^WhatsApp refused \(400 .*when it checked the passkey\.$/);
    expect(await passkey(id)).toMatchObject({ state: 'none', options: null });
    await world.client.setPasskey(phone, { trouble: {} });
    await agency.asKey(`POST /v1/sessions/${id}/connect`);
    await world.session(agency, id, ({ qr }) => qr !== null);
    await scan(agency, id, phone);
    expect((await answer(id, await signed(id, phone))).status).toBe(202);
    await world.session(agency, id, (session) => session.status === 'CONNECTED');
  });

  it('does not wait for ever for a phone that does not go on', async () => {
    // Where the phone does go on, it has the time that it takes.
    await world.restart({ PASSKEY_WAIT_MS: '500' });
    agency = world.now(agency);
    const { id, phone } = await asked({ continuation: 'never' });
    await answer(id, await signed(id, phone));
    const failed = await world.session(agency, id, withReason('passkey_failed'));
    expect(failed.statusDetail).toMatch(/did not go on/);
    await world.restart();
    agency = world.now(agency);
  });

  it('that failed is restarted only by a person', async () => {
    const { id, phone } = await asked({ refuse: 'prologue' });
    await answer(id, await signed(id, phone));
    await world.session(agency, id, withReason('passkey_failed'));
    const before = await moves(id);
    // Processes look for what they may take up: this one they take up, in the look that leaves the other alone.
    const free = newId();
    await world.app.dataSource.query(
      `INSERT INTO sessions (id, organization_id, name, status, metadata)
       VALUES ($1, $2, 'Free', 'PENDING', '{}')`,
      [free, parseId('organization', agency.organizationId)],
    );
    const other = await world.another();
    try {
      await world.session(agency, publicId('session', free), ({ qr }) => qr !== null);
      for (const { app } of [world.app, other])
        expect(app.get(SessionSupervisor, { strict: false }).runner(parseId('session', id))).toBe(
          null,
        );
      expect(await moves(id)).toEqual(before);
    } finally {
      await other.stop();
    }
  });

  it('ends when the number is logged out', async () => {
    const { id, phone } = await asked();
    const assertion = await signed(id, phone);
    await agency.asKey(`POST /v1/sessions/${id}/logout`);
    expect(await passkey(id)).toMatchObject({ state: 'none' });
    expect((await answer(id, assertion)).body.code).toBe('no_passkey_pending');
  });

  it('keeps what it asks encrypted', async () => {
    const { id } = await asked();
    const { options } = await passkey(id);
    const [row] = await world.app.dataSource.query<{ passkey: Buffer }[]>(
      'SELECT passkey FROM sessions WHERE passkey IS NOT NULL ORDER BY id DESC LIMIT 1',
    );
    expect(options?.challenge).toMatch(/^[\w-]{43}$/);
    expect(row?.passkey.includes(options?.challenge ?? '')).toBe(false);
  });
});

describe('an answer', () => {
  it('is refused with a problem that says how to mend it, and may be sent again', async () => {
    const { id, phone } = await asked({ continuation: 'never' });
    const good = await signed(id, phone);
    const wrong: [object, number, string][] = [
      [{}, 400, 'invalid_request'],
      [{ ...good, more: true }, 400, 'invalid_request'],
      [{ ...good, type: 'password' }, 400, 'invalid_request'],
      [{ ...good, response: 'text' }, 400, 'invalid_request'],
      [{ ...good, id: 'x'.repeat(9_000) }, 400, 'invalid_request'],
      [{ ...good, response: {} }, 400, 'invalid_passkey'],
      [
        { ...good, response: { ...good.response, signature: 'x'.repeat(20_000) } },
        400,
        'invalid_passkey',
      ],
      [{ ...good, ceremonyId: 'another' }, 409, 'passkey_other_request'],
      [
        await world.client.answerPasskey(phone, { challenge: 'AAAA' }),
        409,
        'passkey_other_request',
      ],
      [
        await world.client.answerPasskey(phone, (await passkey(id)).options ?? { challenge: '' }, {
          origin: 'https://agency.example',
        }),
        400,
        'invalid_passkey',
      ],
    ];
    for (const [body, status, code] of wrong) {
      const { body: problem, status: got } = await answer(id, body);
      expect([got, problem.code]).toEqual([status, code]);
      expect(problem.detail).toMatch(/\w.*\.$/);
      // Readers of the stream do not get what was sent.
      expect(JSON.stringify(problem)).not.toContain(good.response.signature);
    }
    expect((await answer(id, good)).status).toBe(202);
    expect((await answer(id, good)).body.code).toBe('passkey_answered');
  });

  it('is none where nothing is asked', async () => {
    const { id } = await world.waiting(agency);
    const confirm = `POST /v1/sessions/${id}/passkey/confirm` as const;
    const { status, body } = await agency.asKey<Problem>(confirm);
    expect([status, body.code]).toEqual([409, 'no_passkey_pending']);
    const { id: other, phone } = await asked();
    expect((await answer(id, await signed(other, phone))).body.code).toBe('no_passkey_pending');
  });

  it('is none of another organization', async () => {
    const stranger = await world.app.organization('Stranger');
    const { id, phone } = await asked();
    expect((await answer(id, await signed(id, phone), stranger)).status).toBe(404);
    expect((await stranger.asKey(`GET /v1/sessions/${id}/passkey`)).status).toBe(404);
  });
});

describe('where a person compares a code', () => {
  let careful: SimulatedApp;
  beforeAll(async () => {
    await world.restart({ PASSKEY_COMPARE: 'true' });
    careful = world;
    agency = world.now(agency);
  });

  it('links when they confirm it', async () => {
    const { id, phone } = await asked();
    await answer(id, await signed(id, phone));
    await careful.session(agency, id, withReason('passkey_confirmation'));
    const { state, code, options } = await passkey(id);
    expect([state, options]).toEqual(['confirmation_required', null]);
    const onPhone = await until('the phone to show it', async () => {
      return (await careful.client.passkey(phone)).ceremony?.code;
    });
    expect(code).toBe(onPhone);
    const confirm = (body: object) =>
      agency.asKey<PasskeyView & Problem>(`POST /v1/sessions/${id}/passkey/confirm`, body);
    expect((await confirm({ ceremonyId: 'another' })).body.code).toBe('passkey_other_request');
    // A field that is null is one that is left out.
    expect((await confirm({ ceremonyId: null })).status).toBe(202);
    await careful.session(agency, id, (session) => session.status === 'CONNECTED');
    expect((await moves(id)).slice(-4)).toEqual([
      'QR passkey_required',
      'QR passkey_confirmation',
      'CONNECTING',
      'CONNECTED',
    ]);
  });
});
