import type { BinaryNode } from '@whiskeysockets/baileys';
import { cleanTime } from './clean';

/** After so many tries of its writer a message that cannot be read is kept as it is. */
export const LAST_ATTEMPT = 5;

/** What Baileys hands to the Signal repository. */
const DECRYPTED = new Set(['pkmsg', 'msg', 'skmsg']);

/** Whether a message stanza carries anything that can be read on this device at all. */
export function isReadable(stanza: BinaryNode): boolean {
  const children = childrenOf(stanza);
  // Baileys refuses a whole stanza that begins with one of these.
  if (children.find(({ tag }) => tag === 'enc')?.attrs['type'] === 'msmsg') return false;
  const isChannel = stanza.attrs['from']?.endsWith('@newsletter') === true;
  return (
    readableOf(stanza).length > 0 || (isChannel && children.some(({ tag }) => tag === 'plaintext'))
  );
}

/**
 * Takes the name of a business out of a message stanza: it is not kept, and where it is malformed
 * Baileys refuses the message beside it.
 */
export function dropBusinessName(stanza: BinaryNode): void {
  if (!Array.isArray(stanza.content)) return;
  stanza.content = stanza.content.filter(({ tag }) => tag !== 'verified_name');
}

/** The parts of a message stanza that are decrypted. */
export function readableOf(stanza: BinaryNode): (BinaryNode & { content: Uint8Array })[] {
  return childrenOf(stanza).filter(
    (child): child is BinaryNode & { content: Uint8Array } =>
      child.tag === 'enc' &&
      DECRYPTED.has(child.attrs['type'] ?? '') &&
      child.content instanceof Uint8Array,
  );
}

/** Why this device did not get the content of a message; empty where it did, or no reason is given. */
export function unavailableIn(stanza: BinaryNode): string {
  return childrenOf(stanza).find(({ tag }) => tag === 'unavailable')?.attrs['type'] ?? '';
}

export function childrenOf(stanza: BinaryNode): BinaryNode[] {
  return Array.isArray(stanza.content) ? stanza.content : [];
}

/** When a stanza was made, by WhatsApp's clock; now where it does not say so sensibly. */
export function timeOf({ attrs }: BinaryNode): Date {
  return cleanTime(Number(attrs['t']));
}
