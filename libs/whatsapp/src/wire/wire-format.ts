/**
 * Numbers of the fields that stand at the top of a protobuf message, known or not.
 *
 * Decoders skip what they do not know: a kind of message that is newer than they are reads as empty.
 *
 * @param bytes that a decoder has accepted.
 */
export function fieldNumbers(bytes: Uint8Array): number[] {
  return fieldsOf(bytes).numbers;
}

/**
 * Whether bytes end where their last field does. A decoder takes a text that is cut off as if it were whole.
 *
 * @param bytes that a decoder has accepted.
 */
export function isWhole(bytes: Uint8Array): boolean {
  return fieldsOf(bytes).isWhole;
}

function fieldsOf(bytes: Uint8Array): { numbers: number[]; isWhole: boolean } {
  const numbers: number[] = [];
  let position = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; position < bytes.length; factor *= 128) {
      const byte = bytes[position++] ?? 0;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) break;
    }
    return value;
  };
  while (position < bytes.length) {
    const tag = varint();
    numbers.push(Math.floor(tag / 8));
    const wireType = tag % 8;
    if (wireType === 0) varint();
    else if (wireType === 1) position += 8;
    else if (wireType === 5) position += 4;
    else if (wireType === 2) {
      const length = varint();
      position += length;
    }
    // Groups are not used in this protocol: nothing after one can be read.
    else return { numbers, isWhole: true };
  }
  return { numbers, isWhole: position === bytes.length };
}
