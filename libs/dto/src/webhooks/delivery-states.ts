/**
 * Where a delivery stands. `pending`: waits for its first attempt. `retrying`: failed and will be tried
 * again. `delivered`, `failed`: over. `cancelled`: given up before it was sent.
 */
export const DELIVERY_STATUSES = [
  'pending',
  'retrying',
  'delivered',
  'failed',
  'cancelled',
] as const;
export type DeliveryStatusName = (typeof DELIVERY_STATUSES)[number];

/** What a delivery may wait for besides its time. */
export const DELIVERY_WAITS = ['chat', 'file', 'endpoint', 'webhook', 'turn'] as const;
export type DeliveryWaitName = (typeof DELIVERY_WAITS)[number];

/** Why a delivery was made: the event itself, or somebody who asked for it. */
export const DELIVERY_TRIGGERS = ['event', 'resend', 'recover', 'replay', 'test'] as const;
export type DeliveryTriggerName = (typeof DELIVERY_TRIGGERS)[number];

/** Why an attempt failed. */
export const ATTEMPT_ERROR_CODES = [
  'status',
  'address_forbidden',
  'dns',
  'connect',
  'tls',
  'timeout',
  'reset',
  'protocol',
  'event_expired',
  'secret_unreadable',
  'stopped',
] as const;
export type AttemptErrorCode = (typeof ATTEMPT_ERROR_CODES)[number];
