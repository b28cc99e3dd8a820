import {
  addTransactionCapability,
  type AuthenticationCreds,
  DEFAULT_CONNECTION_CONFIG,
  type SignalDataSet,
  type SignalKeyStoreWithTransaction,
  type SignalRepositoryWithLIDStore,
  type UserFacingSocketConfig,
} from '@whiskeysockets/baileys';
import { withAddress } from './address-lock';
import type { NumberOfLid } from './addresses';
import type { SessionStore } from './door';
import { identityOf, inboundMessage, repad } from './inbound';
import { INBOUND_MESSAGE, type KeyStore } from './key-store';
import type { StanzaContext, StanzaContexts } from './stanzas';

type MakeRepository = NonNullable<UserFacingSocketConfig['makeSignalRepository']>;
type Decrypt = SignalRepositoryWithLIDStore['decryptMessage'];

/** One try: a commit that failed ends the connection, and the server sends again. */
const ONE_TRY = { maxCommitRetries: 1, delayBetweenTriesMs: 0 };

/** One lock for all of a session's ratchets. Baileys names locks by kind of key too: this is none. */
const ONE_LOCK = 'all-ratchets';

/**
 * Makes a Signal repository whose decryption commits ratchet and message together.
 *
 * It has a transaction of its own: Baileys wraps encrypting and sending in one transaction of the
 * stock store, so that the advanced ratchet would be committed after the frame has left.
 */
export function durableRepository(
  keyStore: KeyStore,
  creds: AuthenticationCreds,
  store: SessionStore,
  contexts: StanzaContexts,
): MakeRepository {
  return (auth, logger, pnToLid) => {
    const keys = oneLock(addTransactionCapability(keyStore, logger, ONE_TRY));
    const inner = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(
      { creds: auth.creds, keys },
      logger,
      pnToLid,
    );
    const numberOfLid: NumberOfLid = async (lid) =>
      (await inner.lidMapping.getPNForLID(lid)) ?? null;
    const receive = receiver(creds, keys, store, numberOfLid, inner);
    const alone = <T>(jid: string, work: () => Promise<T>): Promise<T> =>
      withAddress(inner.jidToSignalProtocolAddress(jid), () => keys.transaction(work, ONE_LOCK));
    return {
      ...inner,
      decryptMessage: (options) =>
        alone(options.jid, () => {
          const context = contexts.of(options.ciphertext);
          return context ? receive(context, options) : inner.decryptMessage(options);
        }),
      encryptMessage: (options) => alone(options.jid, () => inner.encryptMessage(options)),
      injectE2ESession: (options) => alone(options.jid, () => inner.injectE2ESession(options)),
    };
  };
}

/** Decrypts a stanza inside an open transaction and puts its message into the same commit. */
function receiver(
  creds: AuthenticationCreds,
  keys: SignalKeyStoreWithTransaction,
  store: SessionStore,
  numberOfLid: NumberOfLid,
  inner: SignalRepositoryWithLIDStore,
): (context: StanzaContext, options: Parameters<Decrypt>[0]) => Promise<Uint8Array> {
  const stored = async (context: StanzaContext): Promise<Buffer | null> => {
    const content = await store.findContent(identityOf(context, creds));
    return content && repad(content);
  };
  return async (context, options) => {
    // Sent again by the server: the ratchet has moved on, and the message is here already.
    const known = context.offline ? await stored(context) : null;
    if (known) return known;
    let padded: Buffer;
    try {
      padded = Buffer.from(await inner.decryptMessage(options));
    } catch (error) {
      const duplicate = context.offline ? null : await stored(context);
      if (duplicate) return duplicate;
      throw error;
    }
    const message = await inboundMessage(context, padded, creds, numberOfLid);
    if (message) {
      const name = `${message.chat}/${message.author}/${message.waMessageId}/${context.index}`;
      await keys.set({ [INBOUND_MESSAGE]: { [name]: message } } as unknown as SignalDataSet);
    }
    return message?.type === 'unsupported' ? repad(new Uint8Array()) : padded;
  };
}

function oneLock(keys: SignalKeyStoreWithTransaction): SignalKeyStoreWithTransaction {
  return { ...keys, transaction: (work) => keys.transaction(work, ONE_LOCK) };
}
