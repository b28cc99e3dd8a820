import { digitsOf } from './addresses';
import type { SessionStore } from './door';

/**
 * The number behind a LID, as far as a session has learnt it. For those who have no line of it: Baileys
 * keeps the number under the LID with this ending.
 */
export async function numberOfLid(
  { loadKeys }: Pick<SessionStore, 'loadKeys'>,
  lid: string,
): Promise<string | null> {
  const name = `${digitsOf(lid)}_reverse`;
  const value = (await loadKeys('lid-mapping', [name])).get(name);
  return value ? (JSON.parse(Buffer.from(value).toString()) as string) : null;
}
