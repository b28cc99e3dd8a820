import { randomBytes } from 'node:crypto';
import { encrypting, type EncryptedFacts, fileKeys } from './media-crypto';
import { factsOf } from './media-kinds';
import type { MadeFile, MediaStore, StoredMedia, UploadRequest } from './media-store';

/** A phone encrypts a file with a fresh key and uploads it. */
export async function makeFile(
  store: MediaStore,
  { kind, mimeType }: Pick<MadeFile, 'kind' | 'mimeType'>,
  owner: Pick<UploadRequest, 'owner' | 'lifeMs'>,
  plain: AsyncIterable<Uint8Array>,
): Promise<StoredMedia> {
  const mediaKey = randomBytes(32);
  let facts: EncryptedFacts | undefined;
  const sealed = encrypting(plain, fileKeys(kind, mediaKey), (all) => (facts = all));
  const request = { ...owner, uploader: 'phone', type: factsOf(kind).type } as const;
  const media = await store.take(request, sealed);
  if (!facts) throw new Error('a file that was taken in before it was encrypted');
  return store.noteMade(media, {
    kind,
    mimeType,
    mediaKey: mediaKey.toString('base64'),
    fileSha256: facts.fileSha256.toString('base64'),
    fileEncSha256: facts.fileEncSha256.toString('base64'),
    fileLength: facts.fileLength,
    mediaKeyTimestamp: Math.floor(Date.now() / 1_000),
  });
}

/** A file that is not encrypted, as those of channels are. */
export function takePlainFile(
  store: MediaStore,
  kind: MadeFile['kind'],
  owner: Pick<UploadRequest, 'owner' | 'lifeMs'>,
  bytes: AsyncIterable<Uint8Array>,
): Promise<StoredMedia> {
  return store.take({ ...owner, uploader: 'phone', type: factsOf(kind).type }, bytes);
}
