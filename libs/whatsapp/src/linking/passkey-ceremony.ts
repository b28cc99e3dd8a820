import { randomUUID } from 'node:crypto';
import {
  type BinaryNode,
  S_WHATSAPP_NET,
  type WABrowserDescription,
  type WASocket,
} from '@whiskeysockets/baileys';
import type { AdvSecret } from './adv-secret';
import type { Credentials } from '../keys/credentials';
import type { Logger } from '../api/whatsapp-socket';
import { type ReadAssertion, readAssertion } from './passkey-assertion';
import {
  PasskeyError,
  type PasskeyOptions,
  type PasskeySettings,
  type PasskeyStep,
} from '../api/passkey';
import { deviceType } from './pairing';
import { handoffKey, handoffProof, PasskeyExchange } from './passkey-exchange';
import { readOptions } from './passkey-options';
import { contentOf, leaf, PasskeyQuestions } from './passkey-questions';

const REQUEST = 'passkey_prologue_request';
const CONTINUATION = 'crsc_continuation';

const PERSON_MS = 600_000;
const COMPARE_MS = 300_000;
const WAIT_MS = 120_000;
const HANDOFF_MS = 300_000;
export interface PasskeyCeremonyOptions {
  socket: WASocket;
  credentials: Credentials;
  secret: AdvSecret;
  /** How this device is called. */
  name: WABrowserDescription;
  settings: PasskeySettings;
  /** Keeps the connection and shows no codes, until what it returns is called. */
  hold: () => () => void;
  onStep: (step: PasskeyStep) => void;
  /** The attempt to link is over; `said` is the explanation for people. */
  onFailure: (detail: string, said: string) => void;
  logger: Logger;
}

/** A ceremony that stands open. */
interface Ceremony {
  id: string;
  options: PasskeyOptions;
  handoff: { key: Buffer; until: number };
  expiresAt: Date;
  /** `proven`: the assertion is with the server, and the phone may answer. */
  stage: 'asked' | 'proven' | 'continued' | 'confirmed';
  exchange: PasskeyExchange | null;
  hasProof: boolean;
}

/**
 * Links an account that asks for its passkey. Baileys knows nothing of it: it would show codes until they
 * run out.
 *
 * Since July 2026 WhatsApp asks some accounts, after a phone has scanned the code or a pairing code was
 * typed: the server sends a WebAuthn challenge, a person signs it in a browser, and the phone and this
 * device agree on a new secret with which the phone then accepts this device as ever.
 *
 * There is one ceremony at a time. It is answered once, and ends with the connection.
 */
export class PasskeyCeremonies {
  private current: Ceremony | null = null;
  /** What the code that was scanned is still worth; it is taken once, however often the server asks. */
  private handoff: Ceremony['handoff'] | null = null;
  /** Requests are taken one after the other: the server may repeat one that is being taken. */
  private requests: Promise<void> = Promise.resolve();
  private release: (() => void) | null = null;
  private timer: NodeJS.Timeout | undefined;
  private isOver = false;
  private readonly questions: PasskeyQuestions;

  constructor(private readonly given: PasskeyCeremonyOptions) {
    this.questions = new PasskeyQuestions(given.socket);
    const { ws } = given.socket;
    ws.on(`CB:notification,type:${REQUEST}`, (stanza: BinaryNode) => {
      this.requests = this.requests.then(() => this.begin(stanza));
      this.guard('the request', this.requests);
    });
    ws.on(`CB:notification,type:${CONTINUATION}`, (stanza: BinaryNode) =>
      this.guard('the answer of the phone', this.continue(stanza)),
    );
  }

  /** Whether a passkey is asked for, or was given and the phone has not accepted yet. */
  get isPending(): boolean {
    return this.release !== null && !this.isOver;
  }

