import { type GroupView, SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import { type InboundMessage, newWaMessageId, type SessionCommit, userJid } from '../src';
import { until } from '@whathooks/testing';
import { encodeText, LinkedNumber } from './linked-number';

const JANE = '4915111111111';
const JOHN = '4915111111112';
const ANN = '4915111111113';

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let number: LinkedNumber;
let groups = 0;

beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
  await client.createAccount({ phone: JANE, name: 'Jane' });
  await client.createAccount({ phone: JOHN, name: 'John' });
  await client.createAccount({ phone: ANN, name: 'Ann' });
  number = new LinkedNumber(simulator, '4915700000001');
  await number.link(client);
});
afterAll(async () => {
  await number.socket.close();
  await simulator.close();
});
afterEach(async () => {
  number.store.beforeCommit = () => undefined;
  number.store.afterCommit = () => undefined;
  await client.clearFaults(number.phone);
  // Whatever a test broke, nothing is refused and nothing is asked for again.
  for (const phone of [number.phone, JANE, JOHN, ANN]) {
    const { stats } = await client.account(phone);
    expect(stats).toMatchObject({ nacks: 0, retries: 0, phoneRetries: 0 });
  }
});

function newGroup(addressing: 'phone' | 'lid' = 'lid'): Promise<GroupView> {
  groups += 1;
  const members = [JANE, JOHN, number.phone];
  return client.createGroup({ subject: `Group ${groups}`, members, addressing });
}

const rowsOf = ({ jid }: GroupView): InboundMessage[] =>
  [...number.store.contents.messages.values()].filter(({ chat }) => chat === jid);
const textsOf = (group: GroupView): (string | null)[] =>
  rowsOf(group).map(({ content }) => content.text);
const arrives = (group: GroupView, text: string): Promise<unknown> =>
  until(text, () => textsOf(group).includes(text));
const settled = (): Promise<unknown> =>
  until('everything settled', async () =>
    (await client.account(number.phone)).devices.every(({ unsettled }) => unsettled === 0),
  );
const seenBy = async (phone: string, { jid }: GroupView): Promise<(string | null)[]> =>
  (await client.messages(phone, { with: jid })).map(({ text }) => text);

