import { Commits } from '../src/keys/commits';
import { Credentials } from '../src/keys/credentials';
import { KeyStore } from '../src/keys/key-store';
import { SenderKeyMemory } from '../src/keys/sender-key-memory';
import { MemoryStore } from './memory-store';

const GROUP = '120363000000000001@g.us';
const TYPE = 'sender-key-memory';

let store: MemoryStore;
let keys: KeyStore;
let memory: SenderKeyMemory;
/** The message that is being written to the group. */
let writing: string | undefined;

beforeEach(() => {
  store = new MemoryStore();
  ({ keys, memory } = connected());
  writing = undefined;
});

/** What a new connection over the same store has. */
function connected(): { keys: KeyStore; memory: SenderKeyMemory } {
  const commits = new Commits(store, Credentials.from(null), () => undefined);
  const fresh = new KeyStore(store, commits);
  return { keys: fresh, memory: new SenderKeyMemory(fresh, () => writing) };
}

const give = (waMessageId: string | undefined, ...devices: string[]): Promise<void> => {
  writing = waMessageId;
  const given = Object.fromEntries(devices.map((device) => [device, true]));
  return memory.set({ [TYPE]: { [GROUP]: given } });
};
const learn = (waMessageId: string, status: 'sent' | 'failed', chat = GROUP): void =>
  memory.learn({ waMessageId, chat, status });
/** Devices that get no key with the next message on this connection. */
const known = async (): Promise<string[]> =>
  Object.keys((await memory.get(TYPE, [GROUP]))[GROUP] ?? {}).sort();
/** The same on the next connection, when all that is under way is durable. */
async function believed(): Promise<string[]> {
  // Writes of keys are committed in order: this one stands behind those of the memory.
  for (let turn = 0; turn < 2; turn += 1) await keys.set({ 'device-list': { marks: ['time'] } });
  const found = (await connected().keys.get(TYPE, [GROUP]))[GROUP];
  return Object.keys(found ?? {}).sort();
}

it('believes a key given when its message is acknowledged, and not before', async () => {
  await give('M1', 'a', 'b');
  expect(await known()).toEqual(['a', 'b']);
  expect(await believed()).toEqual([]);
  learn('M1', 'sent');
  expect(await believed()).toEqual(['a', 'b']);
  expect(await known()).toEqual(['a', 'b']);
});

it('believes of several messages those that are acknowledged', async () => {
  await give('M1', 'a');
  await give('M2', 'a', 'b');
  await give('M3', 'a', 'b', 'c');
  learn('M2', 'sent');
  expect(await believed()).toEqual(['b']);
  expect(await known()).toEqual(['a', 'b', 'c']);
  learn('M1', 'sent');
  expect(await believed()).toEqual(['a', 'b']);
});

it('gives the key again to those whose message was refused', async () => {
  await give('M1', 'a');
  await give('M2', 'a', 'b');
  learn('M1', 'failed');
  expect(await known()).toEqual(['b']);
  learn('M1', 'sent');
  expect(await believed()).toEqual([]);
});

it('takes the word on another message, or in another chat, for nothing', async () => {
  await give('M1', 'a');
  learn('M2', 'sent');
  learn('M1', 'sent', '120363000000000002@g.us');
  expect(await believed()).toEqual([]);
});

it('keeps all devices of a message that is written twice', async () => {
  await give('M1', 'a');
  await give('M1', 'a', 'b');
  learn('M1', 'sent');
  expect(await believed()).toEqual(['a', 'b']);
});

it('believes nothing of a key that was given up since', async () => {
  await give('M1', 'a');
  memory.forget(GROUP);
  expect(await known()).toEqual([]);
  learn('M1', 'sent');
  expect(await believed()).toEqual([]);
});

it('believes nothing that no message brings', async () => {
  await give(undefined, 'a');
  expect(await known()).toEqual([]);
  expect(await believed()).toEqual([]);
});

it('lets everything else through', async () => {
  await memory.set({ 'device-list': { '49151': ['1', '2'] } });
  expect(await memory.get('device-list', ['49151'])).toEqual({ '49151': ['1', '2'] });
});
