import { createPublicKey, verify } from 'node:crypto';

/** The field in which Curve25519 counts. */
const PRIME = 2n ** 255n - 19n;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
/** The last bit of a key and of a signature, in its last byte. */
const SIGN_BIT = 0x80;

/**
 * Whether a signature of a Curve25519 key (XEdDSA) over a message is right.
 *
 * libsignal checks it in JavaScript, which takes 8 ms; every login checks two certificates. It is a
 * signature of Ed25519 by the same key in its other form, which OpenSSL checks forty times as fast.
 *
 * @param publicKey 32 bytes.
 */
export function isSignatureRight(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (publicKey.length !== KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false;
  const plain = Buffer.from(signature);
  const last = plain[SIGNATURE_BYTES - 1] ?? 0;
  plain[SIGNATURE_BYTES - 1] = last & ~SIGN_BIT;
  const x = edwardsKey(publicKey, last & SIGN_BIT).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, message, key, plain);
}

/** The key on the Edwards curve: y = (u − 1) / (u + 1). The signature says which of the two x belongs to it. */
function edwardsKey(publicKey: Uint8Array, signBit: number): Buffer {
  const u = littleEndian(publicKey) % 2n ** 255n;
  const y = ((u + PRIME - 1n) * inverse(u + 1n)) % PRIME;
  const bytes = Buffer.from(y.toString(16).padStart(2 * KEY_BYTES, '0'), 'hex').reverse();
  bytes[KEY_BYTES - 1] = (bytes[KEY_BYTES - 1] ?? 0) | signBit;
  return bytes;
}

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
}

/** By Euclid; 0 for 0, as the curve wants it. */
function inverse(value: bigint): bigint {
  let [rest, divisor] = [PRIME, value % PRIME];
  let [before, factor] = [0n, 1n];
  while (divisor > 0n) {
    const times = rest / divisor;
    [rest, divisor] = [divisor, rest - times * divisor];
    [before, factor] = [factor, before - times * factor];
  }
  return before < 0n ? before + PRIME : before;
}
