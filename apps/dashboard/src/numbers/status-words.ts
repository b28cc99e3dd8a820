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

/** A number that stopped before it was linked is not starting any more. */
export function statusLabel(status: SessionStatus, reason: string | null): string {
  return status === 'PENDING' && reason ? 'Not linked' : STATUS_LABELS[status];
}

export const STATUS_MEANINGS: Record<SessionStatus, string> = {
  PENDING: 'The number was created and is about to ask WhatsApp for a code.',
  QR: 'A code is waiting to be scanned with WhatsApp.',
  CONNECTING: 'The phone accepted. The connection is being established.',
  CONNECTED: 'Online, ready to send and receive.',
  DISCONNECTED: 'The connection dropped. whathooks reconnects by itself.',
  LOGGED_OUT: 'The device was unlinked. A new scan is needed.',
};

/** Why a number is in its status, in words. */
const REASONS: Record<string, string> = {
  qr_timeout: 'No code was scanned in time.',
  logged_out: 'The device was removed on the phone, or by an unlink from here.',
  unlinked: 'The device was unlinked from here.',
  passkey_required:
    'WhatsApp asks this account for a passkey when a device is linked, which linked-device software cannot answer. Switch the passkey off in WhatsApp (Settings, Account, Passkeys) and try again.',
  connection_lost: 'The line to WhatsApp dropped or went silent.',
  replaced: 'Another program opened the same linked device. Only one can use it at a time.',
  refused: 'WhatsApp refused the login.',
  commit_failed:
    'What arrived could not be stored, so it was not accepted. WhatsApp sends it again.',
  restart_required: 'Pairing finished and WhatsApp asked for a new login. This is part of linking.',
  closed: 'whathooks closed the connection, for a restart for example.',
};

/** A reason in words; one that is not known yet is shown as it is. Null where there is nothing to say. */
export function explainReason(reason: string | null): string | null {
  if (!reason) return null;
  return REASONS[reason] ?? reason.replaceAll('_', ' ');
}
