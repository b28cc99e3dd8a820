import { setTimeout as pause } from 'node:timers/promises';

/** How fast a number may send. */
export interface Pacing {
  /** Null for no pacing. */
  minGapMs: number | null;
  burst: number;
  /** Whether it shows that it writes before it sends. */
  showTyping?: boolean;
}

/** How long what is known of a number's pacing stays true, in ms: a change works after this time. */
const KNOWN_FOR_MS = 1_000;

/** How long a caller waits for a message that the pacing holds back, in ms. */
const ANSWER_WITHIN_MS = 1_000;

/** A clock and how to wait by it; another one in tests. */
export interface Clock {
  now: () => number;
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

const STEADY: Clock = {
  now: () => performance.now(),
  pause: (ms, signal) => pause(ms, undefined, { signal, ref: false }).catch(() => undefined),
};

/**
 * Lets messages of one number go one after the other, in the order in which they asked, never closer
 * than its pacing allows: up to `burst` at once after a time of rest.
 *
 * A new pacer grants no burst, so that a restart does not bypass the pacing.
 */
export class Pacer {
  private last: Promise<void> = Promise.resolve();
  private waiting = 0;
  private known: Pacing | null = null;
  private knownAt = -Infinity;
  /** When the next one could go if there were no burst (a virtual schedule). */
  private scheduledAt: number | null = null;

  constructor(
    /** Reads the pacing as it is now. */
    private readonly read: () => Promise<Pacing>,
    private readonly clock: Clock = STEADY,
  ) {}

  /**
   * Resolves when the next message may go, or when the signal says that it is over.
   *
   * @param onWait called when that will take longer than a caller should wait for an answer.
   */
  async turn(signal: AbortSignal, onWait: () => void = () => undefined): Promise<void> {
    if (this.waiting > 0 && this.known?.minGapMs) onWait();
    this.waiting += 1;
    const mine = this.last
      .then(() => this.wait(signal, onWait))
      .finally(() => {
        this.waiting -= 1;
      });
    // The next message waits for this one, whether it fails or not.
    this.last = mine.catch(() => undefined);
    await mine;
  }

  /** As it is now: read together with the pacing, and as long. */
  async showsTyping(): Promise<boolean> {
    return (await this.pacing()).showTyping === true;
  }

  private async wait(signal: AbortSignal, onWait: () => void): Promise<void> {
    while (!signal.aborted) {
      const { minGapMs, burst } = await this.pacing();
      if (minGapMs === null) return;
      const now = this.clock.now();
      const rest = (burst - 1) * minGapMs;
      this.scheduledAt ??= now + rest;
      const inMs = this.scheduledAt - rest - now;
      if (inMs <= 0) {
        this.scheduledAt = Math.max(this.scheduledAt, now) + minGapMs;
        return;
      }
      if (inMs > ANSWER_WITHIN_MS) onWait();
      await this.clock.pause(Math.min(inMs, KNOWN_FOR_MS), signal);
    }
  }

  private async pacing(): Promise<Pacing> {
    const now = this.clock.now();
    if (!this.known || now - this.knownAt >= KNOWN_FOR_MS) {
      this.known = await this.read();
      this.knownAt = now;
    }
    return this.known;
  }
}
