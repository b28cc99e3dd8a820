import type { PairingCodeResponse, PasskeyView } from '@whathooks/dto';
import { caller, type TestApp, type TestOrganization } from '../../test/harness';
import { until } from '@whathooks/testing';
import { newPhone, type SessionBody, SimulatedApp } from '../../test/simulated';
import { ClusterBus } from '../platform/cluster/cluster-bus';
import { Router } from '../platform/cluster/router';
import { parseId } from '../platform/database/ids';
import { SessionLeases } from './gateway/leases/session-leases';

/** `world.app` runs every session; what is asked, is asked of the other process. */
let world: SimulatedApp;
let elsewhere: TestApp;
let agency: TestOrganization;
let ask: ReturnType<typeof caller>;

beforeAll(async () => {
  world = await SimulatedApp.start({ SESSION_LEASE_S: '300' });
  agency = await world.app.organization();
  elsewhere = await world.another({ SESSION_LEASE_S: '300' });
  ask = caller(elsewhere.url, { 'x-api-key': agency.apiKey });
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  await elsewhere.stop();
  await world.close();
});

const holderOf = (id: string): Promise<string | null> =>
  elsewhere.app.get(SessionLeases).holderOf(parseId('session', id));

const runsThere = async (id: string): Promise<void> =>
  expect(await holderOf(id)).toBe(world.app.app.get(ClusterBus).processId);

describe('a process that does not run a session', () => {
  it('shows its QR code, as a string and as a picture', async () => {
    const { id, qr } = await world.waiting(agency);
    await runsThere(id);
    const { body } = await ask<SessionBody>(`GET /v1/sessions/${id}`);
    expect(body.qr?.slice(0, 10)).toBe(qr?.slice(0, 10));
    const picture = await fetch(`${elsewhere.url}/v1/sessions/${id}/qr`, {
      headers: { 'x-api-key': agency.apiKey },
    });
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  });

  it('gets a pairing code, with which the number links', async () => {
    const phone = newPhone();
    await world.client.createAccount({ phone, name: 'By code' });
    const { id } = await world.waiting(agency);
    const { status, body } = await ask<PairingCodeResponse>(
      `POST /v1/sessions/${id}/pairing-code`,
      { phone },
    );
    expect(status).toBe(200);
    expect((await ask<SessionBody>(`GET /v1/sessions/${id}`)).body.pairingCode).toBe(body.code);
    expect((await world.session(agency, id, () => true)).pairingCode).toBe(body.code);
    await world.client.enterPairingCode(phone, body.code);
    await world.session(agency, id, ({ status: now }) => now === 'CONNECTED');
    await runsThere(id);
  });

  it('says the same of a session that has no code to give', async () => {
    const { id } = await world.linked(agency);
    const path = `POST /v1/sessions/${id}/pairing-code` as const;
    const [there, here] = [
      await ask(path, { phone: newPhone() }),
      await agency.asKey(path, { phone: newPhone() }),
    ];
    expect(there.status).toBe(409);
    expect({ ...there.body, requestId: '' }).toEqual({ ...here.body, requestId: '' });
  });

  it('logs a number out: it is unlinked on the phone at once', async () => {
    const { id, phone } = await world.linked(agency);
    const { status, body } = await ask<SessionBody>(`POST /v1/sessions/${id}/logout`);
    expect([status, body]).toMatchObject([
      200,
      { status: 'LOGGED_OUT', statusReason: 'logged_out_by_api' },
    ]);
    expect((await world.client.account(phone ?? '')).devices).toEqual([]);
  });

  it('deletes a session: its number is unlinked on the phone at once', async () => {
    const { id, phone } = await world.linked(agency);
    expect((await ask(`DELETE /v1/sessions/${id}`)).status).toBe(204);
    expect((await world.client.account(phone ?? '')).devices).toEqual([]);
    expect((await agency.asKey(`GET /v1/sessions/${id}`)).status).toBe(404);
  });

  it('tells the answer of a passkey', async () => {
    const phone = newPhone();
    await world.client.createAccount({ phone });
    await world.client.setPasskey(phone, { asks: 'always', trouble: {} });
    const { id } = await world.waiting(agency);
    await world.client.link(phone, async () => (await world.session(agency, id, () => true)).qr);
    await world.session(agency, id, ({ statusReason }) => statusReason === 'passkey_required');
    const { body: asked } = await ask<PasskeyView>(`GET /v1/sessions/${id}/passkey`);
    const assertion = await world.client.answerPasskey(phone, asked.options ?? { challenge: '' });
    const { status, body } = await ask<PasskeyView>(`POST /v1/sessions/${id}/passkey/assertion`, {
      ...assertion,
      ceremonyId: asked.ceremonyId,
    });
    expect([status, body]).toMatchObject([202, { state: 'waiting' }]);
    await world.session(agency, id, ({ status: now }) => now === 'CONNECTED');
    const again = await ask(`POST /v1/sessions/${id}/passkey/assertion`, assertion);
    expect([again.status, again.body]).toMatchObject([409, { code: 'no_passkey_pending' }]);
  });

  it('tells the same limits', async () => {
    const { id } = await world.linked(agency);
    const path = `GET /v1/sessions/${id}/limits` as const;
    const told = await until('what WhatsApp tells at first', async () => {
      const { body } = await agency.asKey<{ newChats: unknown }>(path);
      return body.newChats && body;
    });
    expect((await ask(path)).body).toEqual(told);
  });

  it('changes metadata that what happens next carries', async () => {
    const { id } = await world.linked(agency, newPhone(), { name: 'x', metadata: { shop: '1' } });
    await ask(`PATCH /v1/sessions/${id}`, { metadata: { shop: '2' } });
    const events = (): Promise<{ body: string }[]> =>
      world.app.dataSource.query(
        `SELECT body FROM events WHERE session_id = $1 ORDER BY id DESC LIMIT 1`,
        [parseId('session', id)],
      );
    // Heard after what was told before it.
    const heard = Promise.withResolvers<void>();
    const end = world.app.app
      .get(ClusterBus)
      .subscribe({ name: 'sessions.changed' }, { onMessage: () => heard.resolve() });
    await ask(`PATCH /v1/sessions/${id}`, { metadata: { shop: '3' } });
    await heard.promise;
    end();
    await agency.asKey(`POST /v1/sessions/${id}/logout`);
    expect(JSON.parse((await events())[0]?.body ?? '{}')).toMatchObject({
      metadata: { shop: '3' },
    });
  });
});

describe('a process whose question about a session is not answered', () => {
  const silence = (): unknown =>
    // The other process takes no question: it stands still, or is cut off.
    jest
      .spyOn(world.app.app.get(Router) as never, 'takeQuestion')
      .mockResolvedValue(undefined as never);

  it('unlinks a number by itself', async () => {
    const { id, phone } = await world.linked(agency);
    jest.spyOn(elsewhere.app.get(Router), 'ask').mockImplementation((...given) => {
      silence();
      const ask = Router.prototype.ask as (...all: unknown[]) => Promise<never>;
      return ask.apply(elsewhere.app.get(Router), [...given.slice(0, 4), 1]);
    });
    const { body } = await ask<SessionBody>(`POST /v1/sessions/${id}/logout`);
    expect(body.status).toBe('LOGGED_OUT');
    await world.session(agency, id, ({ statusReason }) => statusReason === 'logged_out_by_api');
    expect((await world.client.account(phone ?? '')).devices).toEqual([]);
  });
});
