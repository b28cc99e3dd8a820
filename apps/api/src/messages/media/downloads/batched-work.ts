/** Most that is done in one go. */
const AT_ONCE = 32;

interface Waiting<Item> {
  item: Item;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Does together what comes while it is at work: one transaction then serves many. When a batch fails, each of
 * it is tried alone, so that one that cannot succeed holds up no others.
 */
export class BatchedWork<Item> {
  private readonly waiting: Waiting<Item>[] = [];
  private isAtWork = false;

  /** @param work does all or nothing. */
  constructor(private readonly work: (items: readonly Item[]) => Promise<void>) {}

  /** Resolves when it is done. Rejects as the work does. */
  add(item: Item): Promise<void> {
    const done = new Promise<void>((resolve, reject) =>
      this.waiting.push({ item, resolve, reject }),
    );
    if (!this.isAtWork) void this.drain();
    return done;
  }

  private async drain(): Promise<void> {
    this.isAtWork = true;
    while (this.waiting.length > 0) await this.doAll(this.waiting.splice(0, AT_ONCE));
    this.isAtWork = false;
  }

  private async doAll(batch: readonly Waiting<Item>[]): Promise<void> {
    try {
      await this.work(batch.map(({ item }) => item));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      const [first, ...others] = batch;
      if (others.length === 0) first?.reject(error);
      else for (const one of batch) await this.doAll([one]);
    }
  }
}
