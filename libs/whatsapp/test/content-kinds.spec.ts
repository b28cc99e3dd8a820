import { proto } from '@whiskeysockets/baileys';
import { encodeContent, type MessageType } from '../src';
import { readBytes } from '../src/content/plaintext';
import { readContent } from '../src/content/kinds/kinds';

const VCARD = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'FN:Jane Doe',
  'item1.TEL;type=CELL;waid=15551234567:+1 (555) 123-4567',
  'TEL:030 123456',
  'NOTE:TEL;waid=1:no number',
  'END:VCARD',
].join('\r\n');

/** As a JPEG begins. */
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);

/** A message of every kind, and what can be read of it. */
const SAMPLES: Record<MessageType, [proto.IMessage, string | null, object?][]> = {
  text: [
    [{ conversation: 'Hi' }, 'Hi'],
    [{ extendedTextMessage: { text: 'Hi' } }, 'Hi'],
    [
      {
        extendedTextMessage: {
          text: 'see https://a.example',
          matchedText: 'https://a.example',
          title: 'A',
        },
      },
      'see https://a.example',
      { linkPreview: { url: 'https://a.example', title: 'A' } },
    ],
    ...[
      { bytes: JPEG, isShown: true },
      { bytes: Buffer.from('<svg/>'), isShown: false },
      { bytes: Buffer.concat([JPEG, Buffer.alloc(32_768)]), isShown: false },
    ].map(({ bytes, isShown }): [proto.IMessage, string, object] => [
      {
        extendedTextMessage: {
          ...{ text: 'see https://a.example', matchedText: 'https://a.example', title: 'A' },
          jpegThumbnail: bytes,
        },
      },
      'see https://a.example',
      {
        linkPreview: {
          ...{ url: 'https://a.example', title: 'A' },
          ...(isShown && { thumbnail: new Uint8Array(bytes) }),
        },
      },
    ]),
  ],
  image: [[{ imageMessage: { caption: 'the sea' } }, 'the sea']],
  video: [
    [{ videoMessage: { caption: 'the sea' } }, 'the sea'],
    [{ ptvMessage: {} }, null],
  ],
  audio: [[{ audioMessage: { ptt: false } }, null]],
  voice: [[{ audioMessage: { ptt: true } }, null]],
  document: [[{ documentMessage: { caption: 'the offer', fileName: 'offer.pdf' } }, 'the offer']],
  album: [
    [
      { albumMessage: { expectedImageCount: 3, expectedVideoCount: 1 } },
      null,
      { album: { images: 3, videos: 1 } },
    ],
  ],
  sticker: [
    [{ stickerMessage: {} }, null],
    [{ lottieStickerMessage: { message: { stickerMessage: {} } } }, null],
  ],
  location: [
    [
      {
        locationMessage: {
          degreesLatitude: 52.5,
          degreesLongitude: -13.25,
          name: 'Bakery',
          address: '1 Main Street',
          accuracyInMeters: 7,
        },
      },
      'Bakery',
      {
        location: {
          latitude: 52.5,
          longitude: -13.25,
          name: 'Bakery',
          address: '1 Main Street',
          accuracy: 7,
        },
      },
    ],
    [
      { liveLocationMessage: { degreesLatitude: 1, caption: 'on my way', sequenceNumber: 3 } },
      'on my way',
      { location: { latitude: 1, longitude: 0, live: true, sequence: 3 } },
    ],
  ],
  contact: [
    [
      { contactMessage: { displayName: 'Jane', vcard: VCARD } },
      'Jane',
      { contacts: [{ name: 'Jane', phones: ['15551234567', '030 123456'], vcard: VCARD }] },
    ],
    [
      { contactsArrayMessage: { contacts: [{ displayName: 'Jane' }, { displayName: 'John' }] } },
      'Jane, John',
      {
        contacts: [
          { name: 'Jane', phones: [] },
          { name: 'John', phones: [] },
        ],
      },
    ],
  ],
  poll: (
    [
      'pollCreationMessage',
      'pollCreationMessageV2',
      'pollCreationMessageV3',
      'pollCreationMessageV5',
    ] as const
  ).map((form) => [
    {
      [form]: {
        name: 'Tea?',
        options: [{ optionName: 'Yes' }, { optionName: 'No' }],
        selectableOptionsCount: form === 'pollCreationMessage' ? 0 : 1,
      },
    },
    'Tea?',
    {
      poll: {
        question: 'Tea?',
        options: ['Yes', 'No'],
        selectable: form === 'pollCreationMessage' ? 2 : 1,
      },
    },
  ]),
  event: [
    [
      {
        eventMessage: {
          name: 'Fair',
          description: 'Hall 3',
          startTime: 1_719_670_867,
          endTime: 1_719_674_467,
          joinLink: 'https://call.whatsapp.com/video/a',
          location: { degreesLatitude: 1, degreesLongitude: 2, name: 'Hall' },
          isCanceled: true,
        },
      },
      'Fair\nHall 3',
      {
        event: {
          name: 'Fair',
          description: 'Hall 3',
          startsAt: '2024-06-29T14:21:07.000Z',
          endsAt: '2024-06-29T15:21:07.000Z',
          callLink: 'https://call.whatsapp.com/video/a',
          location: { latitude: 1, longitude: 2, name: 'Hall' },
          cancelled: true,
        },
      },
    ],
  ],
  invitation: [
    [
      {
        groupInviteMessage: {
          groupJid: '120363000000000001@g.us',
          groupName: 'Family',
          inviteCode: 'AbCdEf',
          inviteExpiration: 1_719_670_867,
          caption: 'Join us',
        },
      },
      'Join us\nFamily',
      {
        invitation: {
          group: '120363000000000001@g.us',
          subject: 'Family',
          code: 'AbCdEf',
          expiresAt: '2024-06-29T14:21:07.000Z',
        },
      },
    ],
  ],
  tap: [
    [
      { buttonsResponseMessage: { selectedButtonId: 'tea', selectedDisplayText: 'Tea' } },
      'Tea',
      { tap: { id: 'tea', title: 'Tea', kind: 'button' } },
    ],
    [
      { listResponseMessage: { title: 'Tea', singleSelectReply: { selectedRowId: 'tea' } } },
      'Tea',
      { tap: { id: 'tea', title: 'Tea', kind: 'list' } },
    ],
    [
      { templateButtonReplyMessage: { selectedId: 'tea', selectedDisplayText: 'Tea' } },
      'Tea',
      { tap: { id: 'tea', title: 'Tea', kind: 'template' } },
    ],
    [
      {
        interactiveResponseMessage: {
          body: { text: 'Tea' },
          nativeFlowResponseMessage: {
            name: 'quick_reply',
            paramsJson: '{"id":"tea","more":{"cups":[2]}}',
          },
        },
      },
      'Tea',
      {
        tap: { id: 'tea', title: 'Tea', kind: 'flow', params: { id: 'tea', more: { cups: [2] } } },
      },
    ],
    [
      {
        interactiveResponseMessage: {
          nativeFlowResponseMessage: { name: 'flow', paramsJson: '{"broken' },
        },
      },
      null,
      { tap: { id: 'flow', title: null, kind: 'flow' } },
    ],
  ],
  reaction: [
    [{ reactionMessage: { text: '👍' } }, '👍'],
    [{ reactionMessage: { text: '' } }, null],
  ],
  unsupported: [
    [{ orderMessage: { orderTitle: 'Two chairs' } }, 'Two chairs', { kind: 'orderMessage' }],
    [{ extendedTextMessage: { text: '' } }, null, { kind: 'extendedTextMessage' }],
    [{ locationMessage: { degreesLatitude: 91 } }, null, { kind: 'locationMessage' }],
    [{ statusQuestionAnswerMessage: { text: 'Because' } }, 'Because'],
    [{ messageContextInfo: {} }, null],
    [{}, null],
  ],
};

it.each(
  Object.entries(SAMPLES).flatMap(([type, samples]) =>
    samples.map(([message, text, more = {}], index) => ({
      ...{ type, message, text, more },
      name: `${Object.keys(message)[0] ?? 'nothing'} (${index})`,
    })),
  ),
)('$name is read as $type', ({ type, message, text, more }) => {
  const sent = proto.Message.decode(proto.Message.encode(message).finish());
  expect(readContent(sent)).toMatchObject({ type, text, ...more });
});

it('a text that is cut off is no message, however its bytes come', () => {
  const cutOff = [0x0a, 0x7f, 0x41];
  for (const bytes of [Buffer.from(cutOff), Uint8Array.from(cutOff)])
    expect(readBytes(bytes, false)).toMatchObject({ message: null, bytes });
  expect(readBytes(Buffer.from([0x0a, 0x01, 0x41]), false).message?.conversation).toBe('A');
});

it('a text is written as one, and reads the same', () => {
  const bytes = encodeContent({ type: 'text', text: 'Hi' });
  expect(Buffer.from(bytes).toString('hex')).toBe('0a024869');
  expect(readContent(proto.Message.decode(bytes))).toEqual({ type: 'text', text: 'Hi' });
});
