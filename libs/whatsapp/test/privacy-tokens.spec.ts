import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import { newWaMessageId, userJid } from '../src';
import { until } from '@whathooks/testing';
import { LinkedNumber } from './linked-number';

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let phones = 4_915_950_000_000;

beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
});
afterAll(() => simulator.close());

const opened: LinkedNumber[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((number) => number.socket.close()));
});

async function linked(before?: (phone: string) => Promise<void>): Promise<LinkedNumber> {
  phones += 1;
  const number = new LinkedNumber(simulator, String(phones));
  opened.push(number);
  await before?.(number.phone);
  await number.link(client);
  return number;
}

/** Somebody to whom the server lets a number write with a token alone. */
async function shy(number: LinkedNumber): Promise<string> {
  phones += 1;
  const contact = String(phones);
  await client.createAccount({ phone: contact, name: 'Jane' });
  await client.setSendPolicy(number.phone, { contact, policy: 'needs-token' });
  return contact;
}

function send(number: LinkedNumber, to: string): Promise<void> {
  return number.send({ to: userJid(to), text: 'Hi', waMessageId: newWaMessageId() });
}

const tokens = async (number: LinkedNumber): Promise<string[][]> =>
  (await client.sent(number.phone)).map(({ children }) =>
    children.filter((tag) => tag.endsWith('token')),
  );

const stored = (number: LinkedNumber, kind: string): string[] =>
  [...number.store.contents.keys.keys()].filter((name) => name.startsWith(`${kind}/`));

describe('the token of a contact', () => {
  it('opens their chat, now and after a restart', async () => {
    const number = await linked();
    const contact = await shy(number);
    await expect(send(number, contact)).rejects.toMatchObject({ code: '463' });
    await client.sendMessage(contact, { to: number.phone, text: 'Do write' });
    const { lid } = await client.account(contact);
    await until('the token', () => stored(number, 'tctoken').includes(`tctoken/${lid}@lid`));
    await until('the list of tokens', () => stored(number, 'tctoken').includes('tctoken/__index'));
    await send(number, contact);
    await number.socket.close();
    await number.reconnect();
    await send(number, contact);
    expect(await tokens(number)).toEqual([[], ['tctoken'], ['tctoken']]);
  });
});

describe('a token of our own', () => {
  const salt = Buffer.alloc(32, 7);

  it('opens the chat of somebody who issued none, from the first message on', async () => {
    const number = await linked((phone) => saltOf(phone));
    await until('the salt', () => stored(number, 'nct-salt').length === 1);
    const contact = await shy(number);
    await send(number, contact);
    await number.socket.close();
    await number.reconnect();
    await send(number, contact);
    expect(await tokens(number)).toEqual([['cstoken'], ['cstoken']]);
  });

  it('is not attached beside that of the contact, nor in groups, nor to ourselves', async () => {
    const number = await linked();
    const contact = await shy(number);
    await client.setSalt(number.phone, salt);
    await until('the salt', () => stored(number, 'nct-salt').length === 1);
    await send(number, contact);
    await client.sendMessage(contact, { to: number.phone, text: 'Do write' });
    await until('the token', () => stored(number, 'tctoken').length > 1);
    const { lid } = await client.account(contact);
    await until('it to be one', async () => {
      const bytes = number.store.contents.keys.get(`tctoken/${lid}@lid`);
      return bytes && Buffer.from(bytes).toString().includes('timestamp');
    });
    await send(number, contact);
    const members = [number.phone, contact];
    const { jid } = await client.createGroup({ subject: 'Family', members });
    await number.send({ to: jid, text: 'Hi', waMessageId: newWaMessageId() });
    await send(number, number.phone);
    expect(await tokens(number)).toEqual([['cstoken'], ['tctoken'], [], []]);
  });

  it('is attached to what is sent again, and follows the salt', async () => {
    const number = await linked((phone) => saltOf(phone));
    await until('the salt', () => stored(number, 'nct-salt').length === 1);
    const before = number.store.contents.keys.get('nct-salt/salt');
    await client.setSalt(number.phone, Buffer.alloc(32, 9));
    await until('the new salt', () => {
      const now = number.store.contents.keys.get('nct-salt/salt');
      return now && !Buffer.from(now).equals(before ?? Buffer.alloc(0));
    });
    const contact = await shy(number);
    await client.faults(contact, { unreadable: 1 });
    const waMessageId = newWaMessageId();
    const message = { to: userJid(contact), text: 'Hi', waMessageId };
    number.store.keepSent(message, Buffer.from([0x0a, 2, 0x48, 0x69]));
    await number.send(message);
    await client.waitForMessage(contact, { id: waMessageId });
    expect(await tokens(number)).toEqual([['cstoken'], ['cstoken']]);
  });

  async function saltOf(phone: string): Promise<void> {
    await client.createAccount({ phone });
    await client.setSalt(phone, salt);
  }
});

describe('the salt in the state of the account', () => {
  it('is learnt, replaced and taken back', async () => {
    const number = await linked();
    const [one, other] = [await shy(number), await shy(number)];
    await client.setSalt(number.phone, Buffer.alloc(32, 3), 'app-state');
    await until('the salt', () => stored(number, 'nct-salt').length === 1);
    const before = number.store.contents.keys.get('nct-salt/salt');
    await send(number, one);
    await client.setSalt(number.phone, Buffer.alloc(32, 4), 'app-state');
    await until('the new salt', () => {
      const now = number.store.contents.keys.get('nct-salt/salt');
      return now && !Buffer.from(now).equals(before ?? Buffer.alloc(0));
    });
    await send(number, other);
    await client.setSalt(number.phone, null, 'app-state');
    await until('its end', () => stored(number, 'nct-salt').length === 0);
    await expect(send(number, one)).rejects.toMatchObject({ code: '463' });
    expect(await tokens(number)).toEqual([['cstoken'], ['cstoken'], []]);
  });
});
