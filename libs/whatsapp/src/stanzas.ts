import type { BinaryNode } from '@whiskeysockets/baileys';

/** An `enc` of a message stanza, found by the bytes that are handed to decryption. */
export interface StanzaContext {
  stanza: BinaryNode;
  /** Whether it waited on the server while we were away. */
  offline: boolean;
  /** Place of this `enc` among those of the stanza. */
  index: number;
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
    return Promise.all(
      readable.map(({ attrs, content }, index) => {
        const { promise, resolve: done } = Promise.withResolvers<void>();
        const attempt = Number(attrs['count'] ?? 0);
        this.contexts.set(content, { stanza, offline, index, attempt, done });
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
  return readableOf(stanza).length > 0 || childrenOf(stanza).some(({ tag }) => tag === 'plaintext');
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