describe('a message in a group', () => {
  it.each(['phone', 'lid'] as const)('of members known by their %s is stored', async (by) => {
    const group = await newGroup(by);
    const { id } = await client.sendMessage(JANE, { to: group.jid, text: 'to all' });
    await client.sendMessage(JOHN, { to: group.jid, text: 'from another' });
    await arrives(group, 'from another');
    expect(rowsOf(group)).toMatchObject([
      {
        waMessageId: id,
        chat: group.jid,
        from: JANE,
        fromType: 'phone',
        fromMe: false,
        pushName: 'Jane',
        content: { type: 'text', text: 'to all' },
      },
      { chat: group.jid, from: JOHN, content: { text: 'from another' } },
    ]);
    await settled();
  });

  it('written on our own phone is ours', async () => {
    const group = await newGroup();
    await client.sendMessage(number.phone, { to: group.jid, text: 'from my phone' });
    await arrives(group, 'from my phone');
    expect(rowsOf(group)).toMatchObject([{ fromMe: true, from: number.phone, to: group.jid }]);
    await settled();
  });

  it('that overtakes another is read all the same', async () => {
    const group = await newGroup();
    await client.sendMessage(JANE, { to: group.jid, text: 'the key' });
    await arrives(group, 'the key');
    await client.faults(number.phone, { reorder: true });
    for (const text of ['one', 'two', 'three', 'four']) {
      await client.sendMessage(JANE, { to: group.jid, text });
    }
    await arrives(group, 'four');
    await settled();
    expect(new Set(textsOf(group))).toEqual(new Set(['the key', 'one', 'two', 'three', 'four']));
  });

  it('from the phone and from a linked device of the same author is read once, in order', async () => {
    const author = new LinkedNumber(simulator, '4915700000002');
    await author.link(client);
    const group = await newGroup();
    await client.changeMembers(group.jid, { add: [author.phone] });
    const texts = Array.from(
      { length: 8 },
      (_, index) => `${index % 2 ? 'device' : 'phone'} ${index}`,
    );
    for (const [index, text] of texts.entries()) {
      const waMessageId = newWaMessageId();
      if (index % 2) await author.send({ to: group.jid, text, waMessageId });
      else await client.sendMessage(author.phone, { to: group.jid, text });
    }
    await until('all of them', () => rowsOf(group).length >= texts.length);
    await settled();
    expect(textsOf(group)).toEqual(texts);
    expect(new Set(rowsOf(group).map(({ from }) => from))).toEqual(new Set([author.phone]));
    await author.socket.close();
  });

  it('edited, reacted to and deleted says which message it is about', async () => {
    const group = await newGroup();
    const janes = `${(await client.account(JANE)).lid}@lid`;
    const { id: about } = await client.sendMessage(JANE, { to: group.jid, text: 'first' });
    const { id: edit } = await client.sendMessage(JANE, {
      to: group.jid,
      text: 'reworded',
      kind: 'edit',
      about,
    });
    const reaction = { to: group.jid, text: '👍', kind: 'reaction', about } as const;
    const { id: thumb } = await client.sendMessage(JOHN, { ...reaction, aboutFrom: JANE });
    const deletion = { to: group.jid, text: '', kind: 'delete', about } as const;
    const { id: own } = await client.sendMessage(JANE, deletion);
    const { id: claim } = await client.sendMessage(JOHN, { ...deletion, aboutFrom: JANE });
    await until('all', () => rowsOf(group).length === 5);
    const changes = new Map(rowsOf(group).map((row) => [row.waMessageId, row.change]));
    expect(changes.get(edit)).toMatchObject({ kind: 'edit', target: { waMessageId: about } });
    expect(changes.get(thumb)).toMatchObject({
      kind: 'reaction',
      target: { waMessageId: about, fromMe: false, author: janes },
    });
    // Both name the writer, whichever device made it.
    for (const id of [own, claim]) {
      const target = { waMessageId: about, fromMe: false, author: janes };
      expect(changes.get(id)).toMatchObject({ kind: 'delete', target });
    }
    expect(await number.socket.administrators(group.jid)).toEqual([janes, userJid(JANE)]);
    await settled();
  });
});

describe('the first message of a member, with the key for all that follow', () => {
  // The key and the text are two plaintexts of one stanza, each with its own commit.
  const isOfGroup = ({ keys }: SessionCommit): boolean =>
    keys.some(({ type }) => type === 'sender-key');

  it.each([
    ['before the first commit', 1, false],
    ['after the first commit', 1, true],
    ['before the second commit', 2, false],
    ['after the second commit', 2, true],
  ] as const)('is stored once when all ends %s', async (_, nth, isDurable) => {
    const group = await newGroup();
    const { store } = number;
    let count = 0;
    const refuse = (batch: SessionCommit): void => {
      if (isOfGroup(batch) && ++count === nth) throw new Error('the process is gone');
    };
    if (isDurable) store.afterCommit = refuse;
    else store.beforeCommit = refuse;
    await client.sendMessage(JANE, { to: group.jid, text: 'the first' });
    const isReached = (): boolean => count >= nth || textsOf(group).length > 0;
    await until('that moment', isReached);
    // Both may have gone into one commit.
    if (count >= nth) await number.next('close');
    store.beforeCommit = () => undefined;
    store.afterCommit = () => undefined;
    if (count >= nth) await number.reconnect();
    await client.sendMessage(JANE, { to: group.jid, text: 'the next' });
    await arrives(group, 'the next');
    expect(textsOf(group)).toEqual(['the first', 'the next']);
    await settled();
  });

  it('is stored once when it was stored, and its receipt was lost', async () => {
    const group = await newGroup();
    const { promise: stored, resolve } = Promise.withResolvers<void>();
    number.store.afterCommit = ({ messages }) => {
      if (messages.length === 0) return;
      number.store.afterCommit = () => undefined;
      type Inner = { connection: { terminate: () => void } };
      (number.socket as unknown as Inner).connection.terminate();
      resolve();
    };
    await client.sendMessage(JANE, { to: group.jid, text: 'unsettled' });
    await stored;
    await number.next('close');
    await number.reconnect();
    await client.sendMessage(JANE, { to: group.jid, text: 'the next' });
    await arrives(group, 'the next');
    expect(textsOf(group)).toEqual(['unsettled', 'the next']);
    await settled();
  });
});

