import { createHmac } from 'node:crypto';
import type { BinaryNode, WASocket } from '@whiskeysockets/baileys';
import { until } from '@whathooks/testing';
import type { BareSocket } from './bare-socket';
import { Simulated } from './simulated';

let simulated: Simulated;
beforeAll(async () => {
  simulated = await Simulated.start();
});
afterAll(() => simulated.close());

const userJid = (phone: string): string => `${phone}@s.whatsapp.net`;

/** Sends a text and answers the error of its ack; null where it was taken. */
async function errorOf(
  socket: BareSocket,
  to: string,
  additionalNodes: BinaryNode[] = [],
): Promise<string | null> {
  const id = await socket.socket.relayMessage(to, { conversation: 'Hello' }, { additionalNodes });
  const ack = await until('the ack', () => socket.find('ack', id));
  return ack.attrs['error'] ?? null;
}

/** What Baileys makes of the two questions. */
const asked = (socket: WASocket): Promise<unknown[]> =>
  Promise.all([socket.fetchAccountReachoutTimelock(), socket.fetchNewChatMessageCap()]);

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

describe('limits of a number', () => {
  it('are answered to every question, and there are none at first', async () => {
    const { socket, phone } = await simulated.linked();
    expect(await asked(socket.socket)).toMatchObject([
      { isActive: false },
      { total_quota: '-1', capping_status: 'NONE' },
    ]);
    const until = inAnHour();
    await simulated.client.setLimits(phone, {
      timelock: { until, type: 'RESTRICT_ALL_COMPANIONS' },
      newChats: { quota: 20, used: 11, status: 'FIRST_WARNING', resetsAt: until },
    });
    expect(await asked(socket.socket)).toMatchObject([
      { isActive: true, enforcementType: 'RESTRICT_ALL_COMPANIONS' },
      { total_quota: '20', used_quota: '11', capping_status: 'FIRST_WARNING' },
    ]);
    expect((await simulated.client.limits(phone)).asked).toEqual({
      timelock: 2,
      newChats: ['INDIVIDUAL_NEW_CHAT_MSG', 'INDIVIDUAL_NEW_CHAT_MSG'],
    });
  });

  it('are refused to who asks in words that the server does not take, or at all', async () => {
    const { socket, phone } = await simulated.linked();
    await simulated.client.setLimits(phone, { question: 'new' });
    await expect(socket.socket.fetchNewChatMessageCap()).rejects.toThrow('invalid value');
    await simulated.client.setLimits(phone, { refuse: true });
    await expect(socket.socket.fetchAccountReachoutTimelock()).rejects.toThrow('went wrong');
  });

  it('are pushed when they change, unless nobody shall be told', async () => {
    const { socket, phone } = await simulated.linked();
    const locks: unknown[] = [];
    const caps: unknown[] = [];
    socket.socket.ev.on('connection.update', ({ reachoutTimeLock }) => {
      if (reachoutTimeLock) locks.push(reachoutTimeLock);
    });
    socket.socket.ev.on('message-capping.update', (cap) => caps.push(cap));
    const timelock = { until: null, type: 'BIZ_QUALITY' };
    await simulated.client.setLimits(phone, { timelock });
    await simulated.client.setLimits(phone, {
      newChats: { quota: 5, used: 5, status: 'CAPPED', resetsAt: inAnHour() },
    });
    await until('both', () => locks.length === 1 && caps.length === 1);
    expect(locks).toMatchObject([{ isActive: true, enforcementType: 'BIZ_QUALITY' }]);
    expect(caps).toMatchObject([{ capping_status: 'CAPPED' }]);
    await simulated.client.setLimits(phone, { timelock: null, push: false });
    await until('the acks', () => simulated.isSettled(phone));
    expect(locks).toHaveLength(1);
  });

  it('stop messages to strangers, and to nobody else', async () => {
    const { socket, phone } = await simulated.linked();
    const [friend, stranger] = [await simulated.contact(), await simulated.contact()];
    await simulated.client.sendMessage(friend, { to: phone, text: 'Hi' });
    const timelock = { until: inAnHour(), type: 'WEB_COMPANION_ONLY' };
    await simulated.client.setLimits(phone, { timelock });
    expect(await errorOf(socket, userJid(stranger))).toBe('463');
    expect(await errorOf(socket, userJid(friend))).toBeNull();
    await simulated.client.setLimits(phone, {
      timelock: null,
      newChats: { quota: 2, used: 1, status: 'SECOND_WARNING', resetsAt: inAnHour() },
    });
    expect(await errorOf(socket, userJid(stranger))).toBeNull();
    const other = await simulated.contact();
    expect(await errorOf(socket, userJid(other))).toBe('475');
    expect(await errorOf(socket, userJid(stranger))).toBeNull();
    expect((await simulated.client.limits(phone)).newChats).toMatchObject({
      used: 2,
      status: 'CAPPED',
    });
  });

  it('may be those of one contact or group, for as many messages as is said', async () => {
    const { socket, phone } = await simulated.linked();
    const [one, other] = [await simulated.contact(), await simulated.contact()];
    await simulated.client.setSendPolicy(phone, { contact: one, policy: 'capped' });
    expect(await errorOf(socket, userJid(one))).toBe('475');
    expect(await errorOf(socket, userJid(other))).toBeNull();
    await simulated.client.setSendPolicy(phone, { policy: 'timelocked' });
    expect(await errorOf(socket, userJid(one))).toBe('475');
    expect(await errorOf(socket, userJid(other))).toBe('463');
    const { jid } = await simulated.client.createGroup({ subject: 'G', members: [phone, other] });
    await simulated.client.setSendPolicy(phone, { contact: jid, refuseWith: 421, times: 1 });
    expect(await errorOf(socket, jid)).toBe('421');
    expect(await errorOf(socket, jid)).toBeNull();
  });
});

