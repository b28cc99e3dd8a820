/** What the notification about a code that was scanned can be called. */
export const REFRESH_NAMES = ['companion_reg_refresh', 'pair-device-rotate-qr', 'unknown'] as const;
export type RefreshName = (typeof REFRESH_NAMES)[number];

/** What goes wrong for a number on purpose, and how the server behaves where that can be chosen. */
export interface Faults {
  /** Every stanza to its devices waits this long, in ms. */
  delayMs: number;
  /** Every message stanza is sent twice. */
  duplicate: boolean;
  /** Message stanzas swap places in pairs. */
  reorder: boolean;
  /** Logins are refused with this reason; where it goes wrong for everybody, new devices too. */
  refuseLogin: number | null;
  /** Further attributes of the refusal, such as `expire`. */
  refuseLoginWith: Record<string, string>;
  /** Logins with a lower revision of WhatsApp Web are refused with 405, likewise. */
  minRevision: number | null;
  /** So are logins with a higher one. */
  maxRevision: number | null;
  /** The server has no keys of its companions until one uploads some. */
  loseKeys: boolean;
  /** Its phone refuses to link another device. */
  refuseNewDevices: boolean;
  /**
   * How many scans of one client the server answers by retiring the code that was scanned: only one with
   * another secret links then. WhatsApp does so once, since July 2026; 0 is how it was before.
   */
  refreshAtScan: number;
  /** How the client is notified. It does not understand `unknown`, and then nothing is retired. */
  refreshName: RefreshName;
  /** How long a client may take to be linked, in ms; chosen for everybody. */
  unlinkedStreamMs: number;
  /** The server refuses codes to be typed on its phone, as it does after too many. */
  throttleCodes: boolean;
  /** The server does not answer clients that want such a code. */
  withholdCodes: boolean;
  /** How long such a code can be typed, in ms. */
  codeLifeMs: number;
  /** Once a code is typed, the client first gets a notification of it that lacks the keys. */
  incompleteCodeNotice: boolean;
  /** Once a code is typed, the client first gets the notification of another code. */
  foreignCodeNotice: boolean;
  /** The phone fails after the last step of a typed code: the client hears nothing more. */
  failAfterFinish: boolean;
  /** Its phone cannot read this many messages that companions send it, and asks for retries. */
  unreadable: number;
  /** The server takes messages of its companions and acknowledges none. */
  withholdAcks: boolean;
  /** The server's acks of messages of its companions wait this long, in ms. */
  delayAcksMs: number;
  /** Phones that get messages of its companions do not tell so. */
  withholdReceipts: boolean;
  /** Messages of its companions are lost on the connection: nobody gets them, nobody acknowledges them. */
  loseMessages: boolean;
  /** The server refuses messages of its companions with this error code. */
  refuseMessages: number | null;
  /** The server gives its companions no keys of anybody, and says so. */
  withholdKeys: boolean;
  /** The server refuses to tell its companions of a group, with this error code. */
  refuseGroups: number | null;
  /** The server does not answer when its companions ask about a group. */
  withholdGroups: boolean;
  /** The server does what its companions change in groups, and does not answer. */
  loseGroupAnswers: boolean;
  /** Nobody may add the number to a group: it has to be invited. */
  refuseGroupAdds: boolean;
  /** So many patches of its companions to the state of the account come too late: its phone was faster. */
  stateConflicts: number;
  /** The server refuses patches of its companions with this error code. */
  refuseState: number | null;
  /** The server takes patches of its companions, or `all` that they ask of the state, and does not answer. */
  withholdState: 'patches' | 'all' | null;
  /** Patches that an answer of the server has at most. */
  statePatchesAtOnce: number;
  /** Who asks for a whole collection gets its patches while it has no more of them than this, else a snapshot. */
  snapshotsAfter: number;
  /** Patches, snapshots, or both come with a wrong MAC of what the collection holds. */
  damageState: 'patches' | 'snapshots' | 'all' | null;
  /** Its phone does not share the key of the state with devices that are linked. */
  withholdStateKeys: boolean;
}

const NONE: Faults = {
  delayMs: 0,
  duplicate: false,
  reorder: false,
  refuseLogin: null,
  refuseLoginWith: {},
  minRevision: null,
  maxRevision: null,
  loseKeys: false,
  refuseNewDevices: false,
  refreshAtScan: 1,
  refreshName: 'companion_reg_refresh',
  unlinkedStreamMs: 210_000,
  throttleCodes: false,
  withholdCodes: false,
  codeLifeMs: 180_000,
  incompleteCodeNotice: false,
  foreignCodeNotice: false,
  failAfterFinish: false,
  unreadable: 0,
  withholdAcks: false,
  delayAcksMs: 0,
  withholdReceipts: false,
  loseMessages: false,
  refuseMessages: null,
  withholdKeys: false,
  refuseGroups: null,
  withholdGroups: false,
  loseGroupAnswers: false,
  refuseGroupAdds: false,
  stateConflicts: 0,
  refuseState: null,
  withholdState: null,
  statePatchesAtOnce: 100,
  snapshotsAfter: 20,
  damageState: null,
  withholdStateKeys: false,
};

/** Faults of single numbers, and of all of them. They do not survive a restart. */
export class FaultBook {
  private everybody = NONE;
  private readonly own = new Map<string, Partial<Faults>>();

  /** Faults for clients without an account yet. */
  get ofEverybody(): Faults {
    return this.everybody;
  }

  of(phone: string): Faults {
    const own = this.own.get(phone);
    return own ? { ...this.everybody, ...own } : this.everybody;
  }

  /** Changes some faults of a number; the others stay. */
  set(phone: string, change: Partial<Faults>): Faults {
    this.own.set(phone, { ...this.own.get(phone), ...change });
    return this.of(phone);
  }

  /** Changes some faults of every number that has none of its own of that kind. */
  setForAll(change: Partial<Faults>): Faults {
    this.everybody = { ...this.everybody, ...change };
    return this.everybody;
  }

  clear(phone: string): void {
    this.own.delete(phone);
  }

  clearAll(): void {
    this.everybody = NONE;
    this.own.clear();
  }
}
