import type { TestOrganization } from '../../test/harness';
import { LiveReader } from '../../test/live-reader';
import { newPhone, type SessionBody, SimulatedApp, until } from '../../test/simulated';

interface LinkBody {
  id: string;
  url: string;
  sessionId: string;
  language: string | null;
  expiresAt: string;
  detail?: string;
  code?: string;
}

interface StateBody {
  organization: { name: string; logo: string | null; color: string | null };
  status: string;
  statusReason: string | null;
  qr: string | null;
  pairingCode: string | null;
  code?: string;
}

let world: SimulatedApp;
let agency: TestOrganization;

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization('Northwind');
});
afterAll(() => world.close());

const newSession = async (): Promise<SessionBody> =>
  (await agency.asUser<SessionBody>('POST /v1/sessions', { name: 'Bakery' })).body;
const linkTo = (session: SessionBody, more: object = {}) =>
  agency.asUser<LinkBody>(`POST /v1/sessions/${session.id}/connect-links`, {
    expiresInMinutes: 60,
    ...more,
  });
const tokenOf = ({ url }: LinkBody): string => new URL(url).hash.slice(1);
const look = (token: string) => world.app.call<StateBody>(`GET /v1/connect/${token}`);
const shown = (token: string, wanted: (state: StateBody) => boolean) =>
  until('the state', async () => {
    const { body } = await look(token);
    return wanted(body) ? body : undefined;
  });

/** What the stream of a link has told, while it is open. */
async function follow(token: string) {
  const stop = new AbortController();
  const answer = await fetch(`${world.app.url}/v1/connect/${token}/live`, { signal: stop.signal });
  const states: StateBody[] = [];
  const whole = (async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (/^event: state$/m.test(block) && data) states.push(JSON.parse(data) as StateBody);
      }
    }
  })();
  whole.catch(() => undefined);
  return { answer, states, ended: whole, stop: () => stop.abort() };
}

