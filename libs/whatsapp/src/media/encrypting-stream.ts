import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { type FileKind, MAC_BYTES, MEDIA_KEY_BYTES, mediaKeys } from './media-keys';

/** What a message has to say of a file so that its recipient can open it. */
export interface EncryptedFile {
  /** 32 bytes. */
  mediaKey: Uint8Array;
  /** Of the plain bytes, 32 bytes. */
  sha256: Uint8Array;
  /** Of the encrypted bytes with their MAC, 32 bytes. */
  encryptedSha256: Uint8Array;
  /** Plain bytes. */
  size: number;
  /** Encrypted bytes, with their MAC. */
  encryptedSize: number;
}

/** The encrypted bytes of a file, as they are uploaded; to be read once. */
export interface EncryptingStream extends AsyncIterable<Buffer> {
  /** Describes the file once all bytes were read; an error before. */
  file(): EncryptedFile;
}

/**
 * Encrypts a file while it is read: memory does not grow with it.
 *
 * @param mediaKey 32 random bytes when left out. With the same key and bytes comes the same stream: the hash
 *   that an upload is named by can be computed in a first pass.
 */
export function encryptingStream(
  kind: FileKind,
  bytes: AsyncIterable<Uint8Array>,
  mediaKey: Uint8Array = randomBytes(MEDIA_KEY_BYTES),
): EncryptingStream {
  let done: EncryptedFile | undefined;
  async function* encrypted(): AsyncGenerator<Buffer, void, undefined> {
    const { iv, cipherKey, macKey } = mediaKeys(kind, mediaKey);
    const cipher = createCipheriv('aes-256-cbc', cipherKey, iv);
    const mac = createHmac('sha256', macKey).update(iv);
    const [plainHash, encryptedHash] = [createHash('sha256'), createHash('sha256')];
    let size = 0;
    let encryptedSize = 0;
    const out = (part: Buffer): Buffer => {
      encryptedSize += part.length;
      encryptedHash.update(part);
      return part;
    };
    for await (const chunk of bytes) {
      size += chunk.length;
      plainHash.update(chunk);
      const part = cipher.update(chunk);
      if (part.length === 0) continue;
      mac.update(part);
      yield out(part);
    }
    const last = cipher.final();
    mac.update(last);
    yield out(Buffer.concat([last, mac.digest().subarray(0, MAC_BYTES)]));
    const [sha256, encryptedSha256] = [plainHash.digest(), encryptedHash.digest()];
    done = { mediaKey, sha256, encryptedSha256, size, encryptedSize };
  }
  return {
    [Symbol.asyncIterator]: encrypted,
    file() {
      if (!done) throw new Error('the encrypted file was not read to its end');
      return done;
    },
  };
}
