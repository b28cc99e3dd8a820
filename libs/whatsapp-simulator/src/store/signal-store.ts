import { BufferJSON, Curve, generateSignalPubKey, type KeyPair } from '@whiskeysockets/baileys';
import { SessionRecord, type SignalStorage } from 'libsignal';
import type { Account, Accounts } from './accounts';
import type { SimulatorDatabase } from './database';

/** libsignal writes a key pair with other names and a type byte before the public key. */
function signalPair(pair: KeyPair): { privKey: Buffer; pubKey: Buffer } {
  return {
    privKey: Buffer.from(pair.private),
    pubKey: Buffer.from(generateSignalPubKey(pair.public)),
  };
}

/** Ratchets and pre-keys of one phone. */
export class PhoneSignalStore implements SignalStorage {
  private readonly ratchets = new Map<string, SessionRecord>();

  constructor(
    private readonly account: Account,
    private readonly accounts: Accounts,
    private readonly database: SimulatorDatabase,
  ) {}

  loadSession(address: string): Promise<SessionRecord | null> {
    const cached = this.ratchets.get(address);
    if (cached) return Promise.resolve(cached);
    const row = this.database.get<{ value: string }>(
      'SELECT value FROM ratchets WHERE phone = ? AND address = ?',
      this.account.phone,
      address,
    );
    if (!row) return Promise.resolve(null);
    const record = SessionRecord.deserialize(
      JSON.parse(row.value, BufferJSON.reviver) as Uint8Array,
    );
    this.ratchets.set(address, record);
    return Promise.resolve(record);
  }

  storeSession(address: string, record: SessionRecord): Promise<void> {
    this.ratchets.set(address, record);
    this.database.run(
      'INSERT INTO ratchets VALUES (?, ?, ?) ON CONFLICT (phone, address) DO UPDATE SET value = excluded.value',
      this.account.phone,
      address,
      JSON.stringify(record.serialize(), BufferJSON.replacer),
    );
    return Promise.resolve();
  }

  /** Deletes the session with a device, as after a phone is reset. */
  forgetSession(address: string): void {
    this.ratchets.delete(address);
    this.database.run(
      'DELETE FROM ratchets WHERE phone = ? AND address = ?',
      this.account.phone,
      address,
    );
  }

  isTrustedIdentity(): boolean {
    return true;
  }

  loadPreKey(id: number | string): Promise<{ privKey: Buffer; pubKey: Buffer } | undefined> {
    const row = this.database.get<{ value: string }>(
      'SELECT value FROM phone_prekeys WHERE phone = ? AND id = ?',
      this.account.phone,
      Number(id),
    );
    return Promise.resolve(
      row ? signalPair(JSON.parse(row.value, BufferJSON.reviver) as KeyPair) : undefined,
    );
  }

  removePreKey(id: number): void {
    this.database.run(
      'DELETE FROM phone_prekeys WHERE phone = ? AND id = ?',
      this.account.phone,
      id,
    );
  }

  /** A one-time pre-key for a device that starts a session with this phone. */
  newPreKey(): { id: number; public: Uint8Array } {
    const id = this.account.nextPreKeyId;
    this.account.nextPreKeyId += 1;
    this.accounts.save(this.account);
    const pair = Curve.generateKeyPair();
    this.database.run(
      'INSERT INTO phone_prekeys VALUES (?, ?, ?)',
      this.account.phone,
      id,
      JSON.stringify(pair, BufferJSON.replacer),
    );
    return { id, public: pair.public };
  }

  loadSignedPreKey(): { privKey: Buffer; pubKey: Buffer } {
    return signalPair(this.account.signedPreKey.keyPair);
  }

  getOurRegistrationId(): number {
    return this.account.registrationId;
  }

  getOurIdentity(): { privKey: Buffer; pubKey: Buffer } {
    return signalPair(this.account.identity);
  }
}
