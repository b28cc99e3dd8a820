import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import { newWaMessageId, userJid } from '../src';
import { LinkedNumber, until } from './linked-number';

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
async function linked(): Promise<LinkedNumber> {
  phones += 1;
  const number = new LinkedNumber(simulator, String(phones));
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
  number.store.contents.sent.set(waMessageId, textOf(text));
  await number.socket.send({ to, text, waMessageId });
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
    expect(again?.texts).toEqual([{ to: null, type: expect.any(String) as string, count: '1' }]);
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

  it('is not sent to who asks for what another device of theirs wrote', async () => {
    const number = await linked();
    const to = await contact();
    const id = await send(number, userJid(to), 'mine');
    const attrs = {
      id,
      type: 'retry',
      t: '1',
      from: userJid(to),
      recipient: userJid(number.phone),
    };
    const retry = { tag: 'retry', attrs: { count: '1', id, t: '1', v: '1' } };
    await client.sendStanza(number.phone, { tag: 'receipt', attrs, content: [retry] });
    await client.waitForMessage(to, { id });
    expect(await stanzas(number, id)).toHaveLength(1);
    expect(number.events.close).toEqual([]);
  });
});

function isToken(name: string): boolean {
  return name.startsWith('tctoken/') && !name.endsWith('__index');
}
