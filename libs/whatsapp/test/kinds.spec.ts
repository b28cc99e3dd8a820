import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import {
  type InboundMessage,
  type MessageChange,
  type MessageReceipt,
  newWaMessageId,
  type Notice,
  TEXT_MAX,
  userJid,
} from '../src';
import { until } from '@whathooks/testing';
import { LinkedNumber } from './linked-number';

const CONTACT = '4915111111111';

/** What a commit carries beside messages. */
interface Told {
  receipts: MessageReceipt[];
  notices: Notice[];
}

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let phones = 4_915_300_000_000;

beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
  await client.createAccount({ phone: CONTACT, name: 'Jane' });
});
afterAll(async () => {
  await receiving?.socket.close();
  await simulator.close();
});

const opened: LinkedNumber[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((number) => number.socket.close()));
});

function newNumber(): LinkedNumber {
  phones += 1;
  const number = new LinkedNumber(simulator, String(phones));
  opened.push(number);
  return number;
}

async function linked(): Promise<LinkedNumber> {
  const number = newNumber();
  await number.link(client);
  return number;
}

/** One for all that only receives. */
let receiving: LinkedNumber | undefined;
async function linkedOnce(): Promise<LinkedNumber> {
  if (receiving) return receiving;
  phones += 1;
  receiving = new LinkedNumber(simulator, String(phones));
  await receiving.link(client);
  return receiving;
}

const write = (text: string): Promise<{ id: string }> =>
  client.sendMessage(CONTACT, { to: receiving?.phone ?? '', text });

const send = (content: Record<string, unknown>): Promise<{ id: string }> =>
  client.sendMessage(CONTACT, { to: receiving?.phone ?? '', text: '', content });

const messages = (number: LinkedNumber): InboundMessage[] => [
  ...number.store.contents.messages.values(),
];

const stored = (number: LinkedNumber, waMessageId: string): Promise<InboundMessage> =>
  until(`message ${waMessageId}`, () =>
    messages(number).find((message) => message.waMessageId === waMessageId),
  );

const settled = (number: LinkedNumber): Promise<unknown> =>
  until('everything settled', async () => {
    return (await client.account(number.phone)).devices.every(({ unsettled }) => unsettled === 0);
  });

describe('what is done to an earlier message', () => {
  it.each([
    ['reaction', '👍', 'reaction', true],
    ['edit', 'reworded', 'text', false],
    ['delete', '', 'unsupported', false],
  ] as const)('arrives as a %s', async (kind, text, type, isOurs) => {
    const number = await linked();
    const { id: about } = await client.sendMessage(CONTACT, { to: number.phone, text: 'first' });
    const { id } = await client.sendMessage(CONTACT, { to: number.phone, text, kind, about });
    const author = isOurs ? null : `${CONTACT}@s.whatsapp.net`;
    expect(await stored(number, id)).toMatchObject({
      content: { type, text: text || null },
      from: CONTACT,
      change: { kind, target: { waMessageId: about, fromMe: isOurs, author } },
    });
    await settled(number);
  });

  it('by our own phone names the contact', async () => {
    const number = await linked();
    const { id } = await client.sendMessage(number.phone, {
      to: CONTACT,
      text: '❤️',
      kind: 'reaction',
      about: 'ABC',
    });
    expect((await stored(number, id)).change).toMatchObject<Partial<MessageChange>>({
      kind: 'reaction',
      target: { waMessageId: 'ABC', fromMe: false, author: null },
    });
  });

  it('is committed before it is settled, and comes again when that failed', async () => {
    const number = await linked();
    number.store.beforeCommit = ({ messages: [message] }) => {
      if (message?.change) throw new Error('refused');
    };
    const { id } = await client.sendMessage(CONTACT, {
      to: number.phone,
      text: 'reworded',
      kind: 'edit',
      about: 'ABC',
    });
    expect(await number.next('close')).toMatchObject({ reason: 'commit_failed' });
    number.store.beforeCommit = () => undefined;
    await number.reconnect();
    expect(await stored(number, id)).toMatchObject({
      content: { text: 'reworded' },
      offline: true,
    });
    await settled(number);
    expect((await client.account(number.phone)).stats).toMatchObject({ nacks: 0, retries: 0 });
  });
});

