import { createHash, createHmac, createCipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type BinaryNode, Curve, proto, S_WHATSAPP_NET } from '@whiskeysockets/baileys';
import type { Assertion, RequestOptions } from '../src';
import type { BareSocket } from './bare-socket';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTVWXYZ';

/** What the client does otherwise than it should. */
export interface Twist {
  proof?: 'none' | 'wrong';
  nonce?: Buffer;
  keepSecret?: boolean;
  deviceType?: number;
}

/**
 * The client's side of linking with a passkey, with nothing but Node's crypto and the socket of
 * Baileys: what it reaches against the simulator, it could reach against WhatsApp.
 */
export class BarePasskey {
  readonly asked: Promise<BinaryNode>;
  private readonly continued: Promise<BinaryNode>;
  private handoffKey: Uint8Array = new Uint8Array();

  constructor(private readonly bare: BareSocket) {
    this.asked = this.next('passkey_prologue_request');
    this.continued = this.next('crsc_continuation');
  }

  private next(type: string): Promise<BinaryNode> {
    return new Promise((resolve) =>
      this.bare.socket.ws.on(`CB:notification,type:${type}`, (stanza: BinaryNode) => {
        const { id = '', from = '' } = stanza.attrs;
        void this.bare.socket.sendNode({
          tag: 'ack',
          attrs: { id, to: from, class: 'notification', type },
        });
        resolve(stanza);
      }),
    );
  }

  /** Options of the request; null where it holds none that can be read. */
  async given(): Promise<RequestOptions | null> {
    const text = contentOf(await this.asked, 'passkey_request_options').toString();
    try {
      return JSON.parse(text) as RequestOptions;
    } catch {
      return null;
    }
  }

  /** Options of the request, or of the answer to the question for them. */
  async options(): Promise<RequestOptions> {
    const given = await this.given();
    if (given) return given;
    const text = await this.ask('get', 'passkey_request_options');
    return JSON.parse(text.toString()) as RequestOptions;
  }

  /** Links, and answers the code to compare. */
  async prove(assertion: Assertion, twist: Twist = {}): Promise<string> {
    const { creds } = this.bare.socket.authState;
    const secret = Buffer.from(creds.advSecretKey, 'base64');
    this.handoffKey = derive(secret, '', 'shortcake-passkey-handoff-v1');
    if (!twist.keepSecret) creds.advSecretKey = randomBytes(32).toString('base64');
    const ref = (await this.ask('get', 'ref')).toString();
    const pair = Curve.generateKeyPair();
    const nonce = randomBytes(32);
    const deviceType = twist.deviceType ?? proto.DeviceProps.PlatformType.CHROME;
    const identity = proto.CompanionEphemeralIdentity.encode({
      publicKey: pair.public,
      deviceType,
      ref,
    }).finish();
    const payload = proto.ProloguePayload.encode({
      companionEphemeralIdentity: identity,
      commitment: { hash: sha256(identity, nonce) },
    }).finish();
    const key = twist.proof === 'wrong' ? randomBytes(32) : this.handoffKey;
    await this.ask('set', 'passkey_prologue', [
      leaf('credential_id', Buffer.from(assertion.rawId, 'base64url')),
      leaf('webauthn_assertion', Buffer.from(JSON.stringify(assertion))),
      leaf('prologue_payload', payload),
      ...(twist.proof === 'none'
        ? []
        : [leaf('pairing_handoff_proof', createHmac('sha256', key).update(payload).digest())]),
    ]);
    const primary = proto.PrimaryEphemeralIdentity.decode(
      contentOf(await this.continued, 'primary_ephemeral_identity'),
    );
    const theirs = Buffer.from(primary.publicKey ?? []);
    await this.ask('set', 'companion_nonce', twist.nonce ?? nonce);
    const mask = sha256(nonce, theirs);
    const code = Buffer.from(primary.nonce ?? [])
      .subarray(0, 5)
      .map((byte, at) => byte ^ (mask[at] ?? 0));
    await this.ask('set', 'encrypted_pairing_request', this.request(pair.private, theirs, ref));
    return crockford(code);
  }

  private request(own: Uint8Array, theirs: Buffer, ref: string): Uint8Array {
    const { creds } = this.bare.socket.authState;
    const type = proto.DeviceProps.PlatformType.CHROME;
    const key = derive(
      Buffer.from(Curve.sharedKey(own, theirs)),
      `Companion Pairing ${type} with ref ${ref}`,
      'Pairing Information Encryption Key',
    );
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const plaintext = proto.PairingRequest.encode({
      companionPublicKey: creds.noiseKey.public,
      companionIdentityKey: creds.signedIdentityKey.public,
      advSecret: Buffer.from(creds.advSecretKey, 'base64'),
    }).finish();
    const encryptedPayload = Buffer.concat([
      cipher.update(plaintext),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    return proto.EncryptedPairingRequest.encode({ encryptedPayload, iv }).finish();
  }

  private async ask(
    type: 'get' | 'set',
    tag: string,
    content?: Uint8Array | BinaryNode[],
  ): Promise<Buffer> {
    const answer = (await this.bare.socket.query({
      tag: 'iq',
      attrs: { to: S_WHATSAPP_NET, xmlns: 'md', type },
      content: [{ tag, attrs: {}, ...(content ? { content } : {}) }],
    })) as BinaryNode;
    return contentOf(answer, tag);
  }
}

function leaf(tag: string, content: Uint8Array): BinaryNode {
  return { tag, attrs: {}, content };
}

function contentOf({ content }: BinaryNode, tag: string): Buffer {
  const found = Array.isArray(content) ? content.find((child) => child.tag === tag) : undefined;
  return found?.content instanceof Uint8Array ? Buffer.from(found.content) : Buffer.alloc(0);
}

function derive(from: Uint8Array, salt: string, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', from, salt, info, 32));
}

function sha256(...parts: Uint8Array[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}

function crockford(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const digits = bits.match(/.{5}/g) ?? [];
  const text = digits.map((five) => ALPHABET[parseInt(five, 2)]).join('');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}
