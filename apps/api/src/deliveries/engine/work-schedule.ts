/** When the next cycle of work is due: at the earliest time that was requested. */
export class WorkSchedule {
  private timer: NodeJS.Timeout | undefined;
  private dueAt = Infinity;
  private waiting: PromiseWithResolvers<boolean> | null = null;
  private stopped = false;

  /** Requests a cycle within this many milliseconds. The earliest request wins. */
  request(inMs: number): void {
    const at = performance.now() + inMs;
    if (this.stopped || at >= this.dueAt) return;
    this.dueAt = at;
    this.setTimer();
  }

  /** The next cycle is due in this many milliseconds, whatever was requested. */
  postpone(ms: number): void {
    this.dueAt = performance.now() + ms;
  }

  /** Resolves when a cycle is due; with false once there is none any more. For one caller at a time. */
  next(): Promise<boolean> {
    if (this.stopped) return Promise.resolve(false);
    this.waiting = Promise.withResolvers();
    const { promise } = this.waiting;
    this.setTimer();
    return promise;
  }

  /** No cycle is due from now on. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.waiting?.resolve(false);
  }

  private setTimer(): void {
    clearTimeout(this.timer);
    if (!this.waiting || this.dueAt === Infinity) return;
    const inMs = Math.max(0, Math.ceil(this.dueAt - performance.now()));
    if (inMs === 0) this.isDue();
    else this.timer = setTimeout(() => this.isDue(), inMs);
  }

  private isDue(): void {
    this.dueAt = Infinity;
    this.waiting?.resolve(true);
    this.waiting = null;
  }
}
