import type { SignalDataSet, SignalDataTypeMap, WASocket } from '@whiskeysockets/baileys';
import type { KeyStore } from './key-store';
import type { TokenSource } from './privacy-tokens';

/** A kind of key of our own, which Baileys does not know: the salt of our account's tokens. */
const SALT = 'nct-salt' as keyof SignalDataTypeMap;
const ID = 'salt';

/** The keys that store the salt; null where it was removed. */
export function saltKeys(salt: Uint8Array | null): SignalDataSet {
  return { [SALT]: { [ID]: salt && Buffer.from(salt) } } as SignalDataSet;
}

/** Tokens and salt as they are stored with the keys of a session. */
export function tokenSource(keys: KeyStore, socket: WASocket): TokenSource {
  return {
    tokens: (jids) => keys.get('tctoken', jids),
    salt: async () => ((await keys.get(SALT, [ID]))[ID] as Uint8Array | undefined) ?? null,
    lidOf: (jid) => socket.signalRepository.lidMapping.getLIDForPN(jid),
  };
}