describe('a kind without a type of its own', () => {
  it.each<[string, Record<string, unknown>, string | null]>([
    [
      'orderMessage',
      { orderTitle: 'Two chairs', message: 'In oak, please' },
      'Two chairs\nIn oak, please',
    ],
    [
      'productMessage',
      { product: { title: 'Chair' }, body: 'Is it there?' },
      'Chair\nIs it there?',
    ],
    ['buttonsMessage', { contentText: 'Tea or coffee?' }, 'Tea or coffee?'],
    ['pinInChatMessage', { type: 1 }, null],
  ])('%s comes as unsupported, with its text and its name', async (kind, part, text) => {
    const number = await linkedOnce();
    const { id } = await send({ [kind]: part });
    expect(await stored(number, id)).toMatchObject({
      content: { type: 'unsupported', text, kind },
    });
  });

  it('stands for what is in it where it is a wrapper', async () => {
    const number = await linkedOnce();
    const { id } = await send({
      groupMentionedMessage: { message: { conversation: 'all of you' } },
    });
    expect(await stored(number, id)).toMatchObject({
      content: { type: 'text', text: 'all of you' },
    });
  });

  it('is no message where it only says that pictures follow', async () => {
    const number = await linkedOnce();
    const album = await send({ albumMessage: { expectedImageCount: 1 } });
    const picture = { imageMessage: { caption: 'the sea' } };
    const { id } = await send({ associatedChildMessage: { message: picture } });
    expect(await stored(number, id)).toMatchObject({ content: { type: 'image', text: 'the sea' } });
    await settled(number);
    expect(messages(number).map(({ waMessageId }) => waMessageId)).not.toContain(album.id);
    expect((await client.account(number.phone)).stats).toMatchObject({ nacks: 0, retries: 0 });
  });
});

describe('a text', () => {
  it('is kept as far as one may be sent, and says when there was more', async () => {
    const number = await linkedOnce();
    const emoji = '😀'.repeat(TEXT_MAX);
    const [whole, longer] = [await write(emoji), await write(`${emoji}😀`)];
    expect((await stored(number, whole.id)).content).toEqual({ type: 'text', text: emoji });
    expect(await stored(number, longer.id)).toMatchObject({
      content: { text: emoji, truncated: true },
    });
  });

  it('that nothing could store or carry comes without what cannot be kept', async () => {
    const number = await linkedOnce();
    const { id } = await write('a\u0000b\ud83dc');
    expect((await stored(number, id)).content.text).toMatch(/^ab\ufffd+c$/);
  });

  it('names those whom it mentions, by number where it is known', async () => {
    const number = await linkedOnce();
    const { lid } = await client.account(number.phone);
    const mentionedJid = [`${CONTACT}@s.whatsapp.net`, '99887766554433@lid', `${lid}@lid`];
    const { id } = await send({
      extendedTextMessage: { text: 'you all', contextInfo: { mentionedJid } },
    });
    expect((await stored(number, id)).content).toEqual({
      type: 'text',
      text: 'you all',
      mentions: [CONTACT, '99887766554433', number.phone],
    });
  });
});

describe('what this device may not read', () => {
  it('is kept as unsupported, and told by our own phone when we ask', async () => {
    const number = await linked();
    const { id } = await client.sendMessage(CONTACT, {
      to: number.phone,
      text: 'look once',
      kind: 'viewOnce',
    });
    expect(await stored(number, id)).toMatchObject({
      content: { type: 'unsupported' },
      source: 'writer',
    });
    await until('the resend', () => number.store.contents.resent.get(id));
    expect(number.store.contents.resent.get(id)).toMatchObject({
      content: { type: 'image', text: 'look once' },
      source: 'resend',
      from: CONTACT,
    });
    await settled(number);
  });
});

describe('a question to our own phone', () => {
  it.each(['a contact', 'our own phone'])('for what %s wrote is asked again', async (who) => {
    const number = await linked();
    await client.faults(number.phone, { loseMessages: true });
    const [from, to] = who === 'a contact' ? [CONTACT, number.phone] : [number.phone, CONTACT];
    const { id } = await client.sendMessage(from, { to, text: 'look once', kind: 'viewOnce' });
    const isOurs = from === number.phone;
    expect(await stored(number, id)).toMatchObject({
      content: { type: 'unsupported' },
      fromMe: isOurs,
    });
    await settled(number);
    await number.socket.close();
    await client.clearFaults(number.phone);
    expect(number.store.contents.resent.get(id)).toBeUndefined();
    await number.reconnect();
    await until('the resend', () => number.store.contents.resent.get(id));
    expect(number.store.contents.resent.get(id)).toMatchObject({
      content: { text: 'look once' },
      fromMe: isOurs,
    });
    await settled(number);
  });
});

