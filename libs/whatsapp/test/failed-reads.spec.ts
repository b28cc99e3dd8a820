import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import { newWaMessageId, userJid } from '../src';
import { until } from '@whathooks/testing';
import { encodeText, LinkedNumber } from './linked-number';
import type { MemoryStore } from './memory-store';

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let number: LinkedNumber;
let contact: string;
let contacts = 4_915_110_000_000;

beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
  number = new LinkedNumber(simulator, '4915800000001');
  await number.link(client);
});
afterAll(async () => {
  await number.socket.close();
  await simulator.close();
});
beforeEach(async () => {
  // What came with the link, or with a new connection, is not what is counted.
  await settled();
  contacts += 1;
  contact = String(contacts);
  await client.createAccount({ phone: contact, name: 'Jane', addressing: 'phone' });
});

const unsettled = async (): Promise<number | undefined> =>
  (await client.account(number.phone)).devices[0]?.unsettled;
const settled = (): Promise<unknown> =>
  until('everything settled', async () => (await unsettled()) === 0);

/** Fails the next read of a kind, once. */
function failOnce(method: Parameters<MemoryStore['beforeRead']>[0]['method'], kind?: string): void {
  number.store.beforeRead = ({ method: asked, type }) => {
    if (asked !== method || type !== kind) return;
    number.store.beforeRead = () => undefined;
    throw new Error('the database was away for a moment');
  };
}

/** The connection is cut, nothing was refused, and the stanza waits on the server. */
async function isCut(): Promise<void> {
  expect(await number.next('close')).toMatchObject({ reason: 'commit_failed' });
  expect(await unsettled()).toBe(1);
  await number.reconnect();
}

async function isStoredOnce(text: string): Promise<void> {
  await until(text, () => number.store.texts.includes(text));
  await settled();
  expect(number.store.texts.filter((stored) => stored === text)).toHaveLength(1);
  expect((await client.account(number.phone)).stats).toMatchObject({ nacks: 0, retries: 0 });
}

const receive = (text: string): Promise<unknown> =>
  client.sendMessage(contact, { to: number.phone, text });

it.each(['lid-mapping', 'session', 'pre-key'])(
  'a first message of a contact whose %s cannot be read comes again',
  async (kind) => {
    failOnce('loadKeys', kind);
    await receive(`first, without ${kind}`);
    await isCut();
    await isStoredOnce(`first, without ${kind}`);
  },
);

it('a message whose ratchet has left the memory, and cannot be read, comes again', async () => {
  await receive('the first');
  await isStoredOnce('the first');
  await number.socket.close();
  await number.reconnect();
  failOnce('loadKeys', 'session');
  await receive('the ratchet is away');
  await isCut();
  await isStoredOnce('the ratchet is away');
});

it.each([
  ['its row', 'findBytes', undefined],
  ['the plaintexts of late', 'loadKeys', 'recent-plaintext'],
] as const)('a message that waited, of which %s cannot be read, comes again', async (...given) => {
  const [what, method, kind] = given;
  await number.socket.close();
  await receive(`waited, without ${what}`);
  failOnce(method, kind);
  number.connect();
  await isCut();
  await isStoredOnce(`waited, without ${what}`);
});

it("a message in a group whose member's key cannot be read comes again, and so do those after it", async () => {
  const members = [contact, number.phone];
  const { jid } = await client.createGroup({ subject: 'Readers', members });
  // That there is a group is told to the number, too.
  await settled();
  const say = (text: string): Promise<unknown> => client.sendMessage(contact, { to: jid, text });
  failOnce('loadKeys', 'sender-key');
  await say('with the key');
  await isCut();
  await isStoredOnce('with the key');
  await say('and another');
  await isStoredOnce('and another');
});

it('a contact who asks for a message again gets it, though it could not be read at first', async () => {
  await client.faults(contact, { unreadable: 1 });
  failOnce('findSentBytes');
  const waMessageId = newWaMessageId();
  const message = { to: userJid(contact), text: 'say that again', waMessageId };
  number.store.keepSent(message, encodeText(message));
  await number.send(message).catch(() => undefined);
  expect(await number.next('close')).toMatchObject({ reason: 'commit_failed' });
  await number.reconnect();
  const { text } = await client.waitForMessage(contact, { id: waMessageId });
  expect(text).toBe('say that again');
  await settled();
});

it('a call whose caller cannot be looked up comes again', async () => {
  const hidden = String((contacts += 1));
  await client.createAccount({ phone: hidden, name: 'Hidden', addressing: 'hidden-lid' });
  failOnce('loadKeys', 'lid-mapping');
  await client.call(hidden, { to: number.phone, hangUp: false });
  await isCut();
  await settled();
  const calls = number.store.contents.notices.filter(({ kind }) => kind === 'call');
  expect(calls).toMatchObject([{ type: 'offer' }]);
});
