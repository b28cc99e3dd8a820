import { DEFAULT_CONNECTION_CONFIG, type UserFacingSocketConfig } from '@whiskeysockets/baileys';
import { withAddress } from '../keys/address-lock';
import { Receiver, type ReceiverParts } from '../inbound/receiver';
import type { StanzaContext, StanzaContexts } from '../inbound/stanza-contexts';

type MakeRepository = NonNullable<UserFacingSocketConfig['makeSignalRepository']>;

/** One step: an `enc` is decrypted where it is not known, and what it says is kept with its ratchet. */
async function take(
  receiver: Receiver,
  context: StanzaContext,
  decrypt: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  try {
    const known = await receiver.known(context);
    if (known) return known;
    let decrypted: Uint8Array;
    try {
      decrypted = await decrypt();
    } catch (error) {
      return await receiver.unreadable(context, error);
    }
    return await receiver.received(context, decrypted);
  } catch (error) {
    context.reading.isIncomplete = true;
    throw error;
  } finally {
    await receiver.ended(context);
  }
}

/**
 * Makes a Signal repository whose decryption commits ratchet and message together, before Baileys
 * acknowledges anything.
 *
 * Here the way of a message that comes in leads through Baileys and back: Baileys decrypts inside the handler of its
 * stanza, takes no message that is decrypted already, and asks this repository for each `enc` by its bytes alone, by
 * which the stanza is found again.
 *
 * Its transactions are its own: Baileys wraps encrypting and sending in one transaction of the stock
 * store, so that the advanced ratchet would be committed after the frame has left.
 *
 * @param readingPaused resolves when the connection stops being read: no answer of the server comes for now.
 */
export function durableRepository(
  parts: ReceiverParts,
  contexts: StanzaContexts,
  readingPaused: () => Promise<void>,
): MakeRepository {
  const { creds, ratchets, logger: ours, onStateKeys } = parts;
  return (_auth, logger, pnToLid) => {
    const inner = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(
      { creds, keys: ratchets },
      logger,
      async (jids) => {
        // Baileys queries the server before each step. Within a step nothing may wait for the network.
        if (ratchets.isInTransaction()) return undefined;
        try {
          return (await Promise.race([pnToLid?.(jids), readingPaused()])) ?? undefined;
        } catch (error) {
          // Without an answer the number itself is the address. Baileys would refuse the message.
          ours.warn({ error: String(error) }, 'the server did not answer a query for LIDs');
          return undefined;
        }
      },
    );
    const receiver = new Receiver(parts, inner);
    const atAddress = <T>(jid: string, work: () => Promise<T>): Promise<T> =>
      withAddress(inner.jidToSignalProtocolAddress(jid), work);
    const receive = async (
      ciphertext: Uint8Array,
      decrypt: () => Promise<Uint8Array>,
    ): Promise<Uint8Array> => {
      const context = contexts.of(ciphertext);
      if (!context) return ratchets.transaction(decrypt);
      const step = (): Promise<Uint8Array> => take(receiver, context, decrypt);
      const plaintext = await ratchets.transaction(step, undefined, context.done);
      if (context.reading.hasStateKeys) onStateKeys();
      return plaintext;
    };
    return {
      ...inner,
      decryptMessage: (options) =>
        receive(options.ciphertext, () =>
          atAddress(options.jid, () => inner.decryptMessage(options)),
        ),
      decryptGroupMessage: (options) =>
        receive(options.msg, () => inner.decryptGroupMessage(options)),
      encryptGroupMessage: (options) => ratchets.staged(() => inner.encryptGroupMessage(options)),
      // The decryption that brought a key has taken it in, and no other way leads here.
      processSenderKeyDistributionMessage: () => Promise.resolve(),
      encryptMessage: (options) =>
        ratchets.staged(() => atAddress(options.jid, () => inner.encryptMessage(options))),
      injectE2ESession: (options) =>
        ratchets.staged(() => atAddress(options.jid, () => inner.injectE2ESession(options))),
    };
  };
}
