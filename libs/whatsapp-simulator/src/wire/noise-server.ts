import {
  aesDecryptGCM,
  aesEncryptGCM,
  Curve,
  hkdf,
  type KeyPair,
  NOISE_MODE,
  NOISE_WA_HEADER,
  proto,
  sha256,
} from '@whiskeysockets/baileys';

const IV_LENGTH = 12;
const NOTHING = Buffer.alloc(0);

/** One direction of an established connection: a key and a counter. */
class Cipher {
  private counter = 0;

  constructor(private readonly key: Buffer) {}

  encrypt(plaintext: Uint8Array): Buffer {
    return aesEncryptGCM(plaintext, this.key, this.nextIv(), NOTHING);
  }

  decrypt(ciphertext: Uint8Array): Buffer {
    return aesDecryptGCM(ciphertext, this.key, this.nextIv(), NOTHING);
  }

  private nextIv(): Buffer {
    const iv = Buffer.alloc(IV_LENGTH);
    iv.writeUInt32BE(this.counter, 8);
    this.counter += 1;
    return iv;
  }
}

/** Protocol names of the handshakes. A name longer than a hash is hashed. */
const RESUME = Buffer.from('Noise_IK_25519_AESGCM_SHA256\0\0\0\0');
const FALLBACK = sha256(Buffer.from('Noise_XXfallback_25519_AESGCM_SHA256'));

/** Who a client is and what it wants. */
export interface ClientHello {
  noiseKey: Buffer;
  payload: proto.ClientPayload;
}

/**
 * The responder of Noise (25519, AES-GCM, SHA-256), as WhatsApp Web uses it: XX for new clients, IK for
 * clients that know our static key, and XXfallback for clients that know an outdated one.
 */
export class NoiseServer {
  private hash: Buffer = NOTHING;
  private salt: Buffer = NOTHING;
  private key: Buffer = NOTHING;
  private counter = 0;
  private readonly ephemeral = Curve.generateKeyPair();
  private incoming: Cipher | null = null;
  private outgoing: Cipher | null = null;

  constructor(
    private readonly serverStatic: KeyPair,
    private readonly certificates: Uint8Array,
  ) {}

  get established(): boolean {
    return this.incoming !== null;
  }

  /** Responds to the client's hello. With IK the handshake is complete then. */
  serverHello(frame: Uint8Array): { answer: Uint8Array; resumed: ClientHello | null } {
    const hello = proto.HandshakeMessage.decode(frame).clientHello;
    const ephemeral = hello?.ephemeral;
    if (ephemeral?.length !== 32) throw new Error('a handshake without an ephemeral key');
    if (!hello?.static?.length || !hello.payload?.length) {
      return { answer: this.introduce(ephemeral, Buffer.from(NOISE_MODE)), resumed: null };
    }
    try {
      return this.resume(ephemeral, hello.static, hello.payload);
    } catch {
      return { answer: this.introduce(ephemeral, FALLBACK), resumed: null };
    }
  }

  /** Continues an IK handshake with the key that the client knows. */
  private resume(
    clientEphemeral: Uint8Array,
    sealedKey: Uint8Array,
    sealedPayload: Uint8Array,
  ): { answer: Uint8Array; resumed: ClientHello } {
    const { private: own, public: known } = this.serverStatic;
    this.begin(RESUME);
    this.mixHash(known);
    this.mixHash(clientEphemeral);
    this.mixKey(Curve.sharedKey(own, clientEphemeral));
    const noiseKey = this.open(sealedKey);
    this.mixKey(Curve.sharedKey(own, noiseKey));
    const resumed = { noiseKey, payload: proto.ClientPayload.decode(this.open(sealedPayload)) };
    this.mixHash(this.ephemeral.public);
    this.mixKey(Curve.sharedKey(this.ephemeral.private, clientEphemeral));
    this.mixKey(Curve.sharedKey(this.ephemeral.private, noiseKey));
    const payload = this.seal(this.certificates);
    this.establish();
    const serverHello = { ephemeral: this.ephemeral.public, payload };
    return { answer: proto.HandshakeMessage.encode({ serverHello }).finish(), resumed };
  }

  /** Sends our keys to a client that does not know them. */
  private introduce(clientEphemeral: Uint8Array, protocol: Buffer): Uint8Array {
    this.begin(protocol);
    this.mixHash(clientEphemeral);
    this.mixHash(this.ephemeral.public);
    this.mixKey(Curve.sharedKey(this.ephemeral.private, clientEphemeral));
    const encryptedStatic = this.seal(this.serverStatic.public);
    this.mixKey(Curve.sharedKey(this.serverStatic.private, clientEphemeral));
    const payload = this.seal(this.certificates);
    return proto.HandshakeMessage.encode({
      serverHello: { ephemeral: this.ephemeral.public, static: encryptedStatic, payload },
    }).finish();
  }

  /** Reads the client's finish. */
  clientFinish(frame: Uint8Array): ClientHello {
    const finish = proto.HandshakeMessage.decode(frame).clientFinish;
    if (!finish?.static || !finish.payload) throw new Error('an unfinished handshake');
    const noiseKey = this.open(finish.static);
    this.mixKey(Curve.sharedKey(this.ephemeral.private, noiseKey));
    const payload = proto.ClientPayload.decode(this.open(finish.payload));
    this.establish();
    return { noiseKey, payload };
  }

  decrypt(frame: Uint8Array): Buffer {
    if (!this.incoming) throw new Error('a frame before the end of the handshake');
    return this.incoming.decrypt(frame);
  }

  encrypt(plaintext: Uint8Array): Buffer {
    if (!this.outgoing) throw new Error('nothing can be sent before the end of the handshake');
    return this.outgoing.encrypt(plaintext);
  }

  private begin(protocol: Buffer): void {
    this.hash = protocol;
    this.salt = protocol;
    this.key = protocol;
    this.counter = 0;
    this.mixHash(NOISE_WA_HEADER);
  }

  private establish(): void {
    const [fromClient, toClient] = this.expand(NOTHING);
    this.incoming = new Cipher(fromClient);
    this.outgoing = new Cipher(toClient);
  }

  private mixHash(data: Uint8Array): void {
    this.hash = sha256(Buffer.concat([this.hash, data]));
  }

  private mixKey(secret: Uint8Array): void {
    [this.salt, this.key] = this.expand(secret);
    this.counter = 0;
  }

  private expand(secret: Uint8Array): [Buffer, Buffer] {
    const expanded = Buffer.from(hkdf(Buffer.from(secret), 64, { salt: this.salt, info: '' }));
    return [expanded.subarray(0, 32), expanded.subarray(32)];
  }

  private seal(plaintext: Uint8Array): Buffer {
    const sealed = aesEncryptGCM(plaintext, this.key, this.nextIv(), this.hash);
    this.mixHash(sealed);
    return sealed;
  }

  private open(ciphertext: Uint8Array): Buffer {
    const opened = aesDecryptGCM(ciphertext, this.key, this.nextIv(), this.hash);
    this.mixHash(ciphertext);
    return opened;
  }

  private nextIv(): Buffer {
    const iv = Buffer.alloc(IV_LENGTH);
    iv.writeUInt32BE(this.counter, 8);
    this.counter += 1;
    return iv;
  }
}
