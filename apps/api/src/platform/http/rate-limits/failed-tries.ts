import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Scheduler } from '../../scheduler/scheduler';
import { ApiError } from '../problems/api-error';
import { type Backoff, type Begun, FailedTriesRepository } from './failed-tries.repository';

const SWEEP_EVERY_MS = 600_000;

/** What a try is counted for. */
export interface Counted {
  /** Whose it is, with the kind of key in front. */
  key: string;
  backoff: Backoff;
}

/** A try that counts as a failure until it is over. */
interface BegunTry {
  hash: Buffer;
  begun: Begun;
}

/** Slows down who fails, in all processes together. */
@Injectable()
export class FailedTries {
  constructor(
    private readonly rows: FailedTriesRepository,
    scheduler: Scheduler,
  ) {
    scheduler.register({
      name: 'removal of forgotten failures',
      everyMs: SWEEP_EVERY_MS,
      run: () => this.sweep(),
    });
  }

  /**
   * Tries something. While it runs it counts as a failure, so that no more run at once than may fail.
   *
   * @param what it is called in the error: "wrong passwords".
   * @param isFailure whether it stays one, by the error that it threw; null when it threw none.
   * @throws ApiError rate_limited without trying, while one of the keys has to wait.
   */
  async attempt<T>(
    counted: readonly Counted[],
    what: string,
    isFailure: (error: unknown) => boolean,
    tryIt: () => Promise<T>,
  ): Promise<T> {
    const tries: BegunTry[] = [];
    let thrown: unknown = null;
    try {
      for (const each of counted) tries.push(await this.begin(each, what));
      return await tryIt();
    } catch (error) {
      thrown = error;
      throw error;
    } finally {
      await this.settle(tries, isFailure(thrown));
    }
  }

  /** Removes what is forgotten. */
  sweep(): Promise<void> {
    return this.rows.removeForgotten();
  }

  private async begin({ key, backoff }: Counted, what: string): Promise<BegunTry> {
    const hash = createHash('sha256').update(key).digest();
    const begun = await this.rows.begin(hash, backoff);
    if ('waitMs' in begun) throw tooMany(begun.waitMs, what);
    return { hash, begun };
  }

  private async settle(tries: readonly BegunTry[], hasFailed: boolean): Promise<void> {
    for (const { hash, begun } of tries)
      await (hasFailed ? this.rows.failed(hash) : this.rows.undo(hash, begun));
  }
}

export function tooMany(waitMs: number, what: string): ApiError {
  const seconds = Math.ceil(waitMs / 1_000);
  return new ApiError(
    'rate_limited',
    `Too many ${what}. Try again in ${seconds} seconds.`,
    undefined,
    seconds,
  );
}
