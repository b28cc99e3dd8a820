import type { TestOrganization } from '../../../test/harness';
import {
  type MessageBody,
  newPhone,
  type Page,
  type SessionBody,
  SimulatedApp,
  until,
} from '../../../test/simulated';

interface ChangedBody extends MessageBody {
  editedAt: string | null;
  deletedAt: string | null;
}

let world: SimulatedApp;
let agency: TestOrganization;
let session: SessionBody;
let lid: string;
/** Goes by a LID, with the number beside it. */
const ann = newPhone();
const chat = `${ann}@s.whatsapp.net`;

beforeAll(async () => {
  world = await SimulatedApp.start({ WHATSAPP_ACK_MS: '1000' });
  agency = await world.app.organization();
  ({ lid } = await world.client.createAccount({ phone: ann, name: 'Ann', addressing: 'lid' }));
  session = await world.linked(agency);
});
afterAll(() => world.close());

const number = (): string => session.phone ?? '';

const messages = async (): Promise<ChangedBody[]> => {
  const query = `sessionId=${session.id}&limit=100` as const;
  return (await agency.asUser<Page<ChangedBody>>(`GET /v1/messages?${query}`)).body.data;
};

const stored = (waMessageId: string): Promise<ChangedBody> =>
  until(`message ${waMessageId}`, async () =>
    (await messages()).find((message) => message.waMessageId === waMessageId),
  );

const send = (to: string, text: string, more: object = {}) =>
  agency.asKey<MessageBody>('POST /v1/messages', { sessionId: session.id, to, text, ...more });

const settled = (): Promise<unknown> =>
  until('everything settled', async () => {
    const { devices } = await world.client.account(number());
    return devices.length > 0 && devices.every(({ unsettled }) => unsettled === 0);
  });

describe('with a contact who goes by a LID', () => {
  it('what our own phone writes stands in the chat of the number', async () => {
    const { id } = await world.client.sendMessage(number(), { to: ann, text: 'from the phone' });
    expect(await stored(id)).toMatchObject({ chat, to: ann, from: number() });
    const { id: answer } = await world.client.sendMessage(ann, { to: number(), text: 'answered' });
    expect(await stored(answer)).toMatchObject({ chat, from: ann });
    const rows = await world.app.dataSource.query<{ origin: string }[]>(
      'SELECT DISTINCT origin_chat AS origin FROM messages WHERE wa_message_id = ANY ($1)',
      [[id, answer]],
    );
    // Both came under the LID.
    expect(rows).toEqual([{ origin: `${lid}@lid` }]);
  });

  it.each([
    ['rewords', 'edit', 'better', 'better'],
    ['takes back', 'delete', '', null],
  ] as const)('our own phone %s what was sent through the API', async (_, kind, text, after) => {
    const { body: sent } = await send(ann, 'too early');
    const about = sent.waMessageId;
    await world.client.sendMessage(number(), { to: ann, text, kind, about });
    await until('the change', async () => {
      const { editedAt, deletedAt } = await stored(about);
      return editedAt ?? deletedAt;
    });
    expect(await stored(about)).toMatchObject({ chat, text: after });
  });

  it('what is sent to the LID and to the number is one chat, and one order', async () => {
    await world.client.faults(number(), { refuseLogin: 503 });
    await world.client.changeConnection(number(), { action: 'drop' });
    await world.session(agency, session.id, ({ status }) => status !== 'CONNECTED');
    const texts = Array.from({ length: 6 }, (_, index) => `waits ${index}`);
    for (const [index, text] of texts.entries()) {
      const to = index % 2 === 0 ? `${lid}@lid` : ann;
      expect(await send(to, text, { queue: true })).toMatchObject({ status: 202, body: { to } });
    }
    await world.client.clearFaults(number());
    await agency.asUser(`POST /v1/sessions/${session.id}/connect`);
    await world.client.waitForMessage(ann, { text: 'waits 5' });
    const { body } = await until('a connection', async () => {
      const answer = await send(`${lid}@lid`, 'by the LID');
      return answer.status === 201 ? answer : null;
    });
    expect(await stored(body.waMessageId)).toMatchObject({ chat, to: `${lid}@lid` });
    const waited = (await messages()).filter(({ text }) => text?.startsWith('waits'));
    expect(waited.map(({ chat: where }) => where)).toEqual(texts.map(() => chat));
    const seen = await world.client.messages(ann, { with: number() });
    expect(seen.map(({ text }) => text).filter((text) => text?.startsWith('waits'))).toEqual(texts);
  });

  it('what could not be read is sent again to its reader, and to nobody else', async () => {
    await world.client.faults(ann, { unreadable: 1 });
    const { body } = await send(ann, 'for Ann alone');
    const id = body.waMessageId;
    expect(await world.client.waitForMessage(ann, { id })).toMatchObject({ text: 'for Ann alone' });
    const again = async () =>
      (await world.client.sent(number())).filter((stanza) => stanza.id === id).slice(1);
    const answers = (await again()).length;
    const stranger = newPhone();
    await world.client.createAccount({ phone: stranger, name: 'Stranger' });
    const askers = [`${stranger}@s.whatsapp.net`, `${lid}@lid`, chat];
    for (const from of askers) {
      const retry = { tag: 'retry', attrs: { count: '1', id, t: '1', v: '1' } };
      const attrs = { id, from, type: 'retry', t: '1' };
      await world.client.sendStanza(number(), { tag: 'receipt', attrs, content: [retry] });
    }
    const given = await until('both answers', async () => {
      const stanzas = (await again()).slice(answers);
      return stanzas.length > 1 ? stanzas : null;
    });
    expect(given.map(({ attrs }) => attrs.to)).toEqual([`${lid}@lid`, chat]);
  });

  it('nothing is stored twice when the number is linked again', async () => {
    await settled();
    const before = (await messages()).map(({ waMessageId }) => waMessageId);
    await agency.asUser(`POST /v1/sessions/${session.id}/logout`);
    await agency.asUser(`POST /v1/sessions/${session.id}/connect`);
    await world.scanned(agency, session.id, number());
    await settled();
    expect((await messages()).map(({ waMessageId }) => waMessageId)).toEqual(before);
  });
});

