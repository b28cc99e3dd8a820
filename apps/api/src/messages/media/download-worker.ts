/** Downloads of one number at the same moment. */
const AT_ONCE = 2;
/** Longest pause before the table is asked again, in ms. */
const LOOK_AGAIN_MS = 60_000;
/** Pause after the database did not answer, in ms. */
const AFTER_FAILURE_MS = 1_000;

/** What a worker does with the downloads of its number. */
export interface DownloadTasks<Task> {
  /** The next one that is due and not under way. */
  next(underWay: readonly string[]): Promise<Task | null>;
  /** Until the next one is due, in ms; null when none waits. */
  nextInMs(underWay: readonly string[]): Promise<number | null>;
  idOf(task: Task): string;
  /** Makes one try when it has a slot, and writes down what came of it. Rejects when that cannot be written. */
  run(task: Task, signal: AbortSignal): Promise<void>;
  failed(error: unknown): void;
}

/** Downloads the files of one number while its connection lasts: a few at a time, the oldest first. */
export class DownloadWorker<Task> {
  private readonly over = new AbortController();
  /** What ends each of them. */
  private readonly underWay = new Map<string, AbortController>();
  private readonly running = new Set<Promise<void>>();
  private isLooking = false;
  private isAwaited = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly tasks: DownloadTasks<Task>) {
    this.wake();
  }

  /** Something may be due. */
  wake(): void {
    this.isAwaited = true;
    if (this.isLooking || this.over.signal.aborted) return;
    this.isLooking = true;
    this.track(this.look());
  }

  /** Ends a download that nobody wants any more. */
  abandon(id: string): void {
    this.underWay.get(id)?.abort();
  }

  /** The connection has ended. Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.over.abort();
    clearTimeout(this.timer);
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private async look(): Promise<void> {
    try {
      while (this.isAwaited && !this.over.signal.aborted) {
        this.isAwaited = false;
        await this.fill();
      }
    } catch (error) {
      this.tasks.failed(error);
      this.lookIn(AFTER_FAILURE_MS);
    } finally {
      this.isLooking = false;
    }
    if (this.isAwaited) this.wake();
  }

  private async fill(): Promise<void> {
    while (this.underWay.size < AT_ONCE && !this.over.signal.aborted) {
      const task = await this.tasks.next([...this.underWay.keys()]);
      if (!task) return this.lookIn(await this.tasks.nextInMs([...this.underWay.keys()]));
      this.begin(task);
    }
  }

  private begin(task: Task): void {
    const id = this.tasks.idOf(task);
    const own = new AbortController();
    this.underWay.set(id, own);
    const run = this.tasks
      .run(task, AbortSignal.any([this.over.signal, own.signal]))
      .catch((error: unknown) => {
        this.tasks.failed(error);
        this.lookIn(AFTER_FAILURE_MS);
      })
      .finally(() => {
        this.underWay.delete(id);
        this.wake();
      });
    this.track(run);
  }

  private lookIn(milliseconds: number | null): void {
    if (this.over.signal.aborted) return;
    clearTimeout(this.timer);
    const pause = Math.min(milliseconds ?? LOOK_AGAIN_MS, LOOK_AGAIN_MS);
    this.timer = setTimeout(() => this.wake(), pause).unref();
  }

  private track(work: Promise<void>): void {
    const tracked = work.finally(() => this.running.delete(tracked));
    this.running.add(tracked);
  }
}
