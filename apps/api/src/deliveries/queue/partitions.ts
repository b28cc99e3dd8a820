import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';

const DAY_MS = 86_400_000;
/** A process that cannot reach the database for a week has other troubles than partitions. */
const DAYS_AHEAD = 7;
const EVERY_MS = 3_600_000;
const LOCK_TIMEOUT_MS = 5_000;

/** Tables of the log, split by day of their UUIDv7. */
const TABLES = ['events', 'deliveries', 'delivery_attempts'] as const;

/** Makes sure that the days to come have their partitions, and drops the days that are over. */
@Injectable()
export class Partitions implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(Partitions.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(private readonly dataSource: DataSource) {}

  async onModuleInit(): Promise<void> {
    await this.prepare();
    this.timer = setInterval(() => {
      this.running ??= this.prepare()
        .catch((error: unknown) =>
          this.logger.error({ err: error }, 'the next days of the delivery log are not prepared'),
        )
        .finally(() => (this.running = undefined));
    }, EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Creates the partitions of yesterday to a week ahead that do not exist. */
  async prepare(now: number = Date.now()): Promise<void> {
    const today = Math.floor(now / DAY_MS);
    let present = await this.present();
    const days = Array.from({ length: DAYS_AHEAD + 2 }, (_, index) => today - 1 + index);
    const isMissing = (table: string, day: number): boolean => !present.has(partition(table, day));
    if (!TABLES.some((table) => days.some((day) => isMissing(table, day)))) return;
    await this.locked(async () => {
      // Another process may have been faster.
      present = await this.present();
      return TABLES.flatMap((table) =>
        days.filter((day) => isMissing(table, day)).flatMap((day) => create(table, day)),
      );
    });
  }

  /** Drops the days that ended at least `days` days ago. Nothing may come any more that belongs there. */
  async drop(days: number, now: number = Date.now()): Promise<void> {
    const oldest = partition('', firstKeptDay(days, now));
    const present = await this.present();
    const over = [...present].filter((name) => name.slice(name.lastIndexOf('_')) < oldest);
    if (over.length === 0) return;
    await this.locked(() => Promise.resolve(over.map((name) => `DROP TABLE IF EXISTS ${name}`)));
  }

  private async present(): Promise<Set<string>> {
    const rows = await this.dataSource.query<{ name: string }[]>(
      `SELECT child.relname AS name FROM pg_inherits
       JOIN pg_class child ON child.oid = inhrelid JOIN pg_class parent ON parent.oid = inhparent
       WHERE parent.relkind = 'p' AND parent.relnamespace = current_schema()::regnamespace AND parent.relname = ANY ($1)`,
      [TABLES],
    );
    return new Set(rows.map(({ name }) => name));
  }

  /** Processes that start together must not make the same table. */
  private async locked(statements: () => Promise<string[]>): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtext('whathooks partitions'))`);
      // Writers queue up behind a lock that waits: better to try again in an hour.
      await manager.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT_MS}ms'`);
      for (const statement of await statements()) await manager.query(statement);
    });
  }
}

/** Least id that is kept when the log is kept for `days` days: what is below it is dropped. */
export function leastKeptId(days: number, now: number = Date.now()): string {
  return leastId(firstKeptDay(days, now));
}

function firstKeptDay(days: number, now: number): number {
  return Math.floor(now / DAY_MS) - days;
}

function partition(table: string, day: number): string {
  return `${table}_${new Date(day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '')}`;
}

/** Made beside the table and then attached, which does not stop anybody from writing. */
function create(table: string, day: number): string[] {
  const name = partition(table, day);
  return [
    `CREATE TABLE ${name} (LIKE ${table} INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`,
    `ALTER TABLE ${table} ATTACH PARTITION ${name} FOR VALUES FROM ('${leastId(day)}') TO ('${leastId(day + 1)}')`,
  ];
}

/** Least UUIDv7 of a day: ids sort by time, so a range of ids is a range of time. */
function leastId(day: number): string {
  const hex = (day * DAY_MS).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
