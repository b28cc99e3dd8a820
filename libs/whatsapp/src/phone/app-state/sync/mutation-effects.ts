import type { SignalDataSet, SignalDataTypeMap, WASocket } from '@whiskeysockets/baileys';
import type { AppStateChange } from '../../../api/app-state';
import type { Logger } from '../../../api/whatsapp-socket';
import type { KeyStore } from '../../../keys/key-store';
import { saltKeys } from '../../../keys/token-source';
import { digitsOf, isLid, type LidNumber, userJid } from '../../../wire/addresses';
import { bytesOfField } from '../../../wire/protobuf-fields';
import { changeOf, lidNumberIn, type DecodedMutation, decodeMutation, jidIn } from './changes';
import type { Mutation } from '../collections/mutations';

/** Index of the salt for privacy tokens. */
const SALT_INDEX = 'nct_salt_sync';
/** Field numbers of the salt action in `SyncActionValue`, and of the salt in it. Baileys' schema lacks both. */
const SALT_ACTION = 80;
const SALT_FIELD = 1;

/** Key type and suffix under which Baileys stores the phone number of a LID. */
const NUMBERS = 'lid-mapping' as keyof SignalDataTypeMap;
const SUFFIX = '_reverse';

/** Turns mutations into changes for the rest of the product and keys for the connection. */
export class MutationEffects {
  constructor(
    private readonly socket: WASocket,
    private readonly keys: Pick<KeyStore, 'get'>,
    private readonly logger: Logger,
  ) {}

  async of(
    mutations: readonly Mutation[],
  ): Promise<{ changes: AppStateChange[]; keys: SignalDataSet }> {
    const decoded = mutations.flatMap((mutation) => decodeMutation(mutation) ?? []);
    await this.learnNumbers(decoded.flatMap((one) => lidNumberIn(one) ?? []));
    const numbers = await this.phoneNumbersIn(decoded);
    const changes = decoded.flatMap(
      (one) => changeOf(one, (lid) => numbers.get(lid) ?? null) ?? [],
    );
    for (const change of changes) this.updateBaileys(change);
    return { changes, keys: saltIn(mutations) };
  }

  private async learnNumbers(pairs: readonly LidNumber[]): Promise<void> {
    if (pairs.length === 0) return;
    try {
      await this.socket.signalRepository.lidMapping.storeLIDPNMappings(
        pairs.map(({ lid, phone }) => ({ lid: `${lid}@lid`, pn: userJid(phone) })),
      );
    } catch (error) {
      this.logger.warn({ error: String(error) }, 'LIDs of the address book could not be stored');
    }
  }

  /** The phone numbers of the LIDs that mutations name, by LID. */
  private async phoneNumbersIn(decoded: readonly DecodedMutation[]): Promise<Map<string, string>> {
    const named = decoded.map((one) => jidIn(one)).filter((jid) => jid !== null);
    const lids = [...new Set(named.filter(isLid))];
    if (lids.length === 0) return new Map();
    const names = lids.map((lid) => `${digitsOf(lid)}${SUFFIX}`);
    const found: Record<string, unknown> = await this.keys.get(NUMBERS, names);
    return new Map(
      lids.flatMap((lid, at): [string, string][] => {
        const number = found[names[at] ?? ''];
        return typeof number === 'string' && /^\d{1,30}$/.test(number) ? [[lid, number]] : [];
      }),
    );
  }

  /** Baileys sends the name of the account with its presence. */
  private updateBaileys(change: AppStateChange): void {
    const { creds } = this.socket.authState;
    if (change.kind !== 'pushName' || !creds.me || creds.me.name === change.name) return;
    this.socket.ev.emit('creds.update', { me: { ...creds.me, name: change.name } });
  }
}

/** The salt for privacy tokens, where the phone sets or removes it. */
function saltIn(mutations: readonly Mutation[]): SignalDataSet {
  const found = mutations.findLast(({ index }) => index[0] === SALT_INDEX);
  if (!found) return {};
  const action = found.operation === 'remove' ? null : bytesOfField(found.value, SALT_ACTION);
  const salt = action && bytesOfField(action, SALT_FIELD);
  return found.operation === 'remove' || salt?.length ? saltKeys(salt) : {};
}
