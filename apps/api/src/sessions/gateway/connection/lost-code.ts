import type { TypedCode } from '@whathooks/whatsapp';

/** How many unused codes are replaced: WhatsApp refuses codes after several for one number. */
const MOST_RENEWALS = 3;

/**
 * The code to type that is shown, and whether another one is to take its place. A code ends with its connection,
 * which WhatsApp ends after three and a half minutes: the person who has just read it must not be left with it.
 */
export class LostCode {
  private shown: TypedCode | null = null;
  private renewals = 0;

  /** A person requested a code, and sees it. */
  requested(code: TypedCode): void {
    this.shown = code;
    this.renewals = 0;
  }

  /** Another one, or none, took its place. */
  replaced(code: TypedCode | null): void {
    this.shown = code;
  }

  /**
   * What a new connection asks for.
   *
   * @returns null where no code was lost; else its phone, in digits, and whether another one may be asked for.
   */
  take(now = new Date()): { phone: string; mayAsk: boolean } | null {
    const lost = this.shown;
    this.shown = null;
    if (!lost || lost.expiresAt <= now) return null;
    this.renewals += 1;
    return { phone: lost.phone, mayAsk: this.renewals <= MOST_RENEWALS };
  }
}
