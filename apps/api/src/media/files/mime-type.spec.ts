import { deflateRawSync } from 'node:zlib';
import { zipHead } from '../../../test/files/bombs';
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
    // What is two things at once is the one that it begins as.
    ['a GIF that is a page too', 'GIF89a/*\x01\0\x01\0*/=1;<script>alert(1)</script>', 'image/gif'],
    [
      'a JPEG that is a script too',
      Buffer.concat([Buffer.from('ffd8ffe02f2a4a46494600', 'hex'), Buffer.from('*/=alert(1);')]),
      'image/jpeg',
    ],
    ['a PDF that is a page too', '%PDF-1.4\n<script>alert(1)</script>', 'application/pdf'],
    ['a PDF that ends as a ZIP', '%PDF-1.4\nPK\x03\x04\x14\0', 'application/pdf'],
    ['a page that ends as a PDF', '<script>alert(1)</script>\n%PDF-1.4', 'text/plain'],
    ['bytes without a meaning', Buffer.from([0, 1, 2, 3]), 'application/octet-stream'],
    ['a text with a NUL', 'a\0b', 'application/octet-stream'],
    ['Latin-1', Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65]), 'application/octet-stream'],
    ['nothing', '', 'application/octet-stream'],
  ])('is found from the bytes: %s', async (_, bytes, type) => {
    expect(await of(bytes)).toBe(type);
  });

  it('of an archive is found without unpacking it', async () => {
    // Entries that say to have 4 GB each, of which the first bytes are there.
    const entry = (name: string): Buffer => {
      const head = Buffer.alloc(30);
      head.writeUInt32LE(0x04034b50, 0);
      head.writeUInt16LE(20, 4);
      head.writeUInt16LE(8, 8);
      head.writeUInt32LE(900, 18);
      head.writeUInt32LE(0xffffffff, 22);
      head.writeUInt16LE(name.length, 26);
      return Buffer.concat([head, Buffer.from(name), Buffer.alloc(900, 0x55)]);
    };
    const bomb = Buffer.concat([entry('a.bin'), entry('b.bin'), entry('c.bin')]);
    expect(await of(bomb, 4_000_000_000)).toBe('application/zip');
    const word = Buffer.concat([entry('word/document.xml'), bomb]);
    expect(await of(word, 4_000_000_000)).toMatch(/^application\/(zip|vnd\.openxmlformats)/);
    const packed = deflateRawSync(Buffer.alloc(60_000_000));
    const types = Buffer.concat([zipHead('[Content_Types].xml', packed, 60_000_000), packed]);
    const before = process.memoryUsage().arrayBuffers;
    expect(await of(types.subarray(0, 65_536), types.length)).toMatch(/^application\//);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30_000_000);
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
