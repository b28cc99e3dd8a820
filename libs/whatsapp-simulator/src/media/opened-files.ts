import { createDecipheriv, createHash, createHmac } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { fileKeys, MAC_BYTES } from './media-crypto';
import type { UploadKind } from './media-kinds';
import type { MediaStore, StoredMedia } from './media-store';
import { SimulatorProblem } from '../store/problem';

/** What a message says of a file, by which a phone checks it. */
export interface FileClaims {
  kind: UploadKind;
  mediaKey: Uint8Array;
  fileSha256: Uint8Array;
  fileEncSha256: Uint8Array;
  fileLength: number;
}

const PIECE_BYTES = 64 * 1024;

/**
 * Checks a file as a strict phone does: hash and MAC of what is encrypted, hash and length of what is plain.
 *
 * @throws SimulatorProblem that says all that is wrong.
 */
export async function checkFile(
  store: MediaStore,
  stored: StoredMedia,
  claims: FileClaims,
): Promise<void> {
  const { iv, macKey } = fileKeys(claims.kind, claims.mediaKey);
  const [encHash, hash] = [createHash('sha256'), createHash('sha256')];
  const mac = createHmac('sha256', macKey).update(iv);
  const wrong: string[] = [];
  let length = 0;
  for await (const piece of store.read(stored, 0, stored.size, PIECE_BYTES) as Pieces)
    encHash.update(piece);
  for await (const piece of sealedPart(store, stored)) mac.update(piece);
  const end = store.read(stored, stored.size - MAC_BYTES, stored.size, MAC_BYTES);
  const signature = await buffer(end);
  if (!encHash.digest().equals(claims.fileEncSha256)) wrong.push('fileEncSha256');
  if (!mac.digest().subarray(0, MAC_BYTES).equals(signature)) wrong.push('the MAC');
  try {
    for await (const piece of opening(store, stored, claims)) {
      hash.update(piece);
      length += piece.length;
    }
    if (!hash.digest().equals(claims.fileSha256)) wrong.push('fileSha256');
    if (length !== claims.fileLength) wrong.push('fileLength');
  } catch {
    wrong.push('the mediaKey');
  }
  if (wrong.length > 0)
    throw new SimulatorProblem(`A phone refuses this file: ${wrong.join(', ')} is wrong.`, 422);
}

type Pieces = AsyncIterable<Buffer>;

function sealedPart(store: MediaStore, stored: StoredMedia): Pieces {
  return store.read(stored, 0, stored.size - MAC_BYTES, PIECE_BYTES);
}

/** The plain file, piece by piece. */
export async function* opening(
  store: MediaStore,
  stored: StoredMedia,
  { kind, mediaKey }: Pick<FileClaims, 'kind' | 'mediaKey'>,
): AsyncGenerator<Buffer> {
  const { iv, cipherKey } = fileKeys(kind, mediaKey);
  const decipher = createDecipheriv('aes-256-cbc', cipherKey, iv);
  for await (const piece of sealedPart(store, stored)) {
    const plain = decipher.update(piece);
    if (plain.length > 0) yield plain;
  }
  yield decipher.final();
}
