/** What goes wrong for a number on purpose. */
export interface Faults {
  /** Every stanza to its devices waits this long, in ms. */
  delayMs: number;
  /** Every message stanza is sent twice. */
  duplicate: boolean;
  /** Message stanzas swap places in pairs. */
  reorder: boolean;
  /** Logins are refused with this reason. */
  refuseLogin: number | null;
  /** Its phone cannot read this many messages that companions send it, and asks for retries. */
  unreadable: number;
  /** The server takes messages of its companions and acknowledges none. */
  withholdAcks: boolean;
  /** The server refuses messages of its companions with this error code. */
  refuseMessages: number | null;
}

const NONE: Faults = {
  delayMs: 0,
  duplicate: false,
  reorder: false,
  refuseLogin: null,
  unreadable: 0,
  withholdAcks: false,
  refuseMessages: null,
};

/** Faults by number. They do not survive a restart. */
export class FaultBook {
  private readonly faults = new Map<string, Faults>();

  of(phone: string): Faults {
    return this.faults.get(phone) ?? NONE;
  }

  /** Changes some faults of a number; the others stay. */
  set(phone: string, change: Partial<Faults>): Faults {
    const faults = { ...this.of(phone), ...change };
    this.faults.set(phone, faults);
    return faults;
  }

  clear(phone: string): void {
    this.faults.delete(phone);
  }
}
