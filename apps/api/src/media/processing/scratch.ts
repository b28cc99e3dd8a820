import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFull, StorageFull, StorageUnavailable } from '../../platform/storage/storage-errors';

/**
 * Runs work with a folder for its files, which is deleted after it.
 *
 * @throws StorageFull, StorageUnavailable
 */
export async function withScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await makeScratch();
  try {
    return await work(folder);
  } catch (error) {
    // What is written on the way has no room either.
    throw isFull(error) ? new StorageFull(error) : error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeScratch(): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), 'whathooks-media-'));
  } catch (error) {
    if (isFull(error)) throw new StorageFull(error);
    const { message } = error as Error;
    throw new StorageUnavailable(`No folder can be made in ${tmpdir()}: ${message}.`, error);
  }
}
