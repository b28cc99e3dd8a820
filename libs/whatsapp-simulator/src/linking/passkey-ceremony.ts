import { randomBytes, timingSafeEqual } from 'node:crypto';
import {
  aesDecryptGCM,
  type BinaryNode,
  bytesToCrockford,
  Curve,
  hkdf,
  hmacSign,
  proto,
} from '@whiskeysockets/baileys';
import { AssertionRefused, checkAssertion } from '../phone/passkeys/assertion-check';
import type { Connection } from '../wire/connection';
import { bytes, child, node, SERVER } from '../wire/nodes';
import type { AccountPasskeys, PasskeyCeremonyView, PasskeyStep } from '../phone/passkeys/passkeys';
import { sha256 } from '../phone/passkeys/virtual-authenticator';
import { STEP_OF, StepRefused } from './passkey-steps';

/** The client that is asked, as it introduced itself. */
export interface Asked {
  connection: Connection;
  noiseKey: Buffer;
  identity: Buffer;
  /** `DeviceProps.platformType` of its registration. */
  deviceType: number;
  /** Secret of the code that was scanned, or that a pairing code made. */
  advSecret: Buffer;
}

const KEY_BYTES = 32;
/** How much of the nonces is in the code that is compared: eight characters. */
const CODE_BYTES = 5;
const EXPIRES_MS = 600_000;

/** The server's and the phone's side of linking a device with a passkey. */
export class PasskeyCeremony {
  private readonly options;
  private readonly view: PasskeyCeremonyView;
  private readonly since = Date.now();
  private readonly primary = Curve.generateKeyPair();
  private readonly primaryNonce = randomBytes(KEY_BYTES);
  private ref: string | null = null;
  private ephemeral: proto.CompanionEphemeralIdentity | null = null;
  private identBytes = Buffer.alloc(0);
  private commitment = Buffer.alloc(0);
  private continued = false;

  /** @param onLinked everything was right: the device is linked with this secret. */
  constructor(
    private readonly passkeys: AccountPasskeys,
    private readonly asked: Asked,
    private readonly onLinked: (advSecret: Buffer) => void,
    private readonly onChange: () => void,
  ) {
    this.options = passkeys.newOptions();
    this.view = {
      state: 'asked',
      error: null,
      options: this.options,
      acknowledged: [],
      proof: null,
      code: null,
    };
    passkeys.ceremony = this.view;
  }

  /** Asks for the passkey. */
  begin(): void {
    const { continuation, repeats = 0 } = this.passkeys.trouble;
    for (let count = 0; count <= repeats; count += 1) {
      this.notify('passkey_prologue_request', this.optionsNode('request'));
    }
    if (continuation === 'unsolicited') this.continue();
    this.onChange();
  }

  /** The client is gone. */
  end(): void {
    if (this.view.state === 'linked' || this.view.state === 'failed') return;
    this.fail('The client has left.');
  }

  acknowledged(type: string): void {
    this.view.acknowledged.push(type);
  }

  /** Takes a step. Returns whether it was one. */
  handle(stanza: BinaryNode): boolean {
    const [tag] = Object.keys(STEP_OF).filter((name) => child(stanza, name));
    const step = tag && STEP_OF[tag];
    if (!tag || !step) return false;
    const { silent, drop, refuse, refuseWith = 400 } = this.passkeys.trouble;
    if (drop === step) this.asked.connection.terminate();
    if (silent === step || drop === step) return true;
    try {
      if (refuse === step) throw new StepRefused(refuseWith, 'The server refuses on purpose.');
      const content = this.take(step, child(stanza, tag));
      this.later(() => {
        this.send(node('iq', { from: SERVER, type: 'result', id: stanza.attrs['id'] }, content));
        this.goOn(step);
      });
    } catch (error) {
      this.refuse(stanza, error);
    }
    this.onChange();
    return true;
  }