  /**
   * Accepts the assertion of the account's passkey. Returns the first step; later ones are emitted.
   *
   * @param ceremonyId the ceremony that it is for; undefined for whatever is pending.
   * @throws PasskeyError
   */
  answer(assertion: unknown, ceremonyId?: string): PasskeyStep {
    const ceremony = this.pending(ceremonyId);
    if (ceremony.stage !== 'asked')
      throw new PasskeyError(
        'answered',
        'This passkey request was answered already. Each takes one answer.',
      );
    const read = readAssertion(assertion, ceremony.options);
    ceremony.stage = 'proven';
    const step = this.wait(ceremony);
    this.guard('the passkey', this.prove(ceremony, read));
    return step;
  }

  /**
   * A person has seen the same code on the phone.
   *
   * @throws PasskeyError
   */
  confirm(ceremonyId?: string): PasskeyStep {
    const ceremony = this.pending(ceremonyId);
    if (ceremony.stage === 'confirmed')
      throw new PasskeyError('answered', 'The code was confirmed already.');
    if (ceremony.stage !== 'continued')
      throw new PasskeyError('none_pending', 'No code waits to be confirmed yet.');
    ceremony.stage = 'confirmed';
    const step = this.wait(ceremony);
    this.guard('the pairing request', this.requestPairing(ceremony));
    return step;
  }

  /** The phone has accepted the device, or the connection ends. */
  end(): void {
    this.isOver = true;
    this.current = null;
    clearTimeout(this.timer);
  }

  private pending(ceremonyId: string | undefined): Ceremony {
    if (!this.current)
      throw new PasskeyError('none_pending', 'WhatsApp asks for no passkey at the moment.');
    if (ceremonyId !== undefined && ceremonyId !== this.current.id)
      throw new PasskeyError(
        'other_ceremony',
        'This ceremony is over. Sign the challenge that is pending now.',
      );
    return this.current;
  }

  /** The server asks for a passkey. */
  private async begin(stanza: BinaryNode): Promise<void> {
    if (!this.isFromServer(stanza)) return;
    if (this.isAnswered) return this.questions.acknowledge(stanza, REQUEST);
    this.release ??= this.given.hold();
    this.handoff ??= await this.newSecret();
    const { handoff } = this;
    await this.questions.acknowledge(stanza, REQUEST);
    const options =
      readOptions(contentOf(stanza, 'passkey_request_options')) ??
      readOptions(await this.questions.ask('get', 'passkey_request_options'));
    if (!options) throw new Error('WhatsApp sent no challenge that a passkey could sign');
    // Somebody signed meanwhile what was asked for before.
    if (this.isOver || this.isAnswered) return;
    const { personMs = PERSON_MS } = this.given.settings;
    const granted = Math.min(personMs, options.timeout ?? personMs);
    const ceremony: Ceremony = {
      id: randomUUID(),
      options,
      handoff,
      expiresAt: new Date(Date.now() + granted),
      stage: 'asked',
      exchange: null,
      hasProof: false,
    };
    this.current = ceremony;
    this.until(ceremony.expiresAt, 'Nobody signed with the passkey in time.');
    this.report(ceremony, 'assertion_required', ceremony.expiresAt);
  }

  /** The answer is with the server: it may ask again, and changes nothing by it. */
  private get isAnswered(): boolean {
    return this.current !== null && this.current.stage !== 'asked';
  }

  /** The scanned code authenticates this device, and is worthless afterwards. */
  private async newSecret(): Promise<Ceremony['handoff']> {
    const { secret, settings } = this.given;
    const key = handoffKey(Buffer.from(secret.value, 'base64'));
    await secret.rotate();
    // The phone gets this one, encrypted, and computes its answer with it.
    secret.pledge();
    return { key, until: Date.now() + (settings.handoffMs ?? HANDOFF_MS) };
  }

