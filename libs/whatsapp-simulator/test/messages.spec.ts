import { until } from '@whathooks/testing';
import { Simulated } from './simulated';

let simulated: Simulated;
beforeAll(async () => {
  simulated = await Simulated.start();
});
afterAll(() => simulated.close());

const userJid = (phone: string): string => `${phone}@s.whatsapp.net`;

describe('contacts that write from a LID', () => {
  it('show their number beside it', async () => {
    const { socket, phone } = await simulated.linked();
    const contact = await simulated.contact({ addressing: 'lid' });
    const { lid } = await simulated.client.account(contact);
    const { id } = await simulated.client.sendMessage(contact, { to: phone, text: 'from a LID' });
    await until('the message', () => socket.texts.includes('from a LID'));
    expect(socket.find('message', id)?.attrs).toMatchObject({
      from: `${lid}@lid`,
      addressing_mode: 'lid',
      sender_pn: userJid(contact),
    });
    await until('the receipt', () => simulated.isSettled(phone));
  });

  it('may hide their number, and are answered all the same', async () => {
    const { socket, phone } = await simulated.linked();
    const contact = await simulated.contact({ lidOnly: true });
    const { lid } = await simulated.client.account(contact);
    const { id } = await simulated.client.sendMessage(contact, { to: phone, text: 'who am I?' });
    await until('the message', () => socket.texts.includes('who am I?'));
    expect(socket.find('message', id)?.attrs['sender_pn']).toBeUndefined();
    const answer = await socket.send(`${lid}@lid`, 'A number I do not know');
    expect(await simulated.client.waitForMessage(contact, { id: answer })).toMatchObject({
      text: 'A number I do not know',
      from: phone,
    });
    const unread = () => simulated.client.messages(contact, { unread: true });
    expect(await unread()).toMatchObject([{ id: answer }]);
    await simulated.client.markRead(contact, { from: phone, ids: [answer] });
    expect(await unread()).toEqual([]);
    const read = await until('the receipt', () => socket.find('receipt', answer, 'read'));
    expect(read.attrs['from']).toBe(`${lid}@lid`);
    expect(JSON.stringify(socket.stanzas)).not.toContain(contact);
  });
});

describe('the phone of a linked number', () => {
  it('writes, and its companion gets a copy', async () => {
    const { socket, phone } = await simulated.linked();
    const contact = await simulated.contact();
    const text = 'from my own phone';
    const { id } = await simulated.client.sendFromOwnPhone(phone, { to: contact, text });
    await until('the copy', () => socket.texts.includes(text));
    expect(socket.received.find(({ key }) => key.id === id)?.key).toMatchObject({
      fromMe: true,
      remoteJid: userJid(contact),
    });
    expect(await simulated.client.messages(contact)).toMatchObject([{ direction: 'in', text }]);
    await until('the receipt', () => simulated.isSettled(phone));
  });

  it('writes to itself', async () => {
    const { socket, phone } = await simulated.linked();
    await simulated.client.sendMessage(phone, { to: phone, text: 'note to myself' });
    await until('the copy', () => socket.texts.includes('note to myself'));
    const id = await socket.send(userJid(phone), 'another note');
    await until('the phone to show it', async () =>
      (await simulated.client.messages(phone)).some((message) => message.id === id),
    );
  });

  it('learns what its companion has read', async () => {
    const { socket, phone } = await simulated.linked();
    const contact = await simulated.contact();
    await simulated.client.sendMessage(contact, { to: phone, text: 'read me' });
    const message = await until('the message', () =>
      socket.received.find(({ message: content }) => content?.conversation === 'read me'),
    );
    await socket.socket.readMessages([message.key]);
    await until('the ticks', async () =>
      (await simulated.client.messages(contact)).some(({ status }) => status === 'read'),
    );
  });
});

describe('two linked numbers', () => {
  it('write to each other, phones and companions alike', async () => {
    const [one, other] = [await simulated.linked(), await simulated.linked()];
    const id = await one.socket.send(userJid(other.phone), 'between companions');
    await until('the companion', () => other.socket.texts.includes('between companions'));
    await simulated.client.waitForMessage(other.phone, { id });
    await until('the receipt', () => simulated.isSettled(other.phone));
    await other.socket.send(userJid(one.phone), 'and back');
    await until('the companion', () => one.socket.texts.includes('and back'));
  });
});

