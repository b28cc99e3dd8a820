import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { MediaTypeName } from '@whathooks/dto';
import sharp from 'sharp';
import { pngBomb } from '../../../test/files/bombs';
import { readEnvironment } from '../../platform/config/environment';
import { mimeTypeOf } from '../files/mime-type';
import { probe } from './worker/media-thread';
import { processFile } from './process-file';
import type { ProcessedFile } from './processed-file';

const scratch = mkdtempSync(join(tmpdir(), 'whathooks-processing-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const DATABASE_URL = 'postgresql://nobody@localhost/none';
/** As the operator would have it. */
const { ffmpeg } = readEnvironment({ DATABASE_URL, PATH: process.env['PATH'] });

const sample = (name: string): Buffer => readFileSync(join(__dirname, '../../../test/files', name));

interface Target {
  style?: 'gif' | 'round';
  fileName?: string;
  mimeType?: string;
  ffmpeg?: string | null;
}

async function processed(
  type: MediaTypeName,
  bytes: Buffer,
  target: Target = {},
): Promise<ProcessedFile> {
  const path = join(scratch, randomBytes(8).toString('hex'));
  writeFileSync(path, bytes);
  const file = {
    mimeType: await mimeTypeOf(bytes.subarray(0, 65_536), bytes.length),
    size: bytes.length,
    bytes: () => Promise.resolve(bytes),
    path: () => Promise.resolve(path),
  };
  const { style = null, ffmpeg: program = null, ...details } = target;
  const processed = await processFile(
    file,
    { type, style, ...details },
    { ffmpeg: program, scratch, signal: new AbortController().signal },
  );
  const { converted } = processed;
  return {
    ...processed,
    converted: converted && 'path' in converted ? readFileSync(converted.path) : converted,
  };
}

async function problemOf(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error as { code: string; message: string };
}

const red = (width: number, height: number): sharp.Sharp =>
  sharp({ create: { width, height, channels: 3, background: 'red' } });

async function probed(bytes: Buffer) {
  const path = join(scratch, 'probed');
  writeFileSync(path, bytes);
  return probe(path);
}

describe('a picture', () => {
  it.each(['jpeg', 'png'] as const)('that is a %s stays as it is', async (format) => {
    const bytes = await red(400, 200).toFormat(format).toBuffer();
    const { converted, mimeType, details } = await processed('image', bytes);
    expect(converted).toBeNull();
    expect(mimeType).toBe(`image/${format}`);
    expect(details).toMatchObject({ width: 400, height: 200 });
    expect(await sharp(details.thumbnail).metadata()).toMatchObject({
      format: 'jpeg',
      width: 100,
      height: 50,
    });
  });

  it('that lies on its side is turned, and tells its size as it is seen', async () => {
    const bytes = await red(40, 20).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { converted, details } = await processed('image', bytes);
    expect(details).toMatchObject({ width: 20, height: 40 });
    const turned = await sharp(converted as Buffer).metadata();
    expect(turned.orientation).toBeUndefined();
    expect(turned).toMatchObject({ format: 'jpeg', width: 20, height: 40 });
  });

  it.each(['webp', 'gif', 'tiff', 'avif'] as const)(
    'that is a %s becomes a JPEG',
    async (format) => {
      const bytes = await red(64, 32).toFormat(format).toBuffer();
      const { converted, mimeType, details } = await processed('image', bytes);
      expect(mimeType).toBe('image/jpeg');
      expect(details).toMatchObject({ width: 64, height: 32 });
      expect(await sharp(converted as Buffer).metadata()).toMatchObject({
        format: 'jpeg',
        width: 64,
      });
    },
  );

  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/etc/passwd"/></svg>',
  );

  it.each([
    ['of no bytes', Buffer.alloc(0), 'empty'],
    ['that is an SVG', svg, 'no picture that can be read'],
    ['that is a text', Buffer.from('Hello, I am a text'), 'no picture that can be read'],
    ['that is a video', sample('clip.mp4'), 'no picture that can be read'],
    ['that begins as a JPEG and is none', Buffer.from('ffd8ffe0aabb', 'hex'), 'picture'],
    ['of 900 million pixels in a few kilobytes', pngBomb(30_000, 30_000), 'million pixels'],
  ])('%s is refused, with what would work', async (_name, bytes, words) => {
    const problem = await problemOf(processed('image', bytes));
    expect(problem).toMatchObject({ code: 'media_not_convertible' });
    expect(problem.message).toContain(words);
    expect(await problemOf(processed('sticker', bytes))).toMatchObject({
      code: 'media_not_convertible',
    });
  });

  it.each(['jpeg', 'png', 'webp', 'gif'] as const)(
    '%s that ends early is refused',
    async (format) => {
      const noise = sharp(randomBytes(300 * 300 * 3), {
        raw: { width: 300, height: 300, channels: 3 },
      });
      const whole = await noise.toFormat(format).toBuffer();
      const cut = whole.subarray(0, whole.length / 2);
      expect(await problemOf(processed('image', cut))).toMatchObject({
        code: 'media_not_convertible',
      });
    },
  );
});

describe('a sticker', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'is made of a %s, with clear borders',
    async (format) => {
      const { converted, mimeType, details } = await processed(
        'sticker',
        await red(300, 100).toFormat(format).toBuffer(),
      );
      const sticker = sharp(converted as Buffer);
      expect(mimeType).toBe('image/webp');
      expect(details).toEqual({ width: 512, height: 512 });
      expect(await sticker.metadata()).toMatchObject({ format: 'webp', width: 512, height: 512 });
      const corner = await sticker
        .extract({ left: 0, top: 0, width: 1, height: 1 })
        .raw()
        .toBuffer();
      expect(corner.at(-1)).toBe(0);
    },
  );

  it('of much detail loses quality until it is small enough', async () => {
    const noise = sharp(randomBytes(700 * 700 * 3), {
      raw: { width: 700, height: 700, channels: 3 },
    });
    const { converted } = await processed('sticker', await noise.png().toBuffer());
    expect((converted as Buffer).length).toBeLessThanOrEqual(100 * 1_024);
  });

  it('that is one already stays as it is', async () => {
    const ready = await red(512, 512).webp().toBuffer();
    expect((await processed('sticker', ready)).converted).toBeNull();
  });

  it.each(['gif', 'webp'] as const)('that moves keeps moving: %s', async (format) => {
    const frames = await moving(12, format);
    const { converted, details } = await processed('sticker', frames);
    expect(details.style).toBe('animated');
    const sticker = await sharp(converted as Buffer, { animated: true }).metadata();
    expect(sticker).toMatchObject({ format: 'webp', pages: 12, width: 512, pageHeight: 512 });
    expect((converted as Buffer).length).toBeLessThanOrEqual(500 * 1_024);
  });

  it('of too many frames is refused', async () => {
    const problem = await problemOf(processed('sticker', await moving(301, 'gif')));
    expect(problem.message).toContain('301');
  });
});