describe('a person who writes under a LID and under a number', () => {
  /** Events about a message, by WhatsApp's id of it. */
  const told = async (waMessageId: string): Promise<Record<string, unknown>[]> => {
    const rows = await world.app.dataSource.query<{ body: string }[]>(
      `SELECT body FROM events WHERE event = 'message.received' AND body LIKE $1 ORDER BY id`,
      [`%${waMessageId}%`],
    );
    return rows.map(({ body }) => (JSON.parse(body) as { data: Record<string, unknown> }).data);
  };

  it.each([
    ['the LID first', ['lid', 'phone']],
    ['the number first', ['phone', 'lid']],
  ] as const)('has one message of an id: %s', async (_, [first, second]) => {
    const bob = newPhone();
    const id = `TWICE${bob}`;
    for (const addressing of [first, second]) {
      await world.client.createAccount({ phone: bob, addressing });
      await world.client.sendMessage(bob, { to: number(), text: 'once', id });
    }
    await settled();
    expect((await messages()).filter(({ waMessageId }) => waMessageId === id)).toMatchObject([
      { from: bob, chat: `${bob}@s.whatsapp.net` },
    ]);
    expect(await told(id)).toHaveLength(1);
  });

  it('is answered at the LID until the number is known, and has one chat from then on', async () => {
    const eve = newPhone();
    const { lid: digits } = await world.client.createAccount({
      phone: eve,
      addressing: 'hidden-lid',
    });
    const { id } = await world.client.sendMessage(eve, { to: number(), text: 'who am I?' });
    expect(await stored(id)).toMatchObject({ from: digits, chat: `${digits}@lid` });
    expect(await told(id)).toMatchObject([{ from: digits, fromType: 'lid' }]);
    for (const to of [digits, `${digits}@s.whatsapp.net`]) {
      const { status, body } = await send(to, `to ${to}`);
      expect({ status, to: body.to }).toEqual({ status: 201, to });
      expect(await stored(body.waMessageId)).toMatchObject({ chat: `${digits}@lid` });
    }
    await world.client.createAccount({ phone: eve, addressing: 'lid' });
    const { id: named } = await world.client.sendMessage(eve, { to: number(), text: 'it is me' });
    await stored(named);
    const { body: sent } = await send(digits, 'to the number');
    const all = (await messages()).filter(({ chat: where }) => where === `${eve}@s.whatsapp.net`);
    expect(all.map(({ text }) => text)).toEqual([
      'to the number',
      'it is me',
      `to ${digits}@s.whatsapp.net`,
      `to ${digits}`,
      'who am I?',
    ]);
    expect(all[0]).toMatchObject({ id: sent.id, to: eve });
    for (const name of [digits, `${digits}@lid`, eve]) {
      const query = `sessionId=${session.id}&chat=${name}` as const;
      const { body } = await agency.asUser<Page<ChangedBody>>(`GET /v1/messages?${query}`);
      expect(body.data).toHaveLength(5);
    }
  });
});
