import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Scheduler } from '../../../platform/scheduler/scheduler';
import { asOwner } from '../../../platform/scope/scope';

const DAY_MS = 86_400_000;
/**
 * Partitions are created this many days ahead; a process without a database for a week has larger
 * problems.
 */
const DAYS_AHEAD = 7;
const EVERY_MS = 3_600_000;
const LOCK_TIMEOUT_MS = 5_000;

/** Tables of the log, partitioned by day of their UUIDv7. */
const TABLES = ['events', 'deliveries', 'delivery_attempts'] as const;

/** Creates the partitions of the coming days, and drops those that are past retention. */
@Injectable()
export class Partitions implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    scheduler: Scheduler,
  ) {
    scheduler.register({
      name: 'creation of partitions of the delivery log',
      everyMs: EVERY_MS,
      run: () => this.prepare(),
    });
  }

  /** Nothing can be written without them. */
  onModuleInit(): Promise<void> {
    return this.prepare();
  }

  /** Creates missing partitions from yesterday to a week ahead. */
  async prepare(now: number = Date.now()): Promise<void> {
    const today = Math.floor(now / DAY_MS);
    let present = await this.present();
    const days = Array.from({ length: DAYS_AHEAD + 2 }, (_, index) => today - 1 + index);
    const isMissing = (table: string, day: number): boolean => !present.has(partition(table, day));
    if (!TABLES.some((table) => days.some((day) => isMissing(table, day)))) return;
    await this.locked(async () => {
      // Another process may have created them meanwhile.
      present = await this.present();
      return TABLES.flatMap((table) =>
        days.filter((day) => isMissing(table, day)).flatMap((day) => create(table, day)),
      );
    });
  }

  /** Drops the partitions of days that ended at least `days` days ago. */
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

  /** Prevents processes that start together from creating the same table. */
  private async locked(statements: () => Promise<string[]>): Promise<void> {
    const work = async (manager: EntityManager): Promise<void> => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtext('whathooks partitions'))`);
      // Writers queue up behind a waiting lock: trying again in an hour is better.
      await manager.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT_MS}ms'`);
      for (const statement of await statements()) await manager.query(statement);
    };
    await asOwner('schedule', () => this.dataSource.transaction(work));
  }
}

/** Least id that is kept when the log is kept for `days` days; lower ids are dropped. */
export function leastKeptId(days: number, now: number = Date.now()): string {
  return leastId(firstKeptDay(days, now));
}

function firstKeptDay(days: number, now: number): number {
  return Math.floor(now / DAY_MS) - days;
}

function partition(table: string, day: number): string {
  return `${table}_${new Date(day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '')}`;
}

/** Created beside the table and then attached, which does not block writers. */
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