  private refuse(stanza: BinaryNode, error: unknown): void {
    const code = error instanceof StepRefused ? error.code : 400;
    const why = error instanceof Error ? error.message : String(error);
    this.fail(why);
    const attrs = { from: SERVER, type: 'error', id: stanza.attrs['id'] };
    this.later(() =>
      this.send(node('iq', attrs, [node('error', { code: String(code), text: 'bad-request' })])),
    );
  }

  /** @throws when it is not as it should be */
  private take(step: PasskeyStep, given: BinaryNode | undefined): BinaryNode[] {
    if (this.view.state === 'failed') throw new StepRefused(400, 'This ceremony is over.');
    switch (step) {
      case 'options':
        return this.optionsNode('answer');
      case 'ref':
        this.view.state = 'ref';
        this.ref = `3@${randomBytes(24).toString('base64')}`;
        return [node('ref', {}, Buffer.from(this.ref))];
      case 'prologue':
        this.takePrologue(given);
        break;
      case 'nonce':
        this.takeNonce(bytes(given));
        break;
      case 'request':
        this.takeRequest(bytes(given));
    }
    this.view.state = step;
    return [];
  }

  private takePrologue(given: BinaryNode | undefined): void {
    const { expiresMs = EXPIRES_MS } = this.passkeys.trouble;
    if (Date.now() - this.since > expiresMs)
      throw new StepRefused(400, 'The challenge has expired.');
    try {
      checkAssertion(
        bytes(child(given, 'webauthn_assertion')),
        bytes(child(given, 'credential_id')),
        this.options.challenge,
        this.passkeys.credentials,
      );
    } catch (error) {
      if (!(error instanceof AssertionRefused)) throw error;
      throw new StepRefused(400, `The assertion is refused: ${error.message}.`);
    }
    const payload = bytes(child(given, 'prologue_payload'));
    const { companionEphemeralIdentity, commitment } = proto.ProloguePayload.decode(payload);
    this.identBytes = Buffer.from(companionEphemeralIdentity ?? []);
    this.ephemeral = proto.CompanionEphemeralIdentity.decode(this.identBytes);
    this.commitment = Buffer.from(commitment?.hash ?? []);
    this.view.proof = this.proofOf(payload, child(given, 'pairing_handoff_proof'));
    if (this.view.proof === 'invalid')
      throw new StepRefused(400, 'The proof is not of this pairing.');
    if (this.ephemeral.ref !== this.ref) throw new StepRefused(400, 'It names another ref.');
    if (Number(this.ephemeral.deviceType) !== this.asked.deviceType)
      throw new StepRefused(400, 'It names another kind of device than the registration.');
    if (this.ephemeral.publicKey?.length !== KEY_BYTES)
      throw new StepRefused(400, 'Its public key does not have 32 bytes.');
  }

  private proofOf(
    payload: Buffer,
    proof: BinaryNode | undefined,
  ): NonNullable<PasskeyCeremonyView['proof']> {
    if (!proof) return 'none';
    const key = hkdf(this.asked.advSecret, KEY_BYTES, { info: 'shortcake-passkey-handoff-v1' });
    return hmacSign(payload, Buffer.from(key)).equals(bytes(proof)) ? 'valid' : 'invalid';
  }

  private takeNonce(nonce: Buffer): void {
    if (!this.continued) throw new StepRefused(400, 'Nobody asked for the nonce yet.');
    if (nonce.length !== KEY_BYTES) throw new StepRefused(400, 'The nonce does not have 32 bytes.');
    const hash = sha256(Buffer.concat([this.identBytes, nonce]));
    if (this.commitment.length !== KEY_BYTES || !timingSafeEqual(hash, this.commitment))
      throw new StepRefused(400, 'The nonce is not the one that was committed to.');
    const mask = sha256(Buffer.concat([nonce, this.primary.public]));
    const code = Buffer.alloc(CODE_BYTES).map(
      (_, at) => (this.primaryNonce[at] ?? 0) ^ (mask[at] ?? 0),
    );
    // With a proof nothing is left to be compared, and the phone shows nothing.
    if (this.view.proof === 'none') this.view.code = dashed(bytesToCrockford(Buffer.from(code)));
  }

