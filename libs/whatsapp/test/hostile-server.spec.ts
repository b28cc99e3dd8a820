import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { createDeflate, deflateSync, inflate } from 'node:zlib';
// First: it bounds what Baileys unpacks, before that is loaded.
import '../src';
import {
  type BinaryNode,
  decompressingIfRequired,
  encodeBinaryNode,
} from '@whiskeysockets/baileys';
import { SimulatorClient, WhatsAppSimulator } from '@whathooks/whatsapp-simulator';
import { INFLATED_MAX } from '../src/wire/bounded-inflate';
import { until } from '@whathooks/testing';
import { LinkedNumber } from './linked-number';

const CONTACT = '4915111111111';
const CONTACT_JID = `${CONTACT}@s.whatsapp.net`;
const MEGABYTE = 1024 * 1024;

let simulator: WhatsAppSimulator;
let client: SimulatorClient;
let number: LinkedNumber;
const uncaught: unknown[] = [];
const note = (error: unknown): void => void uncaught.push(error);

beforeAll(async () => {
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  simulator = await WhatsAppSimulator.start({ port: 0 });
  client = new SimulatorClient(simulator.controlUrl);
  await client.createAccount({ phone: CONTACT, name: 'Jane' });
  number = new LinkedNumber(simulator, '4915400000001');
  await number.link(client);
});
afterAll(async () => {
  process.off('unhandledRejection', note);
  process.off('uncaughtException', note);
  await number.socket.close();
  await simulator.close();
});

/** Connects again whenever the connection has ended, as the product does, until the text has arrived. */
async function hears(text: string): Promise<void> {
  const { id } = await client.sendMessage(CONTACT, { to: number.phone, text });
  await until(`"${text}", sent as ${id}`, async () => {
    const [end] = number.events.close;
    if (end) {
      expect(end.reason).not.toBe('logged_out');
      await number.reconnect().catch(() => undefined);
    }
    return number.store.texts.includes(text);
  });
}

const node = (
  tag: string,
  attrs: Record<string, string> = {},
  content?: BinaryNode['content'],
): Uint8Array => encodeBinaryNode({ tag, attrs, content });

function nested(depth: number): BinaryNode {
  let inner: BinaryNode = { tag: 'a', attrs: {} };
  for (let level = 0; level < depth; level += 1) {
    inner = { tag: 'a', attrs: {}, content: [inner] };
  }
  return inner;
}

const garbage = (length: number): Buffer => randomBytes(length);
const enc = (type: string, bytes: Uint8Array): BinaryNode => ({
  tag: 'enc',
  attrs: { v: '2', type },
  content: bytes,
});
const message = (attrs: Record<string, string>, content: BinaryNode[] = []): Uint8Array =>
  node('message', attrs, content);

/** The first byte of a frame says that the rest is compressed. */
const compressed = (bytes: Uint8Array): Buffer => Buffer.concat([Buffer.from([2]), bytes]);

