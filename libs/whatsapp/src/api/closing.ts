/** Why a socket closed. */
export type CloseReason =
  /** The server asks for a new login, after pairing or at any time. */
  | 'restart_required'
  /** The device was unlinked, by the phone or by us. Credentials are void. */
  | 'logged_out'
  /** All QR codes were offered and none was scanned. */
  | 'qr_timeout'
  /** The passkey ceremony that the account requires failed; `said` names the step. */
  | 'passkey_failed'
  /** Another socket logged in with the same credentials. */
  | 'replaced'
  /** The connection dropped, went silent, or the server is in trouble. */
  | 'connection_lost'
  /** The server wants a newer version of WhatsApp Web than is announced. */
  | 'client_outdated'
  /** The account is banned until `retryAt`. */
  | 'temporarily_banned'
  /** The account is banned, or its main device is gone. */
  | 'account_locked'
  /** Too many logins. */
  | 'rate_limited'
  /** The proxy of the number cannot be reached, or does not let it through. */
  | 'proxy_unreachable'
  /** The server refused the login for another cause (see `code`). */
  | 'refused'
  /** What had been received could not be committed, or what it stands on could not be read. */
  | 'commit_failed'
  /** `close()` was called. */
  | 'closed';

/** When the next connection may be opened after one that closed. */
export type NextAttempt =
  /** Now: the server waits for it. */
  | 'at_once'
  /** After the usual pause, which grows. */
  | 'soon'
  /** After a long pause, which grows. */
  | 'later'
  /** At `retryAt`, and not before. */
  | 'not_before'
  /** When a person asks for it: it would be refused again. */
  | 'on_request'
  /** Never with these credentials: the number has to be linked again. */
  | 'link';

/** How a connection ended. */
export interface Closed {
  reason: CloseReason;
  next: NextAttempt;
  /** As WhatsApp, or Baileys, gave it. */
  code: number | null;
  /** For the log. */
  detail: string;
  /** WhatsApp's code and its own words, for people, or the step of a passkey; null where there is nothing to say. */
  said: string | null;
  /** There for `not_before`. */
  retryAt: Date | null;
  /** Whether WhatsApp says that this program did something wrong, such as not to acknowledge a stanza. */
  isOurFault: boolean;
}
