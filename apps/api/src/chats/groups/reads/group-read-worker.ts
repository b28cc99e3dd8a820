import { setTimeout as pause } from 'node:timers/promises';

/** Pause between two questions, whatever comes in, in ms. */
const PAUSE_MS = 1_000;
/** Pause after trouble, and longest one, in ms. */
const TROUBLE_MS = 60_000;
const LONGEST_MS = 3_600_000;

/** Reads groups of one session while its connection lasts: one after the other, and not too often. */
export class GroupReadWorker {
  private readonly over = new AbortController();
  private wakeUp = new AbortController();
  private readonly working: Promise<void>;

  /** @param look reads one group. Returns the ms until the next one has to be read; null for none. */
  constructor(
    private readonly look: () => Promise<number | null>,
    private readonly onError: (error: unknown) => void,
  ) {
    this.working = this.work();
  }

  /** Some group may have to be read. */
  wake(): void {
    this.wakeUp.abort();
  }

  /** The connection has ended. Resolves when no read is under way. */
  async stop(): Promise<void> {
    this.over.abort();
    this.wakeUp.abort();
    await this.working;
  }

  private async work(): Promise<void> {
    const { signal } = this.over;
    while (!signal.aborted) {
      this.wakeUp = new AbortController();
      const next = await this.look().catch((error: unknown) => {
        if (!signal.aborted) this.onError(error);
        return TROUBLE_MS;
      });
      await pause(PAUSE_MS, undefined, { signal, ref: false }).catch(() => undefined);
      const rest = Math.min(Math.max((next ?? LONGEST_MS) - PAUSE_MS, 0), LONGEST_MS);
      const { signal: woken } = this.wakeUp;
      if (!signal.aborted)
        await pause(rest, undefined, { signal: woken, ref: false }).catch(() => undefined);
    }
  }
}
