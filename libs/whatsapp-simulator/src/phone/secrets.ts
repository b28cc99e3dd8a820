import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What is encrypted with the secret of the message that it is about. */
export type SecretUse =
  | 'Poll Vote'
  | 'Event Response'
  | 'Message Edit'
  | 'Enc Reaction'
  | 'Enc Comment';

/** Between whom something is encrypted. */
export interface SecretParties {
  /** `messageSecret` of the message that it is about. */
  secret: Uint8Array;
  targetId: string;
  /** JID of who wrote that message, without a device. */
  author: string;
  /** JID of who does something about it, without a device. */
  actor: string;
}

export interface Sealed {
  encPayload: Uint8Array;
  encIv: Uint8Array;
}

const TAG_BYTES = 16;

export function sealSecret(use: SecretUse, parties: SecretParties, plain: Uint8Array): Sealed {
  const encIv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(use, parties), encIv);
  cipher.setAAD(beside(use, parties));
  const encPayload = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { encPayload, encIv };
}

/** @throws Error when it was not made between these with this secret. */
export function openSecret(
  use: SecretUse,
  parties: SecretParties,
  { encPayload, encIv }: Sealed,
): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(use, parties), encIv);
  decipher.setAAD(beside(use, parties));
  decipher.setAuthTag(encPayload.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(encPayload.subarray(0, -TAG_BYTES)), decipher.final()]);
}

function keyOf(use: SecretUse, { secret, targetId, author, actor }: SecretParties): Buffer {
  const info = `${targetId}${author}${actor}${use}`;
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), info, 32));
}

function beside(use: SecretUse, { targetId, actor }: SecretParties): Buffer {
  const isBound = use === 'Poll Vote' || use === 'Event Response';
  return Buffer.from(isBound ? `${targetId}\0${actor}` : '');
}
