import type { ClaimedLane, LaneConfig } from '../../queue/claimed-lanes';
import { type DeliveryQueue, LEASE_SECONDS } from '../../queue/delivery-queue';
import { LaneMemory } from './lane-memory';
import { CLAIM_BATCH, type FoundLanes, LaneSearch } from './lane-search';
import type { LaneSharing } from './lane-sharing';
import type { Lanes } from './lanes';

const RENEW_INTERVAL_MS = 1_000;
/** An idle lane stays claimed for this long, so that its next delivery needs no new claim. */
const IDLE_RELEASE_MS = 2_000;

/** The claims of one process: it takes lanes with due deliveries, renews them, and releases what is idle. */
export class LaneClaims {
  private readonly search: LaneSearch;
  private renewRequested = false;
  private lastRenewAt = -Infinity;

  constructor(
    private readonly queue: DeliveryQueue,
    private readonly lanes: Lanes,
    private readonly sharing: LaneSharing,
  ) {
    this.search = new LaneSearch(queue, lanes, sharing);
  }

  /** When to claim next; Infinity when there is no reason to. */
  get nextSearchAt(): number {
    return this.search.nextAt;
  }

  /** Deliveries of any lane may be due. */
  wakeAll(): void {
    this.search.notifyAll();
    for (const memory of this.lanes.values()) memory.mayHaveMore = true;
  }

  /** Deliveries of this lane may be due. */
  wake(laneId: string): void {
    const memory = this.lanes.get(laneId);
    if (memory && !memory.closing) memory.mayHaveMore = true;
    else if (!this.sharing.isHandedOver(laneId)) this.search.notify(laneId);
  }

  /** Settings of lanes may have changed: they come with the next renewal, which is due now. */
  requestRenewal(): void {
    this.renewRequested = true;
  }

  /** Where all slots are taken, the lanes claimed longest ago make room for others. */
  makeRoom(): void {
    if (this.lanes.freeSlots > 0) return;
    const longest = [...this.lanes.values()].sort((a, b) => a.claimedAt - b.claimedAt);
    for (const memory of longest.slice(0, CLAIM_BATCH)) memory.close();
  }

  /** Renews the claims when it is time; lanes whose claim is lost are closed. */
  async renew(): Promise<void> {
    const began = performance.now();
    if (!this.renewRequested && began < this.lastRenewAt + RENEW_INTERVAL_MS) return;
    this.renewRequested = false;
    const memories = [...this.lanes.values()];
    const ours =
      memories.length > 0
        ? await this.queue.renew(memories.map((memory) => memory.lane))
        : new Map<string, LaneConfig | null>();
    for (const memory of memories) {
      const terms = ours.get(memory.lane.id);
      memory.leaseUntil = began + LEASE_SECONDS * 1_000;
      if (terms) memory.config = terms;
      else memory.close();
    }
    this.lastRenewAt = began;
  }

  /** Claims lanes with due deliveries. Returns when the next delivery of other lanes is due, as far as was seen. */
  async claim(): Promise<number> {
    let dueAt = Infinity;
    for await (const found of this.search.search()) {
      await this.add(found);
      const { nextDueMs, since } = found;
      if (nextDueMs !== null) dueAt = Math.min(dueAt, since + nextDueMs);
    }
    return dueAt;
  }

  private async add({ lanes, since, heldByOthers }: FoundLanes): Promise<void> {
    const tooEarly: ClaimedLane[] = [];
    for (const lane of lanes) {
      const previous = this.lanes.get(lane.id);
      previous?.close();
      // Requests from before the lane was lost are still in flight, and must not be overtaken.
      if (previous && previous.unwritten > 0) tooEarly.push(lane);
      else this.lanes.set(lane.id, new LaneMemory(lane, since, since + LEASE_SECONDS * 1_000));
    }
    if (tooEarly.length > 0) await this.queue.release(tooEarly);
    this.sharing.othersHold(heldByOthers);
  }

  /** Releases lanes that have nothing left to do, so that any process may claim them. */
  async releaseIdle(): Promise<void> {
    const since = performance.now() - IDLE_RELEASE_MS;
    const idle = [...this.lanes.values()].filter(
      (memory) =>
        memory.isIdle && (memory.closing || (!memory.mayHaveMore && memory.activeAt <= since)),
    );
    if (idle.length === 0) return;
    await this.queue.release(idle.map((memory) => memory.lane));
    this.sharing.released(idle);
    for (const { lane, closing, mayHaveMore } of idle) {
      this.lanes.delete(lane.id);
      // A closing lane makes room for others. An open one may have been notified during the
      // release.
      if (closing) this.search.notifyAll();
      else if (mayHaveMore) this.wake(lane.id);
    }
  }

  /** Releases all lanes. */
  async releaseAll(): Promise<void> {
    const claims = [...this.lanes.values()].map((memory) => memory.lane);
    if (claims.length > 0) await this.queue.release(claims);
    this.lanes.clear();
  }
}
