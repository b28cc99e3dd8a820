import { proto } from '@whiskeysockets/baileys';
import { encodeContent, type MessageType } from '../src';
import { readContent } from '../src/content/kinds/kinds';

/** A message of every kind, and what can be read of it. */
const SAMPLES: Record<MessageType, [proto.IMessage, string | null][]> = {
  text: [
    [{ conversation: 'Hi' }, 'Hi'],
    [{ extendedTextMessage: { text: 'Hi' } }, 'Hi'],
    [{ buttonsResponseMessage: { selectedDisplayText: 'Tea' } }, 'Tea'],
    [{ templateButtonReplyMessage: { selectedDisplayText: 'Tea' } }, 'Tea'],
    [{ listResponseMessage: { title: 'Tea' } }, 'Tea'],
    [{ interactiveResponseMessage: { body: { text: 'Tea' } } }, 'Tea'],
  ],
  image: [[{ imageMessage: { caption: 'the sea' } }, 'the sea']],
  video: [
    [{ videoMessage: { caption: 'the sea' } }, 'the sea'],
    [{ ptvMessage: {} }, null],
  ],
  audio: [[{ audioMessage: { ptt: false } }, null]],
  voice: [[{ audioMessage: { ptt: true } }, null]],
  document: [[{ documentMessage: { caption: 'the offer', fileName: 'offer.pdf' } }, 'the offer']],
  sticker: [
    [{ stickerMessage: {} }, null],
    [{ lottieStickerMessage: { message: { stickerMessage: {} } } }, null],
  ],
  location: [
    [{ locationMessage: { name: 'Bakery' } }, 'Bakery'],
    [{ liveLocationMessage: { caption: 'on my way' } }, 'on my way'],
  ],
  contact: [
    [{ contactMessage: { displayName: 'Jane' } }, 'Jane'],
    [{ contactsArrayMessage: { displayName: 'Jane and John' } }, 'Jane and John'],
  ],
  poll: [
    [{ pollCreationMessage: { name: 'Tea?' } }, 'Tea?'],
    [{ pollCreationMessageV2: { name: 'Tea?' } }, 'Tea?'],
    [{ pollCreationMessageV3: { name: 'Tea?' } }, 'Tea?'],
    [{ pollCreationMessageV5: { name: 'Tea?' } }, 'Tea?'],
  ],
  reaction: [
    [{ reactionMessage: { text: '👍' } }, '👍'],
    [{ reactionMessage: { text: '' } }, null],
  ],
  unsupported: [
    [{ orderMessage: { orderTitle: 'Two chairs' } }, 'Two chairs'],
    [{ messageContextInfo: {} }, null],
    [{}, null],
  ],
};

it.each(
  Object.entries(SAMPLES).flatMap(([type, samples]) =>
    samples.map(([message, text]) => ({ type, message, text, name: Object.keys(message)[0] })),
  ),
)('$name is read as $type', ({ type, message, text }) => {
  const sent = proto.Message.decode(proto.Message.encode(message).finish());
  expect(readContent(sent)).toMatchObject({ type, text });
});

it('a text is written as one, and reads the same', () => {
  const bytes = encodeContent({ type: 'text', text: 'Hi' });
  expect(Buffer.from(bytes).toString('hex')).toBe('0a024869');
  expect(readContent(proto.Message.decode(bytes))).toEqual({ type: 'text', text: 'Hi' });
});
