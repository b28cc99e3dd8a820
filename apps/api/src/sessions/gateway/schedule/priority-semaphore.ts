interface Waiting {
  isUrgent: () => boolean;
  begin: () => void;
}

/**
 * A semaphore: a bounded number works at the same time; the others wait in order, the urgent ones before the rest.
 * async-mutex fixes the priority when a caller begins to wait; here it changes meanwhile.
 */
export class PrioritySemaphore {
  private readonly waiting: Waiting[] = [];

  constructor(private free: number) {}

  /**
   * Resolves with a function that gives the turn back; calling it again is harmless.
   *
   * @param isUrgent asked whenever a turn is free: what waits may become urgent.
   */
  async take(isUrgent: () => boolean = () => false): Promise<() => void> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((begin) => this.waiting.push({ isUrgent, begin }));
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const next = this.next();
      if (next) next.begin();
      else this.free += 1;
    };
  }

  private next(): Waiting | undefined {
    const urgent = this.waiting.findIndex(({ isUrgent }) => isUrgent());
    return this.waiting.splice(Math.max(urgent, 0), 1)[0];
  }
}
