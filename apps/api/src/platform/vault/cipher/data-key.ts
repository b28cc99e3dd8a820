import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { decrypt, encrypt, OVERHEAD_BYTES } from './gcm';
import { VaultError } from './vault-error';

/** First byte of every sealed value; another layout or cipher gets another number. */
const VERSION = 1;
/** Version, then the data key's id. */
const HEADER_BYTES = 17;
/** A sealed value is so much longer than the plain one. */
export const SEAL_BYTES = HEADER_BYTES + OVERHEAD_BYTES;

/** Tables with sealed columns. */
export type SealedTable =
  | 'session_credentials'
  | 'session_keys'
  | 'sessions'
  | 'webhooks'
  | 'events'
  | 'idempotency_keys'
  | 'installation_secrets'
  | 'cluster_messages'
  | 'files'
  | 'media_downloads'
  | 'media_uploads'
  | 'mails'
  | 'two_factors'
  | 'oidc_log_ins';

/** The key that encrypts an organization's secrets. Kept in memory, stored wrapped. */
export class DataKey {
  private readonly key: KeyObject;
  private readonly header: Buffer;

  /**
   * @param id UUID.
   * @param organizationId null for secrets of the installation.
   * @param bytes 32.
   */
  constructor(
    readonly id: string,
    readonly organizationId: string | null,
    bytes: Buffer,
  ) {
    this.key = createSecretKey(bytes);
    this.header = Buffer.from(
      `${VERSION.toString(16).padStart(2, '0')}${id.replaceAll('-', '')}`,
      'hex',
    );
  }

  /**
   * Seals values of one row, or of the rows that belong to it.
   *
   * Each root has its own derived key: nonces are random, so one key should seal at most 2^32
   * values. A busy organization writes that many ratchets in a year; a single number does not.
   *
   * @param root id of the row, such as a session's for all of its ratchets.
   */
  sealer(table: SealedTable, root: string): Sealer {
    const bytes = createHmac('sha256', this.key).update(`whathooks 1\0${table}\0${root}`).digest();
    const place = `${table}\0${this.organizationId ?? ''}\0${root}`;
    return new Sealer(createSecretKey(bytes), this.header, table, place);
  }
}

/**
 * Encrypts and decrypts the values of one place. A value opens only where it was sealed: table,
 * column, row and organization are authenticated.
 */
export class Sealer {
  constructor(
    private readonly key: KeyObject,
    private readonly header: Buffer,
    private readonly table: string,
    private readonly place: string,
  ) {}

  /**
   * @param row distinguishes rows that share this sealer; without NUL, like all PostgreSQL text.
   */
  seal(column: string, plain: Uint8Array | string, row = ''): Buffer {
    const bytes = typeof plain === 'string' ? Buffer.from(plain) : plain;
    return encrypt(this.key, this.header, this.context(column, row), bytes);
  }

  /**
   * The plain bytes of a value sealed at this place.
   *
   * @throws VaultError when it was sealed elsewhere or with another key, or is damaged.
   */
  open(column: string, sealed: Buffer, row = ''): Buffer {
    const fault = this.faultOf(sealed);
    if (fault) throw new VaultError(`${this.table}.${column} cannot be decrypted: ${fault}.`);
    try {
      return decrypt(this.key, HEADER_BYTES, this.context(column, row), sealed);
    } catch {
      throw new VaultError(
        `${this.table}.${column} cannot be decrypted: it was changed, or comes from another row.`,
      );
    }
  }

  /** Like {@link open}, as text. */
  openText(column: string, sealed: Buffer, row = ''): string {
    return this.open(column, sealed, row).toString();
  }

  private context(column: string, row: string): string {
    return `${this.place}\0${column}\0${row}`;
  }

  private faultOf(sealed: Buffer): string | null {
    if (sealed.length < SEAL_BYTES) return 'it is too short to be encrypted';
    if (sealed[0] !== VERSION) return `its format ${sealed[0]} is not known to this version`;
    if (!sealed.subarray(0, HEADER_BYTES).equals(this.header)) {
      return 'it was encrypted with the key of another organization, or an older one';
    }
    return null;
  }
}
