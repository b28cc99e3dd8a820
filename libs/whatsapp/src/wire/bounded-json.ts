import { storableText } from './clean';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** Longest JSON that is read, in characters. */
const JSON_MAX = 65_536;
/** Deepest that values may stand in each other. */
const DEPTH_MAX = 16;

/**
 * JSON from an untrusted source, in a form that may be stored and sent on.
 *
 * @returns undefined for what is none, and for what is too long or too deep.
 */
export function jsonIn(text: string | null | undefined): Json | undefined {
  if (!text || text.length > JSON_MAX) return undefined;
  try {
    return storable(JSON.parse(text) as Json, DEPTH_MAX);
  } catch {
    return undefined;
  }
}

/** @throws RangeError where it is too deep. */
function storable(value: Json, depth: number): Json {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) throw new RangeError('too deep');
  if (Array.isArray(value)) return value.map((one) => storable(one, depth - 1));
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([name, one]) => [storableText(name), storable(one, depth - 1)]),
  );
}
