import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import { newWaMessageId, type SocketOptions, unlinkDevice, userJid } from '../src';
import { until } from '@whathooks/testing';
import { encodeText, LinkedNumber } from './linked-number';

const CONTACT = '4915111111111';

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let phones = 4_915_100_000_000;

beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
  await client.createAccount({ phone: CONTACT, name: 'Jane' });
});
afterAll(() => simulator.close());

const opened: LinkedNumber[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((number) => number.socket.close()));
});

async function linked(options: Partial<SocketOptions> = {}): Promise<LinkedNumber> {
  phones += 1;
  const number = new LinkedNumber(simulator, String(phones), options);
  opened.push(number);
  await number.link(client);
  return number;
}

const settled = (number: LinkedNumber): Promise<unknown> =>
  until('everything settled', async () => {
    return (await client.account(number.phone)).devices.every(({ unsettled }) => unsettled === 0);
  });

const nacks = async (number: LinkedNumber): Promise<number> =>
  (await client.account(number.phone)).stats.nacks;

describe('a device without a connection', () => {
  it('is unlinked by its credentials, and stays linked where that is ended before', async () => {
    const number = await linked();
    await number.socket.close();
    const credentials = number.store.contents.credentials ?? new Uint8Array();
    const server = { url: simulator.wsUrl, rootKey: simulator.rootKey };
    const unlink = (signal: AbortSignal): Promise<boolean> =>
      unlinkDevice(credentials, { server, version: null, proxy: null, signal });
    expect(await unlink(AbortSignal.abort())).toBe(false);
    expect((await client.account(number.phone)).devices).toHaveLength(1);
    expect(await unlink(new AbortController().signal)).toBe(true);
    expect((await client.account(number.phone)).devices).toHaveLength(0);
  });
});

describe('a login', () => {
  it('does not show the number online, whatever changes in the credentials', async () => {
    const number = await linked();
    // Teaches the device its own name.
    await client.sendFromOwnPhone(number.phone, { to: CONTACT, text: 'from my phone' });
    await settled(number);
    await number.socket.close();
    await client.faults(number.phone, { loseKeys: true });
    await number.reconnect();
    await until('the keys', async () => !(await client.account(number.phone)).faults.loseKeys);
    const message = { to: userJid(CONTACT), text: 'after all else', waMessageId: newWaMessageId() };
    await number.send(message);
    const { stats, devices } = await client.account(number.phone);
    expect(stats.blankPresences).toBe(0);
    expect(devices).toMatchObject([{ presence: 'unavailable' }]);
  });

  it('uploads its keys when the server has none of them', async () => {
    const number = await linked();
    await number.socket.close();
    await client.faults(number.phone, { loseKeys: true });
    await number.reconnect();
    await until('the keys', async () => !(await client.account(number.phone)).faults.loseKeys);
    await client.sendMessage(CONTACT, { to: number.phone, text: 'with the new keys' });
    await until('the message', () => number.store.texts.includes('with the new keys'));
  });
});