const MALFORMED: [string, 'plaintext' | 'frame' | 'bytes', () => Uint8Array][] = [
  ['a frame that cannot be opened', 'frame', () => garbage(64)],
  ['a frame of no length', 'frame', () => Buffer.alloc(0)],
  ['bytes that are no frame', 'bytes', () => Buffer.from([0, 0])],
  ['an empty sealed frame', 'plaintext', () => Buffer.alloc(0)],
  ['a node that is none', 'plaintext', () => Buffer.from([0, 0xf8, 0xff, 1, 2])],
  [
    'a node that is cut off',
    'plaintext',
    () => message({ id: 'A', from: CONTACT_JID }).slice(0, 9),
  ],
  ['bad compression', 'plaintext', () => compressed(garbage(64))],
  ['nodes nested a thousand deep', 'plaintext', () => encodeBinaryNode(nested(1_000))],
  ['a megabyte in an attribute', 'plaintext', () => node('ib', { x: 'x'.repeat(MEGABYTE) })],
  ['a chat state that says nothing', 'plaintext', () => node('chatstate', { from: CONTACT_JID })],
  [
    'a chat state with an empty list',
    'plaintext',
    () => node('chatstate', { from: CONTACT_JID }, []),
  ],
  ['a message without anything', 'plaintext', () => message({})],
  [
    'a message without an id',
    'plaintext',
    () => message({ from: CONTACT_JID, t: '1' }, [enc('msg', garbage(40))]),
  ],
  [
    'a message from nobody',
    'plaintext',
    () => message({ id: 'B', from: '@', t: 'x' }, [enc('msg', garbage(40))]),
  ],
  [
    'a message from a group without an author',
    'plaintext',
    () => message({ id: 'C', from: '1@g.us' }, [enc('skmsg', garbage(9))]),
  ],
  [
    'a message with garbage in it',
    'plaintext',
    () => message({ id: 'D', from: CONTACT_JID, t: '1' }, [enc('pkmsg', garbage(100))]),
  ],
  [
    'a message of an unknown kind',
    'plaintext',
    () => message({ id: 'E', from: CONTACT_JID, t: '1' }, [enc('new', garbage(100))]),
  ],
  [
    'a message with a text as its content',
    'plaintext',
    () => node('message', { id: 'F', from: CONTACT_JID }, 'hello'),
  ],
  [
    'a message that is not encrypted',
    'plaintext',
    () =>
      message({ id: 'N', from: CONTACT_JID, t: '1' }, [
        { tag: 'plaintext', attrs: {}, content: garbage(20) },
      ]),
  ],
  [
    'a message with a malformed name of a business',
    'plaintext',
    () =>
      message({ id: 'O', from: CONTACT_JID, t: '1' }, [
        { tag: 'verified_name', attrs: {}, content: garbage(20) },
        enc('msg', garbage(60)),
      ]),
  ],
  [
    'a message that begins with an answer of a bot',
    'plaintext',
    () =>
      message({ id: 'P', from: CONTACT_JID, t: '1' }, [
        enc('msmsg', garbage(60)),
        enc('msg', garbage(60)),
      ]),
  ],
  [
    'a message from a stranger who names us as its reader',
    'plaintext',
    () =>
      message({ id: 'Q', from: CONTACT_JID, recipient: `${number.phone}@s.whatsapp.net` }, [
        enc('msg', garbage(60)),
      ]),
  ],
  [
    'a message from a server of an unknown name',
    'plaintext',
    () => message({ id: 'R', from: '1@new', t: '1' }, [enc('msg', garbage(60))]),
  ],
  ['a receipt without anything', 'plaintext', () => node('receipt')],
  [
    'a receipt for a retry that names nothing',
    'plaintext',
    () => node('receipt', { id: 'G', from: CONTACT_JID, type: 'retry' }),
  ],
  [
    'a receipt of a hundred thousand ids',
    'plaintext',
    () =>
      node('receipt', { id: 'H', from: CONTACT_JID }, [
        {
          tag: 'list',
          attrs: {},
          content: Array.from({ length: 100_000 }, (_, index) => ({
            tag: 'item',
            attrs: { id: `H${index}` },
          })),
        },
      ]),
  ],
  ['a notification without anything', 'plaintext', () => node('notification')],
  [
    'a notification of an unknown type',
    'plaintext',
    () => node('notification', { id: 'I', from: 's.whatsapp.net', type: '?' }, garbage(20)),
  ],
  [
    'a notification that keys are low, without a count',
    'plaintext',
    () =>
      node('notification', { id: 'J', from: 's.whatsapp.net', type: 'encrypt' }, [
        { tag: 'count', attrs: {} },
      ]),
  ],
  ['a call without anything', 'plaintext', () => node('call')],
  [
    'a call of a group without the id of the call',
    'plaintext',
    () =>
      node('call', { id: 'L', from: CONTACT_JID, t: '1' }, [
        { tag: 'offer', attrs: { type: 'group' } },
      ]),
  ],
  [
    'a call from nobody that nobody answered',
    'plaintext',
    () => node('call', { t: 'x' }, [{ tag: 'terminate', attrs: { reason: 'timeout' } }]),
  ],
  ['an information without anything', 'plaintext', () => node('ib')],
  ['an answer that nobody asked for', 'plaintext', () => node('iq', { id: 'K', type: 'result' })],
  ['a question without anything', 'plaintext', () => node('iq', { type: 'get' })],
  ['an ack for nothing', 'plaintext', () => node('ack', { class: 'message' })],
  ['an error without a code', 'plaintext', () => node('stream:error')],
  ['a failure with an absurd reason', 'plaintext', () => node('failure', { reason: 'x' })],
  ['a second success', 'plaintext', () => node('success', { t: 'x' })],
  ['a stanza of an unknown name', 'plaintext', () => node('\u0000', { id: '' })],
];

