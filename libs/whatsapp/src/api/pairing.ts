/** Eight characters to type on the phone that is to be linked. */
export interface TypedCode {
  /** Digits. */
  phone: string;
  code: string;
  /** Until when WhatsApp takes it. */
  expiresAt: Date;
}

/** How a code that WhatsApp retired ended, or the attempt to link with it. */
export interface PairingCodeChange {
  /** Null where a person has to request another one. */
  code: TypedCode | null;
  /** WhatsApp refused to continue. */
  refused: boolean;
}

/** WhatsApp gave no code, or did not take the last step of one. */
export class PairingRefused extends Error {
  /**
   * @param why `refused`: WhatsApp said no; `unanswered`: it said nothing in time; `disconnected`: the
   *   connection ended before it answered.
   * @param said WhatsApp's code and message, for the log.
   */
  constructor(
    readonly why: 'refused' | 'unanswered' | 'disconnected',
    readonly said: string,
  ) {
    super(`no pairing code: ${why} (${said})`);
  }
}
