import {
  type BinaryNode,
  buildPairingQRData,
  getBinaryNodeChild,
  getBinaryNodeChildren,
  S_WHATSAPP_NET,
  type WABrowserDescription,
  type WASocket,
} from '@whiskeysockets/baileys';
import type { AdvSecret } from './adv-secret';
import type { Credentials } from '../keys/credentials';
import type { SocketEvents } from '../api/whatsapp-socket';

const PAIR_DEVICE = 'CB:iq,type:set,pair-device';

/** How long each code can be scanned, in ms: the last number holds for all that follow. */
const QR_MS = [60_000, 20_000];
/** WhatsApp sends six, which last for some three minutes. */
const MOST_REFS = 20;
/** Form of a ref: it contains no comma, and fits in a QR code. */
const REF = /^[\x21-\x2b\x2d-\x7e]{1,500}$/;

/** Type of the notification with which WhatsApp retires the code that is shown. */
const REFRESH = 'companion_reg_refresh';
/** What stands in it; anything else is not understood, and changes nothing. */
const REFRESH_CHILDREN = [REFRESH, 'pair-device-rotate-qr'];

export interface QrLoopOptions {
  socket: WASocket;
  credentials: Credentials;
  secret: AdvSecret;
  /** How this device is called. */
  name: WABrowserDescription;
  /** How long each code can be scanned, in ms, where it is not what WhatsApp grants. The last one is for the rest. */
  qrTimeoutsMs?: readonly number[] | undefined;
  onQr: (shown: SocketEvents['qr']) => void;
  /** All codes were shown and none was scanned, and nothing else is under way that may link the device. */
  onEnd: () => void;
  onFailure: (error: unknown) => void;
}

/**
 * Shows the codes that link a device, one after another.
 *
 * It stands in for Baileys' own, which reads the secret in the code once and for all. Since July 2026
 * WhatsApp retires that secret when a phone scans it, and says so: only the same code with another secret
 * links. Baileys' own also ends the connection when its codes have run out, whatever else is under way, and
 * sends no acknowledgement before the login.
 */
export class QrLoop {
  private refs: string[] = [];
  private shownRefs = 0;
  private ref: string | null = null;
  private expiresAt = new Date(0);
  private timer: NodeJS.Timeout | undefined;
  private scanAgain = false;
  private hasRunOut = false;
  private isStopped = false;
  /** Reasons to keep the connection after the last code; a `quiet` one also hides the codes. */
  private readonly holds = new Set<{ quiet: boolean }>();
  /** Notifications that are not acknowledged. */
  private unanswered: BinaryNode[] = [];
  private rotating = false;
  /** The code that is shown was retired while its secret had to stay. */
  private isRetired = false;

  constructor(private readonly given: QrLoopOptions) {
    const { ws } = given.socket;
    ws.removeAllListeners(PAIR_DEVICE);
    ws.on(PAIR_DEVICE, (stanza: BinaryNode) => this.guard(this.begin(stanza)));
    ws.on(`CB:notification,type:${REFRESH}`, (stanza: BinaryNode) =>
      this.guard(this.refresh(stanza)),
    );
    given.secret.onFree(() => this.guard(this.renewRetired()));
  }

  /**
   * Keeps the connection although the codes run out: something else is under way that may link the device,
   * such as a code that is typed on the phone.
   *
   * @param quiet shows no codes meanwhile.
   * @returns ends it. Where no codes are left then, the connection ends.
   */
  hold({ quiet = false } = {}): () => void {
    const hold = { quiet };
    this.holds.add(hold);
    return () => {
      if (!this.holds.delete(hold)) return;
      if (quiet) this.draw();
      this.endWhenOver();
    };
  }

  /** The device is linked, or its connection ends: no more codes are shown. */
  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private async begin(stanza: BinaryNode): Promise<void> {
    const { socket } = this.given;
    const attrs = { to: S_WHATSAPP_NET, type: 'result', id: stanza.attrs['id'] ?? '' };
    await socket.sendNode({ tag: 'iq', attrs });
    const refs = getBinaryNodeChildren(getBinaryNodeChild(stanza, 'pair-device'), 'ref');
    this.refs = refs.slice(0, MOST_REFS).flatMap(({ content }) => {
      const ref = content instanceof Uint8Array ? Buffer.from(content).toString('latin1') : '';
      return REF.test(ref) ? [ref] : [];
    });
    this.shownRefs = 0;
    this.next();
  }

  private next(): void {
    if (this.isStopped) return;
    clearTimeout(this.timer);
    this.ref = this.refs.shift() ?? null;
    this.hasRunOut = this.ref === null;
    if (this.hasRunOut) return this.endWhenOver();
    const lifetimes = this.given.qrTimeoutsMs ?? QR_MS;
    const lifetime = lifetimes[this.shownRefs] ?? lifetimes.at(-1) ?? 0;
    this.shownRefs += 1;
    this.expiresAt = new Date(Date.now() + lifetime);
    this.timer = setTimeout(() => this.next(), lifetime);
    this.draw();
  }

  private endWhenOver(): void {
    if (this.hasRunOut && !this.isStopped && this.holds.size === 0) this.given.onEnd();
  }

  /** Emits the current code with the current secret. */
  draw(): void {
    const { credentials, secret, name, onQr } = this.given;
    const isHidden = [...this.holds].some(({ quiet }) => quiet);
    if (this.isStopped || isHidden || this.ref === null) return;
    const { noiseKey, signedIdentityKey } = credentials.value;
    const [noise, identity] = [noiseKey, signedIdentityKey].map((pair) =>
      Buffer.from(pair.public).toString('base64'),
    );
    // The secret is read now: it may be another than a moment ago.
    const qr = buildPairingQRData(this.ref, noise ?? '', identity ?? '', secret.value, name);
    onQr({ qr, expiresAt: this.expiresAt, scanAgain: this.scanAgain });
  }

  /** A linked device has no code: the notification is one like any other then. */
  private async refresh(stanza: BinaryNode): Promise<void> {
    if (this.given.credentials.value.account || this.isStopped) return;
    this.unanswered.push(stanza);
    if (this.rotating) return;
    this.rotating = true;
    // Those that come while a secret becomes durable are answered together: one more secret is for all.
    while (this.unanswered.length > 0) await this.answer(this.unanswered.splice(0));
    this.rotating = false;
  }

  private async answer(stanzas: BinaryNode[]): Promise<void> {
    const { secret } = this.given;
    const retires = stanzas.some((stanza) =>
      REFRESH_CHILDREN.some((child) => getBinaryNodeChild(stanza, child)),
    );
    const rotates = retires && !secret.isPledged;
    if (retires && !rotates) this.isRetired = true;
    if (rotates) await secret.rotate();
    for (const { attrs } of stanzas) await this.acknowledge(attrs);
    if (rotates) this.askForScan();
  }

  /** The attempt that pledged the secret has ended without a link: shows the code with a new secret. */
  private async renewRetired(): Promise<void> {
    if (!this.isRetired || this.isStopped) return;
    this.isRetired = false;
    await this.given.secret.rotate();
    this.askForScan();
  }

  private askForScan(): void {
    if (this.given.credentials.value.account) return;
    this.scanAgain = true;
    this.draw();
  }

  private async acknowledge({
    id = '',
    from = S_WHATSAPP_NET,
  }: BinaryNode['attrs']): Promise<void> {
    const attrs = { id, to: from, class: 'notification', type: REFRESH };
    await this.given.socket.sendNode({ tag: 'ack', attrs });
  }

  private guard(work: Promise<void>): void {
    work.catch(this.given.onFailure);
  }
}