  /** Hands the assertion to the server, and commits to a nonce. */
  private async prove(ceremony: Ceremony, { credentialId, json }: ReadAssertion): Promise<void> {
    const ref = (await this.questions.ask('get', 'ref')).toString();
    if (!ref) throw new Error('WhatsApp gave no ref');
    const exchange = new PasskeyExchange(deviceType(this.given.name), ref);
    ceremony.exchange = exchange;
    const { prologue } = exchange;
    const { key, until } = ceremony.handoff;
    ceremony.hasProof = !this.given.settings.alwaysCompare && Date.now() < until;
    await this.questions.ask('set', 'passkey_prologue', [
      leaf('credential_id', credentialId),
      leaf('webauthn_assertion', json),
      leaf('prologue_payload', prologue),
      ...(ceremony.hasProof ? [leaf('pairing_handoff_proof', handoffProof(prologue, key))] : []),
    ]);
  }

  /** The phone continues. Unexpected messages are ignored. */
  private async continue(stanza: BinaryNode): Promise<void> {
    if (!this.isFromServer(stanza)) return;
    await this.questions.acknowledge(stanza, CONTINUATION);
    const ceremony = this.current;
    const { exchange, stage } = ceremony ?? {};
    if (!ceremony || !exchange || stage !== 'proven') {
      this.given.logger.warn(
        { stage: stage ?? 'none' },
        'an unexpected passkey continuation was ignored',
      );
      return;
    }
    ceremony.stage = 'continued';
    exchange.meet(contentOf(stanza, 'primary_ephemeral_identity'));
    await this.questions.ask('set', 'companion_nonce', exchange.nonce);
    if (this.current !== ceremony) return;
    if (ceremony.hasProof) {
      this.confirm();
      return;
    }
    const { compareMs = COMPARE_MS } = this.given.settings;
    const expiresAt = new Date(Date.now() + compareMs);
    this.until(expiresAt, 'Nobody compared the code in time.');
    this.report(ceremony, 'confirmation_required', expiresAt);
  }

  private async requestPairing({ exchange }: Ceremony): Promise<void> {
    const { credentials, secret } = this.given;
    const { noiseKey, signedIdentityKey } = credentials.value;
    const request = exchange?.request({
      noise: noiseKey.public,
      identity: signedIdentityKey.public,
      advSecret: Buffer.from(secret.value, 'base64'),
    });
    await this.questions.ask('set', 'encrypted_pairing_request', request);
  }

  /** WhatsApp and the phone are at work: for so long, and not for ever. */
  private wait(ceremony: Ceremony): PasskeyStep {
    const { waitMs = WAIT_MS } = this.given.settings;
    const expiresAt = new Date(Date.now() + waitMs);
    this.until(expiresAt, 'The phone did not go on. Keep WhatsApp open on it.');
    return this.report(ceremony, 'waiting', expiresAt);
  }

  private until(expiresAt: Date, said: string): void {
    clearTimeout(this.timer);
    const left = Math.max(0, expiresAt.getTime() - Date.now());
    this.timer = setTimeout(() => this.fail('its time is up', said), left);
  }

  private report(ceremony: Ceremony, state: PasskeyStep['state'], expiresAt: Date): PasskeyStep {
    const { id: ceremonyId, options, exchange } = ceremony;
    this.given.logger.info({ state }, 'passkey');
    const step: PasskeyStep = {
      ceremonyId,
      state,
      options: state === 'assertion_required' ? options : null,
      code: state === 'confirmation_required' ? (exchange?.code ?? null) : null,
      expiresAt,
    };
    this.given.onStep(step);
    return step;
  }

  /** Passkey requests to a linked device, and from others than the server, are forged. */
  private isFromServer({ attrs: { from } }: BinaryNode): boolean {
    if (this.isOver || this.given.credentials.value.account) return false;
    return from !== undefined && S_WHATSAPP_NET === `@${from.replace(/^@/, '')}`;
  }

  private guard(what: string, work: Promise<void>): void {
    work.catch((error: unknown) => {
      const { message } = error as Error;
      this.fail(`${what}: ${message}`, `${message}.`);
    });
  }

  private fail(detail: string, said: string): void {
    if (this.isOver) return;
    this.end();
    this.given.onFailure(detail, said);
  }
}
