import type { BinaryNode } from '@whiskeysockets/baileys';

/** A message stanza that is being decrypted, found by the bytes that are handed to decryption. */
export interface StanzaContext {
  stanza: BinaryNode;
  /** Whether it waited on the server while we were away. */
  offline: boolean;
  /** Place of this `enc` among those of the stanza. */
  index: number;
}

/** Remembers which stanza each `enc` belongs to, for as long as anybody holds its bytes. */
export class StanzaContexts {
  private readonly contexts = new WeakMap<Uint8Array, StanzaContext>();

  remember(stanza: BinaryNode, offline: boolean): void {
    if (!Array.isArray(stanza.content)) return;
    stanza.content
      .filter((child) => child.tag === 'enc')
      .forEach(({ content }, index) => {
        if (content instanceof Uint8Array) this.contexts.set(content, { stanza, offline, index });
      });
  }

  of(ciphertext: Uint8Array): StanzaContext | undefined {
    return this.contexts.get(ciphertext);
  }
}
