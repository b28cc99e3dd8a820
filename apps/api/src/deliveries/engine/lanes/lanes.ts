import type { LaneMemory } from './lane-memory';

/** Lanes that one process claims at most. */
const MAX_LANES = 1_000;

/** The lanes that this process has claimed, by webhook. */
export class Lanes extends Map<string, LaneMemory> {
  /** How many more lanes may be claimed. */
  get freeSlots(): number {
    return Math.max(0, MAX_LANES - this.size);
  }

  /** All lanes, starting at a random one, so that no lane is always first when slots are short. */
  fromRandomStart(): LaneMemory[] {
    const works = [...this.values()];
    const first = Math.floor(Math.random() * works.length);
    return [...works.slice(first), ...works.slice(0, first)];
  }

  /** Lanes with deliveries to make, whose endpoint is not down. */
  busy(): LaneMemory[] {
    return this.fromRandomStart().filter(
      (work) => !work.closing && !work.endpoint.probing && (work.unwritten > 0 || !work.isEmpty),
    );
  }

  /** The database may hold more due deliveries of this lane. */
  markMayHaveMore(laneId: string): void {
    const work = this.get(laneId);
    if (work) work.mayHaveMore = true;
  }
}
