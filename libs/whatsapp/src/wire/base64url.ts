/** Linear in the length: the first group cannot give back what the padding could take. */
const PADDED = /^([A-Za-z0-9_-]+)={0,2}$/;

/**
 * A text in base64url, without its padding; null for anything else.
 *
 * @param max longest text that is read, in characters, padding included
 */
export function readBase64url(value: unknown, max: number): string | null {
  if (typeof value !== 'string' || value.length > max) return null;
  return PADDED.exec(value)?.[1] ?? null;
}
