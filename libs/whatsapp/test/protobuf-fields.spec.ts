import { proto } from '@whiskeysockets/baileys';
import { bytesOfField } from '../src/wire/protobuf-fields';

/** A protobuf with a field of every form that Baileys knows, and one that it does not. */
const history = (extra: Buffer): Buffer =>
  Buffer.concat([
    proto.HistorySync.encode({
      syncType: proto.HistorySync.HistorySyncType.FULL,
      progress: 100,
      pushnames: [{ id: 'x', pushname: 'Jane' }],
    }).finish(),
    extra,
  ]);

/** Field 19, length-delimited: its key has two bytes. */
const salt = (content: string): Buffer =>
  Buffer.concat([Buffer.from([0x9a, 0x01, content.length]), Buffer.from(content)]);

describe('a field that no description has', () => {
  it('is found among others, and the last one counts', () => {
    expect(bytesOfField(history(salt('first')), 19)).toEqual(Buffer.from('first'));
    expect(bytesOfField(history(Buffer.concat([salt('old'), salt('new')])), 19)).toEqual(
      Buffer.from('new'),
    );
    const fixed = Buffer.from([0x0d, 1, 2, 3, 4, 0x11, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(bytesOfField(Buffer.concat([fixed, salt('after')]), 19)).toEqual(Buffer.from('after'));
  });

  it('is none where it is not there, or is no such field', () => {
    expect(bytesOfField(history(Buffer.alloc(0)), 19)).toBeNull();
    expect(bytesOfField(Buffer.alloc(0), 19)).toBeNull();
    // The same number, written as a varint.
    expect(bytesOfField(Buffer.from([0x98, 0x01, 7]), 19)).toBeNull();
  });

  it.each([
    ['that end in a field', salt('cut short').subarray(0, 6)],
    ['that end in a number', Buffer.from([0x9a, 0x81])],
    ['with a number that never ends', Buffer.alloc(40, 0xff)],
    ['with a form that there is not', Buffer.from([0x9f, 0x01, 1])],
    ['with a length beyond all', Buffer.from([0x9a, 0x01, 0xff, 0xff, 0xff, 0xff, 0x0f, 1])],
  ])('is none in bytes %s', (_, bytes) => {
    expect(bytesOfField(bytes, 19)).toBeNull();
  });
});
