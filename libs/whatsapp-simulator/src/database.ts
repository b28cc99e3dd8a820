import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS accounts (phone TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS devices (
    phone TEXT NOT NULL, id INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (phone, id)) STRICT;
  CREATE TABLE IF NOT EXISTS prekeys (
    phone TEXT NOT NULL, device INTEGER NOT NULL, id INTEGER NOT NULL, public BLOB NOT NULL,
    PRIMARY KEY (phone, device, id)) STRICT;
  CREATE TABLE IF NOT EXISTS ratchets (
    phone TEXT NOT NULL, address TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (phone, address)) STRICT;
  CREATE TABLE IF NOT EXISTS phone_prekeys (
    phone TEXT NOT NULL, id INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (phone, id)) STRICT;
  CREATE TABLE IF NOT EXISTS queue (
    seq INTEGER PRIMARY KEY, phone TEXT NOT NULL, device INTEGER NOT NULL, tag TEXT NOT NULL,
    id TEXT NOT NULL, sender TEXT NOT NULL, stanza BLOB NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS queue_device ON queue (phone, device, id);
  CREATE TABLE IF NOT EXISTS messages (
    seq INTEGER PRIMARY KEY, phone TEXT NOT NULL, peer TEXT NOT NULL, id TEXT NOT NULL,
    direction TEXT NOT NULL, text TEXT, content BLOB NOT NULL, at INTEGER NOT NULL,
    status TEXT NOT NULL, deliveries INTEGER NOT NULL DEFAULT 1,
    UNIQUE (phone, peer, id, direction)) STRICT;
`;

/**
 * Everything the simulator must remember, in one SQLite file: what it acknowledged is there after a
 * `kill -9`. Without a folder it is kept in memory.
 */
export class SimulatorDatabase {
  private readonly database: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  /** @throws Error when the folder cannot be written. */
  constructor(stateDir?: string) {
    if (stateDir) mkdirSync(stateDir, { recursive: true });
    this.database = new DatabaseSync(stateDir ? join(stateDir, 'simulator.sqlite') : ':memory:');
    // The operating system keeps what was written when only the process dies.
    this.database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;');
    this.database.exec(SCHEMA);
  }

  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.statement(sql).run(...values).changes);
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.statement(sql).all(...values) as Row[];
  }

  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.statement(sql).get(...values) as Row | undefined;
  }

  close(): void {
    this.statements.clear();
    this.database.close();
  }

  private statement(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.database.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}
