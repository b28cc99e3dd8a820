/** How a field of a protobuf is written. */
const VARINT = 0;
const FIXED_64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/** A number of a protobuf has at most ten bytes. */
const VARINT_BYTES = 10;

/** Reads on from a place in bytes. */
class Reader {
  at = 0;

  constructor(readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  /** @throws RangeError where the bytes end before it does, or it is too long to be one. */
  varint(): number {
    let value = 0;
    for (let index = 0; index < VARINT_BYTES; index += 1) {
      const byte = this.bytes[this.at];
      if (byte === undefined) break;
      this.at += 1;
      // Lengths and field numbers are small; what is greater loses its precision and is only skipped.
      value += (byte & 127) * 2 ** (7 * index);
      if (byte < 128) return value;
    }
    throw new RangeError('no number of a protobuf');
  }

  /** @throws RangeError where the bytes end before. */
  take(length: number): Uint8Array {
    if (length > this.bytes.length - this.at) throw new RangeError('the protobuf ends too early');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

/**
 * The bytes of a field that Baileys' description of a protobuf does not have; the last of them, as
 * protobuf wants it. Null where there is none, and where the bytes are no protobuf.
 *
 * @param wanted number of the field, which is length-delimited.
 */
export function bytesOfField(protobuf: Uint8Array, wanted: number): Uint8Array | null {
  let found: Uint8Array | null = null;
  try {
    const reader = new Reader(protobuf);
    while (!reader.isAtEnd) {
      const key = reader.varint();
      const value = readField(reader, key % 8);
      if (value && Math.floor(key / 8) === wanted) found = value;
    }
  } catch {
    return null;
  }
  return found;
}

/** @throws RangeError where it is no field. */
function readField(reader: Reader, form: number): Uint8Array | null {
  switch (form) {
    case LENGTH_DELIMITED:
      return reader.take(reader.varint());
    case VARINT:
      reader.varint();
      return null;
    case FIXED_64:
      reader.take(8);
      return null;
    case FIXED_32:
      reader.take(4);
      return null;
    default:
      throw new RangeError('no field of a protobuf');
  }
}
