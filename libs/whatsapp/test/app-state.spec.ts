import { until } from '@whathooks/testing';
import { SimulatorClient, type StateView, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import {
  type AppStateChange,
  AppStateError,
  type AppStateIntent,
  MUTED_FOR_GOOD,
  userJid,
} from '../src';
import { LinkedNumber } from './linked-number';

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let phones = 4_915_960_000_000;

beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
});
afterAll(() => simulator.close());

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

/** Linked, with all that its phone had to tell. */
async function linked(number = newNumber()): Promise<LinkedNumber> {
  await number.link(client);
  await until('the state to be read', () => versions(number)['regular'] !== undefined);
  return number;
}

async function contact(addressing: 'phone' | 'lid' = 'phone'): Promise<string> {
  phones += 1;
  const phone = String(phones);
  await client.createAccount({ phone, name: 'Jane', addressing });
  return phone;
}

/** How far each collection was read, as it is stored. */
function versions({ store }: LinkedNumber): Record<string, number | undefined> {
  const names = [...store.contents.keys.keys()].filter((name) => name.startsWith('app-state/'));
  return Object.fromEntries(
    names.map((name) => {
      const value = Buffer.from(store.contents.keys.get(name) ?? []).toString();
      return [name.slice('app-state/'.length), (JSON.parse(value) as { version: number }).version];
    }),
  );
}

const told = (number: LinkedNumber): AppStateChange[] => number.store.contents.appState;

function toldOf<Kind extends AppStateChange['kind']>(
  number: LinkedNumber,
  kind: Kind,
): Extract<AppStateChange, { kind: Kind }>[] {
  return told(number).filter((one) => one.kind === kind) as Extract<
    AppStateChange,
    { kind: Kind }
  >[];
}

/** What the phone holds under an index. */
function held({ entries }: StateView, ...index: string[]): Record<string, unknown> | null {
  const found = entries.find((one) => JSON.stringify(one.index) === JSON.stringify(index));
  return found?.value ?? null;
}

const now = (): Date => new Date();

/** Both have the same of everything: nothing drifted. */
async function expectNoDrift(number: LinkedNumber): Promise<void> {
  await until('the same versions on both sides', async () => {
    const { versions: theirs } = await client.appState(number.phone);
    return JSON.stringify(sorted(theirs)) === JSON.stringify(sorted(versions(number)));
  });
  expect((await client.appState(number.phone)).ignored).toEqual([]);
}

function sorted(all: Record<string, number | undefined>): [string, number | undefined][] {
  return Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1));
}

describe('what is done on the phone', () => {
  it('is told, every kind of it, with the chat by its number and as the phone names it', async () => {
    const number = await linked();
    const jane = await contact('lid');
    const { id } = await client.sendMessage(jane, { to: number.phone, text: 'Hi' });
    const { lid } = await client.account(jane);
    await until('the message', () => number.store.texts.includes('Hi'));
    await client.changeState(
      number.phone,
      { action: 'archive', chat: jane },
      { action: 'pin', chat: jane },
      { action: 'mute', chat: jane },
      { action: 'read', chat: jane, on: false },
      { action: 'star', chat: jane, id },
      { action: 'label', label: '4', name: 'VIP', color: 3 },
      { action: 'labelChat', label: '4', chat: jane },
      { action: 'labelMessage', label: '4', chat: jane, id },
      { action: 'contact', chat: jane, name: 'Jane Doe' },
      { action: 'deleteForMe', chat: jane, id },
      { action: 'clearChat', chat: jane },
      { action: 'deleteChat', chat: jane },
      { action: 'pushName', name: 'Blue Agency' },
      { action: 'unarchiveChats' },
    );
    await until('all of it', () => new Set(told(number).map(({ kind }) => kind)).size === 14);
    const chat = userJid(jane);
    const namedAs = `${lid}@lid`;
    const message = { waMessageId: id, chat, fromMe: false, author: null };
    expect(told(number)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'archive', chat, namedAs, archived: true }),
        expect.objectContaining({ kind: 'pin', chat, namedAs, pinned: true }),
        expect.objectContaining({ kind: 'mute', chat, until: MUTED_FOR_GOOD }),
        expect.objectContaining({ kind: 'read', chat, read: false }),
        expect.objectContaining({ kind: 'star', message, starred: true }),
        expect.objectContaining({
          kind: 'labelEdit',
          labelId: '4',
          name: 'VIP',
          color: 3,
          deleted: false,
        }),
        expect.objectContaining({ kind: 'labelChat', labelId: '4', chat, labeled: true }),
        expect.objectContaining({ kind: 'labelMessage', labelId: '4', message, labeled: true }),
        expect.objectContaining({ kind: 'contactName', chat, name: 'Jane Doe' }),
        expect.objectContaining({ kind: 'deleteForMe', message }),
        expect.objectContaining({ kind: 'clearChat', chat, keepsStarred: false }),
        expect.objectContaining({ kind: 'deleteChat', chat }),
        expect.objectContaining({ kind: 'pushName', name: 'Blue Agency' }),
        expect.objectContaining({ kind: 'unarchiveChats', enabled: true }),
      ]),
    );
    await expectNoDrift(number);
  });

  it('is told after linking, of the time before', async () => {
    const number = newNumber();
    const jane = await contact();
    await client.createAccount({ phone: number.phone });
    await client.changeState(number.phone, { action: 'contact', chat: jane, name: 'Jane Doe' });
    await linked(number);
    await until('the name', () => toldOf(number, 'contactName').length === 1);
    await expectNoDrift(number);
  });

  it('is told once, and what was missed while away, too', async () => {
    const number = await linked();
    const jane = await contact();
    await client.changeState(number.phone, { action: 'pin', chat: jane });
    await until('the pin', () => toldOf(number, 'pin').length === 1);
    await number.socket.close();
    await client.changeState(number.phone, { action: 'pin', chat: jane, on: false });
    await number.reconnect();
    await until('its end', () => toldOf(number, 'pin').length === 2);
    await expectNoDrift(number);
    expect(toldOf(number, 'pin').map(({ pinned }) => pinned)).toEqual([true, false]);
  });

  it('is read patch by patch where the server gives no more at once', async () => {
    const number = await linked();
    await client.faults(number.phone, { statePatchesAtOnce: 2 });
    const chats = await Promise.all([1, 2, 3, 4, 5].map(() => contact()));
    await number.socket.close();
    for (const chat of chats)
      await client.changeState(number.phone, { action: 'mute', chat, until: 1_900_000_000_000 });
    await number.reconnect();
    await until('all five', () => toldOf(number, 'mute').length === 5);
    expect(toldOf(number, 'mute')[0]?.until).toEqual(new Date(1_900_000_000_000));
    await expectNoDrift(number);
  });
});

