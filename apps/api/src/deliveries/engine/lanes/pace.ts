/**
 * A request this much too early counts as on time: timers are not finer, and a fast lane must not
 * lose its rate to rounding.
 */
const TOLERANCE_MS = 20;

/** Spaces the requests of a lane evenly. Times are milliseconds of a monotonic clock. */
export class Pace {
  /**
   * @param perSecond null for no limit.
   * @param nextAt when the next request may go.
   */
  constructor(
    private readonly perSecond: number | null,
    private nextAt = -Infinity,
  ) {}

  /** When the next request may go; null when there is no limit. */
  get next(): number | null {
    return this.perSecond === null ? null : this.nextAt;
  }

  /** Milliseconds until the next request may go; 0 when it may go now. */
  waitMs(now: number): number {
    const wait = this.nextAt - now;
    return wait <= TOLERANCE_MS ? 0 : wait;
  }

  /** Records that a request starts now. */
  recordRequest(now: number): void {
    if (this.perSecond === null) return;
    this.nextAt = Math.max(this.nextAt, now) + 1_000 / this.perSecond;
  }
}
