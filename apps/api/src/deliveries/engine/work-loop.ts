import { acrossOrganizations } from '../../platform/scope/scope';

/** Pause after a failed cycle, so that an unavailable database is not flooded with queries. */
const PAUSE_AFTER_FAILURE_MS = 250;

/** Runs one cycle after the other, never two at once, at the earliest requested time. */
export class WorkLoop {
  private timer: NodeJS.Timeout | undefined;
  private dueAt = Infinity;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly cycle: () => Promise<void>,
    private readonly onFailed: (error: unknown) => void,
  ) {}

  /** Requests a cycle within this many milliseconds. The earliest request wins. */
  schedule(inMs: number): void {
    const at = performance.now() + inMs;
    if (this.stopped || at >= this.dueAt) return;
    this.dueAt = at;
    if (!this.running) this.setTimer();
  }

  /** Resolves when no cycle is running. None starts afterwards. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private setTimer(): void {
    clearTimeout(this.timer);
    const inMs = Math.max(0, Math.ceil(this.dueAt - performance.now()));
    if (inMs === 0) this.run();
    else this.timer = setTimeout(() => this.run(), inMs);
  }

  private run(): void {
    this.dueAt = Infinity;
    let pause = 0;
    this.running = acrossOrganizations('deliveries', () => this.cycle())
      .catch((error: unknown) => {
        pause = PAUSE_AFTER_FAILURE_MS;
        this.onFailed(error);
      })
      .finally(() => {
        this.running = undefined;
        if (this.stopped) return;
        if (pause > 0) this.dueAt = performance.now() + pause;
        if (this.dueAt < Infinity) this.setTimer();
      });
  }
}
