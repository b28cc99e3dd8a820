/** Downloads of one number at the same moment. */
const AT_ONCE = 2;
/** Files of one number that are downloaded, or are here and not written down yet. */
const UNDER_WAY_AT_MOST = 48;
/** Downloads that are read from the table at once. */
const READ_AT_ONCE = 32;
/** Longest pause before the table is asked again, in ms. */
const LOOK_AGAIN_MS = 60_000;
/** Pause after the database did not answer, in ms. */
const AFTER_FAILURE_MS = 1_000;

/** What a look at the table has found. */
export interface DueDownloads<Task> {
  /** The oldest first. */
  due: Task[];
  /** Until the next one is due, in ms; null when none waits, or more are due. */
  nextInMs: number | null;
}

/** What a worker does with the downloads of its number. */
export interface DownloadTasks<Task> {
  /** Those that are due and not under way. */
  next(underWay: readonly string[], limit: number): Promise<DueDownloads<Task>>;
  idOf(task: Task): string;
  /**
   * Makes one try when it has a slot.
   *
   * @returns a function that writes the result down: others are downloaded meanwhile. It rejects when that cannot be
   *   written.
   */
  run(task: Task, signal: AbortSignal): Promise<() => Promise<void>>;
  failed(error: unknown): void;
}

/** Downloads the files of one number while its connection lasts: a few at a time, the oldest first. */
export class DownloadWorker<Task> {
  private readonly over = new AbortController();
  /** What ends each of them. */
  private readonly underWay = new Map<string, AbortController>();
  private readonly running = new Set<Promise<void>>();
  /** Read from the table, and not begun. */
  private due: Task[] = [];
  private downloading = 0;
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

  /** Cancels a download that is no longer needed. */
  abandon(id: string): void {
    this.underWay.get(id)?.abort();
    this.due = this.due.filter((task) => this.tasks.idOf(task) !== id);
  }

  /** The connection has ended. Resolves when all pending work is done. */
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
    while (this.hasRoom && !this.over.signal.aborted) {
      const task = this.due.shift();
      if (task) this.begin(task);
      else if (!(await this.read())) return;
    }
  }

  private get hasRoom(): boolean {
    return this.downloading < AT_ONCE && this.underWay.size < UNDER_WAY_AT_MOST;
  }

  /** @returns false when nothing is due. */
  private async read(): Promise<boolean> {
    const { due, nextInMs } = await this.tasks.next([...this.underWay.keys()], READ_AT_ONCE);
    this.due.push(...due);
    if (due.length === 0) this.lookIn(nextInMs);
    return due.length > 0;
  }

  private begin(task: Task): void {
    const id = this.tasks.idOf(task);
    const own = new AbortController();
    this.underWay.set(id, own);
    this.downloading += 1;
    const signal = AbortSignal.any([this.over.signal, own.signal]);
    const run = this.download(task, signal)
      .then((writeDown) => writeDown())
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

  private async download(task: Task, signal: AbortSignal): Promise<() => Promise<void>> {
    try {
      return await this.tasks.run(task, signal);
    } finally {
      this.downloading -= 1;
      this.wake();
    }
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
