import { setTimeout as delay } from 'node:timers/promises';
import { clusterIdentity, clusterIsGone } from './cluster-identity';
import { foldersOf } from './folders';
import { endPostmaster, isAlive, isPostgres } from './postmaster';
import { type PostgresOptions, startPostgres, stopPostgres } from './start-postgres';

/** How often the server is checked. */
const LOOK_EVERY_MS = 250;
/** Pauses before each restart. After the last one, no further start is made. */
const PAUSES_MS = [0, 500, 1_000, 2_000, 4_000, 8_000];
/** A server that ran this long has recovered: the pauses start again. */
const SETTLED_AFTER_MS = 60_000;
/** A server whose files were removed has nothing to write; one whose folder was moved has. */
const GONE_PATIENCE_MS = 1_000;

export interface KeepHooks {
  /** Receives lines for a person at a shell. */
  tell: (line: string) => void;
  /**
   * Called when restarting failed too often, or the cluster was removed. The message is one line.
   * Nothing more is started.
   */
  gaveUp: (error: Error) => void;
  /** Replaces the default pauses, in ms. */
  pausesMs?: readonly number[];
}

export interface KeptPostgres {
  /** `postgresql://` address, the same after every start. */
  readonly url: string;
  /** Process id of the current server. */
  readonly pid: number;
  /** Stops restarting and stops the server, as `RunningPostgres.stop`. */
  stop(patienceMs?: number): Promise<void>;
}

/**
 * Starts the bundled PostgreSQL, and restarts it whenever it ends unexpectedly: killed by a person,
 * or by a system that is out of memory. Confirmed data is recovered. When its cluster is removed or
 * replaced, the server is stopped and not restarted: a new cluster is never created in its place.
 *
 * @throws PostgresStartError when the first start fails.
 */
export async function keepPostgres(
  options: PostgresOptions,
  hooks: KeepHooks,
): Promise<KeptPostgres> {
  const { url, pid } = await startPostgres(options);
  const supervisor = new Supervisor(options, hooks, pid);
  return {
    url,
    get pid() {
      return supervisor.pid;
    },
    stop: (patienceMs) => supervisor.stop(patienceMs),
  };
}

class Supervisor {
  private readonly over = new AbortController();
  private readonly pausesMs: readonly number[];
  private readonly keeping: Promise<void>;
  private readonly cluster: string;
  private readonly identity: string | null;
  /** Starts since the server was last settled. */
  private starts = 0;

  constructor(
    private readonly options: PostgresOptions,
    private readonly hooks: KeepHooks,
    public pid: number,
  ) {
    this.pausesMs = hooks.pausesMs ?? PAUSES_MS;
    this.cluster = foldersOf(options.dataDir).cluster;
    this.identity = clusterIdentity(this.cluster);
    this.keeping = this.keep();
  }

  async stop(patienceMs?: number): Promise<void> {
    this.over.abort();
    await this.keeping;
    await stopPostgres(this.options.dataDir, patienceMs);
  }

  private async keep(): Promise<void> {
    while (await this.ended()) {
      if (this.isGone()) {
        this.giveUpWhatIsGone();
        const { pid } = this;
        await endPostmaster(pid, () => isPostgres(pid), GONE_PATIENCE_MS);
        return;
      }
      this.hooks.tell('PostgreSQL ended unexpectedly; it is started again.');
      if (!(await this.startAgain())) return;
    }
  }

  private isGone(): boolean {
    return clusterIdentity(this.cluster) !== this.identity;
  }

  private giveUpWhatIsGone(): void {
    this.hooks.gaveUp(clusterIsGone(foldersOf(this.options.dataDir)));
  }

  /** Resolves when the server or its cluster is gone; false when it was stopped. */
  private async ended(): Promise<boolean> {
    const settled = Date.now() + SETTLED_AFTER_MS;
    while (isAlive(this.pid) && !this.isGone()) {
      if (Date.now() > settled) this.starts = 0;
      if (!(await this.wait(LOOK_EVERY_MS))) return false;
    }
    return !this.over.signal.aborted;
  }

  /** False when it was stopped, or restarting failed too often. */
  private async startAgain(): Promise<boolean> {
    let reason = 'it ends as soon as it runs';
    for (;;) {
      const pauseMs = this.pausesMs[this.starts];
      if (pauseMs === undefined) {
        const times = `${this.starts} ${this.starts === 1 ? 'time' : 'times'}`;
        this.hooks.gaveUp(
          new Error(`PostgreSQL was started again ${times} and does not stay up: ${reason}`),
        );
        return false;
      }
      this.starts += 1;
      if (!(await this.wait(pauseMs))) return false;
      if (this.isGone()) {
        this.giveUpWhatIsGone();
        return false;
      }
      try {
        this.pid = (await startPostgres({ ...this.options, inUse: true })).pid;
        this.hooks.tell('PostgreSQL runs again.');
        return true;
      } catch (error) {
        reason = (error as Error).message;
        const next = this.pausesMs[this.starts];
        if (next !== undefined) this.hooks.tell(`${reason} Next try in ${next / 1_000} s.`);
      }
    }
  }

  /** False when it was stopped meanwhile. */
  private wait(milliseconds: number): Promise<boolean> {
    return delay(milliseconds, true, { signal: this.over.signal, ref: false }).catch(() => false);
  }
}