describe('a key that comes late', () => {
  it('is waited for, and asked for', async () => {
    const number = newNumber();
    const jane = await contact();
    await client.createAccount({ phone: number.phone });
    await client.faults(number.phone, { withholdStateKeys: true });
    await client.changeState(number.phone, { action: 'pin', chat: jane });
    await number.link(client);
    const pin = { kind: 'pin', chat: userJid(jane), pinned: false, at: now() } as const;
    await expect(number.socket.changeState(pin)).rejects.toMatchObject({ why: 'no_key' });
    expect(told(number)).toEqual([]);
    await client.shareStateKey(number.phone);
    await until('the pin', () => toldOf(number, 'pin').length === 1);
    expect(await number.socket.changeState({ ...pin, at: now() })).toBe('sent');
    await expectNoDrift(number);
  });
});

describe('a long snapshot', () => {
  it('is read to its end, and messages come meanwhile', async () => {
    const number = newNumber();
    const jane = await contact();
    await client.createAccount({ phone: number.phone });
    await client.faults(number.phone, { snapshotsAfter: 0 });
    const labels = Array.from({ length: 10_000 }, (_, at) => ({
      action: 'label' as const,
      label: String(at),
      name: `Label ${at}`,
    }));
    await client.changeState(number.phone, ...labels);
    await number.link(client);
    await client.sendMessage(jane, { to: number.phone, text: 'meanwhile' });
    await until('all labels', () => toldOf(number, 'labelEdit').length === 10_000);
    await until('the message', () => number.store.texts.includes('meanwhile'));
    await expectNoDrift(number);
    // A change afterwards stands on the ten thousand.
    await client.changeState(number.phone, { action: 'label', label: '77', name: 'Renamed' });
    await until('the new name', () => toldOf(number, 'labelEdit').length === 10_001);
    await expectNoDrift(number);
  });
});

describe('a wrong MAC', () => {
  it('has all of it read anew', async () => {
    const number = await linked();
    const jane = await contact();
    await client.faults(number.phone, { damageState: 'patches', snapshotsAfter: 0 });
    await client.changeState(number.phone, { action: 'pin', chat: jane });
    await until('the pin', () => toldOf(number, 'pin').length === 1);
    await client.clearFaults(number.phone);
    await expectNoDrift(number);
    const pin = { kind: 'pin', chat: userJid(jane), pinned: false, at: now() } as const;
    expect(await number.socket.changeState(pin)).toBe('sent');
    await expectNoDrift(number);
  });

  it('of the snapshot, too, leaves what is stored as it was', async () => {
    const number = await linked();
    const jane = await contact();
    await client.changeState(number.phone, { action: 'pin', chat: jane });
    await until('the pin', () => toldOf(number, 'pin').length === 1);
    await client.faults(number.phone, { damageState: 'all', snapshotsAfter: 0 });
    await client.changeState(number.phone, { action: 'pin', chat: jane, on: false });
    const mute = { kind: 'pin', chat: userJid(jane), pinned: true, at: now() } as const;
    await expect(number.socket.changeState(mute)).rejects.toMatchObject({ why: 'unreadable' });
    expect(toldOf(number, 'pin')).toHaveLength(1);
    expect(versions(number)['regular_low']).toBe(1);
    await client.clearFaults(number.phone);
    await number.socket.close();
    await number.reconnect();
    await until('its end', () => toldOf(number, 'pin').length === 2);
    await expectNoDrift(number);
  });
});

