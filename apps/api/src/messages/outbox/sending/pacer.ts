import { setTimeout as pause } from 'node:timers/promises';

/** How fast a number may send. */
export interface Pacing {
  /** Null for no pacing. */
  minGapMs: number | null;
  burst: number;
  /** Whether it shows that it writes before it sends. */
  showTyping?: boolean;
}

/** Knows how fast each number may send now. */
export interface Pacings {
  pacing(session: PacedSession): Promise<Pacing>;
}

/** A number whose messages are paced. */
export interface PacedSession {
  readonly id: string;
  readonly organizationId: string;
}

/** When a message may go. */
export interface Turn {
  /**
   * Resolves with false once it is known to take longer than a caller should wait for an answer; otherwise with
   * true, when it is over.
   */
  isSoon: Promise<boolean>;
  /** Resolves when the message may go, or when nothing more may. Rejects when the pacing could not be read. */
  come: Promise<void>;
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
    private readonly session: PacedSession,
    private readonly pacings: Pacings,
    private readonly clock: Clock = STEADY,
  ) {}

  /**
   * The turn of the next message.
   *
   * @param signal aborted when nothing more may go.
   */
  turn(signal: AbortSignal): Turn {
    const soon = Promise.withResolvers<boolean>();
    if (this.waiting > 0 && this.known?.minGapMs) soon.resolve(false);
    this.waiting += 1;
    const mine = this.last
      .then(() => this.wait(signal, soon))
      .finally(() => {
        this.waiting -= 1;
        soon.resolve(true);
      });
    // The next message waits for this one, whether it fails or not.
    this.last = mine.catch(() => undefined);
    return { isSoon: soon.promise, come: mine };
  }

  /** As it is now: read together with the pacing, and as long. */
  async showsTyping(): Promise<boolean> {
    return (await this.pacing()).showTyping === true;
  }

  private async wait(signal: AbortSignal, soon: PromiseWithResolvers<boolean>): Promise<void> {
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
      if (inMs > ANSWER_WITHIN_MS) soon.resolve(false);
      await this.clock.pause(Math.min(inMs, KNOWN_FOR_MS), signal);
    }
  }

  private async pacing(): Promise<Pacing> {
    const now = this.clock.now();
    if (!this.known || now - this.knownAt >= KNOWN_FOR_MS) {
      this.known = await this.pacings.pacing(this.session);
      this.knownAt = now;
    }
    return this.known;
  }
}
