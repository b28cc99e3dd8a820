import { pbkdf2 } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { MediaStore } from '../src/media/media-store';
import { SimulatorDatabase } from '../src/store/database';

/** More than Node opens files on at a time. */
const BUSY = 16;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulator-media-store-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('nothing stays of a file that is refused before it could be opened', async () => {
  const store = new MediaStore(new SimulatorDatabase(undefined), folder);
  const busy = Promise.all(
    Array.from({ length: BUSY }, () => promisify(pbkdf2)('', '', 50_000, 32, 'sha256')),
  );
  const request = {
    owner: '1',
    type: 'image',
    uploader: 'companion',
    lifeMs: 1,
    maxBytes: 1,
  } as const;
  await expect(store.take(request, Readable.from([Buffer.alloc(2)]))).rejects.toMatchObject({
    status: 413,
  });
  await busy;
  expect(await readdir(folder)).toEqual([]);
});
