import {
  type PairingCodeChange,
  PairingRefused,
  type TypedCode,
  type WhatsAppSocket,
} from '@whathooks/whatsapp';
import type { StatusReason } from '@whathooks/dto';
import type { SessionContext } from '../../state/session-inbox';
import type { ShownCodes } from '../../state/shown-codes';
import type { SessionWrites } from '../session-writes';
import { LostCode } from './lost-code';

/** Codes to type on the phone, as they are asked for, shown and replaced. */
export class PairingCodes {
  /** The code to type that is shown. */
  private readonly code = new LostCode();
  /** The code that the last connection took with it, until another one is asked for. */
  private lost: ReturnType<LostCode['take']> = null;

  constructor(
    private readonly given: {
      session: SessionContext;
      codes: Pick<ShownCodes, 'showPairingCode'>;
    },
    private readonly writes: SessionWrites,
  ) {}

  /**
   * Asks WhatsApp for a code, and shows it.
   *
   * @throws PairingRefused
   */
  async request(socket: WhatsAppSocket, phone: string): Promise<TypedCode> {
    const code = await socket.requestPairingCode(phone);
    this.code.requested(code);
    await this.show(code, null);
    return code;
  }

  /** A connection opens: the code of the one before is invalid. */
  opens(): void {
    this.lost = this.code.take();
  }

  /** A code was shown when the last connection ended: it is invalid now, and another one replaces it. */
  async renew(socket: WhatsAppSocket): Promise<void> {
    const { lost } = this;
    this.lost = null;
    if (!lost) return;
    try {
      if (!lost.mayAsk) return await this.show(null, 'pairing_refused');
      const code = await socket.requestPairingCode(lost.phone);
      this.code.replaced(code);
      await this.show(code, null);
    } catch (error) {
      if (!(error instanceof PairingRefused)) throw error;
      await this.show(null, 'pairing_refused');
    }
  }

  /**
   * Another code, or none, took the place of the one that is shown.
   *
   * @param isLinked the phone has accepted one: nothing is shown any more.
   */
  async replaced({ code, refused }: PairingCodeChange, isLinked: boolean): Promise<void> {
    this.code.replaced(code);
    if (!isLinked) await this.show(code, refused ? 'pairing_refused' : null);
  }

  /** The phone accepted a code: none is shown any more. */
  accepted(): void {
    this.code.replaced(null);
  }

  private show(code: TypedCode | null, reason: StatusReason | null): Promise<void> {
    const { session, codes } = this.given;
    return this.writes.add(() => codes.showPairingCode(session, code, reason, this.writes.guard));
  }
}
