import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import { newWaMessageId, type SessionCommit, userJid } from '../src';
import { until } from '@whathooks/testing';
import { encodeText, LinkedNumber } from './linked-number';
import { MemoryStore } from './memory-store';

const CONTACT = '4915111111111';

/** `CRASH_TIMES=1000 CRASH_SEED=7` for another and longer run. */
const TIMES = Number(process.env['CRASH_TIMES'] ?? 30);
const SEED = Number(process.env['CRASH_SEED'] ?? 42);

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let number: LinkedNumber;
let group: string;

/** A message of ours, by its WhatsApp id. */
type Sent = Map<string, { to: string; text: string }>;

beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
  await client.createAccount({ phone: CONTACT, name: 'Jane' });
  number = new LinkedNumber(simulator, '4915600000001');
  await number.link(client);
  const members = [CONTACT, number.phone];
  group = (await client.createGroup({ subject: 'All of us', members })).jid;
});
afterAll(async () => {
  await number.socket.close();
  await simulator.close();
});

/** A generator of numbers that is the same for the same seed (an xorshift). */
function chance(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/**
 * Lets so many commits of ratchets become durable, and nothing after them. Resolves when it comes to that.
 *
 * @param isBefore ends before the last one is durable, else right after, when nobody has heard of it.
 */
function crashAfter(store: MemoryStore, commits: number, isBefore: boolean): Promise<void> {
  const { promise: crashed, resolve } = Promise.withResolvers<void>();
  const { promise: never } = Promise.withResolvers<void>();
  const movesRatchet = ({ keys }: SessionCommit): boolean =>
    keys.some(({ type }) => type === 'session' || type === 'sender-key');
  let left = commits;
  let isOver = false;
  const end = (): void => {
    isOver = true;
    resolve();
  };
  store.beforeCommit = (batch) => {
    if (isBefore && left === 1 && movesRatchet(batch)) end();
    return isOver ? never : undefined;
  };
  store.afterCommit = (batch) => {
    if (movesRatchet(batch)) left -= 1;
    if (left > 0) return;
    end();
    throw new Error('the process is gone');
  };
  return crashed;
}

/** What was durable is there when the number comes back, and nothing else; nothing says goodbye. */
async function comeBack(): Promise<void> {
  const after = new MemoryStore();
  after.contents = structuredClone(number.store.contents);
  type Inner = { connection: { terminate: () => void } };
  (number.socket as unknown as Inner).connection.terminate();
  Object.assign(number, { store: after });
  await number.reconnect();
}

/** Writes both ways, to the contact or to the group; what nobody acknowledges is sent again later. */
async function converse(
  name: string,
  isConversation: boolean,
  to: string,
  written: string[],
  sent: Sent,
): Promise<void> {
  const { socket, store } = number;
  if (isConversation) {
    const text = `${name}, written`;
    written.push(text);
    await client.sendMessage(CONTACT, { to: to === group ? group : number.phone, text });
  }
  const waMessageId = newWaMessageId();
  const answer = { to, text: `${name}, answered` };
  sent.set(waMessageId, answer);
  store.keepSent({ ...answer, waMessageId }, encodeText(answer));
  const sending = socket.send({ to, bytes: encodeText(answer), waMessageId });
  await sending.acknowledged.catch(() => undefined);
}

/** Whatever nobody acknowledged is sent again under its id, as the outbox does. */
async function sendAgain(sent: Sent): Promise<void> {
  for (const [waMessageId, message] of sent) {
    number.store.keepSent({ ...message, waMessageId }, encodeText(message));
    const { receipts } = number.store.contents;
    if (receipts.some((known) => known.waMessageId === waMessageId)) continue;
    await number.send({ ...message, waMessageId }).catch(() => undefined);
  }
}

it(
  `credentials stay usable over ${TIMES} crashes with seed ${SEED}`,
  async () => {
    const random = chance(SEED);
    const written: string[] = [];
    const sent: Sent = new Map();
    for (let time = 0; time < TIMES; time += 1) {
      const crashed = crashAfter(number.store, 1 + Math.floor(random() * 4), random() < 0.5);
      // Where the contact is silent, no answer of theirs starts a new chain of keys over.
      const isConversation = random() < 0.5;
      const work = Array.from({ length: 3 }, (_, index) => {
        const to = random() < 0.5 ? group : userJid(CONTACT);
        return converse(`crash ${time}, ${index}`, isConversation, to, written, sent);
      });
      await Promise.race([crashed, Promise.all(work)]);
      // Whatever has left the process by now arrives: asking the server gives it the time to.
      for (let ask = 0; ask < 30; ask += 1) await client.account(CONTACT);
      await comeBack();
      await sendAgain(sent);
    }
    await until(
      () => `every message, ${number.store.texts.length} of ${written.length}`,
      () => written.every((text) => number.store.texts.includes(text)),
      60_000,
    );
    expect(number.store.texts).toHaveLength(written.length);
    for (const [to, peer] of [
      [group, group],
      [userJid(CONTACT), number.phone],
    ] as const) {
      const seen = await client.messages(CONTACT, { with: peer });
      const answers = seen.filter(({ direction }) => direction === 'in').map(({ text }) => text);
      const expected = [...sent.values()].filter((message) => message.to === to);
      expect(new Set(answers)).toEqual(new Set(expected.map(({ text }) => text)));
      expect(answers).toHaveLength(expected.length);
    }
    const { stats, devices } = await client.account(number.phone);
    // No bad MAC, no message that had to be asked for again, by nobody, and still the same device.
    expect(stats).toMatchObject({ nacks: 0, retries: 0, phoneRetries: 0 });
    expect((await client.account(CONTACT)).stats).toMatchObject({ phoneRetries: 0 });
    expect(devices).toHaveLength(1);
  },
  60_000 + TIMES * 2_000,
);
