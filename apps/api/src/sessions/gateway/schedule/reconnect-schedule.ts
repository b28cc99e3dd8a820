import type { NextAttempt } from '@whathooks/whatsapp';

/** Pauses between attempts grow from this… */
const FIRST_PAUSE_MS = 1_000;
/** …to this. */
const LONGEST_PAUSE_MS = 60_000;

/** The same where WhatsApp saw too many logins. */
const FIRST_LONG_PAUSE_MS = 10 * 60_000;
const LONGEST_LONG_PAUSE_MS = 60 * 60_000;

/**
 * How long to wait before the next attempt: exponential, with full jitter, so that many sessions
 * that were dropped together do not come back together.
 *
 * @param failures attempts that failed since the last connection that lasted.
 * @param chance between 0 and 1.
 */
export function reconnectPause(failures: number, chance: number): number {
  const ceiling = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 16));
  return Math.round(ceiling * chance);
}

/**
 * How long to wait where the server saw too many logins: at least half of a time that doubles, so that none
 * comes early.
 *
 * @param failures how often it said so since it last took a login for good.
 * @param chance between 0 and 1.
 */
export function longPause(failures: number, chance: number): number {
  const ceiling = Math.min(
    LONGEST_LONG_PAUSE_MS,
    FIRST_LONG_PAUSE_MS * 2 ** Math.min(failures, 16),
  );
  return Math.round(ceiling * (0.5 + chance / 2));
}

/** A connection that lasted so long was no attempt that failed, in ms. */
const STEADY_MS = 60_000;
/** One that lasted so long shows that the server saw no more than a moment's too many, in ms. */
const UNLIMITED_MS = 60 * 60_000;

/**
 * How long one session waits before each attempt to connect. An attempt has failed, too, whose connection ended
 * soon after the login: a session that is dropped after each login comes back more and more slowly.
 */
export class ReconnectPauses {
  /** Attempts that failed since a connection that lasted. */
  private failures = 0;
  /** How often the server reported too many logins, since a connection that lasted longer. */
  private refusals = 0;
  /** When the present connection was opened; never, for one that was not. */
  private openedAt = Infinity;

  /**
   * @param now a clock that never goes back, in ms
   * @param chance a number between 0 and 1, another one each time
   */
  constructor(
    private readonly now = () => performance.now(),
    private readonly chance = Math.random,
  ) {}

  /** The login was accepted. */
  opened(): void {
    this.openedAt = this.now();
  }

  /** A person asks for a connection: what failed before does not count. */
  forget(): void {
    this.failures = 0;
  }

  /** Milliseconds until the next attempt, at the end of one. */
  before(next: NextAttempt): number {
    const lastedMs = this.now() - this.openedAt;
    this.openedAt = Infinity;
    if (lastedMs > STEADY_MS) this.failures = 0;
    if (lastedMs > UNLIMITED_MS) this.refusals = 0;
    if (next === 'later') return longPause(this.refusals++, this.chance());
    return next === 'soon' ? reconnectPause(this.failures++, this.chance()) : 0;
  }
}
