import type { LaneWork } from './lane-work';
import type { Lanes } from './lanes';

/** Others are asked for lanes at most this often. */
const ASK_EVERY_MS = 1_000;
/** A lane that was handed over is left to others for so long: who asked for it takes it within milliseconds. */
const LEFT_MS = 2_000;

/** The other processes that deliver. */
export interface OtherProcesses {
  /** Tells them that we have something to do in so many lanes, and would take over some of theirs. */
  ask(busy: number): void;
  /** Tells them that these lanes have something due and are free. */
  offer(lanes: readonly string[]): void;
}

/**
 * Shares lanes with other processes, so that one that is added takes load off the others. Who sees lanes of
 * others that have something due says in how many it has something to do itself; who has two or more of
 * those above that hands over half of the difference. Nobody has to know who else there is: only a process
 * that lives asks.
 */
export class LaneSharing {
  private askedAt = -Infinity;
  private readonly handing = new Set<LaneWork>();
  /** Until when lanes are left to others. */
  private readonly left = new Map<string, number>();

  constructor(
    private readonly lanes: Lanes,
    private readonly others: OtherProcesses,
  ) {}

  /** Lanes that a look for lanes passes over. */
  get passed(): string[] {
    return [...this.lanes.keys(), ...[...this.left.keys()].filter((id) => this.isLeft(id))];
  }

  /** Whether this lane is left to others for now. */
  isLeft(laneId: string): boolean {
    const until = this.left.get(laneId);
    if (until === undefined) return false;
    if (until > performance.now()) return true;
    this.left.delete(laneId);
    return false;
  }

  /** Others hold so many lanes that have something due. */
  seen(elsewhere: number): void {
    const now = performance.now();
    // Most looks see none, and come with every message: our own lanes are not counted for them.
    if (elsewhere === 0 || now < this.askedAt + ASK_EVERY_MS) return;
    const busy = this.lanes.busy().length;
    if (elsewhere < busy + 2) return;
    this.askedAt = now;
    this.others.ask(busy);
  }

  /** Another process has something to do in so many lanes only: lets it have some of ours. */
  asked(busy: number): void {
    const ours = this.lanes.busy();
    for (const work of ours.slice(0, Math.max(0, Math.floor((ours.length - busy) / 2)))) {
      work.close();
      this.handing.add(work);
    }
  }

  /** These are let go of, and free. */
  released(works: readonly LaneWork[]): void {
    const handed = works.filter((work) => this.handing.delete(work)).map(({ lane }) => lane.id);
    if (handed.length === 0) return;
    for (const id of handed) this.left.set(id, performance.now() + LEFT_MS);
    this.others.offer(handed);
  }
}
