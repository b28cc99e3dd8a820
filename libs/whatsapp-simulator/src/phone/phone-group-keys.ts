import {
  addTransactionCapability,
  type AuthenticationCreds,
  BufferJSON,
  DEFAULT_CONNECTION_CONFIG,
  type proto,
  type SignalDataTypeMap,
  type SignalKeyStore,
  type SignalRepositoryWithLIDStore,
} from '@whiskeysockets/baileys';
import pino from 'pino';
import type { Device } from '../store/accounts';
import { parseJid } from '../wire/addresses';
import type { SimulatorDatabase } from '../store/database';
import type { Group } from '../store/groups';

const SILENT = pino({ level: 'silent' });

/** The keys one phone has for groups: its own, and those that others gave it. */
export class PhoneGroupKeys {
  private readonly signal: SignalRepositoryWithLIDStore;

  constructor(
    private readonly phone: string,
    private readonly database: SimulatorDatabase,
  ) {
    const keys = addTransactionCapability(this.store(), SILENT, {
      maxCommitRetries: 1,
      delayBetweenTriesMs: 1,
    });
    // Its group part knows nothing of who it works for.
    const creds = {} as AuthenticationCreds;
    this.signal = DEFAULT_CONNECTION_CONFIG.makeSignalRepository({ creds, keys }, SILENT);
  }

  /**
   * Encrypts once for all members.
   *
   * @param own the phone's own JID in the group
   * @param plaintext a padded message
   * @returns besides what a companion needs to read it, and all that follow.
   */
  async encrypt(
    { jid }: Group,
    own: string,
    plaintext: Uint8Array,
  ): Promise<{ ciphertext: Uint8Array; distribution: proto.IMessage }> {
    const made = await this.signal.encryptGroupMessage({
      group: jid,
      meId: own,
      data: plaintext,
    });
    const distribution = {
      senderKeyDistributionMessage: {
        groupId: jid,
        axolotlSenderKeyDistributionMessage: made.senderKeyDistributionMessage,
      },
    };
    return { ciphertext: made.ciphertext, distribution };
  }

  /** @returns the padded message. @throws Error when its key was never given. */
  decrypt({ jid }: Group, author: string, ciphertext: Uint8Array): Promise<Uint8Array> {
    return this.signal.decryptGroupMessage({ group: jid, authorJid: author, msg: ciphertext });
  }

  /** Takes the key in that an author gave. */
  async take(item: proto.Message.ISenderKeyDistributionMessage, author: string): Promise<void> {
    await this.signal.processSenderKeyDistributionMessage({ item, authorJid: author });
  }

  /** Whether a companion was given this phone's key. */
  isReader({ jid }: Group, device: Device): boolean {
    return (
      this.database.get(
        `SELECT 1 FROM group_readers
         WHERE phone = ? AND jid = ? AND device_phone = ? AND device = ?`,
        this.phone,
        jid,
        device.phone,
        device.id,
      ) !== undefined
    );
  }

  addReader({ jid }: Group, device: Device): void {
    this.database.run(
      'INSERT OR IGNORE INTO group_readers VALUES (?, ?, ?, ?)',
      this.phone,
      jid,
      device.phone,
      device.id,
    );
  }

  /** A companion lost the key: it is given again with the next message. */
  removeReader({ jid }: Group, device: Device): void {
    this.database.run(
      'DELETE FROM group_readers WHERE phone = ? AND jid = ? AND device_phone = ? AND device = ?',
      this.phone,
      jid,
      device.phone,
      device.id,
    );
  }

  /**
   * Somebody left, who must not read what follows: the next message comes with a new key.
   *
   * @param own the phone's own JID in the group
   */
  rotate({ jid }: Group, own: string): void {
    this.database.run(
      'DELETE FROM group_keys WHERE phone = ? AND name LIKE ?',
      this.phone,
      `${jid}::${parseJid(own).user}%::0`,
    );
    this.database.run('DELETE FROM group_readers WHERE phone = ? AND jid = ?', this.phone, jid);
  }

  private store(): SignalKeyStore {
    return {
      get: <T extends keyof SignalDataTypeMap>(_type: T, names: string[]) => {
        const found: Record<string, SignalDataTypeMap[T]> = {};
        for (const name of names) {
          const row = this.database.get<{ value: string }>(
            'SELECT value FROM group_keys WHERE phone = ? AND name = ?',
            this.phone,
            name,
          );
          if (row) found[name] = Buffer.from(row.value) as unknown as SignalDataTypeMap[T];
        }
        return found;
      },
      set: ({ 'sender-key': records = {} }) => {
        for (const [name, record] of Object.entries(records)) {
          this.database.run(
            `INSERT INTO group_keys VALUES (?, ?, ?)
             ON CONFLICT (phone, name) DO UPDATE SET value = excluded.value`,
            this.phone,
            name,
            readable(record ?? new Uint8Array()),
          );
        }
      },
    };
  }
}

/** Baileys writes the bytes of a record as arrays, which its own reader does not take back. */
function readable(record: Uint8Array): string {
  const revive = (key: string, value: unknown): unknown => {
    const bytes = value as { type?: string; data?: unknown } | null;
    if (bytes?.type === 'Buffer' && Array.isArray(bytes.data))
      return Buffer.from(bytes.data as number[]);
    return BufferJSON.reviver(key, value) as unknown;
  };
  return JSON.stringify(JSON.parse(Buffer.from(record).toString(), revive), BufferJSON.replacer);
}
