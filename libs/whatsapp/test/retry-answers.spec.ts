import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import { newWaMessageId, STATUS_CHAT, userJid } from '../src';
import { until } from '@whathooks/testing';
import { LinkedNumber } from './linked-number';

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let phones = 4_915_900_000_000;

beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
});
afterAll(() => simulator.close());

const opened: LinkedNumber[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((number) => number.socket.close()));
});

/** A number with a phone and a linked device. */
async function linked(phone = String((phones += 1))): Promise<LinkedNumber> {
  const number = new LinkedNumber(simulator, phone);
  opened.push(number);
  await number.link(client);
  return number;
}

async function contact(): Promise<string> {
  phones += 1;
  await client.createAccount({ phone: String(phones), name: 'Jane' });
  return String(phones);
}

async function send(number: LinkedNumber, to: string, text: string): Promise<string> {
  const waMessageId = newWaMessageId();
  number.store.keepSent({ to, waMessageId }, textOf(text));
  await number.send({ to, text, waMessageId });
  return waMessageId;
}

/** A `proto.Message` with a text, as the store keeps it. */
function textOf(text: string): Uint8Array {
  return Buffer.concat([Buffer.from([0x0a, Buffer.byteLength(text)]), Buffer.from(text)]);
}

/** The stanzas of one message, as they arrived. */
const stanzas = async (number: LinkedNumber, id: string) =>
  (await client.sent(number.phone)).filter((stanza) => stanza.id === id);

/** A device loses what it needs to read messages of others. */
async function forget(device: LinkedNumber): Promise<void> {
  await device.socket.close();
  const { keys } = device.store.contents;
  for (const name of keys.keys()) if (name.startsWith('session/')) keys.delete(name);
  await device.reconnect();
}

describe('a message that one device could not read', () => {
  it('is sent again to that device alone, encrypted once, though it is no phone', async () => {
    const [number, other] = [await linked(), await linked()];
    await send(number, userJid(other.phone), 'first');
    await until('the first', () => other.store.texts.includes('first'));
    await forget(other);
    const id = await send(number, userJid(other.phone), 'second');
    await until('the second', () => other.store.texts.includes('second'));
    const [sent, again, ...more] = await stanzas(number, id);
    expect(more).toEqual([]);
    expect(sent?.texts.length).toBeGreaterThan(1);
    expect(again).toMatchObject({
      attrs: { device_fanout: 'false', to: expect.stringMatching(/:1@/) as string },
      texts: [{ to: null, type: 'pkmsg', count: '1' }],
      refusedWith: null,
    });
    expect(again?.children).toEqual(['enc', 'device-identity']);
    expect(other.store.texts).toEqual(['first', 'second']);
    const [seen] = (await client.messages(other.phone)).filter((message) => message.id === id);
    expect(seen?.deliveries).toBe(1);
  });

  it('is sent again to a phone without going to its other devices once more', async () => {
    const [number, other] = [await linked(), await linked()];
    await client.faults(other.phone, { unreadable: 1 });
    const id = await send(number, userJid(other.phone), 'for all of them');
    await client.waitForMessage(other.phone, { id });
    await until('the device', () => other.store.texts.includes('for all of them'));
    const [, again] = await stanzas(number, id);
    expect(again?.texts).toEqual([
      { to: null, type: expect.any(String) as string, count: '1', mediatype: null },
    ]);
    expect(other.store.texts).toEqual(['for all of them']);
  });

  it('is sent again with the token of the contact, where one is true', async () => {
    const number = await linked();
    const to = await contact();
    await client.setSendPolicy(number.phone, { contact: to, policy: 'needs-token' });
    await client.sendMessage(to, { to: number.phone, text: 'Do write' });
    await until('the token', () => [...number.store.contents.keys.keys()].some(isToken));
    await client.faults(to, { unreadable: 1 });
    const id = await send(number, userJid(to), 'read me again');
    await client.waitForMessage(to, { id });
    const sent = await stanzas(number, id);
    expect(sent).toMatchObject([{ refusedWith: null }, { refusedWith: null }]);
    for (const { children } of sent) expect(children).toContain('tctoken');
  });

  it('of a group is sent again to one member, with the key of the group', async () => {
    const number = await linked();
    const [one, other] = [await contact(), await contact()];
    const { jid } = await client.createGroup({
      subject: 'Family',
      members: [number.phone, one, other],
    });
    await client.faults(one, { unreadable: 1 });
    const id = await send(number, jid, 'to all');
    await client.waitForMessage(other, { id });
    await send(number, jid, 'after');
    await client.waitForMessage(one, { text: 'after' });
    for (const phone of [one, other]) {
      const seen = await client.messages(phone, { with: jid });
      expect(seen.map(({ text, deliveries }) => [text, deliveries])).toEqual([
        ['to all', 1],
        ['after', 1],
      ]);
    }
  });

  it('is sent again a few times, and not for ever', async () => {
    const number = await linked();
    const to = await contact();
    await client.faults(to, { unreadable: 20 });
    const id = await send(number, userJid(to), 'never read');
    await until('the last answer', async () => (await stanzas(number, id)).length === 6);
    await until('the receipts', async () =>
      (await client.account(number.phone)).devices.every(({ unsettled }) => unsettled === 0),
    );
    expect(await stanzas(number, id)).toHaveLength(6);
  });
});

