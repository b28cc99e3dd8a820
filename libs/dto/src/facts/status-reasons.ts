import type { SessionStatus } from './statuses';

/**
 * Why a session is in its status: every reason there is, what it means, and whether the session goes on by
 * itself. The documentation shows the sentences.
 */
export const STATUS_REASON_MEANINGS = {
  qr_timeout: 'All QR codes of one attempt expired unscanned. Ask for new ones with connect.',
  scan_again:
    'WhatsApp retired the QR code that was shown, as it does when a phone scans the first one: the phone may say that the device could not be linked. A new code is shown already; scan that one.',
  passkey_required:
    'WhatsApp asks for the passkey of the account before it links a device. Somebody who holds it signs a challenge in a browser: see Passkeys.',
  passkey_confirmation:
    'The passkey was taken. Somebody compares a code with the one that the phone shows, and confirms it.',
  passkey_failed:
    'Linking with the passkey ended: WhatsApp refused a step, the phone did not go on, nobody signed in time, or the connection dropped; statusDetail says which. Not tried again until you connect.',
  pairing_refused:
    'The pairing code that was shown is no longer valid, and WhatsApp gave no other one. Scan the QR code, or ask for a pairing code again later.',
  connection_lost:
    'The connection to WhatsApp dropped or went silent, or WhatsApp was in trouble. Tried again with growing pauses, for ever.',
  commit_failed:
    'What arrived could not be stored, so it was not acknowledged; WhatsApp sends it again. Tried again with growing pauses.',
  gateway_stopped: 'whathooks was stopped. The session goes on when it is back.',
  gateway_restarted: 'The process that ran the session ended. Another one takes it up.',
  replaced:
    'Another program opened a connection with the same linked device. Not tried again until you connect.',
  client_outdated:
    'WhatsApp wants a newer version of WhatsApp Web than whathooks announces, and than it found at WHATSAPP_VERSION_URL. Update whathooks, or set WHATSAPP_VERSION. whathooks keeps looking for a newer version and tries again when it has found one, at the next start, or when you connect.',
  temporarily_banned:
    'WhatsApp has banned the account for a time. Tried again at retryAt, and not before.',
  account_locked:
    'WhatsApp has locked or banned the account, or its main device is gone. Not tried again until you connect.',
  rate_limited:
    'WhatsApp saw too many logins. Tried again at retryAt, after a long pause that grows.',
  proxy_unreachable:
    'The proxy of the number cannot be reached, or does not let it through; statusDetail says why. Nothing leaves around it. Tried again with growing pauses, for ever.',
  refused:
    'WhatsApp refused the login for another cause; statusDetail holds its code. Not tried again until you connect.',
  unlinked_by_phone: 'The device was removed on the phone. The credentials are destroyed.',
  logged_out_by_api: 'It was unlinked by the API or the dashboard. The credentials are destroyed.',
  unlink_pending:
    'It was unlinked by the API or the dashboard, or deleted, while WhatsApp could not be told: it lists the device still. It is told as soon as it can be reached; the reason is logged_out_by_api then.',
  unlink_failed:
    'WhatsApp could not be told of the unlink for 30 days. Look at the linked devices on the phone, and remove it there if it is still listed.',
  session_deleted: 'The session was deleted. In events only.',
} as const satisfies Record<string, string>;

export type StatusReason = keyof typeof STATUS_REASON_MEANINGS;

export const STATUS_REASONS = Object.keys(STATUS_REASON_MEANINGS) as StatusReason[];

/** Reasons after which nothing happens until a person does something. */
const STOPPED: ReadonlySet<string> = new Set<StatusReason>([
  'qr_timeout',
  'passkey_failed',
  'replaced',
  'client_outdated',
  'account_locked',
  'refused',
]);

/** Whether a session waits for a person instead of going on by itself. */
export function needsPerson(status: SessionStatus, reason: string | null): boolean {
  return status === 'LOGGED_OUT' || (reason !== null && STOPPED.has(reason));
}

/** Where a session stands for whoever looks after many: online, was online and is not, or not linked yet. */
export const SESSION_STANDINGS = ['connected', 'down', 'waiting'] as const;
export type SessionStanding = (typeof SESSION_STANDINGS)[number];

/** @param wasOnline whether it was connected before; a session that is linked anew waits for its phone. */
export function standingOf(status: SessionStatus, wasOnline: boolean): SessionStanding {
  switch (status) {
    case 'CONNECTED':
      return 'connected';
    case 'DISCONNECTED':
    case 'LOGGED_OUT':
      return 'down';
    case 'CONNECTING':
      return wasOnline ? 'down' : 'waiting';
    case 'PENDING':
    case 'QR':
      return 'waiting';
  }
}
