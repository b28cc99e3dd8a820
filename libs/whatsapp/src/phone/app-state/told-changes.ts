import type { SignalDataSet, SignalDataTypeMap, WASocket } from '@whiskeysockets/baileys';
import type { AppStateChange } from '../../door/app-state-door';
import type { Logger } from '../../door/door';
import type { KeyStore } from '../../keys/key-store';
import { saltKeys } from '../../keys/token-source';
import { digitsOf, isLid, type LidNumber, userJid } from '../../wire/addresses';
import { bytesOfField } from '../../wire/protobuf-fields';
import { changeOf, lidNumberIn, namedIn, type ReadMutation, readMutation } from './changes';
import type { Mutation } from './mutations';

/** Where an account keeps the salt of its tokens. */
const SALT_INDEX = 'nct_salt_sync';
/** Number of the salt's action in a `SyncActionValue`, and of the salt in it, which Baileys does not know. */
const SALT_ACTION = 80;
const SALT_FIELD = 1;

/** Baileys keeps the number of a LID under this name. */
const NUMBERS = 'lid-mapping' as keyof SignalDataTypeMap;
const ENDING = '_reverse';

/** What mutations tell: changes for the rest of the product, and what the connection itself keeps. */
export class ToldChanges {
  constructor(
    private readonly socket: WASocket,
    private readonly keys: Pick<KeyStore, 'get'>,
    private readonly logger: Logger,
  ) {}

  async of(
    mutations: readonly Mutation[],
  ): Promise<{ changes: AppStateChange[]; keys: SignalDataSet }> {
    const read = mutations.flatMap((mutation) => readMutation(mutation) ?? []);
    await this.learnNumbers(read.flatMap((one) => lidNumberIn(one) ?? []));
    const numbers = await this.numbersIn(read);
    const changes = read.flatMap((one) => changeOf(one, (lid) => numbers.get(lid) ?? null) ?? []);
    for (const change of changes) this.tellBaileys(change);
    return { changes, keys: saltIn(mutations) };
  }

  private async learnNumbers(pairs: readonly LidNumber[]): Promise<void> {
    if (pairs.length === 0) return;
    try {
      await this.socket.signalRepository.lidMapping.storeLIDPNMappings(
        pairs.map(({ lid, phone }) => ({ lid: `${lid}@lid`, pn: userJid(phone) })),
      );
    } catch (error) {
      this.logger.warn({ error: String(error) }, 'LIDs of the address book could not be kept');
    }
  }

  /** By LID, the number behind it. */
  private async numbersIn(read: readonly ReadMutation[]): Promise<Map<string, string>> {
    const named = read.map((one) => namedIn(one)).filter((jid) => jid !== null);
    const lids = [...new Set(named.filter(isLid))];
    if (lids.length === 0) return new Map();
    const names = lids.map((lid) => `${digitsOf(lid)}${ENDING}`);
    const found: Record<string, unknown> = await this.keys.get(NUMBERS, names);
    return new Map(
      lids.flatMap((lid, at): [string, string][] => {
        const number = found[names[at] ?? ''];
        return typeof number === 'string' && /^\d{1,30}$/.test(number) ? [[lid, number]] : [];
      }),
    );
  }

  /** The name of the account stands in its presence, which Baileys sends. */
  private tellBaileys(change: AppStateChange): void {
    const { creds } = this.socket.authState;
    if (change.kind !== 'pushName' || !creds.me || creds.me.name === change.name) return;
    this.socket.ev.emit('creds.update', { me: { ...creds.me, name: change.name } });
  }
}

/** The salt from which tokens are computed, where the phone tells or takes it back. */
function saltIn(mutations: readonly Mutation[]): SignalDataSet {
  const told = mutations.findLast(({ index }) => index[0] === SALT_INDEX);
  if (!told) return {};
  const action = told.operation === 'remove' ? null : bytesOfField(told.value, SALT_ACTION);
  const salt = action && bytesOfField(action, SALT_FIELD);
  return told.operation === 'remove' || salt?.length ? saltKeys(salt) : {};
}
