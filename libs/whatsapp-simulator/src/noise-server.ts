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

/** The server's side of Noise XX (25519, AES-GCM, SHA-256), as WhatsApp Web speaks it. */
export class NoiseServer {
  private hash: Buffer;
  private salt: Buffer;
  private key: Buffer;
  private counter = 0;
  private readonly ephemeral = Curve.generateKeyPair();
  private incoming: Cipher | null = null;
  private outgoing: Cipher | null = null;

  constructor(
    private readonly serverStatic: KeyPair,
    private readonly certificates: Uint8Array,
  ) {
    this.hash = Buffer.from(NOISE_MODE);
    this.salt = this.hash;
    this.key = this.hash;
    this.mixHash(NOISE_WA_HEADER);
  }

  get established(): boolean {
    return this.incoming !== null;
  }

  /** Answers the client's hello. */
  serverHello(frame: Uint8Array): Uint8Array {
    const clientEphemeral = proto.HandshakeMessage.decode(frame).clientHello?.ephemeral;
    if (clientEphemeral?.length !== 32) throw new Error('a handshake without an ephemeral key');
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

  /** Reads the client's finish: who it is and what it wants. */
  clientFinish(frame: Uint8Array): { noiseKey: Buffer; payload: proto.ClientPayload } {
    const finish = proto.HandshakeMessage.decode(frame).clientFinish;
    if (!finish?.static || !finish.payload) throw new Error('an unfinished handshake');
    const noiseKey = this.open(finish.static);
    this.mixKey(Curve.sharedKey(this.ephemeral.private, noiseKey));
    const payload = proto.ClientPayload.decode(this.open(finish.payload));
    const [fromClient, toClient] = this.expand(NOTHING);
    this.incoming = new Cipher(fromClient);
    this.outgoing = new Cipher(toClient);
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
