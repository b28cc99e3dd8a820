/** Who waits for a slot. Read whenever one is free: what waits may become urgent. */
export interface Waiter {
  readonly isUrgent: boolean;
}

/** A place among those that work at the same time. */
export interface Slot {
  /** Again is harmless. */
  release(): void;
}

interface Waiting {
  waiter: Waiter;
  begin: () => void;
}

const NOT_URGENT: Waiter = { isUrgent: false };

/**
 * A semaphore: a bounded number works at the same time; the others wait in order, the urgent ones before the rest.
 * async-mutex fixes the priority when a caller begins to wait; here it changes meanwhile.
 */
export class PrioritySemaphore {
  private readonly waiting: Waiting[] = [];

  constructor(private free: number) {}

  /** Resolves with a slot, once there is one. */
  async take(waiter: Waiter = NOT_URGENT): Promise<Slot> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((begin) => this.waiting.push({ waiter, begin }));
    return new TakenSlot(this);
  }

  /** A slot is free again: the next one begins. */
  released(): void {
    const next = this.next();
    if (next) next.begin();
    else this.free += 1;
  }

  private next(): Waiting | undefined {
    const urgent = this.waiting.findIndex(({ waiter }) => waiter.isUrgent);
    return this.waiting.splice(Math.max(urgent, 0), 1)[0];
  }
}

class TakenSlot implements Slot {
  private isReleased = false;

  constructor(private readonly semaphore: PrioritySemaphore) {}

  release(): void {
    if (this.isReleased) return;
    this.isReleased = true;
    this.semaphore.released();
  }
}
