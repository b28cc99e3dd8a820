import { Injectable } from '@nestjs/common';
import { ApiError } from '../problems/api-error';
import type { ErrorCode } from '@whathooks/dto';
import { addressKey } from './address-key';
import { Cells, ROWS, WIDTH } from './cells';

const HOUR_MS = 3_600_000;

/** How failed log-ins of one kind of key slow down the next. */
interface Backoff {
  /** So many fail before anybody waits. */
  free: number;
  /** The wait doubles with each further one, from a second up to this. */
  longestMs: number;
}

/** One account from one address: a person mistypes, a machine tries. */
const PAIR: Backoff = { free: 5, longestMs: HOUR_MS / 4 };
/** One address, whatever the accounts: a whole office may be behind it. */
const ADDRESS: Backoff = { free: 50, longestMs: HOUR_MS / 60 };

/** Errors that say that a password did not fit. */
const WRONG: readonly ErrorCode[] = ['wrong_login', 'wrong_password'];

/** A failure is forgotten after this time without another. */
const FORGET_MS = HOUR_MS;

/**
 * Slows down people who try passwords, by account and address together and by address. Never by account
 * alone: wrong guesses from elsewhere must not keep a person out.
 */
@Injectable()
export class LogInThrottle {
  private readonly pairs = new Failures(PAIR);
  private readonly addresses = new Failures(ADDRESS);

  /**
   * Tries a password.
   *
   * @param account name that the password is for; letter case does not matter.
   * @param address IP address of who tries.
   * @param tryIt throws `wrong_login` or `wrong_password` when the password does not fit.
   * @throws ApiError rate_limited without trying, while the wait after failures lasts.
   */
  async attempt<T>(account: string, address: string, tryIt: () => Promise<T>): Promise<T> {
    const from = addressKey(address);
    const tries = [
      this.pairs.begin(`${from} ${account.toLowerCase()}`),
      this.addresses.begin(from),
    ];
    try {
      const waitMs = Math.max(...tries.map((each) => each.waitMs));
      if (waitMs > 0) throw tooMany(waitMs);
      return await tryIt();
    } catch (error) {
      if (error instanceof ApiError && WRONG.includes(error.code)) {
        for (const each of tries) each.failed();
      }
      throw error;
    } finally {
      for (const each of tries) each.end();
    }
  }
}

interface Try {
  /** Milliseconds to wait before it may be made. */
  waitMs: number;
  failed(now?: number): void;
  end(): void;
}

/** Counts failures in memory of fixed size, without evicting any. */
export class Failures {
  private readonly cells = new Cells();
  private readonly counts = new Uint8Array(ROWS * WIDTH);
  private readonly lastAt = new Float64Array(ROWS * WIDTH);
  /** Tries under way. They may all fail, so that only as many run at once as may fail. */
  private readonly running = new Map<string, number>();

  constructor(private readonly patience: Backoff) {}

  /** @param now in milliseconds since 1970. */
  begin(key: string, now = Date.now()): Try {
    const cells = this.cells.of(key);
    const running = this.running.get(key) ?? 0;
    this.running.set(key, running + 1);
    return {
      waitMs: this.waitMs(cells, running, now),
      failed: (at = Date.now()) => this.addFailure(cells, at),
      end: () => {
        const left = (this.running.get(key) ?? 1) - 1;
        if (left > 0) this.running.set(key, left);
        else this.running.delete(key);
      },
    };
  }

  private waitMs(cells: readonly number[], running: number, now: number): number {
    const waits = cells.map((cell) => {
      const failures = this.failures(cell, now);
      const beyond = failures - this.patience.free;
      if (beyond < 0) return failures + running < this.patience.free ? 0 : 1_000;
      const delay = Math.min(this.patience.longestMs, 1_000 * 2 ** beyond);
      return Math.max(running > 0 ? 1_000 : 0, (this.lastAt[cell] ?? 0) + delay - now);
    });
    return Math.max(0, Math.min(...waits));
  }

  private addFailure(cells: readonly number[], now: number): void {
    const least = Math.min(...cells.map((cell) => this.failures(cell, now)));
    for (const cell of cells) {
      // Cells that are shared count for others too: they are raised no further than this key needs.
      this.counts[cell] = Math.min(255, Math.max(this.failures(cell, now), least + 1));
      this.lastAt[cell] = now;
    }
  }

  private failures(cell: number, now: number): number {
    return now - (this.lastAt[cell] ?? 0) > FORGET_MS ? 0 : (this.counts[cell] ?? 0);
  }
}

export function tooMany(waitMs: number, what = 'passwords'): ApiError {
  const seconds = Math.ceil(waitMs / 1_000);
  return new ApiError(
    'rate_limited',
    `Too many ${what} from here were wrong. Try again in ${seconds} seconds.`,
    undefined,
    seconds,
  );
}