describe('a message that comes in', () => {
  it('is committed with its ratchet, then settled', async () => {
    const number = await linked();
    const { id } = await client.sendMessage(CONTACT, { to: number.phone, text: 'Hi there!' });
    await until('the message', () => number.store.texts.includes('Hi there!'));
    expect([...number.store.contents.messages.values()]).toMatchObject([
      {
        waMessageId: id,
        chat: userJid(CONTACT),
        from: CONTACT,
        fromType: 'phone',
        fromMe: false,
        pushName: 'Jane',
        content: { type: 'text', text: 'Hi there!' },
        offline: false,
      },
    ]);
    await settled(number);
    expect(await nacks(number)).toBe(0);
  });

  it('from a LID is known by its number', async () => {
    const number = await linked();
    await client.createAccount({ phone: '4915122222222', name: 'Lid', addressing: 'lid' });
    await client.sendMessage('4915122222222', { to: number.phone, text: 'from a LID' });
    await until('the message', () => number.store.texts.includes('from a LID'));
    const [message] = number.store.contents.messages.values();
    expect(message).toMatchObject({ from: '4915122222222', fromType: 'phone' });
    expect(message?.chat).toMatch(/@lid$/);
  });

  it('from a LID that hides its number says so', async () => {
    const number = await linked();
    const { lid } = await client.createAccount({
      phone: '4915133333333',
      name: 'Hidden',
      addressing: 'hidden-lid',
    });
    await client.sendMessage('4915133333333', { to: number.phone, text: 'hidden' });
    await until('the message', () => number.store.texts.includes('hidden'));
    expect([...number.store.contents.messages.values()]).toMatchObject([
      { from: lid, fromType: 'lid' },
    ]);
  });

  it('written on our own phone is ours', async () => {
    const number = await linked();
    await client.sendMessage(number.phone, { to: CONTACT, text: 'from my phone' });
    await until('the copy', () => number.store.texts.includes('from my phone'));
    expect([...number.store.contents.messages.values()]).toMatchObject([
      { fromMe: true, from: number.phone, to: CONTACT, chat: userJid(CONTACT) },
    ]);
    await settled(number);
  });

  it('waits on the server while we are away, and arrives once', async () => {
    const number = await linked();
    await number.socket.close();
    for (let index = 0; index < 5; index += 1) {
      await client.sendMessage(CONTACT, { to: number.phone, text: `away ${index}` });
    }
    await number.reconnect();
    await until('all five', () => number.store.texts.length === 5);
    expect(number.store.texts).toEqual([0, 1, 2, 3, 4].map((index) => `away ${index}`));
    expect([...number.store.contents.messages.values()].every((message) => message.offline)).toBe(
      true,
    );
    await settled(number);
  });

  it('that waited stands before what is written while its commit takes its time', async () => {
    const number = await linked();
    await number.socket.close();
    const away = [0, 1, 2, 3, 4].map((index) => `away ${index}`);
    for (const text of away) await client.sendMessage(CONTACT, { to: number.phone, text });
    const slow = Promise.withResolvers<void>();
    let isUnderWay = false;
    number.store.beforeCommit = async ({ messages }) => {
      if (messages.length === 0) return;
      isUnderWay = true;
      await slow.promise;
    };
    await number.reconnect();
    await until('the first commit', () => isUnderWay);
    const live = [0, 1, 2].map((index) => `live ${index}`);
    for (const text of live) await client.sendMessage(CONTACT, { to: number.phone, text });
    expect(number.store.texts).toEqual([]);
    slow.resolve();
    await until('all of them', () => number.store.texts.length === 8);
    expect(number.store.texts).toEqual([...away, ...live]);
    await settled(number);
  });

  it('that was committed when we died before the receipt is not taken twice', async () => {
    const number = await linked();
    await settled(number);
    let died = false;
    number.store.afterCommit = ({ messages }) => {
      if (messages.length === 0 || died) return;
      died = true;
      throw new Error('dies after the commit, before anybody hears of it');
    };
    await client.sendMessage(CONTACT, { to: number.phone, text: 'once' });
    expect(await number.next('close')).toMatchObject({ reason: 'commit_failed' });
    expect((await client.account(number.phone)).devices).toMatchObject([{ unsettled: 1 }]);
    await number.reconnect();
    await settled(number);
    await client.sendMessage(CONTACT, { to: number.phone, text: 'twice' });
    await until('the next message', () => number.store.texts.includes('twice'));
    expect(number.store.texts).toEqual(['once', 'twice']);
    expect(await nacks(number)).toBe(0);
  });

  it('whose commit fails is neither acknowledged nor refused, and comes again', async () => {
    const number = await linked();
    await settled(number);
    number.store.beforeCommit = ({ messages }) => {
      if (messages.length > 0) throw new Error('disk full');
    };
    await client.sendMessage(CONTACT, { to: number.phone, text: 'patience' });
    expect(await number.next('close')).toMatchObject({ reason: 'commit_failed' });
    expect(number.store.texts).toEqual([]);
    expect((await client.account(number.phone)).devices).toMatchObject([{ unsettled: 1 }]);
    number.store.beforeCommit = () => undefined;
    await number.reconnect();
    await until('the message', () => number.store.texts.includes('patience'));
    await settled(number);
    expect(await nacks(number)).toBe(0);
  });

  it('doubled and out of order is decrypted on copies: all stored, none refused', async () => {
    const number = await linked();
    await client.faults(number.phone, { duplicate: true, reorder: true });
    const expected = Array.from({ length: 60 }, (_, index) => `shuffled ${index}`);
    for (const text of expected) await client.sendMessage(CONTACT, { to: number.phone, text });
    await until('all of them', () => number.store.texts.length === expected.length);
    expect([...number.store.texts].sort()).toEqual([...expected].sort());
    await settled(number);
    expect(await nacks(number)).toBe(0);
    await client.clearFaults(number.phone);
  });
});

