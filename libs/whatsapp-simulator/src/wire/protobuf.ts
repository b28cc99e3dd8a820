/** Reads protobuf fields that Baileys' schema lacks. */

export function lengthDelimited(field: number, content: Uint8Array): Buffer {
  return Buffer.concat([varint(field * 8 + 2), varint(content.length), content]);
}

export function varintField(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)]);
}

/** The last length-delimited field of a number; null where there is none. */
export function bytesOf(protobuf: Uint8Array, wanted: number): Buffer | null {
  let found: Buffer | null = null;
  for (const { field, bytes } of fieldsOf(protobuf)) if (field === wanted && bytes) found = bytes;
  return found;
}

/** The last varint field of a number; null where there is none. */
export function numberOf(protobuf: Uint8Array, wanted: number): number | null {
  let found: number | null = null;
  for (const { field, number } of fieldsOf(protobuf)) {
    if (field === wanted && number !== undefined) found = number;
  }
  return found;
}

interface Field {
  field: number;
  number?: number;
  bytes?: Buffer;
}

/** Fields of the two forms that occur; the others end it. */
function* fieldsOf(protobuf: Uint8Array): Generator<Field> {
  const bytes = Buffer.from(protobuf);
  let at = 0;
  const read = (): number => {
    let value = 0;
    for (let shift = 0; at < bytes.length; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
    }
    return value;
  };
  while (at < bytes.length) {
    const key = read();
    const field = Math.floor(key / 8);
    if (key % 8 === 0) yield { field, number: read() };
    else if (key % 8 === 2) {
      const length = read();
      yield { field, bytes: bytes.subarray(at, (at += length)) };
    } else return;
  }
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest & 127) | 128);
  return Buffer.from([...bytes, rest]);
}