describe('a message that is asked for', () => {
  it('is not sent to who asks for what another device of theirs wrote', async () => {
    const number = await linked();
    const to = await contact();
    const id = await send(number, userJid(to), 'mine');
    const from = userJid(to);
    expect(await answersTo(number, { id, from, recipient: userJid(number.phone) })).toEqual([]);
    expect(number.events.close).toEqual([]);
  });

  it('is sent to the person it was for, by number and by LID', async () => {
    const number = await linked();
    const to = await contact();
    const id = await send(number, userJid(to), 'for a friend');
    const lid = await lidOf(to);
    expect(await answersTo(number, { id, from: userJid(to) })).toMatchObject([{ to: userJid(to) }]);
    expect(await answersTo(number, { id, from: lid })).toMatchObject([
      { to: userJid(to) },
      { to: lid },
    ]);
  });

  it('is sent to our own other device, which names the chat', async () => {
    const number = await linked();
    const [to, stranger] = [await contact(), await contact()];
    const id = await send(number, userJid(to), 'for a friend');
    const from = userJid(number.phone);
    expect(await answersTo(number, { id, from, recipient: userJid(stranger) })).toEqual([]);
    const recipient = userJid(to);
    expect(await answersTo(number, { id, from, recipient })).toMatchObject([
      { to: from, recipient },
    ]);
  });

  it('is not sent to a stranger, whatever stands beside their name', async () => {
    const number = await linked();
    const [to, stranger] = [await contact(), await contact()];
    await send(number, userJid(stranger), 'for the stranger');
    const id = await send(number, userJid(to), 'for a friend');
    const [friend, other] = [userJid(to), userJid(stranger)];
    expect(await answersTo(number, { id, from: other })).toEqual([]);
    expect(await answersTo(number, { id, from: await lidOf(stranger) })).toEqual([]);
    expect(await answersTo(number, { id, from: friend, participant: other })).toEqual([]);
    expect(number.events.close).toEqual([]);
  });

  it('is not sent to a LID with the digits of our number', async () => {
    const from = await lidOf(await contact());
    const number = await linked(from.split('@')[0]);
    const to = await contact();
    const id = await send(number, userJid(to), 'for a friend');
    expect(await answersTo(number, { id, from, recipient: userJid(to) })).toEqual([]);
  });
});