describe('a message that goes out', () => {
  const send = async (
    number: LinkedNumber,
    text: string,
    waMessageId = newWaMessageId(),
  ): Promise<string> => {
    const message = { to: userJid(CONTACT), text, waMessageId };
    number.store.keepSent(message, encodeText(message));
    await number.send(message);
    return waMessageId;
  };

  it('is decrypted by the contact under the id we chose, and its receipts are committed', async () => {
    const number = await linked();
    const id = await send(number, 'Hello');
    expect(await client.waitForMessage(CONTACT, { id })).toMatchObject({
      text: 'Hello',
      deliveries: 1,
    });
    await client.markRead(CONTACT, { from: number.phone, ids: [id] });
    await until('read', () =>
      number.store.contents.receipts.some(({ status }) => status === 'read'),
    );
    expect(
      number.store.contents.receipts.map(({ waMessageId, status }) => [waMessageId, status]),
    ).toEqual([
      [id, 'sent'],
      [id, 'delivered'],
      [id, 'read'],
    ]);
  });

  it('leaves no sooner than the ratchet that encrypted it is durable', async () => {
    const [number, other] = [await linked(), await linked()];
    await send(number, 'first');
    const stored = Promise.withResolvers<void>();
    let asked = false;
    number.store.beforeCommit = (batch) => {
      if (!batch.keys.some(({ type }) => type === 'session')) return undefined;
      asked = true;
      return stored.promise;
    };
    const sending = send(number, 'held back');
    await until('the commit', () => asked);
    await send(other, 'overtakes it');
    await client.waitForMessage(CONTACT, { text: 'overtakes it' });
    const seen = await client.messages(CONTACT, { with: number.phone });
    expect(seen.map(({ text }) => text)).not.toContain('held back');
    stored.resolve();
    await sending;
    expect(await client.waitForMessage(CONTACT, { text: 'held back' })).toBeTruthy();
  });

  it('whose ratchet cannot be stored never leaves, and is sent once afterwards', async () => {
    const number = await linked();
    await send(number, 'first');
    number.store.beforeCommit = (batch) => {
      if (batch.keys.some(({ type }) => type === 'session')) throw new Error('disk full');
    };
    const id = newWaMessageId();
    await expect(send(number, 'in trouble', id)).rejects.toMatchObject({ outcome: 'unknown' });
    expect(await number.next('close')).toMatchObject({ reason: 'commit_failed' });
    number.store.beforeCommit = () => undefined;
    await number.reconnect();
    await send(number, 'in trouble', id);
    expect(await client.waitForMessage(CONTACT, { id })).toMatchObject({ deliveries: 1 });
    expect((await client.account(CONTACT)).stats).toMatchObject({ retries: 0 });
  });

  it('keeps its place among others that are sent at the same moment', async () => {
    const number = await linked();
    await send(number, 'first');
    const texts = Array.from({ length: 30 }, (_, index) => `at once ${index}`);
    await Promise.all(texts.map((text) => send(number, text)));
    await client.waitForMessage(CONTACT, { text: 'at once 29' });
    const seen = await client.messages(CONTACT, { with: number.phone });
    expect(seen.map(({ text }) => text)).toEqual(['first', ...texts]);
  });

  it('sent again under the same id is seen once', async () => {
    const number = await linked();
    const id = await send(number, 'again');
    await send(number, 'again', id);
    const seen = (await client.messages(CONTACT, { with: number.phone })).filter(
      (message) => message.id === id,
    );
    expect(seen).toHaveLength(1);
  });

  it('that the contact could not read is sent again from the store', async () => {
    const number = await linked();
    await client.faults(CONTACT, { unreadable: 1 });
    const id = await send(number, 'read me again');
    expect(await client.waitForMessage(CONTACT, { id })).toMatchObject({ text: 'read me again' });
  });

  it('that was taken back since is not sent again, not even without its content', async () => {
    const number = await linked();
    await client.faults(CONTACT, { unreadable: 1 });
    const { store } = number;
    const keep = store.keepSent.bind(store);
    store.keepSent = (message) => keep(message, new Uint8Array());
    await send(number, 'taken back');
    await until('the question for it to be dealt with', async () => {
      const { devices } = await client.account(number.phone);
      return devices.every(({ unsettled }) => unsettled === 0);
    });
    await send(number, 'after it');
    await client.waitForMessage(CONTACT, { text: 'after it' });
    const seen = await client.messages(CONTACT, { with: number.phone });
    expect(seen.map(({ text }) => text)).toEqual(['after it']);
  });

  it('that the server refuses says so', async () => {
    const number = await linked();
    await client.faults(number.phone, { refuseMessages: 463 });
    await expect(send(number, 'no')).rejects.toMatchObject({ outcome: 'refused', code: '463' });
  });

  it('whose connection ends before the ack has an unknown fate', async () => {
    const number = await linked();
    await client.faults(number.phone, { withholdAcks: true });
    const sending = send(number, 'lost?');
    const failed = expect(sending).rejects.toMatchObject({ outcome: 'unknown' });
    await client.waitForMessage(CONTACT, { text: 'lost?' });
    await client.changeConnection(number.phone, { action: 'drop' });
    await failed;
  });

  it('asks whether a number exists', async () => {
    const number = await linked();
    expect(await number.socket.lookUp(CONTACT)).toEqual({ exists: true, jid: userJid(CONTACT) });
    expect(await number.socket.lookUp('4915199999999')).toEqual({ exists: false, jid: null });
  });
});

