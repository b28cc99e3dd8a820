import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { decrypt, encrypt, OVERHEAD_BYTES } from '../cipher/gcm';
import { VaultError } from '../cipher/vault-error';

/** Wraps data keys. May be backed by a key management service. */
export interface MasterKey {
  /** Identifies the key without disclosing it. */
  readonly id: string;
  /** @param context identifies what is wrapped; unwrapping needs the same. */
  wrap(plain: Buffer, context: string): Promise<Buffer>;
  /** @throws VaultError when it was wrapped with another key or context, or is damaged. */
  unwrap(wrapped: Buffer, context: string): Promise<Buffer>;
  /**
   * The key itself, to be wrapped by another master key. Not available for a key that never leaves
   * its service.
   */
  export?(): Buffer;
}

/** Version of the layout. */
const HEADER = Buffer.from([1]);

/** Size of a master key and of a data key. */
export const KEY_BYTES = 32;

/** A master key held by this process. */
export class LocalMasterKey implements MasterKey {
  readonly id: string;
  private readonly key: KeyObject;

  /** @param bytes 32. */
  constructor(bytes: Buffer) {
    if (bytes.length !== KEY_BYTES) throw new VaultError('A master key has 64 hex digits.');
    this.key = createSecretKey(bytes);
    this.id = createHmac('sha256', this.key)
      .update('whathooks master key')
      .digest('hex')
      .slice(0, 16);
  }

  /** @param hex 64 hex digits. */
  static fromHex(hex: string): LocalMasterKey {
    return new LocalMasterKey(Buffer.from(hex, 'hex'));
  }

  /** The key itself, to be wrapped by another master key or written to a file. */
  export(): Buffer {
    return this.key.export();
  }

  async wrap(plain: Buffer, context: string): Promise<Buffer> {
    return encrypt(this.key, HEADER, context, plain);
  }

  async unwrap(wrapped: Buffer, context: string): Promise<Buffer> {
    try {
      if (wrapped.length < HEADER.length + OVERHEAD_BYTES) throw new Error('too short');
      return decrypt(this.key, HEADER.length, context, wrapped);
    } catch {
      throw new VaultError(`A stored key cannot be unwrapped with master key ${this.id}.`);
    }
  }
}
