import { proto } from '@whiskeysockets/baileys';
import fc from 'fast-check';
import { type MessageContent, TEXT_MAX } from '../src';
import { changeOf } from '../src/content/changes';
import { contentOf } from '../src/content/content';
import { readBytes } from '../src/content/plaintext';

const ME = { id: '4915300000000:1@s.whatsapp.net', lid: '99000000000000:1@lid' };
const WRITER = { chat: 'x@g.us', author: '4915111111111@s.whatsapp.net', fromMe: false };

/** Text, vCards and the parameters of a flow have bounds of their own; nothing else is long. */
const GREATEST = 6 * TEXT_MAX + 2 * 262_144 + 512 * 1024;

const read = (bytes: Uint8Array, isOwn: boolean): Promise<MessageContent> =>
  contentOf(readBytes(bytes, isOwn).layers, isOwn, ME, () => Promise.resolve(null));

/** Every string of a value, and every name. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [name, ...stringsIn(one)]);
}

async function holds(bytes: Uint8Array, isOwn: boolean): Promise<void> {
  const content = await read(bytes, isOwn);
  expect(content.text).not.toBe('');
  expect(stringsIn(content).filter((text) => text.includes('\u0000'))).toEqual([]);
  expect(stringsIn(content).filter((text) => !text.isWellFormed())).toEqual([]);
  expect(JSON.stringify(content).length).toBeLessThan(GREATEST);
  expect(() => changeOf(readBytes(bytes, isOwn).layers, WRITER, ME)).not.toThrow();
}

const varint = (value: number): number[] => {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 128);
  }
};

interface Node {
  field: number;
  value: number | Uint8Array | Node[];
}

/** Trees of fields as a protobuf has them: those numbers that messages and their parts use. */
const { tree } = fc.letrec<{ tree: Node[] }>((tie) => ({
  tree: fc.array(
    fc.record({
      field: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 31, max: 125 })),
      value: fc.oneof(
        { maxDepth: 6 },
        fc.nat({ max: 2 ** 31 - 1 }),
        fc.uint8Array({ maxLength: 24 }),
        fc.string({ maxLength: 24, unit: 'binary' }).map((text) => Buffer.from(text)),
        tie('tree'),
      ),
    }),
    { maxLength: 4 },
  ),
}));

function encoded(nodes: readonly Node[]): number[] {
  return nodes.flatMap(({ field, value }) => {
    if (typeof value === 'number') return [...varint(field * 8), ...varint(value)];
    const bytes = value instanceof Uint8Array ? [...value] : encoded(value);
    return [...varint(field * 8 + 2), ...varint(bytes.length), ...bytes];
  });
}

const text = fc.string({ maxLength: 40, unit: 'binary' });
const number = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(NaN, Infinity, -Infinity, 2 ** 53, -1, 1e308),
);
const place = fc.record({
  degreesLatitude: number,
  degreesLongitude: number,
  name: text,
  accuracyInMeters: fc.nat(),
});
const contextInfo = fc.record({
  stanzaId: text,
  participant: fc.oneof(text, fc.constant('4915111111111@s.whatsapp.net')),
  mentionedJid: fc.array(text, { maxLength: 5 }),
  nonJidMentions: fc.nat({ max: 2 }),
  forwardingScore: fc.nat({ max: 200 }),
  expiration: fc.nat({ max: 2 ** 32 - 1 }),
  quotedMessage: fc.record({ conversation: text }),
});
const json = fc.oneof(fc.json(), text, fc.constant('{"a":"\\u0000\\ud800"}'));

