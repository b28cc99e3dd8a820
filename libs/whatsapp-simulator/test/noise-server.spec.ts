import {
  aesDecryptGCM,
  aesEncryptGCM,
  Curve,
  hkdf,
  type KeyPair,
  NOISE_WA_HEADER,
  proto,
  sha256,
} from '@whiskeysockets/baileys';
import { NoiseServer } from '../src/wire/noise-server';

const CERTIFICATES = Buffer.from('who the server is');
const PAYLOAD = proto.ClientPayload.encode({ username: 15_557_654_321, device: 3 }).finish();

/** The client's side of a handshake, written down from the specification of Noise. */
class Initiator {
  private hash: Buffer;
  private salt: Buffer;
  private key: Buffer;
  private counter = 0;
  readonly ephemeral = Curve.generateKeyPair();

  constructor(
    protocol: string,
    readonly identity: KeyPair = Curve.generateKeyPair(),
  ) {
    this.hash = this.salt = this.key = Buffer.alloc(32);
    this.begin(protocol);
  }

  begin(protocol: string): void {
    const name = Buffer.from(protocol);
    const start = Buffer.alloc(32);
    if (name.length > 32) sha256(name).copy(start);
    else name.copy(start);
    this.hash = this.salt = this.key = start;
    this.counter = 0;
    this.mixHash(NOISE_WA_HEADER);
  }

  mixHash(data: Uint8Array): void {
    this.hash = sha256(Buffer.concat([this.hash, data]));
  }

  mixKey(own: KeyPair, other: Uint8Array): void {
    [this.salt, this.key] = this.expand(Curve.sharedKey(own.private, other));
    this.counter = 0;
  }

  seal(plaintext: Uint8Array): Buffer {
    const sealed = aesEncryptGCM(plaintext, this.key, this.iv(), this.hash);
    this.mixHash(sealed);
    return sealed;
  }

  open(sealed: Uint8Array): Buffer {
    const opened = aesDecryptGCM(sealed, this.key, this.iv(), this.hash);
    this.mixHash(sealed);
    return opened;
  }

  /** Keys of what the client sends, and of what it receives. */
  keys(): [Buffer, Buffer] {
    return this.expand(Buffer.alloc(0));
  }

  private expand(secret: Uint8Array): [Buffer, Buffer] {
    const both = Buffer.from(hkdf(Buffer.from(secret), 64, { salt: this.salt, info: '' }));
    return [both.subarray(0, 32), both.subarray(32)];
  }

  private iv(): Buffer {
    const iv = Buffer.alloc(12);
    iv.writeUInt32BE(this.counter++, 8);
    return iv;
  }
}

const serverKey = Curve.generateKeyPair();
let server: NoiseServer;
beforeEach(() => {
  server = new NoiseServer(serverKey, CERTIFICATES);
});

/** The hello of a client that believes the server's key to be this one. */
function resuming(client: Initiator, believed: Uint8Array): Uint8Array {
  client.mixHash(believed);
  client.mixHash(client.ephemeral.public);
  client.mixKey(client.ephemeral, believed);
  const identity = client.seal(client.identity.public);
  client.mixKey(client.identity, believed);
  const payload = client.seal(PAYLOAD);
  const clientHello = { ephemeral: client.ephemeral.public, static: identity, payload };
  return proto.HandshakeMessage.encode({ clientHello }).finish();
}

function readHello(answer: Uint8Array): {
  ephemeral: Uint8Array;
  static?: Uint8Array;
  payload: Uint8Array;
} {
  const hello = proto.HandshakeMessage.decode(answer).serverHello;
  if (!hello?.ephemeral || !hello.payload) throw new Error('an answer without keys');
  return {
    ephemeral: hello.ephemeral,
    payload: hello.payload,
    ...(hello.static?.length ? { static: hello.static } : {}),
  };
}

/** Whether both sides have the same keys. */
function expectEstablished(client: Initiator): void {
  expect(server.established).toBe(true);
  const [toServer, fromServer] = client.keys();
  const iv = Buffer.alloc(12);
  const sealed = aesEncryptGCM(Buffer.from('hello'), toServer, iv, Buffer.alloc(0));
  expect(server.decrypt(sealed).toString()).toBe('hello');
  const back = server.encrypt(Buffer.from('welcome'));
  expect(aesDecryptGCM(back, fromServer, iv, Buffer.alloc(0)).toString()).toBe('welcome');
}

it('a client that knows the server’s key is in with its first frame', () => {
  const client = new Initiator('Noise_IK_25519_AESGCM_SHA256\0\0\0\0');
  const { answer, resumed } = server.serverHello(resuming(client, serverKey.public));
  expect(resumed?.noiseKey).toEqual(Buffer.from(client.identity.public));
  expect(resumed?.payload.device).toBe(3);
  const hello = readHello(answer);
  expect(hello.static).toBeUndefined();
  client.mixHash(hello.ephemeral);
  client.mixKey(client.ephemeral, hello.ephemeral);
  client.mixKey(client.identity, hello.ephemeral);
  expect(client.open(hello.payload)).toEqual(CERTIFICATES);
  expectEstablished(client);
});

it('a client with an outdated key of the server starts over without a new hello', () => {
  const client = new Initiator('Noise_IK_25519_AESGCM_SHA256\0\0\0\0');
  const stale = Curve.generateKeyPair().public;
  const { answer, resumed } = server.serverHello(resuming(client, stale));
  expect(resumed).toBeNull();
  expect(server.established).toBe(false);
  client.begin('Noise_XXfallback_25519_AESGCM_SHA256');
  client.mixHash(client.ephemeral.public);
  const hello = readHello(answer);
  client.mixHash(hello.ephemeral);
  client.mixKey(client.ephemeral, hello.ephemeral);
  const known = client.open(hello.static ?? Buffer.alloc(0));
  expect(known).toEqual(Buffer.from(serverKey.public));
  client.mixKey(client.ephemeral, known);
  expect(client.open(hello.payload)).toEqual(CERTIFICATES);
  const identity = client.seal(client.identity.public);
  client.mixKey(client.identity, hello.ephemeral);
  const clientFinish = { static: identity, payload: client.seal(PAYLOAD) };
  const finish = server.clientFinish(proto.HandshakeMessage.encode({ clientFinish }).finish());
  expect(finish.noiseKey).toEqual(Buffer.from(client.identity.public));
  expect(finish.payload.device).toBe(3);
  expectEstablished(client);
});
