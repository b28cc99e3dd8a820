/** Number of the salt's field in a history, which Baileys' own description of it does not have. */
const SALT_FIELD = 19;
const LENGTH_DELIMITED = 2;

/** A history with the salt from which tokens are computed. */
export function withSalt(history: Uint8Array, salt: Uint8Array): Buffer {
  const key = varint((SALT_FIELD << 3) | LENGTH_DELIMITED);
  return Buffer.concat([history, key, varint(salt.length), salt]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return Buffer.from([...bytes, rest]);
}
