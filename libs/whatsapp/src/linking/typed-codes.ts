import { randomBytes } from 'node:crypto';
import {
  aesDecryptCTR,
  aesEncryptCTR,
  aesEncryptGCM,
  type BinaryNode,
  bytesToCrockford,
  Curve,
  derivePairingCodeKey,
  getBinaryNodeChild,
  getBinaryNodeChildBuffer,
  getCompanionPlatformId,
  hkdf,
  type KeyPair,
  S_WHATSAPP_NET,
  type WABrowserDescription,
  type WASocket,
} from '@whiskeysockets/baileys';
import type { AdvSecret } from './adv-secret';
import { cleanText } from '../wire/clean';
import type { Credentials } from '../keys/credentials';
import { PairingRefused, type TypedCode } from '../api/pairing';
import type { SocketEvents } from '../api/whatsapp-socket';

const STEP = 'link_code_companion_reg';

/** How this device calls itself to WhatsApp: it takes a program on a system that exists, and no other. */
const DISPLAY = 'Chrome (Mac OS)';

/** WhatsApp Web sends one byte, and this one. */
const NONCE = Buffer.from([0]);

/** How long WhatsApp takes a code, in ms. */
const CODE_MS = 180_000;
/** How long WhatsApp may take to answer, in ms. */
const ANSWER_MS = 20_000;
/** How often something may be typed for one code. */
const TRIES = 3;

/** Lengths of what the phone sends, in bytes. */
const SALT = 32;
const IV = 16;
const KEY = 32;

/** Longest text of WhatsApp's own that is kept, in characters. */
const SAID_MAX = 200;

export interface TypedCodesOptions {
  socket: WASocket;
  credentials: Credentials;
  secret: AdvSecret;
  /** How this device is called. */
  name: WABrowserDescription;
  /** How long a code can be typed, in ms, where it is not what WhatsApp grants. */
  codeTimeoutMs?: number | undefined;
  /** Keeps the connection open without codes to scan, until the returned function is called. */
  hold: () => () => void;
  /** The secret was replaced: a code to scan that was drawn before is no longer valid. */
  onSecret: () => void;
  /** A code took the place of one that was handed out, or none did. */
  onChange: (change: SocketEvents['pairingCode']) => void;
  onFailure: (error: unknown) => void;
}

/** The code that can be typed now. */
interface Current {
  shown: TypedCode;
  ref: Buffer;
  ephemeral: KeyPair;
  tries: number;
  /** There once the phone computes with a secret of this code. */
  unpledge?: () => void;
  /** Whether it is no longer valid. */
  end: () => void;
}

/**
 * Codes of eight characters that are typed on the phone.
 *
 * In place of Baileys' own, which hands a code out before WhatsApp has taken it, calls this device by a name
 * that WhatsApp refuses, takes any notification for a complete one, does not know when a code ends, and
 * writes the phone's number into the credentials before it is linked: a connection opened later would log
 * in with it in place of being linked.
 */
export class TypedCodes {
  private current: Current | null = null;
  /** One code is asked for after the other: the server keeps the last. */
  private pending: Promise<unknown> = Promise.resolve();
  private isStopped = false;

  constructor(private readonly given: TypedCodesOptions) {
    given.socket.ws.on(`CB:notification,type:${STEP}`, (stanza: BinaryNode) => {
      this.onStanza(stanza).catch(given.onFailure);
    });
  }

  /**
   * Asks for a code. Resolves when WhatsApp has taken it.
   *
   * @throws PairingRefused
   */
  ask(phone: string): Promise<TypedCode> {
    const request = this.pending.then(() => this.say(phone));
    this.pending = request.catch(() => undefined);
    return request;
  }

  /** The device is linked, or its connection ends. */
  stop(): void {
    this.isStopped = true;
    this.current?.end();
  }

  private async say(phone: string): Promise<TypedCode> {
    const { credentials, name, codeTimeoutMs = CODE_MS } = this.given;
    const code = bytesToCrockford(randomBytes(5));
    const ephemeral = Curve.generateKeyPair();
    const answer = await this.query(phone, 'companion_hello', [
      ['link_code_pairing_wrapped_companion_ephemeral_pub', await wrapped(ephemeral.public, code)],
      ['companion_server_auth_key_pub', credentials.value.noiseKey.public],
      ['companion_platform_id', getCompanionPlatformId(name)],
      ['companion_platform_display', DISPLAY],
      ['link_code_pairing_nonce', NONCE],
    ]);
    const step = getBinaryNodeChild(answer, STEP);
    const ref = getBinaryNodeChildBuffer(step, 'link_code_pairing_ref');
    if (!ref?.length) throw new PairingRefused('refused', 'an answer without a reference');
    this.current?.end();
    const shown = { phone, code, expiresAt: new Date(Date.now() + codeTimeoutMs) };
    this.keep({ shown, ref: Buffer.from(ref), ephemeral, tries: 0 }, codeTimeoutMs);
    return shown;
  }

  private keep(code: Omit<Current, 'end'>, lifetimeMs: number): void {
    const release = this.given.hold();
    const timer = setTimeout(() => current.end(), lifetimeMs);
    const current: Current = {
      ...code,
      end: () => {
        clearTimeout(timer);
        if (this.current === current) this.current = null;
        current.unpledge?.();
        release();
      },
    };
    this.current = current;
    if (this.isStopped) current.end();
  }