  private takeRequest(given: Buffer): void {
    if (this.view.state !== 'nonce') throw new StepRefused(400, 'The nonce comes first.');
    const { encryptedPayload, iv } = proto.EncryptedPairingRequest.decode(given);
    const { deviceType, ref, publicKey } = this.ephemeral ?? {};
    const shared = Curve.sharedKey(this.primary.private, publicKey ?? new Uint8Array());
    const key = hkdf(Buffer.from(shared), KEY_BYTES, {
      salt: Buffer.from(`Companion Pairing ${Number(deviceType)} with ref ${String(ref)}`),
      info: 'Pairing Information Encryption Key',
    });
    let request: proto.PairingRequest;
    try {
      request = proto.PairingRequest.decode(
        aesDecryptGCM(
          Buffer.from(encryptedPayload ?? []),
          Buffer.from(key),
          Buffer.from(iv ?? []),
          Buffer.alloc(0),
        ),
      );
    } catch {
      throw new StepRefused(400, 'The request cannot be decrypted.');
    }
    const { companionPublicKey, companionIdentityKey, advSecret } = request;
    if (!this.asked.noiseKey.equals(Buffer.from(companionPublicKey ?? [])))
      throw new StepRefused(400, 'It names another Noise key than the client has.');
    if (!this.asked.identity.equals(Buffer.from(companionIdentityKey ?? [])))
      throw new StepRefused(400, 'It names another identity than the client has.');
    const secret = Buffer.from(advSecret ?? []);
    if (secret.length !== KEY_BYTES)
      throw new StepRefused(400, 'Its secret does not have 32 bytes.');
    if (secret.equals(this.asked.advSecret))
      throw new StepRefused(400, 'Its secret is the one that was scanned: it was to be a new one.');
    this.asked.advSecret = secret;
  }

  /** What follows once the client has its answer. */
  private goOn(step: PasskeyStep): void {
    const { continuation, neverLinks } = this.passkeys.trouble;
    if (step === 'prologue' && continuation !== 'never') {
      this.continue();
      if (continuation === 'twice') this.continue();
    }
    if (step !== 'request' || neverLinks) return;
    this.view.state = 'linked';
    this.onLinked(this.asked.advSecret);
    this.onChange();
  }

  /** The phone continues: it shows its key and its nonce. */
  private continue(): void {
    const { continuation } = this.passkeys.trouble;
    this.continued = true;
    const short = KEY_BYTES - 1;
    const identity = proto.PrimaryEphemeralIdentity.encode({
      publicKey: this.primary.public.subarray(0, continuation === 'short_key' ? short : KEY_BYTES),
      nonce: this.primaryNonce.subarray(0, continuation === 'short_nonce' ? short : KEY_BYTES),
    }).finish();
    const content =
      continuation === 'empty' ? [] : [node('primary_ephemeral_identity', {}, identity)];
    this.notify('crsc_continuation', content);
  }

  private optionsNode(where: 'request' | 'answer'): BinaryNode[] {
    const { options } = this.passkeys.trouble;
    if (options === 'omitted' && where === 'request') return [];
    const { challenge: _, ...rest } = this.options;
    const text =
      options === 'unparsable' && where === 'request'
        ? '{"challenge":'
        : JSON.stringify(options === 'without_challenge' ? rest : this.options);
    return [node('passkey_request_options', {}, Buffer.from(text))];
  }

  private notify(type: string, content: BinaryNode[]): void {
    const id = randomBytes(4).toString('hex');
    const t = String(Math.floor(Date.now() / 1000));
    this.send(node('notification', { from: SERVER, type, id, t }, content));
  }

  private fail(why: string): void {
    this.view.state = 'failed';
    this.view.error = why;
    this.onChange();
  }

  private send(stanza: BinaryNode): void {
    this.asked.connection.send(stanza);
  }

  private later(work: () => void): void {
    const { delayMs = 0 } = this.passkeys.trouble;
    if (delayMs === 0) work();
    else setTimeout(work, delayMs).unref();
  }
}

function dashed(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
