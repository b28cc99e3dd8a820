import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@whathooks/testing';
import type { BareSocket } from './bare-socket';
import { Simulated } from './simulated';

let simulated: Simulated;
beforeAll(async () => (simulated = await Simulated.start()));
afterAll(() => simulated.close());

const jid = (phone: string): string => `${phone}@s.whatsapp.net`;

/** Linked, with the key of the state. */
async function linked(): Promise<{ socket: BareSocket; phone: string }> {
  const { socket, phone } = await simulated.linked();
  await until('the key of the state', () => socket.auth.creds.myAppStateKeyId);
  return { socket, phone };
}

type Modification = Parameters<BareSocket['socket']['chatModify']>[0];

/** What somebody wrote to the number, as Baileys wants it named. */
async function lastOf(contact: string, phone: string): Promise<Modification & object> {
  const { id } = await simulated.client.sendMessage(contact, { to: phone, text: 'Hi' });
  const { timestamp } = await simulated.client.waitForMessage(phone, { id });
  const messageTimestamp = Math.floor(Date.parse(timestamp) / 1_000);
  const message = { key: { remoteJid: jid(contact), fromMe: false, id }, messageTimestamp };
  return { archive: true, lastMessages: [message] };
}

describe('the state of an account', () => {
  it('is told by the phone, and every MAC of it is right for a stock client', async () => {
    const { socket, phone } = await linked();
    const contact = await simulated.contact();
    const updates: object[] = [];
    socket.socket.ev.on('chats.update', (told) => updates.push(...told));
    socket.socket.ev.on('contacts.upsert', (told) => updates.push(...told));
    await simulated.client.changeState(
      phone,
      { action: 'mute', chat: contact },
      { action: 'pin', chat: contact },
      { action: 'contact', chat: contact, name: 'Jane Doe' },
    );
    await until('all three', () => updates.length >= 3);
    await simulated.client.changeState(phone, { action: 'pin', chat: contact, on: false });
    await until('the end of the pin', () => updates.length >= 4);
    expect(updates).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: jid(contact), muteEndTime: -1 }),
        expect.objectContaining({ id: jid(contact), name: 'Jane Doe' }),
        expect.objectContaining({ id: jid(contact), pinned: null }),
      ]),
    );
    const state = await socket.auth.keys.get('app-state-sync-version', ['regular_low']);
    expect(state['regular_low']?.version).toBe(2);
  });

  it('is patched by a companion: the phone checks it, and does what it says', async () => {
    const { socket, phone } = await linked();
    const contact = await simulated.contact();
    await socket.socket.chatModify(await lastOf(contact, phone), jid(contact));
    await socket.socket.chatModify({ mute: 1_900_000_000_000 }, jid(contact));
    const { entries, ignored, versions } = await simulated.client.appState(phone);
    expect(ignored).toEqual([]);
    expect(versions).toMatchObject({ regular_low: 1, regular_high: 1 });
    expect(entries).toMatchObject([
      { index: ['archive', jid(contact)], value: { archiveChatAction: { archived: true } } },
      { index: ['mute', jid(contact)], value: { muteAction: { muted: true } } },
    ]);
  });

  it('says what a phone ignores', async () => {
    const { socket, phone } = await linked();
    const contact = await simulated.contact({ addressing: 'lid' });
    const { id } = await simulated.client.sendMessage(contact, { to: phone, text: 'Hi' });
    const { lid } = await simulated.client.account(contact);
    const chat = `${lid}@lid`;
    const { socket: baileys } = socket;
    const archive = { archive: true } as unknown as Modification;
    await baileys.chatModify(archive, chat);
    await baileys.chatModify({ pin: true }, jid(contact));
    await baileys.star(chat, [{ id, fromMe: false }], true);
    await baileys.addChatLabel(chat, '7');
    const { ignored } = await simulated.client.appState(phone);
    expect(ignored.map(({ index, reason }) => [index[0], reason])).toEqual([
      ['archive', 'it does not say up to which message'],
      ['pin_v1', `the phone calls this chat ${chat}`],
      ['star', 'star stands in regular_high'],
      ['label_jid', 'there is no such label'],
    ]);
  });

  it('takes no patch that comes too late, nor one that is damaged', async () => {
    const { socket, phone } = await linked();
    const contact = await simulated.contact();
    await simulated.client.faults(phone, { stateConflicts: 1 });
    // A stock client does not look at the answer: it continues from a version that nobody has.
    await socket.socket.chatModify({ pin: true }, jid(contact));
    expect((await simulated.client.appState(phone)).patches).toEqual([]);
    expect((await simulated.client.account(phone)).stats.stateConflicts).toBe(1);
    await socket.socket.chatModify({ pin: true }, jid(contact));
    const { patches, ignored } = await simulated.client.appState(phone);
    expect(patches).toEqual([]);
    expect(ignored).toMatchObject([
      { reason: 'the MAC of what the collection holds then is wrong' },
    ]);
  });

  it('is given patch by patch where it is long', async () => {
    const { socket, phone } = await linked();
    await simulated.client.faults(phone, { statePatchesAtOnce: 2 });
    const contacts = await Promise.all([1, 2, 3, 4, 5].map(() => simulated.contact()));
    const told = new Set<string>();
    socket.socket.ev.on('contacts.upsert', (all) => all.forEach(({ id }) => told.add(id)));
    await socket.end();
    for (const chat of contacts)
      await simulated.client.changeState(phone, { action: 'contact', chat, name: 'Jane' });
    await socket.reconnect();
    socket.socket.ev.on('contacts.upsert', (all) => all.forEach(({ id }) => told.add(id)));
    await until('all contacts', () => told.size === 5);
  });

  it('is remembered over a restart', async () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'simulator-state-'));
    const own = await Simulated.start({ stateDir });
    try {
      const phone = await own.contact();
      const chat = await own.contact();
      await own.client.changeState(phone, { action: 'pin', chat }, { action: 'mute', chat });
      await own.restart();
      // A connection that was kept is dead: the first request on it fails.
      const { versions, entries } = await until('the simulator', () =>
        own.client.appState(phone).catch(() => null),
      );
      expect(versions).toMatchObject({ regular_low: 1, regular_high: 1 });
      expect(entries).toHaveLength(2);
    } finally {
      await own.close();
      rmSync(stateDir, { recursive: true });
    }
  });
});
