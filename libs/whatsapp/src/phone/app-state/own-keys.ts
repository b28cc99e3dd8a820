import type {
  AuthenticationCreds,
  proto,
  SignalDataSet,
  SignalDataTypeMap,
} from '@whiskeysockets/baileys';
import type { KeyStore } from '../../keys/key-store';
import { StateKeys } from './state-keys';

/** A kind of key of our own: the id of the key that patches are written with. */
const NEWEST = 'app-state-newest-key' as keyof SignalDataTypeMap;
const ID = 'key';

interface Newest {
  /** In base64. */
  id: string;
}

/** Reads the keys of the app state that our phone shared. */
export class OwnKeys {
  private readonly stretched = new Map<string, StateKeys>();

  constructor(
    private readonly keys: Pick<KeyStore, 'get'>,
    private readonly creds: Pick<AuthenticationCreds, 'myAppStateKeyId'>,
  ) {}

  /** Null for a key that the phone has not shared. */
  async find(id: Uint8Array): Promise<StateKeys | null> {
    const name = Buffer.from(id).toString('base64');
    const known = this.stretched.get(name);
    if (known) return known;
    const { [name]: stored } = await this.keys.get('app-state-sync-key', [name]);
    if (!stored?.keyData?.length) return null;
    const keys = new StateKeys(Buffer.from(id), stored.keyData);
    this.stretched.set(name, keys);
    return keys;
  }

  /** The key that patches are written with; null before the phone has shared one. */
  async newest(): Promise<StateKeys | null> {
    const { [ID]: stored } = await this.keys.get(NEWEST, [ID]);
    // Sessions that were linked by an earlier version have it in their credentials alone.
    const id = (stored as unknown as Newest | undefined)?.id ?? this.creds.myAppStateKeyId;
    return id ? this.find(Buffer.from(id, 'base64')) : null;
  }
}

/**
 * The keys that a message of our own phone brings, as they are stored: with the message itself, as it does not
 * come again. Null where it brings none.
 */
export function sharedKeys({
  appStateSyncKeyShare: share,
}: proto.Message.IProtocolMessage): SignalDataSet | null {
  const shared = (share?.keys ?? []).flatMap(({ keyId, keyData }) =>
    keyId?.keyId?.length && keyData?.keyData?.length
      ? [{ id: Buffer.from(keyId.keyId).toString('base64'), data: keyData }]
      : [],
  );
  const [newest] = shared.toSorted(
    (one, other) => Number(other.data.timestamp ?? 0) - Number(one.data.timestamp ?? 0),
  );
  if (!newest) return null;
  return {
    'app-state-sync-key': Object.fromEntries(shared.map(({ id, data }) => [id, data])),
    [NEWEST]: { [ID]: { id: newest.id } satisfies Newest },
  } as unknown as SignalDataSet;
}