describe('what goes wrong on purpose', () => {
  it('a phone that cannot read a message asks for it again', async () => {
    const { socket } = await simulated.linked();
    const contact = await simulated.contact();
    await simulated.client.faults({ phone: contact, unreadable: 1 });
    const id = await socket.send(userJid(contact), 'say again');
    expect(await simulated.client.waitForMessage(contact, { id })).toMatchObject({
      text: 'say again',
      deliveries: 1,
    });
    expect(socket.find('receipt', id, 'retry')).toBeDefined();
  });

  it('a companion that lost its session asks, and gets the message anew', async () => {
    const { socket, phone } = await simulated.linked();
    const contact = await simulated.contact();
    await simulated.client.sendMessage(contact, { to: phone, text: 'before' });
    await until('the first', () => socket.texts.includes('before'));
    const { lid } = await simulated.client.account(contact);
    await socket.auth.keys.set({ session: { [`${lid}_1.0`]: null, [`${contact}.0`]: null } });
    socket.die();
    await until('the server to notice', async () =>
      (await simulated.client.account(phone)).devices.every(({ online }) => !online),
    );
    await simulated.client.sendMessage(contact, { to: phone, text: 'after' });
    await socket.reconnect();
    await until('the second', () => socket.texts.includes('after'));
    await until('all settled', () => simulated.isSettled(phone));
    const { stats } = await simulated.client.account(phone);
    expect(stats.retries).toBeGreaterThan(0);
    expect(stats.nacks).toBe(0);
  });

  it('messages come twice and swapped', async () => {
    const { socket, phone } = await simulated.linked();
    const contact = await simulated.contact();
    await simulated.client.sendMessage(contact, { to: phone, text: 'first of all' });
    await until('the first', () => simulated.isSettled(phone));
    await simulated.client.faults(phone, { duplicate: true, reorder: true });
    const one = simulated.client.sendMessage(contact, { to: phone, text: 'one', id: 'AAA1' });
    const two = simulated.client.sendMessage(contact, { to: phone, text: 'two', id: 'AAA2' });
    await Promise.all([one, two]);
    const ids = (): string[] =>
      socket.stanzas
        .filter(({ tag }) => tag === 'message')
        .map(({ attrs }) => attrs['id'] ?? '')
        .filter((id) => id.startsWith('AAA'));
    await until('four stanzas', () => ids().length === 4);
    expect(ids()).toEqual(['AAA2', 'AAA2', 'AAA1', 'AAA1']);
  });

  it('messages come late', async () => {
    const { socket, phone } = await simulated.linked();
    const contact = await simulated.contact();
    await simulated.client.faults({ delayMs: 200 });
    await simulated.client.sendMessage(contact, { to: phone, text: 'late' });
    expect(socket.texts).not.toContain('late');
    await until('the message', () => socket.texts.includes('late'));
    await simulated.client.clearFaults();
    expect((await simulated.client.account(phone)).faults.delayMs).toBe(0);
  });

  it('a message is refused, or taken without a word', async () => {
    const { socket, phone } = await simulated.linked();
    const contact = await simulated.contact();
    await simulated.client.faults(phone, { refuseMessages: 463 });
    const id = await socket.send(userJid(contact), 'refused');
    expect(socket.find('ack', id)?.attrs['error']).toBe('463');
    expect(await simulated.client.messages(contact)).toEqual([]);
    await simulated.client.faults(phone, { refuseMessages: null, withholdAcks: true });
    const silent = await socket.socket.sendMessage(userJid(contact), { text: 'no word' });
    await simulated.client.waitForMessage(contact, { text: 'no word' });
    expect(socket.find('ack', silent?.key.id ?? '')).toBeUndefined();
  });

  it('a plaintext that is no message is refused by a stock client', async () => {
    const { phone } = await simulated.linked();
    const contact = await simulated.contact();
    await simulated.client.sendMessage(contact, { to: phone, text: 'x', kind: 'unparsable' });
    await until('an answer', async () => {
      const { stats } = await simulated.client.account(phone);
      return stats.nacks + stats.retries > 0;
    });
  });
});
