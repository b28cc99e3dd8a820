import type { SessionStatus, StatusReason } from '@whathooks/dto';

/** Short names of the statuses. The API's own words are in the docs and on hover. */
export const STATUS_LABELS: Record<SessionStatus, string> = {
  PENDING: 'Starting',
  QR: 'Waiting for scan',
  CONNECTING: 'Connecting',
  CONNECTED: 'Connected',
  DISCONNECTED: 'Disconnected',
  LOGGED_OUT: 'Unlinked',
};

export const STATUS_MEANINGS: Record<SessionStatus, string> = {
  PENDING: 'Not linked yet.',
  QR: 'A code is waiting to be scanned with WhatsApp.',
  CONNECTING: 'The phone accepted. The connection is being established.',
  CONNECTED: 'Online, ready to send and receive.',
  DISCONNECTED: 'The connection dropped.',
  LOGGED_OUT: 'The device was unlinked. A new scan is needed.',
};

/** Words that other screens need of numbers. */
export const numberWords = {
  title: 'Numbers',
  number: 'Number',
  all: 'All numbers',
  link: 'Link a number',
  missing: 'This number does not exist',
  deleted: 'a deleted number',
  hint: (status: SessionStatus) => `${status}: ${STATUS_MEANINGS[status]}`,
} as const;

/** What WhatsApp, or what is in between, has against a number that is not connected. */
export const DOWN_LABELS: Partial<Record<string, string>> = {
  temporarily_banned: 'Banned for a time',
  account_locked: 'Locked by WhatsApp',
  client_outdated: 'Needs an update',
  refused: 'Refused by WhatsApp',
  rate_limited: 'Too many logins',
  replaced: 'Used elsewhere',
  proxy_unreachable: 'Proxy out of reach',
} satisfies Partial<Record<StatusReason, string>>;

/** Words of a status that its reason changes. */
export const statusWords = {
  passkey: 'Waiting for passkey',
  bannedUntil: (time: string) => `Banned until ${time}`,
  notLinked: 'Not linked',
} as const;

/** What a person can do about a number that is down and does not come back by itself, by the reason. */
export const WAYS_ON = {
  qr_timeout: 'Get a new code when the phone is at hand.',
  passkey_failed:
    'Get a new code and scan it. Have the passkey at hand then: there are ten minutes to sign, and WhatsApp has to stay open on the phone until the number is linked.',
  replaced:
    'whathooks does not take it back by itself: close the other program, then connect here again.',
  client_outdated:
    'whathooks keeps looking for the present version of WhatsApp Web, at most every six hours, and links the number again when it has found one.',
  other: 'whathooks does not try again by itself, because WhatsApp would refuse it again.',
} as const;

/** Headings of a number that is down, by the reason, where it says more than the status. */
export const DOWN_TITLES: Partial<Record<string, string>> = {
  account_locked: 'Locked by WhatsApp',
  temporarily_banned: 'Banned by WhatsApp for a time',
  client_outdated: 'WhatsApp requires a newer version',
  refused: 'WhatsApp refused the login',
  replaced: 'Used by another program',
  rate_limited: 'Waiting before the next attempt',
  proxy_unreachable: 'The proxy is out of reach',
  qr_timeout: 'QR code expired',
  passkey_failed: 'The passkey did not link the number',
} satisfies Partial<Record<StatusReason, string>>;

/** Other reasons in two or three words. */
export const SHORT_REASONS: Partial<Record<string, string>> = {
  unlinked_by_phone: 'Unlinked on the phone',
  logged_out_by_api: 'Unlinked here',
  unlink_pending: 'Unlinked here',
  unlink_failed: 'Unlinked here',
  connection_lost: 'No connection',
  gateway_restarted: 'No connection',
  gateway_stopped: 'No connection',
  commit_failed: 'No connection',
  pairing_refused: 'Pairing code refused',
  scan_again: 'One more scan',
  passkey_required: 'Waiting for passkey',
  passkey_confirmation: 'Code to compare',
  session_deleted: 'Deleted',
} satisfies Partial<Record<StatusReason, string>>;

/** Why a number is in its status, in words. */
export const REASONS: Record<StatusReason, string> = {
  qr_timeout: 'No QR code was scanned in time.',
  pairing_refused:
    'WhatsApp retired the pairing code and gave no other one. Scan the QR code, or try again in some minutes.',
  scan_again: 'WhatsApp asks for one more scan: a new code is shown.',
  passkey_required: 'WhatsApp asks for the passkey of the account.',
  passkey_confirmation: 'A code has to be compared with the one on the phone.',
  passkey_failed: 'Linking with the passkey did not work.',
  unlinked_by_phone: 'The device was removed on the phone.',
  logged_out_by_api: 'It was unlinked in whathooks.',
  unlink_pending:
    'It was unlinked in whathooks while WhatsApp could not be reached. The phone lists the device until WhatsApp hears of it; whathooks keeps trying.',
  unlink_failed:
    'It was unlinked in whathooks, and WhatsApp could not be told for 30 days. Look at the linked devices on the phone.',
  session_deleted: 'It was deleted.',
  connection_lost: 'The connection to WhatsApp dropped or stopped responding.',
  replaced: 'Another program opened the same linked device. Only one can use it at a time.',
  client_outdated:
    'WhatsApp requires a newer version of WhatsApp Web than whathooks announces, and whathooks found none. Update whathooks, or set WHATSAPP_VERSION.',
  temporarily_banned: 'WhatsApp has banned this account for a time.',
  account_locked:
    'WhatsApp has locked this account, or its phone is no longer registered. Open WhatsApp on the phone to see why.',
  rate_limited: 'WhatsApp saw too many logins of this number.',
  proxy_unreachable:
    'The proxy of this number cannot be reached, or does not let it through. whathooks keeps trying, and nothing leaves around it.',
  refused: 'WhatsApp refused the login.',
  commit_failed:
    'What arrived could not be stored, so it was not accepted. WhatsApp sends it again.',
  gateway_stopped: 'This whathooks was stopped.',
  gateway_restarted: 'The process that ran it ended.',
};

/** What WhatsApp bans an account for, by the number that it gives. */
export const BANS: Record<string, string> = {
  '101': 'Too many messages went to people who do not have the number in their contacts.',
  '102': 'Too many people blocked the number.',
  '103': 'Too many groups were created with people who do not have the number in their contacts.',
  '104': 'The same message was sent to too many people.',
  '106': 'Too many messages went to a broadcast list.',
};

/** Words around a reason. */
export const reasonWords = {
  whatsappSays: (words: string) => `WhatsApp says: “${words}”.`,
  details: (detail: string) => `Details: ${detail}.`,
  refused: (code: string) => `WhatsApp refused the login (code ${code}).`,
} as const;

/** What a person hears who unlinked a number. */
export const unlinkedWords = {
  done: (name: string) => `${name} is unlinked.`,
  pending: (name: string) =>
    `${name} is unlinked here. The phone lists it until WhatsApp can be reached.`,
} as const;
