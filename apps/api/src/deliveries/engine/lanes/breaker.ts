import type { BreakerState } from '../../queue/statements/breaker-state';

/** Factor by which each attempt reduces the weight of earlier ones: the last ten or so decide. */
const DECAY = 0.9;
/** Older attempts are ignored, in ms. */
const MEMORY_MS = 60_000;
/** Failures at which the breaker opens: two in a row when nothing else is known. */
const MIN_FAILURES = 1.9;
const FAILURE_RATIO = 0.5;
/** Pause between the first probes; later a tenth of the outage so far. */
export const FIRST_PROBE_MS = 5_000;
const PAUSE_SHARE_OF_OUTAGE = 0.1;
/** Pause after a probe that took long itself. */
const MIN_PAUSE_MS = 1_000;
export const MAX_PAUSE_MS = 180_000;
/** A pause is up to this share shorter, so that many lanes do not probe at the same moment. */
const JITTER = 0.1;
/** A webhook to which nothing was delivered for this long is disabled, in ms: five days. */
export const DISABLE_AFTER_MS = 5 * 86_400_000;

export const HEALTHY: BreakerState = {
  open: false,
  probes: 0,
  recentAttempts: 0,
  recentFailures: 0,
  recentAgeMs: null,
  failingForMs: null,
};

/**
 * Opens when an endpoint is found down. Its lane then pauses, instead of using up the attempts of
 * every waiting delivery, and one delivery at a time probes. The first success closes it.
 *
 * Times are milliseconds of a monotonic clock.
 */
export class Breaker {
  private open: boolean;
  private probes: number;
  private attempts: number;
  private failures: number;
  private recentAt: number;
  private failingSince: number | null;

  constructor(state: BreakerState, now: number) {
    this.open = state.open;
    this.probes = state.probes;
    this.attempts = state.recentAttempts;
    this.failures = state.recentFailures;
    this.recentAt = now - (state.recentAgeMs ?? Infinity);
    this.failingSince = state.failingForMs === null ? null : now - state.failingForMs;
  }

  get isOpen(): boolean {
    return this.open;
  }

  /** Probes that failed since it opened. */
  get probeCount(): number {
    return this.probes;
  }

  /** Nothing has succeeded for so long that the webhook is to be disabled. */
  isHopeless(now: number): boolean {
    return this.failingSince !== null && now - this.failingSince >= DISABLE_AFTER_MS;
  }

  /**
   * @returns whether the endpoint recovered from an open breaker, recovered from failures, or had
   *   none.
   */
  succeeded(now: number): 'back' | 'better' | 'fine' {
    const isBack = this.open;
    const wasFailing = this.failingSince !== null;
    this.open = false;
    this.probes = 0;
    this.failingSince = null;
    if (isBack) this.attempts = this.failures = 0;
    this.count(0, now);
    return isBack ? 'back' : wasFailing ? 'better' : 'fine';
  }

  /**
   * @param wasProbe the attempt probed an endpoint that was down.
   * @returns whether the lane has to pause from now on.
   */
  failed(now: number, wasProbe: boolean): boolean {
    this.failingSince ??= now;
    if (this.open) {
      // Requests that were in flight when it opened say nothing new.
      if (wasProbe) this.probes += 1;
      return wasProbe;
    }
    this.count(1, now);
    this.open = this.failures >= MIN_FAILURES && this.failures >= FAILURE_RATIO * this.attempts;
    if (this.open) this.probes = 0;
    return this.open;
  }

  /**
   * How long to wait for the next probe, in ms: short at first, so that a recovery is noticed soon,
   * and longer the longer the outage lasts. The duration of the probe counts as part of the pause.
   *
   * @param retryAfterMs the server's `Retry-After`, or 0.
   * @param tookMs duration of the failed attempt.
   * @param chance from 0 to 1, for the jitter.
   */
  pauseMs(now: number, retryAfterMs: number, tookMs: number, chance: number): number {
    const outage = now - (this.failingSince ?? now);
    const between =
      Math.max(FIRST_PROBE_MS, PAUSE_SHARE_OF_OUTAGE * outage) * (1 - JITTER * chance);
    const pause = Math.max(MIN_PAUSE_MS, between - tookMs, retryAfterMs);
    return Math.round(Math.min(MAX_PAUSE_MS, pause));
  }

  state(now: number): BreakerState {
    return {
      open: this.open,
      probes: this.probes,
      recentAttempts: this.attempts,
      recentFailures: this.failures,
      recentAgeMs: Number.isFinite(this.recentAt) ? now - this.recentAt : null,
      failingForMs: this.failingSince === null ? null : now - this.failingSince,
    };
  }

  private count(failure: 0 | 1, now: number): void {
    const weight = now - this.recentAt > MEMORY_MS ? 0 : DECAY;
    this.attempts = this.attempts * weight + 1;
    this.failures = this.failures * weight + failure;
    this.recentAt = now;
  }
}
