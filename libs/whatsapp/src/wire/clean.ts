/**
 * Longest id and address that is kept, in bytes; real ones have about 40. An entry of an index has
 * room for 2,700 bytes, and names a message by three of them.
 */
const ID_MAX_BYTES = 500;
/** Longest name that is kept, in characters. */
const NAME_MAX = 100;

/**
 * A text as it may be stored and sent on, cut at its greatest length: without U+0000, which a database
 * cannot hold, and with U+FFFD for half of a surrogate pair, which no UTF-8 can carry.
 *
 * @param length in characters, as {@link firstCharacters} counts them.
 */
export function cleanText(text: string, length: number): string {
  return firstCharacters(storableText(text), length);
}

/** A text of any length as it may be stored and sent on. */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

/**
 * The beginning of a text, never with half of a character.
 *
 * @param length in Unicode code points, which PostgreSQL and JSON Schema call characters: an emoji that
 *   takes two UTF-16 units is one.
 */
export function firstCharacters(text: string, length: number): string {
  if (text.length <= length) return text;
  let end = 0;
  for (let count = 0; count < length && end < text.length; count += 1) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return text.slice(0, end);
}

/** An id or address as it may be stored and looked for. What real ones are stays as it is. */
export function cleanId(id: string): string {
  const clean = cleanText(id, ID_MAX_BYTES);
  if (Buffer.byteLength(clean) <= ID_MAX_BYTES) return clean;
  const bytes = Buffer.from(clean).subarray(0, ID_MAX_BYTES);
  // Leaves out a character of which only a part is there.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: true });
}

/** Whether an id can be stored as it is. What cannot is nowhere. */
export function isStorable(id: string): boolean {
  return id.length <= ID_MAX_BYTES && cleanId(id) === id;
}

/** A name as it may be stored and shown. */
export function cleanName(name: string | undefined): string | null {
  return name ? cleanText(name, NAME_MAX) || null : null;
}

/** A time by WhatsApp's clock, in seconds; now where that is no sensible one. */
export function cleanTime(seconds: number): Date {
  const isSensible = Number.isInteger(seconds) && seconds > 0 && seconds < 2 ** 32;
  return isSensible ? new Date(seconds * 1000) : new Date();
}
