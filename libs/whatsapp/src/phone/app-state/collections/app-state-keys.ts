import type {
  AuthenticationCreds,
  proto,
  SignalDataSet,
  SignalDataTypeMap,
} from '@whiskeysockets/baileys';
import type { KeyStore } from '../../../keys/key-store';
import { ExpandedKey } from './expanded-key';

/** Key type that Baileys does not know: the id of the key with which patches are written. */
const NEWEST = 'app-state-newest-key' as keyof SignalDataTypeMap;
const ID = 'key';

interface Newest {
  /** In base64. */
  id: string;
}

/** The app state keys that our phone has shared. */
export class AppStateKeys {
  private readonly expanded = new Map<string, ExpandedKey>();

  constructor(
    private readonly keys: Pick<KeyStore, 'get'>,
    private readonly creds: Pick<AuthenticationCreds, 'myAppStateKeyId'>,
  ) {}

  /** Null for a key that the phone has not shared. */
  async find(id: Uint8Array): Promise<ExpandedKey | null> {
    const name = Buffer.from(id).toString('base64');
    const known = this.expanded.get(name);
    if (known) return known;
    const { [name]: stored } = await this.keys.get('app-state-sync-key', [name]);
    if (!stored?.keyData?.length) return null;
    const keys = new ExpandedKey(Buffer.from(id), stored.keyData);
    this.expanded.set(name, keys);
    return keys;
  }

  /** The key with which patches are written; null before the phone has shared one. */
  async newest(): Promise<ExpandedKey | null> {
    const { [ID]: stored } = await this.keys.get(NEWEST, [ID]);
    // Sessions that an earlier version linked have it only in their credentials.
    const id = (stored as unknown as Newest | undefined)?.id ?? this.creds.myAppStateKeyId;
    return id ? this.find(Buffer.from(id, 'base64')) : null;
  }
}

/**
 * The app state keys in a message of our own phone, as they are stored. They are stored in the transaction of the
 * message, as the phone does not send them again. Null where the message has none.
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
