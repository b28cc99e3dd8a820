import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { forms, pdf } from '../../../test/files/pdf';
import { documentOf } from './documents';
import type { FileDetails } from './processed-file';

const scratch = mkdtempSync(join(tmpdir(), 'whathooks-pages-'));
afterAll(() => rmSync(scratch, { recursive: true }));

async function detailsOf(bytes: Buffer): Promise<FileDetails> {
  const path = join(scratch, 'given');
  writeFileSync(path, bytes);
  const file = {
    mimeType: 'application/pdf',
    size: bytes.length,
    bytes: () => Promise.resolve(bytes),
    path: () => Promise.resolve(path),
  };
  return (await documentOf(file, { fileName: 'offer.pdf' })).details;
}

/** Red, green and blue of a pixel. */
async function colorAt(jpeg: Buffer, left: number, top: number): Promise<number[]> {
  const pixel = sharp(jpeg).extract({ left, top, width: 1, height: 1 }).raw();
  return [...(await pixel.toBuffer())];
}

const near = (value: number) => (value > 127 ? 1 : 0);

describe('the first page of a PDF', () => {
  it('is drawn upright in its colours and proportions, on white', async () => {
    const content = Buffer.from('1 0 0 rg 0 100 200 100 re f 0 0 1 rg 200 100 200 100 re f');
    const { thumbnail, pages } = await detailsOf(pdf('0 0 400 200', content));
    const jpeg = thumbnail ?? Buffer.alloc(0);
    expect(pages).toBe(1);
    expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 200, height: 100 });
    expect((await colorAt(jpeg, 40, 20)).map(near)).toEqual([1, 0, 0]);
    expect((await colorAt(jpeg, 160, 20)).map(near)).toEqual([0, 0, 1]);
    expect((await colorAt(jpeg, 100, 80)).map(near)).toEqual([1, 1, 1]);
    // It goes along with every message.
    expect(jpeg.length).toBeLessThan(16_384);
  });

  it.each<[string, Buffer]>([
    ['that is cut', pdf('0 0 400 200', Buffer.from('0 0 10 10 re f')).subarray(0, 120)],
    ['of nothing but a head', Buffer.from('%PDF-1.4')],
    ['that is a line', pdf('0 0 10000 1', Buffer.from('0 0 10 10 re f'))],
    [
      'whose pages are their own parents',
      Buffer.from(
        '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 1 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF',
      ),
    ],
  ])('of a file %s is left out, and the file is sent', async (_what, bytes) => {
    expect(await detailsOf(bytes)).not.toHaveProperty('thumbnail');
  });

  it.each<[string, Buffer]>([
    ['of kilometres', pdf('0 0 9000000 9000000', Buffer.from('0 0 10 10 re f'))],
    [
      'with a form in a form, ten times at each of twelve levels',
      pdf('0 0 100 100', Buffer.from('/F Do'), '/XObject << /F 5 0 R >>', forms(12)),
    ],
    [
      'with a picture of billions of pixels',
      pdf('0 0 100 100', Buffer.from('100 0 0 100 0 0 cm /I Do'), '/XObject << /I 5 0 R >>', [
        Buffer.concat([
          Buffer.from(
            '<< /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode >>\nstream\n',
          ),
          deflateSync(Buffer.alloc(60_000_000)),
          Buffer.from('\nendstream'),
        ]),
      ]),
    ],
    [
      'with a text that unpacks to a hundred megabytes',
      pdf('0 0 100 100', Buffer.alloc(100_000_000, '0 0 1 1 re f ')),
    ],
  ])('%s takes neither the memory nor the time of others', async (_what, bytes) => {
    const before = process.memoryUsage().rss;
    const { fileName } = await detailsOf(bytes);
    expect(fileName).toBe('offer.pdf');
    // The thread has ended, with all that it had.
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 ** 2);
  });
});