describe('a connection ends', () => {
  it.each([
    ['when the connection drops', { action: 'drop' }, 'connection_lost'],
    ['when another device takes over', { action: 'conflict' }, 'replaced'],
    ['when the server is in trouble', { action: 'stream-error', code: 503 }, 'connection_lost'],
    ['when the server wants a restart', { action: 'stream-error', code: 515 }, 'restart_required'],
    [
      'when its device is removed, without a code',
      { action: 'stream-error', conflict: 'device_removed' },
      'logged_out',
    ],
  ] as const)('%s', async (_, action, reason) => {
    const number = await linked();
    await client.changeConnection(number.phone, action);
    expect(await number.next('close')).toMatchObject({ reason });
    await number.reconnect();
  });

  it('when the server is silent', async () => {
    const number = await linked({ pingMs: 1_000 });
    await client.changeConnection(number.phone, { action: 'half-open' });
    expect(await number.next('close')).toMatchObject({ reason: 'connection_lost' });
    await client.changeConnection(number.phone, { action: 'restore' });
    await number.reconnect();
  });

  it('when the phone unlinks it', async () => {
    const number = await linked();
    await client.unlink(number.phone);
    expect(await number.next('close')).toMatchObject({ reason: 'logged_out', code: 401 });
    number.connect();
    expect(await number.next('close')).toMatchObject({ reason: 'logged_out' });
  });

  it('when we log out, and the phone knows', async () => {
    const number = await linked();
    await number.socket.logout();
    expect(number.events.close).toMatchObject([{ reason: 'logged_out' }]);
    await until(
      'the phone to know',
      async () => (await client.account(number.phone)).devices.length === 0,
    );
  });

  it('when the login is refused', async () => {
    const number = await linked();
    await number.socket.close();
    await client.faults(number.phone, { refuseLogin: 503 });
    number.connect();
    expect(await number.next('close')).toMatchObject({ reason: 'connection_lost', code: 503 });
  });

  it('once, and commits nothing afterwards', async () => {
    const number = await linked();
    await number.socket.close();
    await number.socket.close();
    expect(number.events.close).toMatchObject([{ reason: 'closed' }]);
    const { commits } = number.store;
    await client.sendMessage(CONTACT, { to: number.phone, text: 'too late' });
    expect(number.store.commits).toBe(commits);
  });
});
