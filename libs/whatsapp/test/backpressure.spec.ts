import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import { type Intake, INTAKE_FULL } from '../src/intake';
import { LinkedNumber, until } from './linked-number';

const CONTACT = '4915111111111';
/** What arrives in one piece before the line stops: 64 KiB of the shortest stanzas. */
const ONE_PIECE = 500;
const FLOOD = 2_500;

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let number: LinkedNumber;

beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
  await client.createAccount({ phone: CONTACT, name: 'Jane' });
  number = new LinkedNumber(simulator, '4915500000001', { pingMs: 400, pingTimeoutMs: 300 });
  await number.link(client);
});
afterAll(async () => {
  await number.socket.close();
  await simulator.close();
});

const intake = (): Intake => (number.socket as unknown as { line: { intake: Intake } }).line.intake;

it('a flood waits on the server while the store takes its time, and all of it arrives', async () => {
  const { promise: free, resolve: letGo } = Promise.withResolvers<void>();
  number.store.beforeCommit = ({ messages }) => (messages.length > 0 ? free : undefined);
  await client.burst(CONTACT, { to: number.phone, count: FLOOD, prefix: 'flood' });
  let most = 0;
  await until('the whole flood to be under way, and several pings', async () => {
    most = Math.max(most, intake().count);
    return (await client.burstStatus(CONTACT)).done && intake().isFull;
  });
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
}, 90_000);
