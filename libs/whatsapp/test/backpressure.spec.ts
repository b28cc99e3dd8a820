import { deflateSync } from 'node:zlib';
import { type BinaryNode, encodeBinaryNode } from '@whiskeysockets/baileys';
import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import { type Intake, INTAKE_FULL, INTAKE_FULL_BYTES } from '../src/inbound/intake';
import { until } from '@whathooks/testing';
import { LinkedNumber } from './linked-number';

const CONTACT = '4915111111111';
/** What arrives in one piece before the connection stops: 64 KiB of the shortest stanzas. */
const ONE_PIECE = 500;
const FLOOD = 2_500;

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let number: LinkedNumber;

beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
  await client.createAccount({ phone: CONTACT, name: 'Jane' });
  number = new LinkedNumber(simulator, '4915500000001', { pingMs: 1_000, pingTimeoutMs: 900 });
  await number.link(client);
});
afterAll(async () => {
  await number.socket.close();
  await simulator.close();
});

interface Inner {
  connection: { intake: Intake; socket: { sendNode: (node: BinaryNode) => Promise<void> } };
}
const connection = (): Inner['connection'] => (number.socket as unknown as Inner).connection;
const intake = (): Intake => connection().intake;

it('a flood waits on the server while the store takes its time, and all of it arrives', async () => {
  const { promise: free, resolve: letGo } = Promise.withResolvers<void>();
  number.store.beforeCommit = ({ messages }) => (messages.length > 0 ? free : undefined);
  await client.burst(CONTACT, { to: number.phone, count: FLOOD, prefix: 'flood' });
  let most = 0;
  await until('the whole flood to be under way', async () => {
    most = Math.max(most, intake().count);
    return (await client.burstStatus(CONTACT)).done && intake().isFull;
  });
  const sent = jest.spyOn(connection().socket, 'sendNode');
  const pings = (): number =>
    sent.mock.calls.filter(([{ attrs }]) => attrs['xmlns'] === 'w:p').length;
  // By the second one, the first was not answered in time.
  await until('two pings', () => pings() >= 2);
  expect(most).toBeLessThan(INTAKE_FULL + ONE_PIECE);
  letGo();
  await until(
    () => `the flood, ${number.store.texts.length} so far`,
    () => {
      most = Math.max(most, intake().count);
      return number.store.texts.length === FLOOD;
    },
    60_000,
  );
  expect(most).toBeLessThan(INTAKE_FULL + ONE_PIECE);
  expect(number.events.close).toEqual([]);
  expect((await client.account(number.phone)).stats).toMatchObject({ nacks: 0, retries: 0 });
});

it('small frames that unpack to much wait packed, and all of them arrive', async () => {
  // Unpacking takes its time here: pings have theirs too.
  await number.socket.close();
  number = new LinkedNumber(simulator, '4915500000002');
  await number.link(client);
  const { promise: free, resolve: letGo } = Promise.withResolvers<void>();
  number.store.beforeCommit = ({ messages }) => (messages.length > 0 ? free : undefined);
  const greatest = 8 * 1024 * 1024;
  const attrs = { id: 'GREAT00', from: `${CONTACT}@s.whatsapp.net`, t: '1' };
  const hidden = { tag: 'unavailable', attrs: {}, content: Buffer.alloc(greatest) };
  const stanza = encodeBinaryNode({ tag: 'message', attrs, content: [hidden] });
  const pieces = Array.from({ length: 12 }, (_, index) => {
    stanza.write(`GREAT${10 + index}`, stanza.indexOf('GREAT'));
    return Buffer.concat([Buffer.from([2]), deflateSync(stanza.subarray(1))]);
  });
  await client.sendRaw(number.phone, 'plaintext', ...pieces);
  await client.sendMessage(CONTACT, { to: number.phone, text: 'after the great ones' });
  await until('as much as may be in hand', () => intake().isFull);
  // What is unpacked by now has been counted: others had their turn.
  await client.account(number.phone);
  expect(intake().bytes).toBeGreaterThanOrEqual(INTAKE_FULL_BYTES);
  expect(intake().bytes).toBeLessThan(INTAKE_FULL_BYTES + greatest + 10_000);
  letGo();
  await until('the last', () => number.store.texts.includes('after the great ones'));
  const ids = [...number.store.contents.messages.values()].map(({ waMessageId }) => waMessageId);
  expect(ids.filter((id) => id.startsWith('GREAT'))).toHaveLength(pieces.length);
  expect(number.events.close).toEqual([]);
});