describe('a voice message', () => {
  const WITHOUT = [
    ['tone.mp3', 'an MP3'],
    ['tone.flac', 'a FLAC'],
    ['vorbis.ogg', 'an Ogg with Vorbis'],
    ['stereo-opus.ogg', 'an Ogg with two channels of Opus'],
    ['tone.wav', 'a WAV'],
    ['recording.webm', 'a WebM with Opus, as browsers record it'],
    ['tone.m4a', 'an M4A'],
  ] as const;
  const given = (name: string): Buffer => (name === 'tone.wav' ? wav() : sample(name));

  async function expectVoice({ converted, mimeType, details }: ProcessedFile): Promise<void> {
    expect(mimeType).toBe('audio/ogg; codecs=opus');
    expect(details.seconds).toBe(1);
    expect(details.waveform).toHaveLength(64);
    // It grows louder from beginning to end.
    const values = [...(details.waveform ?? [])];
    expect(Math.max(...values)).toBe(100);
    expect(mean(values.slice(44))).toBeGreaterThan(3 * mean(values.slice(0, 20)));
    const sent = await probed(converted as Buffer);
    expect(sent).toMatchObject({ container: 'Ogg', audio: { codec: 'opus', channels: 1 } });
    expect(sent?.seconds).toBeCloseTo(0.6, 1);
  }

  it.each(WITHOUT)('is made of %s (%s) without ffmpeg', async (name) => {
    await expectVoice(await processed('voice', given(name)));
  });

  it('that is Ogg with one channel of Opus stays as it is, and has a waveform', async () => {
    const { converted, details } = await processed('voice', sample('opus.ogg'));
    expect(converted).toBeNull();
    expect(details.waveform).toHaveLength(64);
  });

  it.each([
    ['a video', sample('clip.webm')],
    ['a text', Buffer.from('ID3 I am no music at all')],
  ])('cannot be made of %s without ffmpeg, and says what can', async (_name, bytes) => {
    const problem = await problemOf(processed('voice', bytes));
    expect(problem.code).toBe('media_not_convertible');
    expect(problem.message).toContain('MP3, M4A, WAV, FLAC and Ogg');
  });

  const withFfmpeg = ffmpeg ? it : it.skip;
  withFfmpeg.each(WITHOUT.map(([name]) => ({ name })))(
    'is made of $name with ffmpeg',
    async ({ name }) => {
      await expectVoice(await processed('voice', given(name), { ffmpeg }));
    },
  );

  withFfmpeg('is made of an M4A of minutes, which is decoded part by part', async () => {
    const path = join(scratch, 'long.m4a');
    // Written at the end, and as phones do it at the beginning.
    for (const flags of ['+faststart', '-faststart']) {
      execFileSync(ffmpeg ?? '', [
        ...['-v', 'error', '-y', '-f', 'lavfi', '-i', 'sine=frequency=440:duration=150'],
        ...['-c:a', 'aac', '-b:a', '32k', '-movflags', flags, path],
      ]);
      const { converted, details } = await processed('voice', readFileSync(path));
      expect(details.seconds).toBe(150);
      // A part that were told twice, or left out, would be a tenth of a second or more.
      expect((await probed(converted as Buffer))?.seconds).toBeCloseTo(150, 1);
      expect(Math.min(...(details.waveform ?? []))).toBeGreaterThan(90);
    }
  });

  withFfmpeg('is never made of a playlist, which could name other files', async () => {
    const playlist = Buffer.from(`#EXTM3U\n#EXTINF:1,\n${join(scratch, 'secret.wav')}\n`);
    writeFileSync(join(scratch, 'secret.wav'), wav());
    for (const bytes of [playlist, Buffer.from("ffconcat version 1.0\nfile 'secret.wav'\n")]) {
      expect(await problemOf(processed('voice', bytes, { ffmpeg }))).toMatchObject({
        code: 'media_not_convertible',
      });
    }
  });
});

