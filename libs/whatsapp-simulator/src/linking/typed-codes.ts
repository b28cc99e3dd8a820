import { randomBytes } from 'node:crypto';
import {
  aesDecryptCTR,
  aesDecryptGCM,
  aesEncryptCTR,
  type BinaryNode,
  Curve,
  derivePairingCodeKey,
  hkdf,
} from '@whiskeysockets/baileys';
import type { Account } from '../store/accounts';
import { parseJid } from '../wire/addresses';
import type { PendingCompanion, CodeStage } from './pending-companion';
import type { Exchange } from '../exchange/exchange';
import { bytes, child, node, seconds, SERVER } from '../wire/nodes';
import { SimulatorProblem } from '../store/problem';

const STEP = 'link_code_companion_reg';

/** Names of a client that WhatsApp takes: a program on a system that exists. */
const REAL_DISPLAY = /^\S.* \((Windows|Mac OS|Linux|Ubuntu|Android|iOS)\)$/;

/** How often something may be typed for one code. */
const TRIES = 3;

/** How long a client may take to answer the phone, in ms. */
const FINISH_MS = 15_000;

/** Links clients by a code that they show and a person types on the phone. */
export class TypedCodes {
  /** @param accept the phone accepts a client, with the secret that both computed. */
  constructor(
    private readonly exchange: Exchange,
    private readonly accept: (
      companion: PendingCompanion,
      account: Account,
      secret: Buffer,
    ) => void,
  ) {}

  /** A step that a client takes. Returns whether it was one. */
  handle(companion: PendingCompanion, stanza: BinaryNode): boolean {
    const step = child(stanza, STEP);
    const stage = step?.attrs['stage'];
    if (step && stage === 'companion_hello') this.hello(companion, stanza, step);
    else if (step && stage === 'companion_finish') this.finish(companion, stanza, step);
    else return false;
    return true;
  }

  /** The server takes a code, or says that it does not. */
  private hello(companion: PendingCompanion, stanza: BinaryNode, step: BinaryNode): void {
    const phone = parseJid(step.attrs['jid'] ?? '').user;
    const display = bytes(child(step, 'companion_platform_display')).toString();
    const wrapped = bytes(child(step, 'link_code_pairing_wrapped_companion_ephemeral_pub'));
    companion.record.codes.push({
      phone,
      display,
      platformId: bytes(child(step, 'companion_platform_id')).toString(),
      nonce: bytes(child(step, 'link_code_pairing_nonce')).toString('hex'),
    });
    const { throttleCodes, withholdCodes } = this.exchange.faults.of(phone);
    if (withholdCodes) return;
    if (throttleCodes || !REAL_DISPLAY.test(display) || wrapped.length !== 80) {
      this.answer(companion, stanza, 'error', [
        node('error', { code: '400', text: 'bad-request' }),
      ]);
      return;
    }
    const ref = randomBytes(16).toString('base64');
    companion.code = { ref, phone, since: Date.now(), tries: 0, wrappedCompanionKey: wrapped };
    this.answer(companion, stanza, 'result', [
      node(STEP, {}, [node('link_code_pairing_ref', {}, Buffer.from(ref))]),
    ]);
  }

  /**
   * The server tells a client that its code is no longer valid.
   *
   * @param force a person is to ask for the next one.
   */
  refresh(companion: PendingCompanion, force: boolean): void {
    const { code } = companion;
    if (!code) return;
    code.since = -Infinity;
    this.notify(
      companion,
      { stage: 'refresh_code', force_manual_refresh: force ? 'true' : undefined },
      [node('link_code_pairing_ref', {}, Buffer.from(code.ref))],
    );
  }

