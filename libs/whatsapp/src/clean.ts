/**
 * Longest id and address that is kept, in bytes; real ones have about 40. An entry of an index has
 * room for 2,700 bytes, and names a message by three of them.
 */
const ID_MAX_BYTES = 500;
/** Longest name that is kept, in characters. */
const NAME_MAX = 100;

/** Cuts a text at its greatest length and drops what a database's text cannot hold. */
export function cleanText(text: string, length: number): string {
  return text.slice(0, length).replaceAll('\u0000', '').toWellFormed();
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