describe('audio', () => {
  it.each([
    ['tone.mp3', 'audio/mpeg'],
    ['tone.m4a', 'audio/mp4'],
    ['opus.ogg', 'audio/ogg; codecs=opus'],
  ])('%s stays as it is, as %s', async (name, mimeType) => {
    expect(await processed('audio', sample(name))).toMatchObject({
      converted: null,
      mimeType,
      details: { seconds: 1 },
    });
  });

  it('that phones do not play becomes Ogg with Opus', async () => {
    const { converted, mimeType } = await processed('audio', sample('tone.flac'));
    expect(mimeType).toBe('audio/ogg; codecs=opus');
    expect(await probed(converted as Buffer)).toMatchObject({ audio: { codec: 'opus' } });
  });
});

describe('a video', () => {
  it('that is MP4 with H.264 and AAC stays as it is, with a plain picture where there is no ffmpeg', async () => {
    const { converted, mimeType, details } = await processed('video', sample('clip.mp4'));
    expect(converted).toBeNull();
    expect(mimeType).toBe('video/mp4');
    expect(details).toMatchObject({ width: 64, height: 48, seconds: 1 });
    expect(await sharp(details.thumbnail).metadata()).toMatchObject({ width: 100, height: 75 });
  });

  it.each([
    ['clip.webm', {}, 'MP4 with H.264 and AAC'],
    ['clip.mp4', { style: 'gif' }, 'without sound'],
    ['clip.mp4', { style: 'round' }, 'square'],
  ] as const)('%s as %j needs ffmpeg, and says so', async (name, target, words) => {
    const problem = await problemOf(processed('video', sample(name), target));
    expect(problem.code).toBe('media_not_convertible');
    expect(problem.message).toContain(words);
  });

  it.each(['gif', 'round'] as const)('that fits already is sent as %s', async (style) => {
    const { converted, details } = await processed('video', sample('square-silent.mp4'), { style });
    expect(converted).toBeNull();
    expect(details.style).toBe(style);
  });

  const withFfmpeg = ffmpeg ? it : it.skip;

  withFfmpeg('of another kind becomes MP4, with a picture of it', async () => {
    const { converted, details } = await processed('video', sample('clip.webm'), { ffmpeg });
    expect(await probed(converted as Buffer)).toMatchObject({
      container: 'MP4',
      video: { codec: 'avc', width: 64, height: 48 },
      audio: { codec: 'aac' },
    });
    const { dominant } = await sharp(details.thumbnail).stats();
    expect(dominant.r).toBeGreaterThan(200);
    expect(dominant.g).toBeLessThan(60);
  });

  withFfmpeg('that is to be round is cut to a square', async () => {
    const { converted, details } = await processed('video', sample('clip.mp4'), {
      style: 'round',
      ffmpeg,
    });
    expect(details).toMatchObject({ style: 'round', width: 640, height: 640 });
    expect(converted).not.toBeNull();
  });

  withFfmpeg.each(['gif', 'webp'] as const)(
    'is made of a moving %s, and plays as GIF',
    async (format) => {
      const { converted, details } = await processed('video', await moving(5, format), { ffmpeg });
      expect(details.style).toBe('gif');
      expect(await probed(converted as Buffer)).toMatchObject({
        video: { codec: 'avc' },
        audio: null,
      });
    },
  );

  withFfmpeg.each([
    ['a text', Buffer.from('hello, I am not a video')],
    ['half of a video', sample('clip.webm').subarray(0, 300)],
    ['sound alone', sample('tone.mp3')],
  ])('is not made of %s', async (_name, bytes) => {
    expect(await problemOf(processed('video', bytes, { ffmpeg }))).toMatchObject({
      code: 'media_not_convertible',
    });
  });
});

