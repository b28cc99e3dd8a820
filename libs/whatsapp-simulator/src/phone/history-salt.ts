import { lengthDelimited } from '../wire/protobuf';

/** Number of the salt's field in a history, which Baileys' description of it does not have. */
const SALT_FIELD = 19;

/** A history with the salt from which tokens are computed. */
export function withSalt(history: Uint8Array, salt: Uint8Array): Buffer {
  return Buffer.concat([history, lengthDelimited(SALT_FIELD, salt)]);
}
