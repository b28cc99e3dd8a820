import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** Whether a mutation sets or removes a value. */
export type Operation = 'set' | 'remove';

const MAC_BYTES = 32;
const IV_BYTES = 16;
const EXPANDED_BYTES = 160;

/** An app state key, expanded by HKDF: it encrypts values and authenticates snapshots and patches. */
export class ExpandedKey {
  private readonly parts: Buffer;

  /** @param id key id, which records and patches name. */
  constructor(
    readonly id: Uint8Array,
    key: Uint8Array,
  ) {
    this.parts = Buffer.from(
      hkdfSync('sha256', key, Buffer.alloc(0), 'WhatsApp Mutation Keys', EXPANDED_BYTES),
    );
  }

  /** MAC that identifies an index without revealing it. */
  indexMac(index: Uint8Array): Buffer {
    return createHmac('sha256', this.part(0)).update(index).digest();
  }

  /** Encrypts a value and appends its MAC. */
  seal(plain: Uint8Array, operation: Operation): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-cbc', this.part(1), iv);
    const sealed = Buffer.concat([iv, cipher.update(plain), cipher.final()]);
    return Buffer.concat([sealed, this.valueMac(sealed, operation)]);
  }

  /** Decrypts a value. Null where its MAC does not fit this key and operation. */
  open(blob: Uint8Array, operation: Operation): Buffer | null {
    if (blob.length < IV_BYTES + MAC_BYTES) return null;
    const sealed = blob.subarray(0, -MAC_BYTES);
    if (!equalMacs(this.valueMac(sealed, operation), macOf(blob))) return null;
    const cipher = createDecipheriv('aes-256-cbc', this.part(1), sealed.subarray(0, IV_BYTES));
    try {
      return Buffer.concat([cipher.update(sealed.subarray(IV_BYTES)), cipher.final()]);
    } catch {
      return null;
    }
  }

  /** MAC of a collection at a version. */
  snapshotMac(hash: Uint8Array, version: number, collection: string): Buffer {
    const mac = createHmac('sha256', this.part(3)).update(hash);
    return mac.update(versionBytes(version)).update(collection).digest();
  }

  /** MAC of a patch. */
  patchMac(
    snapshotMac: Uint8Array,
    valueMacs: readonly Uint8Array[],
    version: number,
    collection: string,
  ): Buffer {
    const mac = createHmac('sha256', this.part(4)).update(snapshotMac);
    for (const valueMac of valueMacs) mac.update(valueMac);
    return mac.update(versionBytes(version)).update(collection).digest();
  }

  private valueMac(sealed: Uint8Array, operation: Operation): Buffer {
    const associatedData = Buffer.concat([Buffer.from([operation === 'remove' ? 2 : 1]), this.id]);
    const length = Buffer.alloc(8);
    length.writeUInt8(associatedData.length, 7);
    const whole = createHmac('sha512', this.part(2))
      .update(associatedData)
      .update(sealed)
      .update(length);
    return whole.digest().subarray(0, MAC_BYTES);
  }

  private part(at: number): Buffer {
    return this.parts.subarray(at * MAC_BYTES, (at + 1) * MAC_BYTES);
  }
}

/** The MAC at the end of an encrypted value. */
export function macOf(blob: Uint8Array): Buffer {
  return Buffer.from(blob.subarray(-MAC_BYTES));
}

export function equalMacs(found: Uint8Array, wanted: Uint8Array | null | undefined): boolean {
  return !!wanted && found.length === wanted.length && timingSafeEqual(found, wanted);
}

function versionBytes(version: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(version));
  return bytes;
}