/** Messages of the kinds that say more than a text, with anything in their fields. */
const said: fc.Arbitrary<proto.IMessage> = fc.oneof(
  fc.record({ locationMessage: place, liveLocationMessage: fc.constant(null) }),
  fc.record({
    liveLocationMessage: fc.record({ degreesLatitude: number, sequenceNumber: fc.nat() }),
  }),
  fc.record({ contactMessage: fc.record({ displayName: text, vcard: text, contextInfo }) }),
  fc.record({
    contactsArrayMessage: fc.record({
      contacts: fc.array(fc.record({ displayName: text, vcard: text }), { maxLength: 200 }),
    }),
  }),
  fc.record({
    pollCreationMessage: fc.record({
      name: text,
      options: fc.array(fc.record({ optionName: text }), { maxLength: 200 }),
      selectableOptionsCount: fc.nat(),
      contextInfo,
    }),
  }),
  fc.record({
    eventMessage: fc.record({
      name: text,
      startTime: fc.nat(),
      endTime: fc.nat(),
      location: place,
      contextInfo,
    }),
  }),
  fc.record({
    groupInviteMessage: fc.record({
      groupJid: fc.oneof(text, fc.constant('120363000000000001@g.us')),
      groupName: text,
      inviteCode: text,
      inviteExpiration: fc.nat(),
      caption: text,
      contextInfo,
    }),
  }),
  fc.record({
    interactiveResponseMessage: fc.record({
      nativeFlowResponseMessage: fc.record({ name: text, paramsJson: json }),
    }),
  }),
  fc.record({
    extendedTextMessage: fc.record({ text, matchedText: text, title: text, contextInfo }),
  }),
);

/** Wrapped some times. */
const wrapped = fc
  .tuple(
    said,
    fc.array(
      fc.constantFrom(
        'ephemeralMessage',
        'viewOnceMessage',
        'groupStatusMessageV2',
        'deviceSentMessage',
      ),
      { maxLength: 12 },
    ),
  )
  .map(([message, wrappers]) =>
    wrappers.reduce<proto.IMessage>((inner, name) => ({ [name]: { message: inner } }), message),
  );

describe('whatever a message is made of', () => {
  it('it is read: fields of any number and form', async () => {
    await fc.assert(
      fc.asyncProperty(tree, fc.boolean(), (nodes, isOwn) =>
        holds(Uint8Array.from(encoded(nodes)), isOwn),
      ),
      { numRuns: 1_500 },
    );
  });

  it('it is read: each kind with anything in its fields, in any wrappers', async () => {
    await fc.assert(
      fc.asyncProperty(wrapped, fc.boolean(), (message, isOwn) =>
        holds(proto.Message.encode(message).finish(), isOwn),
      ),
      { numRuns: 1_500 },
    );
  });

  it('it is read: bytes of a message of which some are changed', async () => {
    const change = fc.record({ at: fc.nat(), byte: fc.nat({ max: 255 }) });
    await fc.assert(
      fc.asyncProperty(wrapped, fc.array(change, { maxLength: 6 }), async (message, changes) => {
        const bytes = Uint8Array.from(proto.Message.encode(message).finish());
        for (const { at, byte } of changes) bytes[at % Math.max(1, bytes.length)] = byte;
        await holds(bytes, false);
      }),
      { numRuns: 1_500 },
    );
  });

  it('it stays short where somebody writes much', async () => {
    const long = 'x\u{1f600}'.repeat(200_000);
    const options = Array.from({ length: 5_000 }, () => ({ optionName: long.slice(0, 2_000) }));
    const contacts = Array.from({ length: 500 }, () => ({ displayName: long, vcard: long }));
    for (const message of [
      { pollCreationMessage: { name: long, options } },
      { contactsArrayMessage: { displayName: long, contacts } },
      {
        groupInviteMessage: {
          groupJid: 'a@g.us',
          groupName: long,
          inviteCode: long,
          caption: long,
        },
      },
      { eventMessage: { name: long, description: long, joinLink: long } },
      { locationMessage: { name: long, address: long, url: long } },
      {
        extendedTextMessage: {
          text: long,
          matchedText: long,
          title: long,
          description: long,
          contextInfo: { stanzaId: long, participant: long, quotedMessage: { conversation: long } },
        },
      },
    ]) {
      await holds(proto.Message.encode(message).finish(), false);
    }
  });
});
