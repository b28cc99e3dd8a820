/**
 * Work that is done again and again while the process lives, such as removing what is over: never twice at
 * once, and whoever stops it waits for the run that is under way.
 */
export class RepeatedWork {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isStopped = false;

  /**
   * @param work one run
   * @param onFailure is told why a run failed; the next one comes all the same
   */
  constructor(
    private readonly work: () => Promise<void>,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Runs it after so many ms, and so on. It keeps no process alive. */
  every(ms: number): void {
    this.timer = setInterval(() => this.now(), ms).unref();
  }

  /** Runs it at once, unless it runs already or was stopped. */
  now(): void {
    if (this.isStopped) return;
    this.running ??= this.work()
      .catch(this.onFailure)
      .finally(() => (this.running = undefined));
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    await this.running;
  }
}
