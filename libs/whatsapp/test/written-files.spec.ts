import { proto } from '@whiskeysockets/baileys';
import { encodeContent, type RemoteFile, type SendableContent, withRemoteFile } from '../src';
import { readContent } from '../src/content/kinds/kinds';
import { opened } from '../src/content/opened';
import { mediaTypeOf, withMediaTypeSeen } from '../src/outbound/media-type';

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
const FILE = { mimeType: 'application/pdf', size: 5, sha256: Buffer.alloc(32, 7), remote: null };

const WRITTEN: Record<string, { content: SendableContent; mediatype: string; wrapper?: string }> = {
  image: {
    content: {
      type: 'image',
      text: 'the sea',
      media: { ...FILE, mimeType: 'image/jpeg', width: 40, height: 30, thumbnail: JPEG },
    },
    mediatype: 'image',
  },
  'image to be seen once': {
    content: {
      type: 'image',
      text: null,
      media: { ...FILE, mimeType: 'image/jpeg' },
      viewOnce: true,
    },
    mediatype: 'image',
    wrapper: 'viewOnceMessage',
  },
  video: {
    content: {
      type: 'video',
      text: 'the sea',
      media: { ...FILE, mimeType: 'video/mp4', width: 40, height: 30, seconds: 3, thumbnail: JPEG },
    },
    mediatype: 'video',
  },
  'moving picture': {
    content: { type: 'video', text: null, media: { ...FILE, mimeType: 'video/mp4', style: 'gif' } },
    mediatype: 'gif',
  },
  'video to be seen once': {
    content: {
      type: 'video',
      text: null,
      media: { ...FILE, mimeType: 'video/mp4' },
      viewOnce: true,
    },
    mediatype: 'video',
    wrapper: 'viewOnceMessage',
  },
  'round video': {
    content: {
      type: 'video',
      text: null,
      media: { ...FILE, mimeType: 'video/mp4', style: 'round', width: 64, height: 64, seconds: 2 },
    },
    mediatype: 'ptv',
  },
  audio: {
    content: { type: 'audio', text: null, media: { ...FILE, mimeType: 'audio/mpeg', seconds: 9 } },
    mediatype: 'audio',
  },
  voice: {
    content: {
      type: 'voice',
      text: null,
      media: {
        ...FILE,
        mimeType: 'audio/ogg; codecs=opus',
        seconds: 2,
        waveform: Buffer.alloc(64, 9),
      },
    },
    mediatype: 'ptt',
  },
  'voice to be heard once': {
    content: {
      type: 'voice',
      text: null,
      media: { ...FILE, mimeType: 'audio/ogg; codecs=opus' },
      viewOnce: true,
    },
    mediatype: 'ptt',
    wrapper: 'viewOnceMessageV2Extension',
  },
  document: {
    content: { type: 'document', text: null, media: { ...FILE, fileName: 'offer.pdf', pages: 3 } },
    mediatype: 'document',
  },
  'document with caption': {
    content: { type: 'document', text: 'our offer', media: { ...FILE, fileName: 'offer.pdf' } },
    mediatype: 'document',
    wrapper: 'documentWithCaptionMessage',
  },
  sticker: {
    content: {
      type: 'sticker',
      text: null,
      media: { ...FILE, mimeType: 'image/webp', width: 512, height: 512, style: 'animated' },
    },
    mediatype: 'sticker',
  },
};

const REMOTE: RemoteFile = {
  directPath: '/v/t62.7118-24/1?oh=2',
  url: 'https://mmg.whatsapp.net/v/t62.7118-24/1?oh=2',
  mediaKey: Buffer.alloc(32, 1),
  encryptedSha256: Buffer.alloc(32, 2),
  mediaKeyTimestamp: 1_780_000_000,
};

describe.each(Object.entries(WRITTEN))('%s', (_name, { content, mediatype, wrapper }) => {
  const bytes = encodeContent(content);

  it('reads as it was written, with where it is once it was uploaded', () => {
    const { viewOnce, media, ...said } = content as Extract<SendableContent, { type: 'image' }>;
    expect(read(bytes)).toEqual({ ...said, media });
    const { url, ...remote } = REMOTE;
    const sent = withRemoteFile(bytes, REMOTE);
    expect(read(sent)).toEqual({ ...said, media: { ...media, remote } });
    // Clients that cannot use the path alone need the address.
    expect(Buffer.from(sent).includes(url ?? '')).toBe(true);
    const [outermost] = Object.keys(proto.Message.decode(bytes));
    if (wrapper) expect(outermost).toBe(wrapper);
    expect(JSON.stringify(proto.Message.decode(bytes)).includes('"viewOnce":true')).toBe(
      viewOnce === true,
    );
  });

  it('tells the server what it is, and encodes the same', () => {
    const message = proto.Message.decode(bytes);
    expect(mediaTypeOf(message)).toBe(mediatype);
    const seen = withMediaTypeSeen(message);
    expect(mediaTypeAsBaileysTells(seen)).toBe(mediatype === 'ptv' ? 'video' : mediatype);
    expect(Buffer.from(proto.Message.encode(seen).finish())).toEqual(Buffer.from(bytes));
  });
});

it('a message without a file cannot be given one', () => {
  expect(() => withRemoteFile(encodeContent({ type: 'text', text: 'Hi' }), REMOTE)).toThrow(
    'without a file',
  );
});

const read = (bytes: Uint8Array) => readContent(opened(proto.Message.decode(bytes), true));

/** Only the outermost message counts, and `null` prototypes of the protocol do not. */
function mediaTypeAsBaileysTells(message: proto.IMessage): string {
  if (message.imageMessage) return 'image';
  if (message.videoMessage) return message.videoMessage.gifPlayback ? 'gif' : 'video';
  if (message.audioMessage) return message.audioMessage.ptt ? 'ptt' : 'audio';
  if (message.documentMessage) return 'document';
  return message.stickerMessage ? 'sticker' : '';
}
