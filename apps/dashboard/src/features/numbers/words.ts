import type { SessionStatus, SessionView, StatusReason } from '@whathooks/dto';
import { needsPerson } from '@whathooks/dto/facts';
import { formatMoment, formatPhone } from '../../shared/format/format';
import type { Tone } from '../../shared/ui/badge';

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

export const STATUS_TONES: Record<SessionStatus, Tone> = {
  PENDING: 'idle',
  QR: 'info',
  CONNECTING: 'waiting',
  CONNECTED: 'good',
  DISCONNECTED: 'waiting',
  LOGGED_OUT: 'bad',
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

/** A number in a list to choose from: "Bakery (+15551234567)". */
export function numberLabel({ name, phone }: Pick<SessionView, 'name' | 'phone'>): string {
  return phone ? `${name} (${formatPhone(phone)})` : name;
}

/** Whether the code was scanned, and WhatsApp wants the passkey of the account besides. */
export function asksForPasskey(reason: string | null): boolean {
  return reason === 'passkey_required' || reason === 'passkey_confirmation';
}

/** What WhatsApp, or what is in between, has against a number that is not connected. */
const DOWN_LABELS: Partial<Record<string, string>> = {
  temporarily_banned: 'Banned for a time',
  account_locked: 'Locked by WhatsApp',
  client_outdated: 'Needs an update',
  refused: 'Refused by WhatsApp',
  rate_limited: 'Too many logins',
  replaced: 'Used elsewhere',
  proxy_unreachable: 'Proxy out of reach',
} satisfies Partial<Record<StatusReason, string>>;

/**
 * A number's status with its reason. A number whose linking stopped is not starting any more.
 *
 * @param retryAt when WhatsApp is tried again, ISO 8601; null where nobody said.
 */
export function statusLabel(
  status: SessionStatus,
  reason: string | null,
  retryAt: string | null = null,
): string {
  if (status === 'QR' && asksForPasskey(reason)) return 'Waiting for passkey';
  if (status === 'DISCONNECTED' || status === 'PENDING') {
    if (reason === 'temporarily_banned' && retryAt) return `Banned until ${formatMoment(retryAt)}`;
    const down = DOWN_LABELS[reason ?? ''];
    if (down) return down;
  }
  return status === 'PENDING' && needsPerson(status, reason) ? 'Not linked' : STATUS_LABELS[status];
}

/** What a person can do about a number that is down for a reason and does not come back by itself. */
export function wayOn(reason: string | null): string {
  switch (reason) {
    case 'qr_timeout':
      return 'Get a new code when the phone is at hand.';
    case 'passkey_failed':
      return 'Get a new code and scan it. Have the passkey at hand then: there are ten minutes to sign, and WhatsApp has to stay open on the phone until the number is linked.';
    case 'replaced':
      return 'whathooks does not take it back by itself: close the other program, then connect here again.';
    case 'client_outdated':
      return 'whathooks keeps looking for the present version of WhatsApp Web, at most every six hours, and links the number again when it has found one.';
    default:
      return 'whathooks does not try again by itself, because WhatsApp would refuse it again.';
  }
}

/** Heading of a number that is down for a reason; null where the reason says no more than the status. */
export function downTitle(reason: string | null): string | null {
  switch (reason) {
    case 'account_locked':
      return 'Locked by WhatsApp';
    case 'temporarily_banned':
      return 'Banned by WhatsApp for a time';
    case 'client_outdated':
      return 'WhatsApp requires a newer version';
    case 'refused':
      return 'WhatsApp refused the login';
    case 'replaced':
      return 'Used by another program';
    case 'rate_limited':
      return 'Waiting before the next attempt';
    case 'proxy_unreachable':
      return 'The proxy is out of reach';
    case 'qr_timeout':
      return 'QR code expired';
    case 'passkey_failed':
      return 'The passkey did not link the number';
    default:
      return null;
  }
}

const SHORT_REASONS: Partial<Record<string, string>> = {
  unlinked_by_phone: 'Unlinked on the phone',
  logged_out_by_api: 'Unlinked here',
  unlink_pending: 'Unlinked here',
  unlink_failed: 'Unlinked here',
  connection_lost: 'No connection',
  gateway_restarted: 'No connection',
  gateway_stopped: 'No connection',
  commit_failed: 'No connection',
} satisfies Partial<Record<StatusReason, string>>;

/** A reason in two or three words; null for one that has none. */
export function shortReason(reason: string | null): string | null {
  return downTitle(reason) ?? SHORT_REASONS[reason ?? ''] ?? null;
}

/** The same; one without words is shown as it is. */
export function reasonLabel(reason: string): string {
  const label = shortReason(reason) ?? reason.replaceAll('_', ' ');
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** Why a number is in its status, in words. */
const REASONS: Record<StatusReason, string> = {
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
const BANS: Record<string, string> = {
  '101': 'Too many messages went to people who do not have the number in their contacts.',
  '102': 'Too many people blocked the number.',
  '103': 'Too many groups were created with people who do not have the number in their contacts.',
  '104': 'The same message was sent to too many people.',
  '106': 'Too many messages went to a broadcast list.',
};

/**
 * A reason in words; one that is not known yet is shown as it is. Null where there is nothing to say.
 *
 * @param detail what WhatsApp said of it: a code, what it is a case of in brackets, and words after a colon.
 */
export function explainReason(reason: string | null, detail: string | null = null): string | null {
  if (!reason) return null;
  const known = REASONS[reason as StatusReason] as string | undefined;
  const sentence = known ?? `${reason.replaceAll('_', ' ')}.`;
  // A sentence of whathooks itself.
  if (reason === 'passkey_failed' && detail) return `${sentence} ${detail}`;
  const [, code, kind, words] = /^(\d+)(?: \((\w+)\))?(?:: (.+))?$/s.exec(detail ?? '') ?? [];
  const ban = reason === 'temporarily_banned' && kind ? BANS[kind] : undefined;
  const ofProxy = reason === 'proxy_unreachable' && detail ? `Details: ${detail}.` : undefined;
  const more = ofProxy ?? (words ? `WhatsApp says: “${words.replace(/\.$/, '')}”.` : ban);
  if (more) return `${sentence} ${more}`;
  return reason === 'refused' && code ? `${sentence.slice(0, -1)} (code ${code}).` : sentence;
}

/** What a person hears who unlinked a number. */
export function unlinkedWords({
  name,
  statusReason,
}: Pick<SessionView, 'name' | 'statusReason'>): string {
  return statusReason === 'unlink_pending'
    ? `${name} is unlinked here. The phone lists it until WhatsApp can be reached.`
    : `${name} is unlinked.`;
}