it.each(MALFORMED)('%s ends the connection at worst', async (name, as, bytes) => {
  await client.sendRaw(number.phone, as, bytes());
  await hears(`after ${name}`);
  expect(uncaught).toEqual([]);
});

it('a frame that never ends is silence', async () => {
  const pulse = { pingMs: 1_000, pingTimeoutMs: 800 };
  const other = new LinkedNumber(simulator, '4915400000002', pulse);
  await other.link(client);
  await client.sendRaw(other.phone, 'bytes', Buffer.from([0xff, 0xff, 0xff, 1, 2, 3]));
  expect(await other.next('close')).toMatchObject({
    reason: 'connection_lost',
    detail: 'nothing was heard on the connection in time',
  });
  await other.socket.close();
  expect(uncaught).toEqual([]);
});

/** Zeros in a compressed frame, made without ever holding them. */
async function bomb(megabytes: number): Promise<Uint8Array> {
  const deflate = createDeflate();
  const packed: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => packed.push(chunk));
  const zeros = Buffer.alloc(MEGABYTE);
  for (let count = 0; count < megabytes; count += 1) {
    if (!deflate.write(zeros)) await once(deflate, 'drain');
  }
  deflate.end();
  await once(deflate, 'end');
  return compressed(Buffer.concat(packed));
}

/** What Baileys tells, as if it had downloaded a history from the phone. */
function tellHistory(messages: unknown[]): void {
  type Inner = { connection: { socket: { ev: { emit: (event: string, data: object) => void } } } };
  const { ev } = (number.socket as unknown as Inner).connection.socket;
  ev.emit('messaging-history.set', { messages, chats: [], contacts: [] });
}

it('a history that is none, and one whose writer cannot be looked up, end the connection at worst', async () => {
  const key = { remoteJid: '123456789@lid', fromMe: false, id: 'HISTORY' };
  tellHistory([{ key, message: { conversation: 7, imageMessage: 'none' } }]);
  await hears('after a history that is none');
  number.store.beforeRead = () => {
    number.store.beforeRead = () => undefined;
    throw new Error('the database was away for a moment');
  };
  tellHistory([{ key, message: { conversation: 'long ago' }, messageTimestamp: 1 }]);
  await number.next('close');
  await hears('after a history whose writer could not be looked up');
  expect(uncaught).toEqual([]);
});

it('a plain frame does not overtake a compressed one', async () => {
  const from = CONTACT_JID;
  const pieces = Array.from({ length: 20 }, (_, index) => {
    const content = Buffer.alloc(MEGABYTE, index);
    const isPacked = index % 2 === 0;
    const parts = isPacked ? [{ tag: 'enc', attrs: { type: 'new' }, content }] : [];
    const stanza = message({ id: `ORDER${index}`, from, t: '1' }, parts);
    return isPacked ? compressed(deflateSync(stanza.subarray(1))) : stanza;
  });
  await client.sendRaw(number.phone, 'plaintext', ...pieces);
  const arrived = (): string[] =>
    [...number.store.contents.messages.values()]
      .map(({ waMessageId }) => waMessageId)
      .filter((id) => id.startsWith('ORDER'));
  await until('all of them', () => arrived().length === pieces.length);
  expect(arrived()).toEqual(pieces.map((_, index) => `ORDER${index}`));
});