describe('where the disk has no room', () => {
  const withFfmpeg = ffmpeg ? it : it.skip;

  /** ffmpeg, which may write no file of more than a few hundred bytes. */
  function limited(before: string): string {
    const path = join(scratch, `limited-${randomBytes(4).toString('hex')}`);
    writeFileSync(path, `#!/bin/sh\n${before}\nulimit -f 1\nexec '${ffmpeg}' "$@"\n`, {
      mode: 0o755,
    });
    return path;
  }

  withFfmpeg.each([
    ['ends by a signal', ''],
    ['says why', "trap '' XFSZ"],
  ])('ffmpeg that %s is reported as a full disk, not as a damaged file', async (_name, before) => {
    const program = limited(before);
    const of = (type: MediaTypeName, name: string) =>
      problemOf(processed(type, sample(name), { ffmpeg: program }));
    expect(await of('video', 'clip.webm')).toMatchObject({ code: 'storage_full' });
    expect(await of('voice', 'tone.flac')).toMatchObject({ code: 'storage_full' });
  });

  const withFullDevice = existsSync('/dev/full') ? it : it.skip;

  withFullDevice('a moving picture that cannot be written is no damaged one', async () => {
    const frames = await moving(5, 'webp');
    const folder = mkdtempSync(join(scratch, 'full-'));
    symlinkSync('/dev/full', join(folder, 'moving.gif'));
    const file = {
      mimeType: 'image/webp',
      size: frames.length,
      bytes: () => Promise.resolve(frames),
      path: () => Promise.reject(new Error('not asked for')),
    };
    const wish = { type: 'video', style: null } as const;
    const { signal } = new AbortController();
    expect(
      await problemOf(processFile(file, wish, { ffmpeg, scratch: folder, signal })),
    ).toMatchObject({
      code: 'storage_full',
    });
  });
});

describe('a document', () => {
  it.each([
    ['../../etc/offer.pdf', 'offer.pdf'],
    ['C:\\Users\\me\\offer.pdf', 'offer.pdf'],
    ['offer\u202efdp.exe', 'offerfdp.exe'],
    ['  \u0007 ', 'document.pdf'],
    ['..', 'document.pdf'],
    [undefined, 'document.pdf'],
    [`${'a'.repeat(400)}.pdf`, `${'a'.repeat(251)}.pdf`],
    [`${'😀'.repeat(251)}.pdf`, `${'😀'.repeat(251)}.pdf`],
    [`${'😀'.repeat(300)}.pdf`, `${'😀'.repeat(251)}.pdf`],
  ])('called %j is sent as %j', async (fileName, sent) => {
    const { details } = await processed(
      'document',
      Buffer.from('%PDF-1.4'),
      fileName ? { fileName } : {},
    );
    expect(details.fileName).toBe(sent);
  });

  it.each([
    ['a,b\n1,2\n', 'text/csv; charset=utf-8', 'document.csv'],
    ['Good morning', undefined, 'document.txt'],
    ['\u0005\u0006\u0000', undefined, 'document'],
    ['\u0005\u0006\u0000', 'application/vnd.ms-excel', 'document.xls'],
    ['\u0005\u0006\u0000', 'application/x-made-up', 'document'],
  ])('without a name is called after its type: %j of %s', async (bytes, mimeType, name) => {
    const said = mimeType ? { mimeType } : {};
    const { details } = await processed('document', Buffer.from(bytes), said);
    expect(details.fileName).toBe(name);
  });

  it('has the type of its bytes, and that of the caller where they say nothing', async () => {
    const text = Buffer.from('a,b\n1,2\n');
    expect((await processed('document', text, { mimeType: 'text/csv' })).mimeType).toBe('text/csv');
    const png = await red(1, 1).png().toBuffer();
    expect((await processed('document', png, { mimeType: 'text/csv' })).mimeType).toBe('image/png');
  });
});