describe.each(['phone', 'lid'] as const)(
  'a message of a group with addresses by %s that is asked for',
  (addressing) => {
    it('is sent to a member by number and by LID, and to our own other device', async () => {
      const number = await linked();
      const member = await contact();
      const jid = await group([number.phone, member]);
      const id = await send(number, jid, 'to all');
      const asking = [userJid(member), await lidOf(member), userJid(number.phone)];
      for (const participant of asking) await answersTo(number, { id, from: jid, participant });
      const answers = await answersTo(number, {
        id,
        from: jid,
        participant: `${number.phone}@lid`,
      });
      expect(answers).toMatchObject(asking.map((participant) => ({ to: jid, participant })));
    });

    it('is not sent to a stranger, in the group or outside', async () => {
      const number = await linked();
      const [member, stranger] = [await contact(), await contact()];
      const jid = await group([number.phone, member]);
      const id = await send(number, jid, 'to all');
      const participant = userJid(stranger);
      expect(await answersTo(number, { id, from: jid, participant })).toEqual([]);
      expect(await answersTo(number, { id, from: userJid(stranger) })).toEqual([]);
      expect(await answersTo(number, { id, from: userJid(member) })).toEqual([]);
    });

    it('is not sent to who joined later, nor to who has left', async () => {
      const number = await linked();
      const [member, leaver, late] = [await contact(), await contact(), await contact()];
      const jid = await group([number.phone, member, leaver]);
      const id = await send(number, jid, 'to those here');
      await client.changeMembers(jid, { add: [late], remove: [leaver] });
      await send(number, jid, 'to those here now');
      await client.waitForMessage(late, { text: 'to those here now' });
      for (const phone of [late, leaver])
        for (const participant of [userJid(phone), await lidOf(phone)])
          expect(await answersTo(number, { id, from: jid, participant })).toEqual([]);
    });

    it('is sent to members alone where nobody remembers whom it was sent to', async () => {
      const number = await linked();
      const [member, stranger] = [await contact(), await contact()];
      const jid = await group([number.phone, member]);
      await send(number, jid, 'before');
      const id = newWaMessageId();
      number.store.keepSent({ to: jid, waMessageId: id }, textOf('of another process'));
      const [outside, inside] = [userJid(stranger), userJid(member)];
      expect(await answersTo(number, { id, from: jid, participant: outside })).toEqual([]);
      expect(await answersTo(number, { id, from: jid, participant: inside })).toHaveLength(1);
    });

    async function group(members: string[]): Promise<string> {
      return (await client.createGroup({ subject: 'Family', members, addressing })).jid;
    }
  },
);

describe('a status post that is asked for', () => {
  it('is sent to who is of its audience, by number and by LID, and to nobody else', async () => {
    const number = await linked();
    const [reader, stranger] = [await contact(), await contact()];
    const id = newWaMessageId();
    const audience = [userJid(reader)];
    number.store.keepSent({ to: STATUS_CHAT, waMessageId: id }, textOf('open on Sunday'));
    number.store.audiences.set(id, audience);
    await number.send({ to: STATUS_CHAT, text: 'open on Sunday', waMessageId: id, audience });
    await client.waitForMessage(reader, { id });
    const [outside, inside] = [userJid(stranger), userJid(reader)];
    const from = STATUS_CHAT;
    expect(await answersTo(number, { id, from, participant: outside })).toEqual([]);
    expect(await answersTo(number, { id, from: outside })).toEqual([]);
    expect(await answersTo(number, { id, from, participant: inside })).toMatchObject([
      { to: from, participant: inside },
    ]);
    expect(await answersTo(number, { id, from, participant: await lidOf(reader) })).toHaveLength(2);
  });

  it('is read by a phone that could not read it at first', async () => {
    const number = await linked();
    const reader = await contact();
    await client.faults(reader, { unreadable: 1 });
    const id = newWaMessageId();
    const audience = [userJid(reader)];
    number.store.keepSent({ to: STATUS_CHAT, waMessageId: id }, textOf('open on Sunday'));
    number.store.audiences.set(id, audience);
    await number.send({ to: STATUS_CHAT, text: 'open on Sunday', waMessageId: id, audience });
    expect(await client.waitForMessage(reader, { id })).toMatchObject({
      text: 'open on Sunday',
      deliveries: 1,
    });
  });
});

/** A JID by LID. */
async function lidOf(phone: string): Promise<string> {
  return `${(await client.account(phone)).lid.split('@')[0]}@lid`;
}

/** Who asks for which message, as the attributes of a receipt. */
type Question = Record<string, string> & { id: string; from: string };

/** Where a message went again, once a question for it has been dealt with. */
async function answersTo(number: LinkedNumber, question: Question) {
  const to = userJid(await contact());
  const after = await send(number, to, 'asked for afterwards');
  await client.sendStanza(number.phone, retryOf(question));
  await client.sendStanza(number.phone, retryOf({ id: after, from: to }));
  // One question is dealt with after the other.
  await until('the next answer', async () => (await stanzas(number, after)).length === 2);
  const sent = await stanzas(number, question.id);
  return sent
    .map(({ attrs }) => attrs)
    .filter(({ device_fanout, participant }) => device_fanout ?? participant);
}

function retryOf({ id, ...attrs }: Question) {
  const retry = { tag: 'retry', attrs: { count: '1', id, t: '1', v: '1' } };
  return { tag: 'receipt', attrs: { ...attrs, id, type: 'retry', t: '1' }, content: [retry] };
}

function isToken(name: string): boolean {
  return name.startsWith('tctoken/') && !name.endsWith('__index');
}
