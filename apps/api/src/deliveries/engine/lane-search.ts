import { randomUUID } from 'node:crypto';
import type { Claimed, DeliveryQueue } from '../queue/delivery-queue';

/** However many calls come, the database is asked at most this often. */
export const LOOK_EVERY_MS = 5;
/** So many lanes are claimed at once. */
export const CLAIM_BATCH = 200;
/** Walking along all lanes takes at most this share of the time, however many have something waiting. */
const WALK_SHARE = 0.1;
/** So many calls are remembered one by one; beyond, all lanes are looked at. */
const MOST_CALLED = 1_000;

/** Lanes that were claimed. */
export interface Found extends Claimed {
  /** When they were claimed at the earliest; milliseconds of a steady clock, as all times here. */
  since: number;
}

/**
 * Looks for lanes that have something due: at once for those that were called, and for others by a walk
 * along all lanes, a piece at a time.
 */
export class LaneSearch {
  /** Lanes that have something due, and that nobody looked at since. */
  private readonly called = new Set<string>();
  /** There may be others: a walk has to begin. */
  private walkWanted = true;
  /** Where the walk is that is under way. */
  private walkedTo: string | null = null;
  private walkAt = -Infinity;
  private lookedAt = -Infinity;

  /** @param passed lanes that a walk passes over. */
  constructor(
    private readonly queue: Pick<DeliveryQueue, 'claim' | 'claimCalled'>,
    private readonly passed: () => readonly string[],
  ) {}

  /** This lane has something due. */
  call(laneId: string): void {
    this.called.add(laneId);
    if (this.called.size <= MOST_CALLED) return;
    this.called.clear();
    this.walkWanted = true;
  }

  /** Any lane may have something due. */
  callAll(): void {
    this.walkWanted = true;
  }

  /** When to look next; Infinity when there is no reason to. */
  get nextAt(): number {
    const walkAt = this.walks ? this.walkAt : Infinity;
    const callAt = this.called.size > 0 ? -Infinity : Infinity;
    return Math.max(this.lookedAt + LOOK_EVERY_MS, Math.min(walkAt, callAt));
  }

  /**
   * Claims what is found, in one piece or two.
   *
   * @param places how many lanes may be claimed now.
   */
  async *look(places: () => number): AsyncGenerator<Found> {
    const now = performance.now();
    this.lookedAt = now;
    const walks = this.walks && now >= this.walkAt;
    if (this.called.size > 0) yield this.lookAtCalled(places());
    if (walks) yield this.walk(places());
  }

  private get walks(): boolean {
    return this.walkWanted || this.walkedTo !== null;
  }

  private lookAtCalled(places: number): Promise<Found> {
    const called = [...this.called];
    this.called.clear();
    return this.claimed((claimId, most) => this.queue.claimCalled(claimId, most, called), places);
  }

  /** Goes on with the walk along all lanes, or begins one. */
  private async walk(places: number): Promise<Found> {
    const after = this.walkedTo ?? undefined;
    if (after === undefined) this.walkWanted = false;
    this.walkedTo = null;
    const found = await this.claimed(
      (claimId, most) => this.queue.claim(claimId, most, after, this.passed()),
      places,
    );
    this.walkedTo = found.through;
    const now = performance.now();
    this.walkAt = now + (now - found.since) * (1 / WALK_SHARE - 1);
    return found;
  }

  private async claimed(
    claim: (claimId: string, most: number) => Promise<Claimed>,
    places: number,
  ): Promise<Found> {
    const since = performance.now();
    const claimed = await claim(randomUUID(), Math.max(0, Math.min(CLAIM_BATCH, places)));
    // As many as are claimed at once: there may be more.
    if (claimed.lanes.length === CLAIM_BATCH) this.walkWanted = true;
    return { ...claimed, since };
  }
}
