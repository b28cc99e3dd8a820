import { createCipheriv, createHash, createHmac } from 'node:crypto';
import { hkdf } from '@whiskeysockets/baileys';
import { factsOf, type UploadKind } from './media-kinds';

/** Bytes of the MAC behind an encrypted file. */
export const MAC_BYTES = 10;

/** What a file is encrypted and signed with. */
export interface FileKeys {
  iv: Buffer;
  cipherKey: Buffer;
  macKey: Buffer;
}

export function fileKeys(kind: UploadKind, mediaKey: Uint8Array): FileKeys {
  const stretched = Buffer.from(hkdf(mediaKey, 112, { info: factsOf(kind).info }));
  return {
    iv: stretched.subarray(0, 16),
    cipherKey: stretched.subarray(16, 48),
    macKey: stretched.subarray(48, 80),
  };
}

/** What is known of a file once all of it was encrypted. */
export interface EncryptedFacts {
  fileSha256: Buffer;
  fileEncSha256: Buffer;
  /** Bytes of the plain file. */
  fileLength: number;
}

/** Encrypts a file as phones do, piece by piece. @param done told at the end. */
export async function* encrypting(
  plain: AsyncIterable<Uint8Array>,
  { iv, cipherKey, macKey }: FileKeys,
  done: (facts: EncryptedFacts) => void,
): AsyncGenerator<Buffer> {
  const cipher = createCipheriv('aes-256-cbc', cipherKey, iv);
  const [plainHash, encHash] = [createHash('sha256'), createHash('sha256')];
  const mac = createHmac('sha256', macKey).update(iv);
  let fileLength = 0;
  const note = (piece: Buffer): Buffer => {
    mac.update(piece);
    encHash.update(piece);
    return piece;
  };
  for await (const piece of plain) {
    plainHash.update(piece);
    fileLength += piece.length;
    const sealed = cipher.update(piece);
    if (sealed.length > 0) yield note(sealed);
  }
  yield note(cipher.final());
  const signature = mac.digest().subarray(0, MAC_BYTES);
  encHash.update(signature);
  yield signature;
  done({ fileSha256: plainHash.digest(), fileEncSha256: encHash.digest(), fileLength });
}
