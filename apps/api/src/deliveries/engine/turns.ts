/** Pause after a turn that failed, so that a database that is away is not hammered. */
const AFTER_FAILURE_MS = 250;

/** Runs one turn after the other, never two at once, as soon as somebody asks for one. */
export class Turns {
  private timer: NodeJS.Timeout | undefined;
  private dueAt = Infinity;
  private running: Promise<void> | undefined;
  private ended = false;

  constructor(
    private readonly turn: () => Promise<void>,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Asks for a turn in so many milliseconds, or sooner when somebody else asked for that. */
  ask(inMs: number): void {
    const at = performance.now() + inMs;
    if (this.ended || at >= this.dueAt) return;
    this.dueAt = at;
    if (!this.running) this.arm();
  }

  /** Resolves when no turn is running; none begins afterwards. */
  async end(): Promise<void> {
    this.ended = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private arm(): void {
    clearTimeout(this.timer);
    const inMs = Math.max(0, Math.ceil(this.dueAt - performance.now()));
    if (inMs === 0) this.run();
    else this.timer = setTimeout(() => this.run(), inMs);
  }

  private run(): void {
    this.dueAt = Infinity;
    let pause = 0;
    this.running = this.turn()
      .catch((error: unknown) => {
        pause = AFTER_FAILURE_MS;
        this.failed(error);
      })
      .finally(() => {
        this.running = undefined;
        if (this.ended) return;
        if (pause > 0) this.dueAt = performance.now() + pause;
        if (this.dueAt < Infinity) this.arm();
      });
  }
}
