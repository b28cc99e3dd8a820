/** Breaker state as stored. Times are ages, because clocks differ. */
export interface BreakerState {
  open: boolean;
  /** Probes that failed since it opened. */
  probes: number;
  /** Recent attempts, and how many of them failed; earlier ones weigh less. */
  recentAttempts: number;
  recentFailures: number;
  /** Age of the latest attempt in ms; null when there is none. */
  recentAgeMs: number | null;
  /** For how long nothing has succeeded, in ms; null while deliveries succeed. */
  failingForMs: number | null;
}
