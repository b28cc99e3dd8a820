/** What is known of an endpoint, as it survives the process. Times are ages: clocks differ. */
export interface BreakerState {
  open: boolean;
  /** Probes that failed since it opened. */
  probes: number;
  /** Attempts lately, and how many of them failed; earlier ones weigh less. */
  recentAttempts: number;
  recentFailures: number;
  /** Age of the last of them in ms; null when there is none. */
  recentAgeMs: number | null;
  /** For how long nothing has succeeded, in ms; null while things go well. */
  failingForMs: number | null;
}
