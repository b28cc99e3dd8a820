/** Result of sending one message. */
export type SendOutcome =
  | { result: 'sent' }
  | { result: 'refused'; error: string }
  | { result: 'unknown' }
  /** It waits in the database: its chat may not be begun now. `isDue`: it may be looked at again at once. */
  | { result: 'held'; isDue: boolean };
