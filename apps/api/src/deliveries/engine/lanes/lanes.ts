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
    const memories = [...this.values()];
    const first = Math.floor(Math.random() * memories.length);
    return [...memories.slice(first), ...memories.slice(0, first)];
  }

  /** Lanes with deliveries to make, whose endpoint is not down. */
  busy(): LaneMemory[] {
    return this.fromRandomStart().filter(
      (memory) =>
        !memory.closing && !memory.endpoint.probing && (memory.unwritten > 0 || !memory.isEmpty),
    );
  }

  /** The database may hold more due deliveries of this lane. */
  markMayHaveMore(laneId: string): void {
    const memory = this.get(laneId);
    if (memory) memory.mayHaveMore = true;
  }
}