describe('what is done here', () => {
  it('is done on the phone, every kind of it', async () => {
    const number = await linked();
    const jane = await contact('lid');
    const { id } = await client.sendMessage(jane, { to: number.phone, text: 'Hi' });
    const { timestamp } = await client.waitForMessage(number.phone, { id });
    await until('the message', () => number.store.texts.includes('Hi'));
    const { lid } = await client.account(jane);
    const chat = `${lid}@lid`;
    const message = { waMessageId: id, chat, fromMe: false, author: null };
    const newest = [{ ...message, at: new Date(timestamp) }];
    const intents = [
      { kind: 'archive', chat, archived: true, newest },
      { kind: 'mute', chat, until: MUTED_FOR_GOOD },
      { kind: 'read', chat, read: false, newest },
      { kind: 'star', message, starred: true },
      { kind: 'labelEdit', labelId: '9', name: 'VIP', color: 5, deleted: false },
      { kind: 'labelChat', labelId: '9', chat, labeled: true },
      { kind: 'labelMessage', labelId: '9', message, labeled: true },
      { kind: 'contactName', chat, name: 'Jane Doe' },
      { kind: 'pushName', name: 'Blue Agency' },
    ] as const;
    for (const intent of intents)
      expect(await number.socket.changeState({ ...intent, at: now() })).toBe('sent');
    const state = await client.appState(number.phone);
    expect(held(state, 'archive', chat)).toMatchObject({ archiveChatAction: { archived: true } });
    expect(held(state, 'pin_v1', chat)).toMatchObject({ pinAction: { pinned: false } });
    expect(held(state, 'mute', chat)).toMatchObject({ muteAction: { muteEndTimestamp: -1 } });
    expect(held(state, 'markChatAsRead', chat)).toMatchObject({
      markChatAsReadAction: { read: false },
    });
    expect(held(state, 'star', chat, id, '0', '0')).toMatchObject({
      starAction: { starred: true },
    });
    expect(held(state, 'label_jid', '9', chat)).toMatchObject({
      labelAssociationAction: { labeled: true },
    });
    expect(held(state, 'contact', userJid(jane))).toMatchObject({
      contactAction: { fullName: 'Jane Doe', lidJid: chat },
    });
    expect(held(state, 'setting_pushName')).toMatchObject({
      pushNameSetting: { name: 'Blue Agency' },
    });
    await expectNoDrift(number);
    // None of it comes back as if somebody else had done it.
    expect(told(number)).toEqual([]);
  });

  it('names who wrote a message in a group', async () => {
    const number = await linked();
    const jane = await contact();
    const { jid: chat } = await client.createGroup({
      subject: 'Family',
      members: [number.phone, jane],
    });
    const { id } = await client.sendMessage(jane, { to: chat, text: 'Hi all' });
    const stored = await until('the message', () =>
      [...number.store.contents.messages.values()].find(({ waMessageId }) => waMessageId === id),
    );
    const message = { waMessageId: id, chat, fromMe: false, author: stored.author };
    const star = { kind: 'star', message, starred: true, at: now() } as const;
    expect(await number.socket.changeState(star)).toBe('sent');
    await expectNoDrift(number);
    expect(
      held(await client.appState(number.phone), 'star', chat, id, '0', stored.author),
    ).not.toBeNull();
  });

  it('names a chat as the phone does, where that did something with it before', async () => {
    const number = await linked();
    const jane = await contact('lid');
    await client.sendMessage(jane, { to: number.phone, text: 'Hi' });
    await until('the message', () => number.store.texts.includes('Hi'));
    await client.changeState(number.phone, { action: 'pin', chat: jane });
    await until('the pin', () => toldOf(number, 'pin').length === 1);
    const pin = { kind: 'pin', chat: userJid(jane), pinned: false, at: now() } as const;
    expect(await number.socket.changeState(pin)).toBe('sent');
    await expectNoDrift(number);
  });
});