  /**
   * A code is typed on a phone. Resolves when the phone has accepted the client.
   *
   * @throws SimulatorProblem when the code is wrong or too old, or the client does not answer.
   */
  async enter(
    companion: PendingCompanion,
    stage: CodeStage,
    account: Account,
    code: string,
  ): Promise<void> {
    const faults = this.exchange.faults.of(account.phone);
    if (Date.now() - stage.since > faults.codeLifeMs)
      throw new SimulatorProblem('This code has expired. Type the one that is shown now.', 409);
    if (stage.tries >= TRIES)
      throw new SimulatorProblem('Too many codes were typed. Get another one.', 409);
    stage.tries += 1;
    stage.ephemeral = Curve.generateKeyPair();
    stage.code = code.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
    const salt = randomBytes(32);
    const iv = randomBytes(16);
    const wrappingKey = await derivePairingCodeKey(stage.code, salt);
    const wrapped = Buffer.concat([
      salt,
      iv,
      aesEncryptCTR(stage.ephemeral.public, wrappingKey, iv),
    ]);
    const ref = node('link_code_pairing_ref', {}, Buffer.from(stage.ref));
    const identity = node('primary_identity_pub', {}, Buffer.from(account.identity.public));
    const key = node('link_code_pairing_wrapped_primary_ephemeral_pub', {}, wrapped);
    const finished = this.finished(stage);
    if (faults.incompleteCodeNotice) this.notify(companion, { stage: 'primary_hello' }, [ref]);
    if (faults.foreignCodeNotice) {
      const other = node('link_code_pairing_ref', {}, randomBytes(16));
      this.notify(companion, { stage: 'primary_hello' }, [other, identity, key]);
    }
    this.notify(companion, { stage: 'primary_hello' }, [ref, identity, key]);
    await finished;
  }

  private async finished(stage: CodeStage): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    stage.done = { resolve, reject };
    const late = new SimulatorProblem('The client did not answer the phone.', 409);
    const timer = setTimeout(() => reject(late), FINISH_MS).unref();
    try {
      await promise;
    } finally {
      clearTimeout(timer);
    }
  }

  private notify(
    { connection, record }: PendingCompanion,
    attrs: Record<string, string | undefined>,
    content: BinaryNode[],
  ): void {
    const id = randomBytes(4).toString('hex');
    record.notifications.push({ id, type: STEP, child: attrs['stage'] ?? '', acks: 0 });
    connection.send(
      node('notification', { from: SERVER, type: STEP, id, t: seconds() }, [
        node(STEP, attrs, content),
      ]),
    );
  }

  private finish(companion: PendingCompanion, stanza: BinaryNode, step: BinaryNode): void {
    this.answer(companion, stanza, 'result', []);
    const stage = companion.code;
    if (!stage?.done) return;
    companion.record.finishes += 1;
    void this.open(companion, stage, step).then(stage.done.resolve, stage.done.reject);
  }

  /** The phone opens what the client sent, and both have the same secret. */
  private async open(
    companion: PendingCompanion,
    stage: CodeStage,
    step: BinaryNode,
  ): Promise<void> {
    const account = this.exchange.accounts.get(stage.phone);
    if (this.exchange.faults.of(stage.phone).failAfterFinish)
      throw new SimulatorProblem('The phone fails after the last step.', 409);
    const wrapped = stage.wrappedCompanionKey;
    const unwrappingKey = await derivePairingCodeKey(stage.code ?? '', wrapped.subarray(0, 32));
    const companionKey = aesDecryptCTR(
      wrapped.subarray(48),
      unwrappingKey,
      wrapped.subarray(32, 48),
    );
    const shared = Curve.sharedKey(stage.ephemeral?.private ?? new Uint8Array(), companionKey);
    const bundle = bytes(child(step, 'link_code_pairing_wrapped_key_bundle'));
    const key = hkdf(Buffer.from(shared), 32, {
      salt: bundle.subarray(0, 32),
      info: 'link_code_pairing_key_bundle_encryption_key',
    });
    let opened: Buffer;
    try {
      opened = aesDecryptGCM(
        bundle.subarray(44),
        Buffer.from(key),
        bundle.subarray(32, 44),
        Buffer.alloc(0),
      );
    } catch {
      throw new SimulatorProblem('The code is not the one that the client shows.', 409);
    }
    const companionIdentity = opened.subarray(0, 32);
    const random = opened.subarray(64, 96);
    const identityShared = Curve.sharedKey(account.identity.private, companionIdentity);
    const secret = hkdf(Buffer.concat([shared, identityShared, random]), 32, {
      info: 'adv_secret',
    });
    this.accept(companion, account, Buffer.from(secret));
  }

  private answer(
    { connection }: PendingCompanion,
    stanza: BinaryNode,
    type: string,
    content: BinaryNode[],
  ): void {
    connection.send(node('iq', { from: SERVER, type, id: stanza.attrs['id'] }, content));
  }
}