describe('a PDF', () => {
  const object = (number: number, body: string): string => `${number} 0 obj\n${body}\nendobj\n`;
  const pdf = (...parts: (string | Buffer)[]): Buffer =>
    Buffer.concat([Buffer.from('%PDF-1.5\n'), ...parts.map((part) => Buffer.from(part))]);
  const tree = (count: number): string =>
    object(
      2,
      `<< /Type /Pages /Kids [3 0 R 9 0 R] /Resources << /Font << >> >> /Count ${count} >>`,
    );
  const branch = object(3, '<< /Count 99 /Type /Pages /Parent 2 0 R /Kids [4 0 R] >>');
  const outline = object(7, '<< /Type /Outlines /Count 500 >>');
  const stream = (dictionary: string, bytes: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`8 0 obj\n<< ${dictionary} >>\nstream\n`),
      bytes,
      Buffer.from('\nendstream\nendobj\n'),
    ]);
  const packed = (text: string): Buffer =>
    stream('/Type /ObjStm /Filter /FlateDecode', deflateSync(Buffer.from(text)));

  it.each<[string, Buffer, number | undefined]>([
    ['of three pages', pdf(outline, branch, tree(3), outline), 3],
    ['whose tree is packed', pdf(packed(`2 0 << /Type/Pages /Count 12 >>`), outline), 12],
    ['that was changed since', pdf(tree(3), packed('<< /Type /Pages /Count 4 >>'), tree(5)), 5],
    [
      'with a text that reads like a tree',
      pdf(tree(2), stream('', Buffer.from('<< /Type /Pages /Count 7 >>'))),
      2,
    ],
    ['that says nothing of pages', pdf(outline), undefined],
    ['that is cut', pdf(branch, 'stream\n', tree(3)), undefined],
    ['that is packed in another way', pdf(stream('/Type /ObjStm', randomBytes(500))), undefined],
    [
      'that unpacks to gigabytes',
      pdf(packed(`${'<<'.repeat(5_000_000)} /Type /Pages /Count 6 >>`)),
      undefined,
    ],
  ])('%s tells how many it has, where that is found', async (_name, bytes, pages) => {
    const { converted, details } = await processed('document', bytes, { fileName: 'offer.pdf' });
    expect(converted).toBeNull();
    expect(details).toEqual({ fileName: 'offer.pdf', ...(pages && { pages }) });
  });
});

it('reports a damaged ffmpeg like a file that cannot be converted', async () => {
  const program = join(scratch, 'no-such-ffmpeg');
  expect(
    await problemOf(processed('video', sample('clip.webm'), { ffmpeg: program })),
  ).toMatchObject({
    code: 'media_not_convertible',
  });
});

const mean = (values: number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Frames of another colour each. */
async function moving(count: number, format: 'gif' | 'webp'): Promise<Buffer> {
  const [width, height] = [48, 32];
  const frames = Array.from({ length: count }, (_, index) => {
    const shade = Buffer.from([(index * 21) % 256, (index * 40) % 256, 90]);
    return Buffer.concat(Array.from({ length: width * height }, () => shade));
  });
  return sharp(Buffer.concat(frames), {
    raw: { width, height: height * count, channels: 3, pageHeight: height },
  })
    .toFormat(format)
    .toBuffer();
}

/** 0.6 s that grow louder: 16-bit samples, 22,050 a second, of two channels. */
function wav(): Buffer {
  const rate = 22_050;
  const frames = Math.round(rate * 0.6);
  const data = Buffer.alloc(frames * 4);
  for (let index = 0; index < frames; index += 1) {
    const sample = Math.sin((2 * Math.PI * 440 * index) / rate) * (index / frames) * 20_000;
    data.writeInt16LE(Math.round(sample), index * 4);
    data.writeInt16LE(Math.round(sample), index * 4 + 2);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(2, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 4, 28);
  head.writeUInt16LE(4, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
