import { setTimeout as pause } from 'node:timers/promises';

/** Pause before the server is asked again, whatever comes in. */
const PAUSE_MS = 1_000;
/** Pause before what could not be decided is looked at again. */
const ASK_AGAIN_MS = 300_000;

/** Result of a look. */
export interface Look {
  /** What could not be decided: groups, by their JIDs, and single deletions, by their ids. */
  open: readonly string[];
  /** Whether there are more groups than were looked at. */
  isMore: boolean;
}

/** Decides on the deletions of one session while its connection lasts: one look at a time, and not too often. */
export class GroupDeletionWorker {
  private readonly over = new AbortController();
  /** What is left alone for a while, so that it holds nothing else up. */
  private readonly open = new Set<string>();
  private isAwaited = false;
  private isWorking = false;
  private working: Promise<void> | undefined;
  private later: NodeJS.Timeout | undefined;

  constructor(
    private readonly look: (except: string[]) => Promise<Look>,
    private readonly onError: (error: unknown) => void,
  ) {
    this.wake();
  }

  /** Something may wait. */
  wake(): void {
    this.isAwaited = true;
    if (this.isWorking || this.over.signal.aborted) return;
    this.isWorking = true;
    this.working = this.work();
  }

  /** The connection has ended. Resolves when all pending work is done. */
  async stop(): Promise<void> {
    this.over.abort();
    clearTimeout(this.later);
    await this.working;
  }

  private async work(): Promise<void> {
    const { signal } = this.over;
    while (this.isAwaited && !signal.aborted) {
      this.isAwaited = false;
      try {
        const { open, isMore } = await this.look([...this.open]);
        for (const name of open) this.open.add(name);
        if (isMore) this.isAwaited = true;
        if (open.length > 0) this.askLater();
      } catch (error) {
        this.onError(error);
        this.askLater();
      }
      await pause(PAUSE_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
    this.isWorking = false;
  }

  private askLater(): void {
    if (this.over.signal.aborted) return;
    this.later ??= setTimeout(() => {
      this.later = undefined;
      this.open.clear();
      this.wake();
    }, ASK_AGAIN_MS).unref();
  }
}
