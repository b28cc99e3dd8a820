import type {
  AttemptErrorCode,
  DeliveryStatusName,
  DeliveryTriggerName,
  DeliveryView,
} from '@whathooks/dto';
import { formatFull } from '../ui/format';

/** How each status is called on screen. */
export const STATUS_LABELS: Record<DeliveryStatusName, string> = {
  pending: 'Waiting',
  retrying: 'Retrying',
  delivered: 'Delivered',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** What is true of all that is to go to a webhook that is switched off. */
export const WAITS_FOR_SWITCH =
  'The webhook is switched off: what is queued waits until it is switched on.';

/** Statuses in the order of the filter. */
export const STATUS_NAMES = Object.keys(STATUS_LABELS) as DeliveryStatusName[];

/** Why a delivery was made; nothing for the usual reason. */
export const TRIGGER_LABELS: Record<DeliveryTriggerName, string | null> = {
  event: null,
  resend: 'sent again by hand',
  recover: 'recovered',
  replay: 'replayed',
  test: 'test event',
};

const ERRORS: Record<Exclude<AttemptErrorCode, 'status'>, string> = {
  address_forbidden: 'The address leads to a network that webhooks may not reach.',
  dns: 'The server’s name was not found.',
  connect: 'The server did not accept the connection.',
  tls: 'The secure connection failed: check the certificate.',
  timeout: 'No complete answer came within ten seconds.',
  reset: 'The connection broke before the answer was complete.',
  protocol: 'The answer was not HTTP.',
  event_expired: 'The event is older than the log is kept.',
  secret_unreadable: 'The signing secret could not be decrypted: check the master key.',
  stopped: 'whathooks was stopped meanwhile; this does not count.',
};

/** What came of an attempt, in one sentence. */
export function outcomeWords(status: number | null, error: AttemptErrorCode | null): string {
  if (error && error !== 'status') return ERRORS[error];
  if (status === null) return 'Not tried yet.';
  return error ? `The server answered ${status}.` : `The server took it with ${status}.`;
}

/** Where a delivery stands, in one sentence. */
export function standing(delivery: DeliveryView): string {
  const { status, attempts, lastStatus, lastError } = delivery;
  if (status === 'cancelled') return 'Given up before it was sent.';
  if (status === 'pending' && delivery.nextAttemptAt === null) {
    return 'Waits for an earlier one of its chat.';
  }
  const words = outcomeWords(lastStatus, lastError);
  return attempts > 1 ? `${words} ${attempts} attempts.` : words;
}

/**
 * What comes of asking for another attempt, in one sentence.
 *
 * @param waits whether the delivery is not over yet.
 * @param isOff whether its webhook is switched off.
 */
export function resentWords(waits: boolean, isOff: boolean): string {
  if (isOff) return 'It is queued, and waits until the webhook is switched on.';
  return waits ? 'It is tried now.' : 'It is sent again, as a new delivery.';
}

/** What a row is called where only its name is heard: which event, when, and how it stands. */
export function rowName({ event, createdAt, status }: DeliveryView): string {
  return `${event}, ${formatFull(createdAt)}, ${STATUS_LABELS[status]}`;
}