describe('another device that is faster', () => {
  const pinOf = (jane: string, pinned = true): AppStateIntent => ({
    kind: 'pin',
    chat: userJid(jane),
    pinned,
    at: now(),
  });

  it.each([1, 2, 3])('%s times in a row loses nothing', async (stateConflicts) => {
    const number = await linked();
    const jane = await contact();
    await client.faults(number.phone, { stateConflicts });
    expect(await number.socket.changeState(pinOf(jane))).toBe('sent');
    expect((await client.account(number.phone)).stats.stateConflicts).toBe(stateConflicts);
    expect((await client.appState(number.phone)).patches).toHaveLength(1);
    await expectNoDrift(number);
  });

  it('without an end is told, and drifts nowhere', async () => {
    const number = await linked();
    const jane = await contact();
    await client.faults(number.phone, { stateConflicts: 10 });
    const failure = await number.socket.changeState(pinOf(jane)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AppStateError);
    expect(failure).toMatchObject({ why: 'conflict' });
    await client.faults(number.phone, { stateConflicts: 0 });
    await expectNoDrift(number);
    expect(await number.socket.changeState(pinOf(jane))).toBe('sent');
    await expectNoDrift(number);
  });

  it('and did something later, has the last word', async () => {
    const number = await linked();
    const jane = await contact();
    const early = { ...pinOf(jane), at: new Date(Date.now() - 60_000) };
    await number.socket.close();
    await client.changeState(number.phone, { action: 'pin', chat: jane, on: false });
    await number.reconnect();
    await until('what the phone did', () => toldOf(number, 'pin').length === 1);
    // Nothing tells the connection of this one before it writes.
    await client.faults(number.phone, { delayMs: 60_000 });
    await client.changeState(number.phone, { action: 'pin', chat: jane, on: false });
    expect(await number.socket.changeState(early)).toBe('superseded');
    const state = await client.appState(number.phone);
    expect(held(state, 'pin_v1', userJid(jane))).toMatchObject({ pinAction: { pinned: false } });
  });

  it('may be another companion: both write, and both stand', async () => {
    const number = await linked();
    const other = new LinkedNumber(simulator, number.phone);
    opened.push(other);
    await linked(other);
    const people = await Promise.all([1, 2, 3, 4, 5, 6].map(() => contact()));
    await Promise.all(
      people.map((jane, at) => (at % 2 ? number : other).socket.changeState(pinOf(jane))),
    );
    const state = await client.appState(number.phone);
    for (const jane of people)
      expect(held(state, 'pin_v1', userJid(jane))).toMatchObject({ pinAction: { pinned: true } });
    for (const one of [number, other]) await expectNoDrift(one);
  });
});

describe('an answer that is lost', () => {
  const pinOf = (jane: string): AppStateIntent => ({
    kind: 'pin',
    chat: userJid(jane),
    pinned: true,
    at: now(),
  });

  it('does not have a patch sent twice', async () => {
    const number = await linked();
    const jane = await contact();
    await client.faults(number.phone, { withholdState: 'patches' });
    const intent = pinOf(jane);
    const sent = number.socket.changeState(intent).catch((error: unknown) => error);
    await until(
      'the patch',
      async () => (await client.appState(number.phone)).patches.length === 1,
    );
    await client.changeConnection(number.phone, { action: 'drop' });
    expect(await sent).toMatchObject({ why: 'unanswered' });
    await client.faults(number.phone, { withholdState: null });
    await number.reconnect();
    expect(['known', 'sent']).toContain(await number.socket.changeState(intent));
    await expectNoDrift(number);
  });

  it('between the server and our commit leaves nothing behind that does not fit', async () => {
    const number = await linked();
    const jane = await contact();
    number.store.beforeCommit = ({ keys }) => {
      if (keys.some(({ type }) => type === 'app-state')) throw new Error('the database is gone');
    };
    const intent = pinOf(jane);
    await expect(number.socket.changeState(intent)).rejects.toThrow();
    expect((await client.appState(number.phone)).patches).toHaveLength(1);
    expect(versions(number)['regular_low']).toBe(0);
    number.store.beforeCommit = () => undefined;
    await number.next('close');
    await number.reconnect();
    await until('what the server took', () => toldOf(number, 'pin').length === 1);
    expect(
      await number.socket.changeState({ ...intent, pinned: false } as AppStateIntent),
    ).toBeDefined();
    await expectNoDrift(number);
  });

  it('of a server that refuses for good is told', async () => {
    const number = await linked();
    const jane = await contact();
    await client.faults(number.phone, { refuseState: 400 });
    await expect(number.socket.changeState(pinOf(jane))).rejects.toMatchObject({ why: 'refused' });
    await client.faults(number.phone, { refuseState: 500 });
    await expect(number.socket.changeState(pinOf(jane))).rejects.toMatchObject({
      why: 'unanswered',
    });
    await client.clearFaults(number.phone);
    expect(await number.socket.changeState(pinOf(jane))).toBe('sent');
    await expectNoDrift(number);
  });
});
