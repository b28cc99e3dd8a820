import type { SessionStatus } from '@whathooks/dto';

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

/** Reasons after which nothing happens until a person does something. */
const STOPPED: ReadonlySet<string> = new Set(['qr_timeout', 'passkey_required', 'replaced']);

/** Whether a number waits for a person instead of going on by itself. */
export function needsPerson(status: SessionStatus, reason: string | null): boolean {
  return status === 'LOGGED_OUT' || (reason !== null && STOPPED.has(reason));
}

/** A number whose linking stopped is not starting any more. */
export function statusLabel(status: SessionStatus, reason: string | null): string {
  return status === 'PENDING' && needsPerson(status, reason) ? 'Not linked' : STATUS_LABELS[status];
}

/** Why a number is in its status, in words. */
const REASONS: Record<string, string> = {
  qr_timeout: 'No QR code was scanned in time.',
  unlinked_by_phone: 'The device was removed on the phone.',
  logged_out_by_api: 'It was unlinked in whathooks.',
  passkey_required:
    'WhatsApp asks this account for a passkey when a device is linked, which linked-device software cannot answer. Switch the passkey off in WhatsApp (Settings, Account, Passkeys) and try again.',
  connection_lost: 'The connection to WhatsApp dropped or stopped responding.',
  replaced: 'Another program opened the same linked device. Only one can use it at a time.',
  commit_failed:
    'What arrived could not be stored, so it was not accepted. WhatsApp sends it again.',
  gateway_stopped: 'whathooks was stopped.',
  gateway_restarted: 'whathooks was restarted.',
};

/** What WhatsApp means by refusing a login, by its code. */
const REFUSALS: Record<string, string> = {
  '402':
    'WhatsApp has blocked this account for a time. Open WhatsApp on the phone to see until when.',
  '403': 'WhatsApp has blocked this account. Open WhatsApp on the phone to see why.',
  '405':
    'WhatsApp wants a newer version of WhatsApp Web than whathooks announces. Update whathooks.',
  '503': 'WhatsApp is overloaded.',
};

/** A reason in words; one that is not known yet is shown as it is. Null where there is nothing to say. */
export function explainReason(reason: string | null): string | null {
  if (!reason) return null;
  const refusal = /^refused_(\w+)$/.exec(reason)?.[1];
  if (refusal) return REFUSALS[refusal] ?? `WhatsApp refused the login (${refusal}).`;
  return REASONS[reason] ?? reason.replaceAll('_', ' ');
}
