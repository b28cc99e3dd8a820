import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import { encodeText, newWaMessageId, type SessionCommit, userJid } from '../src';
import { LinkedNumber, until } from './linked-number';
import { MemoryStore } from './memory-store';

const CONTACT = '4915111111111';

/** `CRASH_TIMES=1000 CRASH_SEED=7` for another and longer run. */
const TIMES = Number(process.env['CRASH_TIMES'] ?? 30);
const SEED = Number(process.env['CRASH_SEED'] ?? 42);

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let number: LinkedNumber;

beforeAll(async () => {
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
  await client.createAccount({ phone: CONTACT, name: 'Jane' });
  number = new LinkedNumber(simulator, '4915600000001');
  await number.link(client);
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
    keys.some(({ type }) => type === 'session');
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
  type Inner = { line: { cut: () => void } };
  (number.socket as unknown as Inner).line.cut();
  Object.assign(number, { store: after });
  await number.reconnect();
}

it(
  `credentials stay usable over ${TIMES} crashes with seed ${SEED}`,
  async () => {
    const random = chance(SEED);
    const written: string[] = [];
    const sent = new Map<string, string>();
    for (let time = 0; time < TIMES; time += 1) {
      const crashed = crashAfter(number.store, 1 + Math.floor(random() * 4), random() < 0.5);
      const { socket, store } = number;
      // Where the contact is silent, no answer of theirs starts a new chain of keys over.
      const isConversation = random() < 0.5;
      const work = Array.from({ length: 3 }, async (_, index) => {
        if (isConversation) {
          const text = `crash ${time}, message ${index}`;
          written.push(text);
          await client.sendMessage(CONTACT, { to: number.phone, text });
        }
        const waMessageId = newWaMessageId();
        const answer = { to: userJid(CONTACT), text: `answer ${time}, ${index}`, waMessageId };
        sent.set(waMessageId, answer.text);
        store.contents.sent.set(waMessageId, encodeText(answer));
        await socket.send(answer).catch(() => undefined);
      });
      await Promise.race([crashed, Promise.all(work)]);
      // Whatever has left the process by now arrives: asking the server gives it the time to.
      for (let ask = 0; ask < 30; ask += 1) await client.account(CONTACT);
      await comeBack();
      for (const [waMessageId, text] of sent) {
        number.store.contents.sent.set(waMessageId, encodeText({ text }));
        // Whatever nobody acknowledged is sent again under its id, as the outbox does.
        if (number.store.contents.receipts.some((known) => known.waMessageId === waMessageId))
          continue;
        await number.socket
          .send({ to: userJid(CONTACT), text, waMessageId })
          .catch(() => undefined);
      }
    }
    await until(
      () => `every message, ${number.store.texts.length} of ${written.length}`,
      () => written.every((text) => number.store.texts.includes(text)),
      60_000,
    );
    expect(number.store.texts).toHaveLength(written.length);
    const seen = await client.messages(CONTACT, { with: number.phone });
    const answers = seen.filter(({ direction }) => direction === 'in').map(({ text }) => text);
    expect(new Set(answers)).toEqual(new Set(sent.values()));
    expect(answers).toHaveLength(sent.size);
    const { stats, devices } = await client.account(number.phone);
    // No bad MAC, no message that had to be asked for again, by nobody, and still the same device.
    expect(stats).toMatchObject({ nacks: 0, retries: 0, phoneRetries: 0 });
    expect((await client.account(CONTACT)).stats).toMatchObject({ phoneRetries: 0 });
    expect(devices).toHaveLength(1);
  },
  60_000 + TIMES * 2_000,
);
