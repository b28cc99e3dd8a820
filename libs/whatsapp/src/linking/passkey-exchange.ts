import { createHash, randomBytes } from 'node:crypto';
import {
  aesEncryptGCM,
  bytesToCrockford,
  Curve,
  hkdf,
  hmacSign,
  type KeyPair,
  proto,
} from '@whiskeysockets/baileys';

/** Bytes of keys, nonces, hashes and secrets. */
const KEY_BYTES = 32;
const IV_BYTES = 12;
/** How much of the nonces is in the code that people compare: eight characters. */
const CODE_BYTES = 5;

/** What this device is known by. */
export interface DeviceKeys {
  noise: Uint8Array;
  identity: Uint8Array;
  advSecret: Uint8Array;
}

/** Key of the proof that a prologue comes from the device whose code was scanned. */
export function handoffKey(advSecret: Uint8Array): Buffer {
  return Buffer.from(
    hkdf(Buffer.from(advSecret), KEY_BYTES, { info: 'shortcake-passkey-handoff-v1' }),
  );
}

/**
 * The key exchange between this device and the phone, over a server that neither has to trust: this device
 * commits to a nonce, the phone shows its own, and only then this device shows its nonce. What both compute
 * from them is compared by a person.
 */
export class PasskeyExchange {
  private readonly own: KeyPair = Curve.generateKeyPair();
  readonly nonce = randomBytes(KEY_BYTES);
  private phone: { publicKey: Buffer; nonce: Buffer } | null = null;

  /**
   * @param deviceType `DeviceProps.platformType` of the registration
   * @param ref that the server gave
   */
  constructor(
    private readonly deviceType: number,
    private readonly ref: string,
  ) {}

  /** What the device says of itself, with the commitment to its nonce. */
  get prologue(): Buffer {
    const identity = proto.CompanionEphemeralIdentity.encode({
      publicKey: this.own.public,
      deviceType: this.deviceType,
      ref: this.ref,
    }).finish();
    const hash = sha256(identity, this.nonce);
    return Buffer.from(
      proto.ProloguePayload.encode({
        companionEphemeralIdentity: identity,
        commitment: { hash },
      }).finish(),
    );
  }

  /**
   * The phone's part.
   *
   * @throws Error when it is not two times 32 bytes.
   */
  meet(identity: Uint8Array): void {
    const { publicKey, nonce } = proto.PrimaryEphemeralIdentity.decode(identity);
    if (publicKey?.length !== KEY_BYTES || nonce?.length !== KEY_BYTES)
      throw new Error('The key or the nonce of the phone does not have 32 bytes');
    this.phone = { publicKey: Buffer.from(publicKey), nonce: Buffer.from(nonce) };
  }

  /** What a person compares with the phone: `XXXX-XXXX`. */
  get code(): string {
    const { publicKey, nonce } = this.met();
    const mask = sha256(this.nonce, publicKey);
    const bytes = Buffer.from(
      nonce.subarray(0, CODE_BYTES).map((byte, at) => byte ^ (mask[at] ?? 0)),
    );
    const code = bytesToCrockford(bytes);
    return `${code.slice(0, 4)}-${code.slice(4)}`;
  }

  /** What this device is known by, for the phone alone. */
  request({ noise, identity, advSecret }: DeviceKeys): Uint8Array {
    const shared = Curve.sharedKey(this.own.private, this.met().publicKey);
    const key = hkdf(Buffer.from(shared), KEY_BYTES, {
      salt: Buffer.from(`Companion Pairing ${this.deviceType} with ref ${this.ref}`),
      info: 'Pairing Information Encryption Key',
    });
    const plaintext = proto.PairingRequest.encode({
      companionPublicKey: noise,
      companionIdentityKey: identity,
      advSecret,
    }).finish();
    const iv = randomBytes(IV_BYTES);
    const encryptedPayload = aesEncryptGCM(plaintext, Buffer.from(key), iv, Buffer.alloc(0));
    return proto.EncryptedPairingRequest.encode({ encryptedPayload, iv }).finish();
  }

  private met(): { publicKey: Buffer; nonce: Buffer } {
    if (!this.phone) throw new Error('The phone has not answered yet');
    return this.phone;
  }
}

/** Proof that a prologue comes from the owner of the key. */
export function handoffProof(prologue: Buffer, key: Buffer): Buffer {
  return hmacSign(prologue, key);
}

function sha256(...parts: Uint8Array[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}
