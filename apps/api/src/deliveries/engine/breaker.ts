import type { BreakerState } from '../queue/breaker-state';

/** Each attempt makes the earlier ones weigh so much less: the last ten or so decide. */
const FADING = 0.9;
/** What is older than this says nothing about now, in ms. */
const FORGOTTEN_AFTER_MS = 60_000;
/** Two failures in a row, where nothing else is known. */
const LEAST_FAILURES = 1.9;
const FAILURE_RATIO = 0.5;
/** From one probe to the next at first; later a tenth of the outage so far. */
export const FIRST_PROBE_MS = 5_000;
const SHARE_OF_OUTAGE = 0.1;
/** However long a probe took, the next one does not follow at once. */
const LEAST_PAUSE_MS = 1_000;
export const LONGEST_PAUSE_MS = 180_000;
/** A pause is up to this much shorter, so that a crowd does not come back as one. */
const JITTER = 0.1;
/** A webhook to which nothing was delivered for this long is switched off, in ms: five days. */
export const GIVE_UP_AFTER_MS = 5 * 86_400_000;

export const HEALTHY: BreakerState = {
  open: false,
  probes: 0,
  recentAttempts: 0,
  recentFailures: 0,
  recentAgeMs: null,
  failingForMs: null,
};

/**
 * Opens when an endpoint is found down: then its lane pauses instead of using up the attempts of
 * everything that waits, and one delivery at a time probes. The first success closes it.
 *
 * Times are milliseconds of a steady clock.
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

  /** Nothing has succeeded for as long as anybody can be expected to wait. */
  isHopeless(now: number): boolean {
    return this.failingSince !== null && now - this.failingSince >= GIVE_UP_AFTER_MS;
  }

  /** @returns whether the endpoint is back, is better again, or was fine all the time. */
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
   * @param wasProbe the attempt was made to see whether the endpoint is back.
   * @returns whether the lane has to pause from now on.
   */
  failed(now: number, wasProbe: boolean): boolean {
    this.failingSince ??= now;
    if (this.open) {
      // What was under way when it opened says nothing new.
      if (wasProbe) this.probes += 1;
      return wasProbe;
    }
    this.count(1, now);
    this.open = this.failures >= LEAST_FAILURES && this.failures >= FAILURE_RATIO * this.attempts;
    if (this.open) this.probes = 0;
    return this.open;
  }

  /**
   * How long to wait for the next probe, in ms: an endpoint that is back is found soon, and one that is
   * gone for days is left in peace. A probe that hangs until its deadline is part of the wait.
   *
   * @param askedMs what the server asked for, if it did.
   * @param tookMs how long the attempt took that failed.
   * @param chance from 0 to 1, for the jitter.
   */
  pauseMs(now: number, askedMs: number, tookMs: number, chance: number): number {
    const outage = now - (this.failingSince ?? now);
    const between = Math.max(FIRST_PROBE_MS, SHARE_OF_OUTAGE * outage) * (1 - JITTER * chance);
    const pause = Math.max(LEAST_PAUSE_MS, between - tookMs, askedMs);
    return Math.round(Math.min(LONGEST_PAUSE_MS, pause));
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
    const weight = now - this.recentAt > FORGOTTEN_AFTER_MS ? 0 : FADING;
    this.attempts = this.attempts * weight + 1;
    this.failures = this.failures * weight + failure;
    this.recentAt = now;
  }
}
