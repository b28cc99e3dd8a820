import type { BinaryNode } from '@whiskeysockets/baileys';

/** An `enc` of a message stanza, found by the bytes that are handed to decryption. */
export interface StanzaContext {
  stanza: BinaryNode;
  /** Whether it waited on the server while we were away. */
  offline: boolean;
  /** Place of this `enc` among those of the stanza. */
  index: number;
  /** Whether no other `enc` of the stanza follows. */
  isLast: boolean;
  /** What came of the stanza so far: the same object for all of its `enc`s. */
  reading: { isIncomplete: boolean; isKept: boolean };
  /** How often the writer has encrypted this message anew because we could not read it. */
  attempt: number;
  /** To be called once: this `enc` is decrypted and staged, or cannot be read. */
  done: () => void;
}

/** What Baileys hands to the Signal repository. */
const DECRYPTED = new Set(['pkmsg', 'msg', 'skmsg']);

/** Remembers which stanza each `enc` belongs to, for as long as anybody holds its bytes. */
export class StanzaContexts {
  private readonly contexts = new WeakMap<Uint8Array, StanzaContext>();

  /** Resolves when every `enc` of the stanza has been tried; at once when there is none. */
  remember(stanza: BinaryNode, offline: boolean): Promise<void> {
    const readable = readableOf(stanza);
    const encrypted = childrenOf(stanza).filter(({ tag }) => tag === 'enc');
    const reading = { isIncomplete: encrypted.length > readable.length, isKept: false };
    return Promise.all(
      readable.map(({ attrs, content }, index) => {
        const { promise, resolve: done } = Promise.withResolvers<void>();
        const attempt = Number(attrs['count'] ?? 0);
        const isLast = index === readable.length - 1;
        const context = { stanza, offline, index, isLast, reading, attempt, done };
        this.contexts.set(content, context);
        return promise;
      }),
    ).then(() => undefined);
  }

  of(ciphertext: Uint8Array): StanzaContext | undefined {
    return this.contexts.get(ciphertext);
  }
}

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

function readableOf(stanza: BinaryNode): (BinaryNode & { content: Uint8Array })[] {
  return childrenOf(stanza).filter(
    (child): child is BinaryNode & { content: Uint8Array } =>
      child.tag === 'enc' &&
      DECRYPTED.has(child.attrs['type'] ?? '') &&
      child.content instanceof Uint8Array,
  );
}

export function childrenOf(stanza: BinaryNode): BinaryNode[] {
  return Array.isArray(stanza.content) ? stanza.content : [];
}
