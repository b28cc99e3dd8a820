import type { InboundStanza } from '../content/inbound-stanza';

/** An `enc` of a message stanza, found by the bytes that are handed to decryption. */
export interface StanzaContext {
  inbound: InboundStanza;
  /** Place of this `enc` among those of the stanza. */
  index: number;
  /** Whether no other `enc` of the stanza follows. */
  isLast: boolean;
  /** Results of the stanza so far: the same object for all of its `enc`s. */
  reading: {
    isIncomplete: boolean;
    isKept: boolean;
    /** It brings keys of the state of the account. */
    hasStateKeys: boolean;
  };
  /** How often the sender has encrypted this message again after a retry receipt. */
  attempt: number;
  /** To be called once: this `enc` is decrypted and staged, or cannot be read. */
  done: () => void;
}

/** Remembers which stanza each `enc` belongs to, for as long as anybody holds its bytes. */
export class StanzaContexts {
  private readonly contexts = new WeakMap<Uint8Array, StanzaContext>();

  /** Resolves when every `enc` of the stanza has been tried; at once when there is none. */
  remember(inbound: InboundStanza): Promise<void> {
    const { encrypted, hasOtherEncrypted: isIncomplete } = inbound;
    const reading = { isIncomplete, isKept: false, hasStateKeys: false };
    return Promise.all(
      encrypted.map(({ content, attempt }, index) => {
        const { promise, resolve: done } = Promise.withResolvers<void>();
        const isLast = index === encrypted.length - 1;
        this.contexts.set(content, { inbound, index, isLast, reading, attempt, done });
        return promise;
      }),
    ).then(() => undefined);
  }

  of(ciphertext: Uint8Array): StanzaContext | undefined {
    return this.contexts.get(ciphertext);
  }
}
