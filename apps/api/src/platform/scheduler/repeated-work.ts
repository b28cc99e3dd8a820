/**
 * Work that runs periodically while the process lives, such as deleting expired rows. It never runs
 * twice at once, and stopping waits for the current run.
 */
export class RepeatedWork {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isStopped = false;

  /**
   * @param work one run
   * @param onFailure receives the error of a failed run; the next run follows anyway
   */
  constructor(
    private readonly work: () => Promise<void>,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Runs it every so many ms. Does not keep the process alive. */
  every(ms: number): void {
    this.timer = setInterval(() => this.now(), ms).unref();
  }

  /** Runs it now, unless it is running already or was stopped. */
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