  /** A linked device has no code: the notification is one like any other then. */
  private async onStanza({ attrs, ...stanza }: BinaryNode): Promise<void> {
    if (this.given.credentials.value.account || this.isStopped) return;
    const { id = '', from = S_WHATSAPP_NET } = attrs;
    const ack = { id, to: from, class: 'notification', type: STEP };
    await this.given.socket.sendNode({ tag: 'ack', attrs: ack });
    const step = getBinaryNodeChild({ attrs, ...stanza }, STEP);
    const ref = getBinaryNodeChildBuffer(step, 'link_code_pairing_ref');
    const { current } = this;
    // Of a code that was shown earlier, or of none.
    if (!step || !ref || !current?.ref.equals(Buffer.from(ref))) return;
    if (step.attrs['stage'] === 'refresh_code') await this.renew(current, step);
    else await this.finish(current, step);
  }

  /** The code is no longer valid. A new one replaces it, or a person has to request it. */
  private async renew({ shown, end }: Current, step: BinaryNode): Promise<void> {
    const { onChange } = this.given;
    end();
    if (step.attrs['force_manual_refresh'] === 'true')
      return onChange({ code: null, refused: false });
    try {
      onChange({ code: await this.ask(shown.phone), refused: false });
    } catch (error) {
      if (!(error instanceof PairingRefused)) throw error;
      onChange({ code: null, refused: true });
    }
  }

  /** Somebody typed the code: the phone and this device compute a secret of their own. */
  private async finish(current: Current, step: BinaryNode): Promise<void> {
    const { credentials, secret, onSecret, onChange } = this.given;
    const { signedIdentityKey } = credentials.value;
    const theirIdentity = getBinaryNodeChildBuffer(step, 'primary_identity_pub');
    const theirKey = getBinaryNodeChildBuffer(
      step,
      'link_code_pairing_wrapped_primary_ephemeral_pub',
    );
    // A notification without the keys is followed by one with them.
    if (theirIdentity?.length !== KEY || theirKey?.length !== SALT + IV + KEY) return;
    if (current.tries >= TRIES) return;
    current.tries += 1;
    const opened = await unwrapped(Buffer.from(theirKey), current.shown.code);
    const shared = Buffer.from(Curve.sharedKey(current.ephemeral.private, opened));
    const random = randomBytes(KEY);
    const bundle = sealed(Buffer.concat([signedIdentityKey.public, theirIdentity, random]), shared);
    const identities = Curve.sharedKey(signedIdentityKey.private, theirIdentity);
    const computed = hkdf(Buffer.concat([shared, identities, random]), KEY, { info: 'adv_secret' });
    if (this.current !== current) return;
    const before = current.unpledge;
    current.unpledge = secret.pledge(Buffer.from(computed).toString('base64'));
    before?.();
    onSecret();
    try {
      await this.query(current.shown.phone, 'companion_finish', [
        ['link_code_pairing_wrapped_key_bundle', bundle],
        ['companion_identity_public', signedIdentityKey.public],
        ['link_code_pairing_ref', current.ref],
      ]);
    } catch (error) {
      if (!(error instanceof PairingRefused)) throw error;
      if (this.current !== current) return;
      current.end();
      onChange({ code: null, refused: true });
    }
  }

  /** @throws PairingRefused when WhatsApp says no, or nothing. */
  private async query(
    phone: string,
    stage: string,
    content: [tag: string, content: BinaryNode['content']][],
  ): Promise<BinaryNode> {
    const attrs: BinaryNode['attrs'] = { jid: `${phone}@s.whatsapp.net`, stage };
    if (stage === 'companion_hello') attrs['should_show_push_notification'] = 'true';
    const step: BinaryNode = {
      tag: STEP,
      attrs,
      content: content.map(([tag, value]) => ({ tag, attrs: {}, content: value })),
    };
    const iq = { to: S_WHATSAPP_NET, type: 'set', xmlns: 'md' };
    let answer: BinaryNode | undefined;
    try {
      // It is undefined when nothing came in time, whatever its type says.
      answer = await this.given.socket.query({ tag: 'iq', attrs: iq, content: [step] }, ANSWER_MS);
    } catch (error) {
      throw refusalIn(error);
    }
    if (!answer) throw new PairingRefused('unanswered', 'no answer in time');
    return answer;
  }
}

/** Baileys keeps the server's code in `data`, and its word in the message. */
function refusalIn(error: unknown): PairingRefused {
  const { data, message, output } = error as {
    data?: unknown;
    message?: string;
    output?: { statusCode?: number };
  };
  const words = cleanText(message ?? '', SAID_MAX);
  if (typeof data === 'number') return new PairingRefused('refused', `${data} ${words}`.trim());
  if (output?.statusCode === 408) return new PairingRefused('unanswered', words);
  return new PairingRefused('disconnected', words);
}

async function wrapped(key: Uint8Array, code: string): Promise<Buffer> {
  const [salt, iv] = [randomBytes(SALT), randomBytes(IV)];
  const cipher = aesEncryptCTR(key, await derivePairingCodeKey(code, salt), iv);
  return Buffer.concat([salt, iv, cipher]);
}

async function unwrapped(bytes: Buffer, code: string): Promise<Uint8Array> {
  const key = await derivePairingCodeKey(code, bytes.subarray(0, SALT));
  return aesDecryptCTR(bytes.subarray(SALT + IV), key, bytes.subarray(SALT, SALT + IV));
}

function sealed(bundle: Buffer, shared: Buffer): Buffer {
  const [salt, iv] = [randomBytes(SALT), randomBytes(12)];
  const key = hkdf(shared, KEY, { salt, info: 'link_code_pairing_key_bundle_encryption_key' });
  return Buffer.concat([salt, iv, aesEncryptGCM(bundle, Buffer.from(key), iv, Buffer.alloc(0))]);
}
