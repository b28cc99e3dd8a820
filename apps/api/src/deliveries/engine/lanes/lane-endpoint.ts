import { LEAST_ID, newId } from '../../../platform/database/ids';
import type { EndpointSignal } from '../../attempt/delivery-attempter';
import type { ClaimedLane } from '../../queue/claimed-lanes';
import type { EndpointUpdate } from '../../queue/statements/completed-attempt';
import { Breaker, FIRST_PROBE_MS, HEALTHY } from './breaker';

/** What changed of an endpoint since it was written last; `count` names this state. */
type UnwrittenEndpoint = Omit<EndpointUpdate, 'id' | 'claimId' | 'nextMs' | 'revision'> & {
  count: number;
};

/** What one lane knows of its endpoint: whether it is down, how it is probed, and what is to be done once it is back. */
export class LaneEndpoint {
  /**
   * The endpoint is down: the lane sends one delivery at a time to find out whether it recovered.
   */
  probing: boolean;
  /**
   * The endpoint recovered: delayed deliveries up to this id are to be made due. Null when none are
   * left.
   */
  expediteThrough: string | null;
  /** Delayed deliveries up to this id have been made due. */
  expeditedTo = LEAST_ID;
  private breaker: Breaker;
  private pausedUntil: number | null = null;
  private releaseThrough: string | null = null;
  /**
   * Counts changes of what is known about the endpoint; compared with what was written to the
   * database.
   */
  private changeCount = 0;
  private writtenChangeCount = 0;

  /** @param claimedAt milliseconds of a monotonic clock, like all times here. */
  constructor(
    lane: Pick<ClaimedLane, 'endpoint' | 'releaseThrough'>,
    private readonly claimedAt: number,
  ) {
    this.breaker = new Breaker(lane.endpoint, claimedAt);
    this.probing = this.breaker.isOpen;
    this.expediteThrough = lane.releaseThrough;
  }

  /**
   * Whether to probe with a delivery whose own retry time has come. Probes alternate between that and the
   * oldest delivery.
   */
  get probeMustBeDue(): boolean {
    return this.breaker.probeCount % 2 === 1;
  }

  /** Delayed deliveries are to be made due, and the database knows up to which id. */
  get needsExpedite(): boolean {
    return this.expediteThrough !== null && this.releaseThrough === null && !this.probing;
  }

  /** Something is to be written with the endpoint. */
  changed(): void {
    this.changeCount += 1;
  }

  /**
   * Updates the breaker with the signal of an attempt.
   *
   * @param chance from 0 to 1, for the jitter.
   * @returns `pause`: nothing may be sent for now. `give up`: nothing has succeeded for days.
   *   `back`: it is no longer down, and what waits in the database may go.
   */
  record(sign: EndpointSignal, now: number, chance: number): 'pause' | 'give up' | 'back' | null {
    if (sign.kind === 'up') return this.recordSuccess(now);
    if (sign.kind === 'down') {
      this.changeCount += 1;
      const pauses = this.breaker.failed(now, this.probing);
      if (pauses) {
        this.pausedUntil = now + this.breaker.pauseMs(now, sign.retryAfterMs, sign.tookMs, chance);
      }
      if (this.breaker.isHopeless(now)) return 'give up';
      return pauses ? 'pause' : null;
    }
    if (sign.kind === 'none' && !this.probing) return null;
    this.changeCount += 1;
    this.pausedUntil = now + FIRST_PROBE_MS;
    return 'pause';
  }

  private recordSuccess(now: number): 'back' | null {
    const change = this.breaker.succeeded(now);
    if (change === 'fine') return null;
    this.changeCount += 1;
    if (change !== 'back') return null;
    this.pausedUntil = null;
    this.probing = false;
    this.expeditedTo = LEAST_ID;
    this.expediteThrough = this.releaseThrough = newId();
    return 'back';
  }

  /** What is not written yet; null when nothing. */
  update(now: number): UnwrittenEndpoint | null {
    if (this.changeCount === this.writtenChangeCount) return null;
    const { pausedUntil, releaseThrough } = this;
    return {
      ...this.breaker.state(now),
      pauseMs: pausedUntil === null ? null : Math.max(0, pausedUntil - now),
      releaseThrough,
      count: this.changeCount,
    };
  }

  /** The update is in the database. */
  updateWritten({ count }: Pick<UnwrittenEndpoint, 'count'>): void {
    this.writtenChangeCount = count;
    if (count === this.changeCount) this.releaseThrough = null;
  }

  /**
   * The URL changed, or the webhook was enabled again. Measurements are discarded; an open breaker
   * stays open, so that a probe still goes first.
   */
  reset(): void {
    this.breaker = new Breaker({ ...HEALTHY, open: this.breaker.isOpen }, this.claimedAt);
    this.pausedUntil = null;
    this.writtenChangeCount = this.changeCount;
  }
}
