/** Why an attempt failed. `status` is an answer that was not 2xx. */
export const ATTEMPT_ERRORS = [
  'status',
  'address_forbidden',
  'dns',
  'connect',
  'tls',
  'timeout',
  'reset',
  'protocol',
  'event_expired',
  'stopped',
] as const;
export type AttemptError = (typeof ATTEMPT_ERRORS)[number];
