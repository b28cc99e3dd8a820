import { finerMimeType, mimeTypeOf } from './mime-type';

const of = (bytes: Buffer | string, size?: number): Promise<string> => {
  const head = Buffer.from(bytes);
  return mimeTypeOf(head, size ?? head.length);
};

describe('the type of a file', () => {
  it.each([
    ['a JPEG', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), 'image/jpeg'],
    [
      'a PNG with a long profile',
      Buffer.concat([
        Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61', 'hex'),
        Buffer.from('0001000069434350', 'hex'),
        Buffer.alloc(30_000, 7),
      ]),
      'image/png',
    ],
    ['a PDF', '%PDF-1.7\n%\xe2\xe3', 'application/pdf'],
    ['a text', 'Grüße aus Köln\n', 'text/plain'],
    ['a page', '<!doctype html><script>alert(1)</script>', 'text/plain'],
    ['a picture that a browser could run', '<svg onload="alert(1)"/>', 'text/plain'],
    ['XML', '<?xml version="1.0"?><svg onload="alert(1)"/>', 'application/xml'],
    ['bytes without a meaning', Buffer.from([0, 1, 2, 3]), 'application/octet-stream'],
    ['a text with a NUL', 'a\0b', 'application/octet-stream'],
    ['Latin-1', Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65]), 'application/octet-stream'],
    ['nothing', '', 'application/octet-stream'],
  ])('is found from the bytes: %s', async (_, bytes, type) => {
    expect(await of(bytes)).toBe(type);
  });

  it('is found although a character is cut in two at the end of the beginning', async () => {
    const cut = Buffer.from('Köln').subarray(0, 2);
    expect(await of(cut, 5)).toBe('text/plain');
    expect(await of(cut)).toBe('application/octet-stream');
  });

  it('is the one that the sender says where the bytes allow it, and never one that runs', () => {
    expect(finerMimeType('text/plain', 'text/csv')).toBe('text/csv');
    expect(finerMimeType('video/mp4', 'audio/mp4')).toBe('audio/mp4');
    expect(finerMimeType('text/plain', 'text/html')).toBe('text/plain');
    expect(finerMimeType('application/xml', 'image/svg+xml')).toBe('application/xml');
    expect(finerMimeType('image/png', 'text/html')).toBe('image/png');
    expect(finerMimeType('application/octet-stream', 'text/html')).toBe('application/octet-stream');
  });
});