describe('a connect link', () => {
  it('shows a code that links a phone, and ends with that', async () => {
    const session = await newSession();
    const { status, body: link } = await linkTo(session, { language: 'es' });
    expect(status).toBe(201);
    expect(link).toMatchObject({ sessionId: session.id, language: 'es' });
    const token = tokenOf(link);
    const state = await shown(token, ({ qr }) => qr !== null);
    expect(state).toMatchObject({
      organization: { name: 'Northwind', logo: null, color: null },
      ...{ status: 'QR', statusReason: null, pairingCode: null, language: 'es' },
    });
    const live = await follow(token);
    const phone = newPhone();
    await world.client.createAccount({ phone, name: 'The bakery' });
    await world.client.link(phone, async () => (await look(token)).body.qr);
    await live.ended;
    expect(live.states.map((one) => one.status)).toEqual(
      expect.arrayContaining(['QR', 'CONNECTING', 'CONNECTED']),
    );
    expect(live.states.at(-1)).toMatchObject({ status: 'CONNECTED', qr: null });
    const gone = await look(token);
    expect({ status: gone.status, code: gone.body.code }).toEqual({
      status: 404,
      code: 'connect_link_not_found',
    });
    expect((await agency.asUser<{ data: LinkBody[] }>('GET /v1/connect-links')).body.data).toEqual(
      [],
    );
  });

  it('has its code as a picture', async () => {
    const { body: link } = await linkTo(await newSession());
    await shown(tokenOf(link), ({ qr }) => qr !== null);
    const picture = await fetch(`${world.app.url}/v1/connect/${tokenOf(link)}/qr`, {
      headers: { accept: 'image/svg+xml' },
    });
    expect(picture.headers.get('content-type')).toContain('image/svg+xml');
    expect(picture.headers.get('cache-control')).toBe('no-store');
    expect(await picture.text()).toMatch(/^<svg/);
    expect((await fetch(`${world.app.url}/v1/connect/none/qr`)).status).toBe(404);
  });

  it('tells nothing but what the page needs', async () => {
    const { body: link } = await linkTo(await newSession());
    const state = await shown(tokenOf(link), ({ qr }) => qr !== null);
    expect(Object.keys(state).sort()).toEqual([
      ...['expiresAt', 'language', 'organization', 'pairingCode', 'qr', 'qrExpiresAt'],
      ...['status', 'statusReason'],
    ]);
    expect(Object.keys(state.organization).sort()).toEqual(['color', 'logo', 'name']);
  });

  it('gives a code to type, which links the phone, too', async () => {
    const { body: link } = await linkTo(await newSession());
    const token = tokenOf(link);
    await shown(token, ({ status }) => status === 'QR');
    const phone = newPhone();
    await world.client.createAccount({ phone, name: 'The bakery' });
    const { status, body } = await world.app.call<{ code: string }>(
      `POST /v1/connect/${token}/pairing-code`,
      { phone },
    );
    expect(status).toBe(200);
    await shown(token, ({ pairingCode }) => pairingCode === body.code);
    await world.client.enterPairingCode(phone, body.code);
    await until('the end of the link', async () => (await look(token)).status === 404);
  });

  it('starts linking again where no code was scanned', async () => {
    const session = await newSession();
    await until('a code', async () => {
      const { body } = await agency.asUser<SessionBody>(`GET /v1/sessions/${session.id}`);
      return body.qr;
    });
    await agency.asUser(`POST /v1/sessions/${session.id}/logout`);
    const { status, body: link } = await linkTo(session);
    expect(status).toBe(201);
    await shown(tokenOf(link), ({ qr }) => qr !== null);
  });

  it('ends when it is revoked: on a page that is open, and for later visitors', async () => {
    const { body: link } = await linkTo(await newSession());
    const live = await follow(tokenOf(link));
    await until('a state', () => live.states.length > 0);
    const { body } = await agency.asUser<{ data: LinkBody[] }>('GET /v1/connect-links');
    expect(body.data.map(({ id }) => id)).toContain(link.id);
    expect(JSON.stringify(body)).not.toContain(tokenOf(link));
    expect((await agency.asUser(`DELETE /v1/connect-links/${link.id}`)).status).toBe(204);
    expect((await look(tokenOf(link))).status).toBe(404);
    expect((await agency.asUser(`DELETE /v1/connect-links/${link.id}`)).status).toBe(404);
    await live.ended;
  });

  it('ends by itself when its time is over', async () => {
    const { body: link } = await linkTo(await newSession(), { expiresInMinutes: 1 });
    await world.app.dataSource.query(
      `UPDATE connect_links SET expires_at = now() - interval '1 second' WHERE token_hash = sha256($1::bytea)`,
      [Buffer.from(tokenOf(link))],
    );
    expect((await look(tokenOf(link))).status).toBe(404);
    expect((await follow(tokenOf(link))).answer.status).toBe(404);
  });

  it('is not made for a number that is linked', async () => {
    const session = await world.linked(agency);
    const { status, body } = await linkTo(session);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'already_linked' });
  });

  it('replaces the number that is linked where that is asked for, and another one is flagged', async () => {
    const session = await world.linked(agency);
    const before = session.phone;
    const seen = async () =>
      (await agency.asUser<SessionBody>(`GET /v1/sessions/${session.id}`)).body;
    expect((await seen()).expectedPhone).toBeNull();
    const live = await LiveReader.open(world.app, agency.jwt);
    const { status, body: link } = await linkTo(session, { replace: true });
    expect(status).toBe(201);
    await shown(tokenOf(link), ({ qr }) => qr !== null);
    const phone = newPhone();
    await world.client.createAccount({ phone, name: 'The neighbour' });
    await world.client.link(phone, async () => (await look(tokenOf(link))).body.qr);
    const now = await until('the link', async () => {
      const linked = await seen();
      return linked.status === 'CONNECTED' ? linked : undefined;
    });
    expect(now).toMatchObject({ phone, expectedPhone: before });
    await until('the event', () =>
      live.events.some(
        ({ type, data: { data } }) =>
          type === 'session.status' && data['phone'] === phone && data['expectedPhone'] === before,
      ),
    );
    live.close();
    const accepted = await agency.asUser<SessionBody>(`PATCH /v1/sessions/${session.id}`, {
      expectedPhone: null,
    });
    expect(accepted.body.expectedPhone).toBeNull();
  });

  it('says which number is expected, and nothing of it on its page', async () => {
    const session = await newSession();
    const expectedPhone = newPhone();
    const { body: link } = await linkTo(session, { expectedPhone });
    const state = await shown(tokenOf(link), ({ qr }) => qr !== null);
    expect(JSON.stringify(state)).not.toContain(expectedPhone);
    const { body } = await agency.asUser<SessionBody>(`GET /v1/sessions/${session.id}`);
    expect(body.expectedPhone).toBe(expectedPhone);
  });

  it('is listed with its session alone where that is asked for', async () => {
    const [first, second] = [await newSession(), await newSession()];
    const { body: link } = await linkTo(first);
    await linkTo(second);
    const listed = async (id: string) =>
      agency.asUser<{ data: LinkBody[] }>(`GET /v1/connect-links?sessionId=${id}`);
    expect((await listed(first.id)).body.data.map(({ id }) => id)).toEqual([link.id]);
    const other = await world.app.organization('Elsewhere');
    const foreign = await other.asUser(`GET /v1/connect-links?sessionId=${first.id}`);
    expect(foreign.status).toBe(404);
  });

  it('is open on a few screens, and no more', async () => {
    const { body: link } = await linkTo(await newSession());
    const open = await Promise.all(Array.from({ length: 5 }, () => follow(tokenOf(link))));
    await until('all open', () => open.every(({ states }) => states.length > 0));
    const one = await follow(tokenOf(link));
    expect(one.answer.status).toBe(409);
    open.forEach(({ stop }) => stop());
    await until('room again', async () => {
      const again = await follow(tokenOf(link));
      again.stop();
      return again.answer.status === 200;
    });
  });

  it('limits how many codes it asks for, whoever asks, as each is a message to somebody’s phone', async () => {
    const { body: link } = await linkTo(await newSession());
    const token = tokenOf(link);
    await shown(token, ({ status }) => status === 'QR');
    const statuses: number[] = [];
    for (let ask = 0; ask < 9; ask += 1) {
      const answer = await world.app.call(`POST /v1/connect/${token}/pairing-code`, {
        phone: newPhone(),
      });
      statuses.push(answer.status);
    }
    expect(statuses.slice(0, 5)).not.toContain(429);
    expect(statuses.at(-1)).toBe(429);
    // Another link has its own.
    const { body: other } = await linkTo(await newSession());
    await shown(tokenOf(other), ({ status }) => status === 'QR');
    const path = `POST /v1/connect/${tokenOf(other)}/pairing-code` as const;
    expect((await world.app.call(path, { phone: newPhone() })).status).not.toBe(429);
  });

  it('ends when its number leaves the client for which it was made', async () => {
    const client = async (name: string): Promise<string> =>
      (await agency.asUser<{ id: string }>('POST /v1/clients', { name: `${name} ${newPhone()}` }))
        .body.id;
    const [bakery, florist] = [await client('Bakery'), await client('Florist')];
    const session = await newSession();
    const move = (clientId: string) =>
      agency.asUser(`PATCH /v1/sessions/${session.id}`, { clientId });
    await move(bakery);
    const { body: link } = await linkTo(session);
    expect((await look(tokenOf(link))).status).toBe(200);
    const open = await follow(tokenOf(link));
    await until('the page is open', () => open.states.length > 0);
    await move(florist);
    expect((await look(tokenOf(link))).status).toBe(404);
    open.stop();
  });

  it.each([201, 5_000])(
    'with a secret of %d characters is a link that is not open',
    async (length) => {
      const token = 'a'.repeat(length);
      const answers = await Promise.all([
        look(token),
        world.app.call<StateBody>(`GET /v1/connect/${token}/qr`),
        world.app.call<StateBody>(`GET /v1/connect/${token}/live`),
        world.app.call<StateBody>(`POST /v1/connect/${token}/pairing-code`, { phone: newPhone() }),
      ]);
      for (const { status, body } of answers)
        expect([status, body.code]).toEqual([404, 'connect_link_not_found']);
    },
  );

  it('limits how fast links can be guessed', async () => {
    const guesses = 30;
    const answers = [];
    for (let guess = 0; guess < guesses; guess += 1)
      answers.push((await look(`guess-${guess}`)).status);
    expect(answers).toContain(404);
    expect(answers.at(-1)).toBe(429);
  });
});

it.each([
  [{}, 'expiresInMinutes'],
  [{ expiresInMinutes: 0 }, 'expiresInMinutes'],
  [{ expiresInMinutes: 10_081 }, 'expiresInMinutes'],
  [{ expiresInMinutes: 60, language: 'xx' }, 'language'],
  [{ expiresInMinutes: 60, phone: '15551234567' }, 'phone'],
  [{ expiresInMinutes: 60, expectedPhone: '+1 555' }, 'expectedPhone'],
])('a request with %j is refused and told why', async (body, path) => {
  const session = await newSession();
  const answer = await agency.asUser<{ errors: { path: string }[] }>(
    `POST /v1/sessions/${session.id}/connect-links`,
    body,
  );
  expect(answer.status).toBe(400);
  expect(answer.body.errors.map((error) => error.path)).toContain(path);
});
