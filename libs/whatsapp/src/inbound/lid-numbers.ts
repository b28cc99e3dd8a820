import { digitsOf, type LidNumber } from '../wire/addresses';
import type { KeyWrite, SessionStore } from '../api/session-store';

/** Kind of the entries in which Baileys keeps numbers and LIDs. */
const KIND = 'lid-mapping';
/** Baileys keeps the number under the LID with this ending. */
const ENDING = '_reverse';

/**
 * The number behind a LID, as far as a session has learnt it, for those who have no connection of it.
 */
export async function numberOfLid(
  { loadKeys }: Pick<SessionStore, 'loadKeys'>,
  lid: string,
): Promise<string | null> {
  const name = `${digitsOf(lid)}${ENDING}`;
  const value = (await loadKeys(KIND, [name])).get(name);
  return value ? numberIn(value) : null;
}

/** The LID mappings in the keys of a commit. */
export function lidNumbersIn(keys: readonly KeyWrite[]): LidNumber[] {
  return keys.flatMap(({ type, id, value }) => {
    if (type !== KIND || !id.endsWith(ENDING) || !value) return [];
    const [lid, phone] = [id.slice(0, -ENDING.length), numberIn(value)];
    return [lid, phone].every((digits) => /^\d{1,30}$/.test(digits)) ? [{ lid, phone }] : [];
  });
}

function numberIn(value: Uint8Array): string {
  return JSON.parse(Buffer.from(value).toString()) as string;
}
