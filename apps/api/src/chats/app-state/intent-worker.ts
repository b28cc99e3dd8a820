import type { WaitingIntent } from './intents.repository';

/** Pause after the database did not answer, in ms. */
const TROUBLE_MS = 5_000;
/** Longest pause between two reads of what is due, in ms. */
const LOOK_MS = 60_000;

export interface IntentQueue {
  /** A new connection: what was to be tried later is tried now. */
  begin(): Promise<void>;
  due(): Promise<WaitingIntent[]>;
  nextDue(): Promise<Date | null>;
  send(intent: WaitingIntent): Promise<void>;
}

/** Sends what waits for the phone of one session while its connection lasts. */
export class IntentWorker {
  private isStopped = false;
  private isAwaited = false;
  private hasBegun = false;
  private working: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly queue: IntentQueue,
    private readonly onError: (error: unknown) => void,
  ) {
    this.wake();
  }

  /** Something may wait. */
  wake(): void {
    this.isAwaited = true;
    if (this.isStopped) return;
    clearTimeout(this.timer);
    this.working ??= this.work().finally(() => {
      this.working = null;
      if (this.isAwaited) this.wake();
    });
  }

  /** The connection has ended. Resolves when all pending work is done. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.working;
  }

  private async work(): Promise<void> {
    while (this.isAwaited && !this.isStopped) {
      this.isAwaited = false;
      try {
        if (!this.hasBegun) await this.queue.begin();
        this.hasBegun = true;
        await this.sendDue();
        const next = await this.queue.nextDue();
        if (next) this.lookIn(next.getTime() - Date.now());
      } catch (error) {
        if (!this.isStopped) this.onError(error);
        this.lookIn(TROUBLE_MS);
      }
    }
  }

  private async sendDue(): Promise<void> {
    for (let due = await this.queue.due(); due.length > 0; due = await this.queue.due()) {
      for (const intent of due) {
        if (this.isStopped) return;
        await this.queue.send(intent);
      }
    }
  }

  private lookIn(ms: number): void {
    if (this.isStopped) return;
    clearTimeout(this.timer);
    const pause = Math.min(Math.max(ms, 0), LOOK_MS);
    this.timer = setTimeout(() => this.wake(), pause).unref();
  }
}
