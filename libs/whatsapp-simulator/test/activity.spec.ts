import { until } from '@whathooks/testing';
import type { BareSocket } from './bare-socket';
import { Simulated } from './simulated';

let simulated: Simulated;
let socket: BareSocket;
let phone: string;
let contact: string;
let jid: string;
beforeAll(async () => {
  simulated = await Simulated.start();
  ({ socket, phone } = await simulated.linked());
  contact = await simulated.contact();
  jid = `${contact}@s.whatsapp.net`;
});
afterAll(() => simulated.close());

it('a call rings with pictures, in a group, and is taken elsewhere', async () => {
  const calls: { status: string; isVideo?: boolean; isGroup?: boolean }[] = [];
  socket.socket.ev.on('call', (events) => calls.push(...events));
  const group = '1203630@g.us';
  const call = { to: phone, hangUp: false, video: true, group };
  const { id } = await simulated.client.call(contact, call);
  await until('the ring', () => calls.find(({ status }) => status === 'offer'));
  expect(calls[0]).toMatchObject({ isVideo: true, isGroup: true });
  await simulated.client.moveCall(contact, id, { to: phone, step: 'accept' });
  await until('the answer', () => calls.find(({ status }) => status === 'accept'));
  const end = { to: phone, step: 'terminate', reason: 'timeout' } as const;
  await simulated.client.moveCall(contact, id, end);
  await until('the end', () => calls.find(({ status }) => status === 'timeout'));
});

it('a number hears who is there after it asked, and who types at any time', async () => {
  const heard: { lastKnownPresence?: string; lastSeen?: number | null }[] = [];
  socket.socket.ev.on('presence.update', ({ presences }) => {
    heard.push(...Object.values(presences));
  });
  const told = async (state: 'available' | 'unavailable' | 'composing' | 'recording') => {
    const lastSeen = '2030-01-01T00:00:00Z';
    return (await simulated.client.presence(contact, { to: phone, state, lastSeen })).told;
  };
  expect(await told('available')).toBe(0);
  expect(await told('composing')).toBe(1);
  await until('typing', () => heard.some((one) => one.lastKnownPresence === 'composing'));
  await socket.socket.presenceSubscribe(jid);
  await until('the question', async () =>
    (await simulated.client.signals(phone)).some(({ attrs }) => attrs['type'] === 'subscribe'),
  );
  expect(await told('unavailable')).toBe(1);
  const gone = await until('its end', () =>
    heard.find((one) => one.lastKnownPresence === 'unavailable'),
  );
  expect(gone.lastSeen).toBe(1_893_456_000);
  await told('recording');
  await until('recording', () => heard.some((one) => one.lastKnownPresence === 'recording'));
});

it('voice messages are heard, both ways', async () => {
  const id = await socket.send(jid, 'imagine a voice');
  await simulated.client.waitForMessage(contact, { id });
  await simulated.client.markRead(contact, { from: phone, ids: [id], played: true });
  await until('the receipt', () => socket.find('receipt', id, 'played'));
  const sent = await simulated.client.sendMessage(contact, { to: phone, text: 'a voice' });
  await until('it', () => socket.received.find(({ key }) => key.id === sent.id));
  await socket.socket.sendReceipt(jid, undefined, [sent.id], 'played');
  await until('the mark', async () =>
    (await simulated.client.messages(contact)).some(
      (message) => message.id === sent.id && message.status === 'played',
    ),
  );
  expect(await simulated.client.messages(contact, { unread: true })).toEqual([]);
});

it('a channel posts to who follows it', async () => {
  const channel = '120363000000000001@newsletter';
  const post = { followers: [phone], text: 'news', serverId: 7 };
  const { id } = await simulated.client.postToChannel(channel, post);
  const message = await until('the post', () => socket.received.find(({ key }) => key.id === id));
  expect(message.key.remoteJid).toBe(channel);
  expect(message.message?.conversation).toBe('news');
});