describe('a message to a group', () => {
  const send = async (
    { jid }: GroupView,
    text: string,
    waMessageId = newWaMessageId(),
  ): Promise<string> => {
    const message = { to: jid, text, waMessageId };
    number.store.keepSent(message, encodeText(message));
    await number.send(message);
    return waMessageId;
  };

  it('is read by all members, and the receipts of each are committed', async () => {
    const group = await newGroup();
    const id = await send(group, 'to all');
    await send(group, 'and more');
    for (const phone of [JANE, JOHN])
      expect(await seenBy(phone, group)).toEqual(['to all', 'and more']);
    await client.markRead(JOHN, { from: number.phone, ids: [id] });
    const receipts = await until('the receipts', () => {
      const found = number.store.contents.receipts.filter(({ waMessageId }) => waMessageId === id);
      return found.length === 4 ? found : null;
    });
    expect(receipts.map(({ chat, status }) => [chat, status])).toEqual([
      [group.jid, 'sent'],
      [group.jid, 'delivered'],
      [group.jid, 'delivered'],
      [group.jid, 'read'],
    ]);
    await settled();
  });

  it('that never left comes with the key when it is sent again', async () => {
    const group = await newGroup();
    number.store.beforeCommit = ({ keys }) => {
      if (keys.some(({ type }) => type === 'sender-key')) throw new Error('disk full');
    };
    const id = newWaMessageId();
    await expect(send(group, 'in trouble', id)).rejects.toMatchObject({ outcome: 'unknown' });
    await number.next('close');
    number.store.beforeCommit = () => undefined;
    await number.reconnect();
    await send(group, 'in trouble', id);
    for (const phone of [JANE, JOHN]) expect(await seenBy(phone, group)).toEqual(['in trouble']);
  });

  it('that was lost on the connection is not believed to have brought the key', async () => {
    const group = await newGroup();
    await client.faults(number.phone, { loseMessages: true });
    const id = newWaMessageId();
    const lost = number.sending({ to: group.jid, text: 'lost', waMessageId: id });
    const fate = expect(lost.acknowledged).rejects.toMatchObject({ outcome: 'unknown' });
    await lost.written;
    await client.changeConnection(number.phone, { action: 'drop' });
    await fate;
    await client.clearFaults(number.phone);
    await number.next('close');
    await number.reconnect();
    await send(group, 'the next');
    await send(group, 'lost', id);
    for (const phone of [JANE, JOHN])
      expect(await seenBy(phone, group)).toEqual(['the next', 'lost']);
  });

  it('that the server refused is not believed to have brought the key', async () => {
    const group = await newGroup();
    await client.faults(number.phone, { refuseMessages: 479 });
    await expect(send(group, 'refused')).rejects.toMatchObject({ outcome: 'refused' });
    await client.faults(number.phone, { refuseMessages: null });
    await send(group, 'accepted');
    expect(await seenBy(JANE, group)).toEqual(['accepted']);
  });

  it('gives the key once, also over a new connection', async () => {
    const group = await newGroup();
    await send(group, 'with the key');
    await number.socket.close();
    await number.reconnect();
    await send(group, 'without it');
    const written = number.store.contents.keys.get(`sender-key-memory/${group.jid}`);
    expect(written).toBeDefined();
    expect(await seenBy(JOHN, group)).toEqual(['with the key', 'without it']);
  });

  it('has a new key after somebody left', async () => {
    const group = await newGroup();
    await send(group, 'all of us');
    const key = (): string[] =>
      [...number.store.contents.keys].flatMap(([name, value]) =>
        name.startsWith(`sender-key/${group.jid}::`) ? [Buffer.from(value).toString()] : [],
      );
    expect(key()).toHaveLength(1);
    await client.changeMembers(group.jid, { remove: [JOHN] });
    await until('the key to go', () => key().length === 0);
    await send(group, 'without John');
    expect(await seenBy(JANE, group)).toEqual(['all of us', 'without John']);
    expect(await seenBy(JOHN, group)).toEqual(['all of us']);
  });

  it('has a key that all got, when all ends right after somebody left', async () => {
    const group = await newGroup();
    await send(group, 'all of us');
    const { store } = number;
    const isRemembered = (): boolean => store.contents.keys.has(`sender-key-memory/${group.jid}`);
    expect(isRemembered()).toBe(true);
    let before: boolean | null = null;
    store.afterCommit = ({ keys }) => {
      if (!keys.some(({ type, value }) => type === 'sender-key' && !value)) return;
      before = isRemembered();
      throw new Error('the process is gone');
    };
    await client.changeMembers(group.jid, { remove: [JOHN] });
    await number.next('close');
    // Nobody is thought to have the next one.
    expect(before).toBe(false);
    store.afterCommit = () => undefined;
    await number.reconnect();
    await send(group, 'without John');
    expect(await seenBy(JANE, group)).toEqual(['all of us', 'without John']);
    await settled();
  });

  it('has a key that all got, while somebody leaves', async () => {
    const group = await newGroup();
    await client.changeMembers(group.jid, { add: [ANN] });
    const texts = ['all of us'];
    await send(group, 'all of us');
    for (const gone of [JOHN, ANN]) {
      const sending = [1, 2, 3].map((index) => `${gone} goes, ${index}`);
      texts.push(...sending);
      const last = sending.reduce<Promise<unknown>>(
        (before, text) => before.then(() => send(group, text)),
        Promise.resolve(),
      );
      await client.changeMembers(group.jid, { remove: [gone] });
      await last;
      await settled();
      texts.push('after that');
      await send(group, 'after that');
    }
    expect(await seenBy(JANE, group)).toEqual(texts);
  });

  it('brings the key to whom no other message did, whatever of it is acknowledged', async () => {
    const group = await newGroup();
    await send(group, 'with the key');
    await client.faults(number.phone, { withholdAcks: true });
    const before = newWaMessageId();
    const first = number.sending({
      to: group.jid,
      text: 'to the old ones',
      waMessageId: before,
    });
    await first.written;
    await client.changeMembers(group.jid, { add: [ANN] });
    await client.faults(number.phone, { loseMessages: true });
    const lost = number.sending({ to: group.jid, text: 'lost', waMessageId: newWaMessageId() });
    const fate = expect(lost.acknowledged).rejects.toMatchObject({ outcome: 'unknown' });
    await lost.written;
    // The word on the first comes when the second has left with the key for Ann, and is lost.
    type Inner = {
      connection: { socket: { ws: { emit: (event: string, stanza: object) => void } } };
    };
    const attrs = { id: before, from: group.jid, class: 'message', t: '1700000000' };
    const { ws } = (number.socket as unknown as Inner).connection.socket;
    ws.emit('CB:ack,class:message', { tag: 'ack', attrs });
    await first.acknowledged;
    await client.changeConnection(number.phone, { action: 'drop' });
    await fate;
    await client.clearFaults(number.phone);
    await number.next('close');
    await number.reconnect();
    await send(group, 'to all');
    expect(await seenBy(ANN, group)).toEqual(['to all']);
    await settled();
  });

  it('of which we are no member is refused', async () => {
    const group = await newGroup();
    await client.changeMembers(group.jid, { remove: [number.phone] });
    await expect(send(group, 'let me in')).rejects.toMatchObject({
      outcome: 'refused',
      code: '403',
    });
    await expect(send({ ...group, jid: '120363000000000000@g.us' }, 'x')).rejects.toMatchObject({
      outcome: 'refused',
      code: '404',
    });
  });
});
