import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type RunningPostgres,
  startPostgres,
  type TestDatabase,
} from '@whathooks/embedded-postgres';
import { limitFilesOf } from './limit-files';

/** A PostgreSQL that belongs to one story, which may kill it. It writes to disk as in production. */
export class OwnDatabase implements TestDatabase {
  private constructor(
    private readonly folder: string,
    private readonly settings: Readonly<Record<string, string>>,
    private postgres: RunningPostgres,
  ) {}

  /** @param settings of postgresql.conf, besides those of production. */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<OwnDatabase> {
    const folder = await mkdtemp(join(tmpdir(), 'whathooks-e2e-pg-'));
    const postgres = await startPostgres({ dataDir: folder, settings });
    return new OwnDatabase(folder, settings, postgres);
  }

  get url(): string {
    return this.postgres.url;
  }

  /** What the server has written into its log. */
  get log(): string {
    return readFileSync(this.postgres.logFile, 'utf8');
  }

  /** `kill -9` of the server: what is not on disk is gone. It starts again by `restart()` only. */
  kill(): void {
    process.kill(this.postgres.pid, 'SIGKILL');
  }

  /** A clean end, which every connection is told. It starts again by `restart()` only. */
  stop(): Promise<void> {
    return this.postgres.stop();
  }

  /**
   * Lets no file grow beyond so many bytes: PostgreSQL takes that for a full disk. Its log, made in files of
   * 16 MiB, works below that, as on a disk on which it has room of its own.
   */
  limitFiles(bytes: number | 'unlimited'): void {
    // The server first: what it starts from then on has the same limits.
    for (const pid of this.processes()) {
      try {
        limitFilesOf(pid, bytes);
      } catch (error) {
        // Connections come and go.
        if (existsSync(`/proc/${pid}`)) throw error;
      }
    }
  }

  async restart(): Promise<void> {
    this.postgres = await startPostgres({ dataDir: this.folder, settings: this.settings });
  }

  /** The server and what it has started. */
  private processes(): number[] {
    const { pid } = this.postgres;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return [pid, ...children.trim().split(' ').filter(Boolean).map(Number)];
  }

  async drop(): Promise<void> {
    await this.postgres.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