describe('a message that cannot be decrypted', () => {
  it('is kept as unsupported, until its writer has encrypted it anew', async () => {
    const number = await linked();
    await client.sendMessage(CONTACT, { to: number.phone, text: 'first' });
    await settled(number);
    const known = messages(number).length;
    await number.socket.close();
    for (const name of number.store.contents.keys.keys()) {
      if (name.startsWith('session/')) number.store.contents.keys.delete(name);
    }
    const committed: InboundMessage[] = [];
    number.store.beforeCommit = (batch) => void committed.push(...batch.messages);
    const { id } = await client.sendMessage(CONTACT, { to: number.phone, text: 'lost its key' });
    await number.reconnect();
    await until('the text', async () => (await stored(number, id)).content.type === 'text');
    await settled(number);
    expect(committed[0]).toMatchObject({
      waMessageId: id,
      content: { type: 'unsupported', text: null },
    });
    expect(messages(number)).toHaveLength(known + 1);
    expect(await stored(number, id)).toMatchObject({
      content: { text: 'lost its key' },
      from: CONTACT,
    });
    expect((await client.account(number.phone)).stats.retries).toBeGreaterThan(0);
  });
});

describe('the history of a phone', () => {
  it('is stored with the step that brought it', async () => {
    const number = newNumber();
    await client.createAccount({ phone: number.phone });
    await client.sendMessage(CONTACT, { to: number.phone, text: 'long ago' });
    await client.sendMessage(number.phone, { to: CONTACT, text: 'answered' });
    await number.link(client);
    await until('the history', () => messages(number).length >= 2);
    expect(messages(number)).toMatchObject([
      { content: { text: 'long ago' }, source: 'history', from: CONTACT, fromMe: false },
      {
        content: { text: 'answered' },
        source: 'history',
        from: number.phone,
        fromMe: true,
        to: CONTACT,
      },
    ]);
    await settled(number);
  });
});

describe('a history that Baileys had to download', () => {
  it('is stored when it is there', async () => {
    const number = await linked();
    type Inner = {
      connection: { socket: { ev: { emit: (event: string, data: object) => void } } };
    };
    const { ev } = (number.socket as unknown as Inner).connection.socket;
    const key = { remoteJid: `${CONTACT}@s.whatsapp.net`, fromMe: false, id: 'DOWNLOADED' };
    const past = { key, message: { conversation: 'downloaded' }, messageTimestamp: 1_700_000_000 };
    ev.emit('messaging-history.set', { messages: [past], chats: [], contacts: [] });
    expect(await stored(number, 'DOWNLOADED')).toMatchObject({
      content: { text: 'downloaded' },
      source: 'history',
      from: CONTACT,
    });
  });
});

describe('what is no message', () => {
  const send = async (number: LinkedNumber): Promise<void> => {
    const message = { to: userJid(CONTACT), text: 'read this', waMessageId: newWaMessageId() };
    await number.send(message);
    await client.markRead(CONTACT, { from: number.phone, ids: [message.waMessageId] });
  };
  const isRead = ({ status }: MessageReceipt): boolean => status === 'read';
  const isPicture = ({ type }: Notice): boolean => type === 'picture';
  const isOffer = ({ kind, type }: Notice): boolean => kind === 'call' && type === 'offer';

  it.each<[string, (number: LinkedNumber) => Promise<unknown>, (of: Told) => boolean]>([
    ['a receipt', send, ({ receipts }) => receipts.some(isRead)],
    [
      'a notification',
      ({ phone }) => client.notify(phone),
      ({ notices }) => notices.some(isPicture),
    ],
    [
      'a call',
      ({ phone }) => client.call(CONTACT, { to: phone, hangUp: false }),
      ({ notices }) => notices.some(isOffer),
    ],
  ])('%s is committed before it is acknowledged, and comes again', async (_, tell, isThere) => {
    const number = await linked();
    await settled(number);
    const { store } = number;
    store.beforeCommit = (batch) => {
      if (isThere(batch)) throw new Error('refused');
    };
    await tell(number);
    expect(await number.next('close')).toMatchObject({ reason: 'commit_failed' });
    expect(isThere(store.contents)).toBe(false);
    const { devices } = await client.account(number.phone);
    expect(devices[0]?.unsettled).toBeGreaterThan(0);
    store.beforeCommit = () => undefined;
    await number.reconnect();
    await until('it', () => isThere(store.contents));
    await settled(number);
  });

  it('says who called, and what happened', async () => {
    const number = await linked();
    await client.call(CONTACT, { to: number.phone });
    await client.notify(number.phone);
    await settled(number);
    const notices = number.store.contents.notices.filter(({ type }) => type !== 'encrypt');
    expect(notices).toMatchObject([
      { kind: 'call', type: 'offer', author: { from: CONTACT, fromType: 'phone' } },
      { kind: 'call', type: 'terminate' },
      { kind: 'notification', type: 'picture', details: { children: [{ tag: 'set' }] } },
    ]);
  });
});
