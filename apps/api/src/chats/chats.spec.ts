import type { Signal } from '@whathooks/whatsapp-simulator';
import type { TestOrganization } from '../../test/harness';
import {
  type MessageBody,
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../test/simulated';

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
const jane = newPhone();
const john = newPhone();

beforeAll(async () => {
  world = await SimulatedApp.start();
  agency = await world.app.organization();
  await world.client.createAccount({ phone: jane, name: 'Jane' });
  await world.client.createAccount({ phone: john, name: 'John', addressing: 'lid' });
  session = await world.linked(agency);
});
afterAll(() => world.close());

const number = (): string => session.phone ?? '';
const post = <T = { code?: string }>(path: string, body: object) =>
  agency.asKey<T>(`POST /v1/sessions/${session.id}/${path}`, body);
const signals = async (tag: string): Promise<Signal[]> =>
  (await world.client.signals(number())).filter((signal) => signal.tag === tag);

async function inbound(from: string, to: string, text: string): Promise<MessageBody> {
  const { id } = await world.client.sendMessage(from, { to, text });
  return until('the message', async () => {
    const { body } = await agency.asUser<Page<MessageBody>>(
      `GET /v1/messages?sessionId=${session.id}&direction=inbound&limit=100`,
    );
    return body.data.find(({ waMessageId }) => waMessageId === id);
  });
}

/** Ids in the read receipts that the number's device sent. */
const readIds = async (): Promise<(string | undefined)[]> =>
  (await signals('receipt'))
    .filter(({ attrs }) => attrs['type'] === 'read')
    .flatMap(({ attrs, children }) => [
      attrs['id'],
      ...children.flatMap((list) => list.children.map((item) => item.attrs['id'])),
    ]);

describe('a chat', () => {
  it('is read up to a message, and then all of it, once', async () => {
    const texts = ['one', 'two', 'three'];
    const messages: MessageBody[] = [];
    for (const text of texts) messages.push(await inbound(jane, number(), text));
    const [one, two, three] = messages.map(({ waMessageId }) => waMessageId);
    const first = await post<{ marked: number }>(`chats/${jane}/read`, { upTo: messages[1]?.id });
    expect({ status: first.status, marked: first.body.marked }).toEqual({ status: 200, marked: 2 });
    await until('two receipts', async () => (await readIds()).length === 2);
    expect(new Set(await readIds())).toEqual(new Set([one, two]));
    expect((await post<{ marked: number }>(`chats/${jane}/read`, {})).body.marked).toBe(1);
    await until('the third', async () => (await readIds()).includes(three));
    expect((await post<{ marked: number }>(`chats/${jane}/read`, {})).body.marked).toBe(0);
    expect(await readIds()).toHaveLength(3);
    const { body } = await agency.asUser<{ readAt?: string }>(
      `GET /v1/messages/${messages[0]?.id}`,
    );
    expect(body.readAt).toBeDefined();
  });

  it('of a group names who wrote', async () => {
    const { jid } = await world.client.createGroup({
      subject: 'Family',
      members: [jane, john, number()],
    });
    const { waMessageId } = await inbound(john, jid, 'to all');
    expect((await post<{ marked: number }>(`chats/${jid}/read`, {})).body.marked).toBe(1);
    const receipt = await until('the receipt', async () =>
      (await signals('receipt')).find(
        ({ attrs }) => attrs['id'] === waMessageId && attrs['type'] === 'read',
      ),
    );
    expect(receipt.attrs['to']).toBe(jid);
    expect(receipt.attrs['participant']).toBeDefined();
  });

  it('is not read up to a message of another chat', async () => {
    const { id } = await inbound(john, number(), 'elsewhere');
    const { status, body } = await post(`chats/${jane}/read`, { upTo: id });
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'not_found' });
  });
});

describe('typing', () => {
  it('is shown in the chat, not more often than it has to be, and the number stays offline', async () => {
    for (const state of ['composing', 'composing', 'recording', 'paused'])
      expect((await post(`chats/${jane}/typing`, { state })).status).toBe(204);
    const shown = await until('three states', async () => {
      const all = await signals('chatstate');
      return all.length >= 3 ? all : null;
    });
    expect(
      shown.map(({ attrs, children: [what] }) => [attrs['to'], what?.tag, what?.attrs['media']]),
    ).toEqual([
      [`${jane}@s.whatsapp.net`, 'composing', undefined],
      [`${jane}@s.whatsapp.net`, 'composing', 'audio'],
      [`${jane}@s.whatsapp.net`, 'paused', undefined],
    ]);
    const told = (await signals('presence')).map(({ attrs }) => attrs['type']);
    expect(told).not.toContain('available');
  });

  it.each([
    ['another state', jane, { state: 'dancing' }, 'invalid_request'],
    ['no such address', 'jane', { state: 'paused' }, 'invalid_recipient'],
  ])('%s is refused', async (_name, chat, body, code) => {
    const answer = await post(`chats/${chat}/typing`, body);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 400, code });
  });
});

describe('presence', () => {
  const told = async (from: string): Promise<{ state: string }[]> => {
    const rows = await world.app.dataSource.query<{ body: string }[]>(
      `SELECT body FROM events WHERE event = 'presence.updated' ORDER BY id`,
    );
    return rows
      .map(({ body }) => (JSON.parse(body) as { data: { from: string; state: string } }).data)
      .filter((data) => data.from === from);
  };
  const asked = async (phone: string): Promise<boolean> =>
    (await signals('presence')).some(
      ({ attrs }) => attrs['type'] === 'subscribe' && attrs['to']?.startsWith(phone),
    );
  /** The server tells the number's device what somebody does. */
  const does = async (phone: string, ...states: string[]): Promise<void> => {
    const from = `${phone}@s.whatsapp.net`;
    for (const state of states) {
      const isPresence = state === 'available' || state === 'unavailable';
      await world.client.sendStanza(
        number(),
        isPresence
          ? { tag: 'presence', attrs: { from, type: state, last: '1790000000' } }
          : { tag: 'chatstate', attrs: { from }, content: [{ tag: state, attrs: {} }] },
      );
    }
  };

  it('is asked for and told, each state once', async () => {
    expect((await post('presence/subscribe', { phone: jane })).status).toBe(204);
    expect((await post('presence/subscribe', { phone: jane })).status).toBe(204);
    await until('the question', () => asked(jane));
    await does(jane, 'available', 'available', 'composing', 'paused', 'unavailable');
    const events = await until('all states', async () => {
      const all = await told(jane);
      return all.at(-1)?.state === 'unavailable' ? all : null;
    });
    expect(events).toMatchObject([
      { state: 'available', fromType: 'phone', chat: `${jane}@s.whatsapp.net` },
      { state: 'composing' },
      { state: 'paused' },
      { state: 'unavailable', lastSeenAt: '2026-09-21T14:13:20.000Z' },
    ]);
  });

  it('of people who write is told where the session wants it, and else not asked for', async () => {
    await inbound(john, number(), 'before');
    expect(await asked(john)).toBe(false);
    const { body } = await agency.asUser<{ presence: boolean }>(
      `PATCH /v1/sessions/${session.id}`,
      { presence: true },
    );
    expect(body.presence).toBe(true);
    await world.restart();
    agency = world.now(agency);
    await world.session(agency, session.id, ({ status }) => status === 'CONNECTED');
    await inbound(john, number(), 'after');
    await until('the question', () => asked(john));
  });

  it('of no phone number is refused', async () => {
    const { status, body } = await post('presence/subscribe', { phone: '+1 555' });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'invalid_request' });
  });
});
