import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Environment } from '../../platform/config/environment';
import type { FileFacts } from '../files/file-facts';
import type { FilesService } from '../files/files.service';
import { MediaProcessor } from './media-processor';

/** Program that converts for as long as it is not ended. */
const ENDLESS = '#!/bin/sh\nexec sleep 600\n';

const TENANT = { organizationId: '00000000-0000-0000-0000-000000000000' };
const AT_ONCE = Math.max(1, availableParallelism() - 1);

let folder: string;
let processor: MediaProcessor;
let ending: AbortController;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'processor-'));
  const program = join(folder, 'ffmpeg');
  writeFileSync(program, ENDLESS, { mode: 0o700 });
  const picture = sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } });
  writeFileSync(join(folder, 'picture'), await picture.png().toBuffer());
  writeFileSync(join(folder, 'video'), Buffer.alloc(1_000, 1));
  // What is converted is read from here; nothing of these ends up in a store.
  const files = {
    read: (_tenant: unknown, id: string) => Promise.resolve(createReadStream(join(folder, id))),
  } as unknown as FilesService;
  processor = new MediaProcessor({ ffmpeg: program } as Environment, files);
  ending = new AbortController();
});
afterEach(() => {
  ending.abort();
  rmSync(folder, { recursive: true, force: true });
});

const given = (id: string, mimeType: string): FileFacts =>
  ({ id, mimeType, size: 1_000, sha256: Buffer.alloc(32) }) as FileFacts;
const image = () =>
  processor.process(
    TENANT,
    given('picture', 'image/png'),
    { type: 'image', style: null },
    ending.signal,
  );
const video = (signal: AbortSignal) =>
  processor.process(TENANT, given('video', 'video/webm'), { type: 'video', style: null }, signal);

test('a conversion that takes for ever is ended, and said to be too long', async () => {
  const ended = video(AbortSignal.timeout(500));
  await expect(ended).rejects.toMatchObject({
    code: 'media_not_convertible',
    message: expect.stringContaining('takes too long') as string,
  });
});

test('videos that take long delay no picture', async () => {
  const videos = Array.from({ length: AT_ONCE + 1 }, () => video(ending.signal).catch(() => null));
  expect(await image()).toMatchObject({ mimeType: 'image/png', details: { width: 9 } });
  ending.abort();
  await Promise.all(videos);
});

test('a video whose turn does not come is told to come back, and takes no turn later', async () => {
  const running = Array.from({ length: AT_ONCE }, () => video(ending.signal).catch(() => null));
  await expect(video(AbortSignal.abort())).rejects.toMatchObject({
    code: 'rate_limited',
    retryAfter: expect.any(Number) as number,
  });
  ending.abort();
  await Promise.all(running);
  // Every turn was given back.
  const next = Array.from({ length: AT_ONCE }, () => video(AbortSignal.timeout(500)));
  for (const one of await Promise.allSettled(next))
    expect(one).toMatchObject({ reason: { code: 'media_not_convertible' } });
});
