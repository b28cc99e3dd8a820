import { createHash } from 'node:crypto';
import type { MediaView } from '@whathooks/dto';
import type { SentFile } from '@whathooks/whatsapp-simulator';
import sharp from 'sharp';
import { forms, pdf } from '../../../test/files/pdf';
import { ReceivedFiles } from '../../../test/received-files';

interface Told {
  waMessageId: string;
  type: string;
  media?: MediaView;
}

let files: ReceivedFiles;

beforeAll(async () => {
  files = await ReceivedFiles.start();
});
afterAll(() => files.close());

const PDF = { kind: 'document' as const, mimeType: 'application/pdf', fileName: 'offer.pdf' };
/** Two pages of colour, the second half of the first one blue. */
const OFFER = pdf(
  '0 0 400 200',
  Buffer.from('1 0 0 rg 0 100 200 100 re f 0 0 1 rg 200 100 200 100 re f'),
);

async function received(sent: Omit<SentFile, 'to'>): Promise<MediaView> {
  const told = await files.told<Told>(sent);
  return told.media as MediaView;
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('a PDF that somebody sends', () => {
  it('without a picture is told with its first page, and how many there are', async () => {
    const media = await received({ ...PDF, bytes: OFFER, thumbnail: null });
    expect(media).toMatchObject({ status: 'ready', pages: 1, sha256: hashOf(OFFER) });
    const picture = Buffer.from(media.thumbnail ?? '', 'base64');
    expect(await sharp(picture).metadata()).toMatchObject({
      ...{ format: 'jpeg', width: 200, height: 100 },
    });
    const pixel = sharp(picture).extract({ left: 40, top: 20, width: 1, height: 1 });
    const [red = 0, green = 255] = await pixel.raw().toBuffer();
    expect(red).toBeGreaterThan(200);
    expect(green).toBeLessThan(60);
  });

  it('with a picture and a number of pages keeps what its sender says', async () => {
    const square = sharp({
      create: { width: 20, height: 20, channels: 3, background: '#00ff00' },
    });
    const theirs = (await square.jpeg().toBuffer()).toString('base64');
    const media = await received({ ...PDF, bytes: OFFER, thumbnail: theirs, pageCount: 7 });
    expect(media).toMatchObject({ status: 'ready', thumbnail: theirs, pages: 7 });
  });

  it('is a file like any other where it cannot be drawn', async () => {
    const cut = OFFER.subarray(0, 120);
    const media = await received({ ...PDF, bytes: cut, thumbnail: null });
    expect(media).toMatchObject({ status: 'ready', sha256: hashOf(cut) });
    expect(media).not.toHaveProperty('thumbnail');
  });

  it('takes the time of none that is slow to draw', async () => {
    const slow = pdf('0 0 100 100', Buffer.from('/F Do'), '/XObject << /F 5 0 R >>', forms(12));
    const documents = Array.from({ length: 5 }, (_, n) =>
      received({ ...PDF, thumbnail: null, bytes: Buffer.concat([slow, Buffer.from(`\n%${n}`)]) }),
    );
    const picture = { kind: 'image' as const, mimeType: 'image/png', bytes: OFFER };
    const states = await Promise.all([...documents, received(picture)]);
    // Each arrives before its webhook has waited for long enough.
    expect(states.map(({ status }) => status)).toEqual(Array(6).fill('ready'));
    expect(states.filter(({ thumbnail, pages }) => pages && thumbnail)).toEqual([]);
  });
});

it('a document of another type, whatever it is called, is not drawn', async () => {
  const bytes = Buffer.from('%!PS-Adobe-3.0\nshowpage\n');
  const media = await received({ ...PDF, bytes, thumbnail: null });
  expect(media).toMatchObject({ status: 'ready' });
  expect(media).not.toHaveProperty('thumbnail');
});