describe('privacy tokens', () => {
  it('of a contact open its chat while they are true', async () => {
    const { socket, phone } = await simulated.linked();
    const contact = await simulated.contact();
    await simulated.client.setSendPolicy(phone, { contact, policy: 'needs-token' });
    expect(await errorOf(socket, userJid(contact))).toBe('463');
    // Baileys keeps what a contact issues, and what is too old it does not send.
    await simulated.client.issueToken(contact, { to: phone, ageDays: 28 });
    await until('the token', () => simulated.isSettled(phone));
    expect(await errorOf(socket, userJid(contact))).toBe('463');
    await simulated.client.sendMessage(contact, { to: phone, text: 'Do write to me' });
    await until('the token', () => simulated.isSettled(phone));
    expect(await errorOf(socket, userJid(contact))).toBeNull();
    expect(await simulated.client.sent(phone)).toMatchObject([
      { children: expect.not.arrayContaining(['tctoken']), refusedWith: '463' },
      { children: expect.not.arrayContaining(['tctoken']), refusedWith: '463' },
      { children: expect.arrayContaining(['tctoken']), refusedWith: null },
    ]);
  });

  it('are refused where nobody issued them, where there are two, and in groups', async () => {
    const { socket, phone } = await simulated.linked();
    const contact = await simulated.contact();
    const { lid } = await simulated.client.account(contact);
    const salt = Buffer.alloc(32, 7);
    await simulated.client.setSalt(phone, salt);
    await simulated.client.setSendPolicy(phone, { contact, policy: 'needs-token' });
    const content = createHmac('sha256', salt).update(`${lid}@lid`).digest();
    const computed = { tag: 'cstoken', attrs: {}, content };
    const forged = { tag: 'tctoken', attrs: {}, content: Buffer.alloc(16) };
    expect(await errorOf(socket, userJid(contact), [forged])).toBe('479');
    expect(await errorOf(socket, userJid(contact), [forged, computed])).toBe('479');
    expect(await errorOf(socket, userJid(contact), [{ ...computed, content: salt }])).toBe('479');
    const { jid } = await simulated.client.createGroup({ subject: 'G', members: [phone, contact] });
    expect(await errorOf(socket, jid, [computed])).toBe('479');
    expect(await errorOf(socket, userJid(contact), [computed])).toBeNull();
  });

  it('that a companion issues are noted', async () => {
    const { socket, phone } = await simulated.linked();
    const contact = await simulated.contact();
    await errorOf(socket, userJid(contact));
    const given = await until('a token', async () => {
      return (await simulated.client.givenTokens(phone))[0];
    });
    expect(given.jid).toContain('@');
  });
});
