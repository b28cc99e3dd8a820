import { createDecipheriv, hkdfSync } from 'node:crypto';

/** What is encrypted with the secret of an earlier message. */
export type SecretUse =
  | 'Poll Vote'
  | 'Event Response'
  | 'Event Edit'
  | 'Message Edit'
  | 'Poll Edit'
  | 'Poll Add Option'
  | 'Enc Reaction'
  | 'Enc Comment';

/** These bind the message and the person to what is encrypted, besides the key. */
const WITH_NAMES: ReadonlySet<SecretUse> = new Set<SecretUse>(['Poll Vote', 'Event Response']);

const TAG_BYTES = 16;
/** WhatsApp's are 12 bytes long. */
const IV_MAX_BYTES = 32;

/** Something encrypted with the secret of a message. */
export interface Sealed {
  use: SecretUse;
  payload: Uint8Array;
  iv: Uint8Array;
}

/** The message that has the secret, and all addresses of both people: the sender does not say which it used. */
export interface SecretOwner {
  secret: Uint8Array;
  waMessageId: string;
  /** JIDs of who wrote the message, without device. */
  authors: readonly string[];
  /** JIDs of who encrypted. */
  actors: readonly string[];
}

/** Decrypts; null where no pair of addresses fits. */
export function unseal(sealed: Sealed, owner: SecretOwner): Uint8Array | null {
  if (sealed.payload.length < TAG_BYTES || !fitsIv(sealed.iv)) return null;
  for (const author of owner.authors) {
    for (const actor of owner.actors) {
      const opened = decrypted(sealed, owner, author, actor);
      if (opened) return opened;
    }
  }
  return null;
}

function fitsIv({ length }: Uint8Array): boolean {
  return length > 0 && length <= IV_MAX_BYTES;
}

function decrypted(
  { use, payload, iv }: Sealed,
  { secret, waMessageId }: SecretOwner,
  author: string,
  actor: string,
): Uint8Array | null {
  const info = `${waMessageId}${author}${actor}${use}`;
  const key = hkdfSync('sha256', secret, new Uint8Array(), info, 32);
  const decipher = createDecipheriv('aes-256-gcm', new Uint8Array(key), iv);
  if (WITH_NAMES.has(use)) decipher.setAAD(Buffer.from(`${waMessageId}\0${actor}`));
  decipher.setAuthTag(payload.subarray(-TAG_BYTES));
  try {
    const opened = decipher.update(payload.subarray(0, -TAG_BYTES));
    return Buffer.concat([opened, decipher.final()]);
  } catch {
    return null;
  }
}