it('a small frame that unpacks to more than the limit ends the connection unread', async () => {
  const frame = await bomb(INFLATED_MAX / MEGABYTE + 1);
  // As Baileys unpacks it, which took its function when it was loaded.
  await expect(decompressingIfRequired(Buffer.from(frame))).rejects.toMatchObject({
    code: 'ERR_BUFFER_TOO_LARGE',
  });
  await client.sendRaw(number.phone, 'plaintext', frame);
  expect(await number.next('close')).toMatchObject({
    detail: expect.stringContaining('Cannot create a Buffer larger than') as unknown,
  });
  await hears('after the bomb');
  expect(uncaught).toEqual([]);
});

it("a frame that unpacks to the limit is unpacked, and a limit of one's own is kept", async () => {
  const megabytes = INFLATED_MAX / MEGABYTE;
  const unpacked = await decompressingIfRequired(Buffer.from(await bomb(megabytes)));
  expect(unpacked).toHaveLength(INFLATED_MAX);
  const packed = deflateSync(Buffer.alloc(100));
  await expect(promisify(inflate)(packed, { maxOutputLength: 99 })).rejects.toMatchObject({
    code: 'ERR_BUFFER_TOO_LARGE',
  });
  expect(await promisify(inflate)(packed, { maxOutputLength: 100 })).toHaveLength(100);
});

it('keeps what cannot be read as a message of an unknown kind', () => {
  const kept = [...number.store.contents.messages.values()];
  const unsupported = kept.filter(({ content }) => content.type === 'unsupported');
  expect(unsupported.map(({ waMessageId }) => waMessageId)).toEqual(
    expect.arrayContaining([...'CDEFNOPQR']),
  );
});

/** A generator of numbers that is the same for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Turns bits over, puts bytes in, takes bytes away. */
function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  const changed = [...bytes];
  const times = 1 + Math.floor(random() * 4);
  for (let time = 0; time < times; time += 1) {
    const at = Math.floor(random() * changed.length);
    const what = random();
    if (what < 0.5) changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    else if (what < 0.75) changed.splice(at, 0, Math.floor(random() * 256));
    else changed.splice(at, 1 + Math.floor(random() * 4));
  }
  return Uint8Array.from(changed);
}

const VALID = (): Uint8Array[] => [
  message({ id: 'M1', from: CONTACT_JID, t: '1700000000', notify: 'Jane' }, [
    enc('msg', garbage(60)),
  ]),
  node('receipt', { id: 'M2', from: CONTACT_JID, type: 'read', t: '1700000000' }),
  node('notification', { id: 'M3', from: CONTACT_JID, type: 'picture', t: '1' }, [
    { tag: 'set', attrs: { id: '1' } },
  ]),
  node('call', { id: 'M4', from: CONTACT_JID, t: '1' }, [
    { tag: 'offer', attrs: { 'call-id': 'X', 'call-creator': CONTACT_JID } },
  ]),
  node('ib', {}, [{ tag: 'offline', attrs: { count: '0' } }]),
  node('chatstate', { from: CONTACT_JID }, [{ tag: 'composing', attrs: {} }]),
  node('presence', { from: CONTACT_JID, type: 'available' }),
];

/** `FUZZ_SEED=7 FUZZ_TIMES=10000` for another and longer walk. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 42);
const TIMES = Number(process.env['FUZZ_TIMES'] ?? 100);
const TOGETHER = 20;

it(
  `${TIMES} mutations of valid stanzas with seed ${SEED} end the connection at worst`,
  async () => {
    const random = chance(SEED);
    for (let done = 0; done < TIMES; done += TOGETHER) {
      for (let one = 0; one < TOGETHER; one += 1) {
        const valid = VALID();
        const chosen = valid[Math.floor(random() * valid.length)];
        if (chosen) await client.sendRaw(number.phone, 'plaintext', mutated(chosen, random));
      }
      await hears(`after ${done + TOGETHER} mutations of seed ${SEED}`);
      expect(uncaught).toEqual([]);
    }
  },
  120_000 + TIMES * 500,
);
