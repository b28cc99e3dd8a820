import type { LaneMemory } from './lane-memory';
import type { Lanes } from './lanes';

/** Other processes are asked for lanes at most this often. */
const REQUEST_INTERVAL_MS = 1_000;
/**
 * A lane that was handed over is not claimed again for this long. The requester claims it within
 * milliseconds.
 */
const HANDED_OVER_MS = 2_000;

/** The other delivery processes. */
export interface OtherProcesses {
  /** Asks them for lanes; this process has deliveries to make in `busy` lanes. */
  requestLanes(busy: number): void;
  /** Announces lanes that have due deliveries and are free. */
  offerLanes(lanes: readonly string[]): void;
}

/**
 * Balances lanes between delivery processes, so that an added process takes load off the others. A
 * process that sees due lanes held by others publishes how many busy lanes it has itself. A process
 * with at least two more hands over half of the difference. No list of processes is needed: only
 * live ones ask.
 */
export class LaneSharing {
  private lastRequestAt = -Infinity;
  private readonly handingOver = new Set<LaneMemory>();
  /** Lanes handed over, and until when this process leaves them to others. */
  private readonly handedOver = new Map<string, number>();

  constructor(
    private readonly lanes: Lanes,
    private readonly others: OtherProcesses,
  ) {}

  /** Lanes that a search leaves out. */
  get skippedLanes(): string[] {
    return [
      ...this.lanes.keys(),
      ...[...this.handedOver.keys()].filter((id) => this.isHandedOver(id)),
    ];
  }

  /** Whether this lane was handed over recently. */
  isHandedOver(laneId: string): boolean {
    const until = this.handedOver.get(laneId);
    if (until === undefined) return false;
    if (until > performance.now()) return true;
    this.handedOver.delete(laneId);
    return false;
  }

  /** A search found this many due lanes held by other processes. */
  othersHold(heldByOthers: number): void {
    const now = performance.now();
    // Most searches find none, and one follows every message: only then are our own lanes counted.
    if (heldByOthers === 0 || now < this.lastRequestAt + REQUEST_INTERVAL_MS) return;
    const busy = this.lanes.busy().length;
    if (heldByOthers < busy + 2) return;
    this.lastRequestAt = now;
    this.others.requestLanes(busy);
  }

  /** Another process has only this many busy lanes: prepares some of ours for handing over. */
  lanesRequested(busy: number): void {
    const ours = this.lanes.busy();
    for (const memory of ours.slice(0, Math.max(0, Math.floor((ours.length - busy) / 2)))) {
      memory.close();
      this.handingOver.add(memory);
    }
  }

  /** These lanes are released and free to be claimed. */
  released(memories: readonly LaneMemory[]): void {
    const ids = memories
      .filter((memory) => this.handingOver.delete(memory))
      .map(({ lane }) => lane.id);
    if (ids.length === 0) return;
    for (const id of ids) this.handedOver.set(id, performance.now() + HANDED_OVER_MS);
    this.others.offerLanes(ids);
  }
}
