import type { LaneWork } from './lane-work';

/** The lanes that this process works on, by webhook. */
export class Lanes extends Map<string, LaneWork> {
  /** All of them. Whoever is first when places are short is left to chance. */
  inTurn(): LaneWork[] {
    const works = [...this.values()];
    const first = Math.floor(Math.random() * works.length);
    return [...works.slice(first), ...works.slice(0, first)];
  }

  /** Those with something to do, the endpoint of which is not down. */
  busy(): LaneWork[] {
    return this.inTurn().filter(
      (work) => !work.closing && !work.probing && (work.unwritten > 0 || !work.isEmpty),
    );
  }

  /** The database may hold more of this lane that is due. */
  mayHaveMore(laneId: string): void {
    const work = this.get(laneId);
    if (work) work.mayHaveMore = true;
  }
}
