import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { SimulatorStartError } from './problem';

/** Each entry leads from the version before it to the next. Entries are never changed, only added. */
const MIGRATIONS = [
  `
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
  `,
  // The type tells receipts of one message apart; the plaintext lets its writer encrypt it anew.
  `
  ALTER TABLE queue ADD COLUMN type TEXT NOT NULL DEFAULT '';
  ALTER TABLE queue ADD COLUMN plaintext BLOB;
  ALTER TABLE messages ADD COLUMN address TEXT NOT NULL DEFAULT '';
  `,
  // Who wrote a message to a group; the keys that phones have for groups.
  `
  ALTER TABLE messages ADD COLUMN author TEXT NOT NULL DEFAULT '';
  CREATE TABLE groups (jid TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE group_keys (
    phone TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (phone, name)) STRICT;
  CREATE TABLE group_readers (
    phone TEXT NOT NULL, jid TEXT NOT NULL, device_phone TEXT NOT NULL, device INTEGER NOT NULL,
    PRIMARY KEY (phone, jid, device_phone, device)) STRICT;
  `,
  // Files on the media servers.
  `
  CREATE TABLE media (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT NOT NULL, type TEXT NOT NULL,
    uploader TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, path TEXT NOT NULL UNIQUE,
    query TEXT NOT NULL, "uploadedAt" INTEGER NOT NULL, "expiresAt" INTEGER NOT NULL,
    downloads INTEGER NOT NULL DEFAULT 0, completed INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0, made TEXT) STRICT;
  CREATE INDEX media_owner ON media (owner);
  `,
  // What is done to a message names it by its id.
  `
  CREATE INDEX messages_id ON messages (phone, id);
  `,
  // How long messages of a chat last, in seconds: now, and when each message came.
  `
  CREATE TABLE timers (
    phone TEXT NOT NULL, peer TEXT NOT NULL, seconds INTEGER NOT NULL, PRIMARY KEY (phone, peer)) STRICT;
  ALTER TABLE messages ADD COLUMN timer INTEGER NOT NULL DEFAULT 0;
  `,
  // The state of accounts: what their devices patched, and the keys of their phones.
  `
  CREATE TABLE state_keys (phone TEXT PRIMARY KEY, id BLOB NOT NULL, data BLOB NOT NULL) STRICT;
  CREATE TABLE state_patches (
    phone TEXT NOT NULL, collection TEXT NOT NULL, version INTEGER NOT NULL, patch BLOB NOT NULL,
    PRIMARY KEY (phone, collection, version)) STRICT;
  `,
  // Pictures of accounts and groups; whom a number blocks.
  `
  CREATE TABLE pictures (jid TEXT PRIMARY KEY, id TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE blocked (phone TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (phone, other)) STRICT;
  `,
];

/**
 * The simulator's state, in one SQLite file: what it acknowledged is there after a
 * `kill -9`. Without a folder it is kept in memory.
 *
 * Writes within one turn of the event loop share a transaction. Before a client is told of them, `commit` is called
 * first.
 */
export class SimulatorDatabase {
  private readonly database: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();
  private inTransaction = false;

  /** @throws SimulatorStartError when the folder cannot be written or another process has it. */
  constructor(stateDir?: string) {
    this.database = open(stateDir);
  }

  /** Writes. The change is safe after `commit`. */
  run(sql: string, ...values: SQLInputValue[]): number {
    if (!this.inTransaction) {
      this.inTransaction = true;
      this.database.exec('BEGIN');
      setImmediate(() => this.commit());
    }
    return Number(this.statement(sql).run(...values).changes);
  }

  /** Commits all writes, so that they survive the process. */
  commit(): void {
    if (!this.inTransaction) return;
    this.inTransaction = false;
    this.database.exec('COMMIT');
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.statement(sql).all(...values) as Row[];
  }

  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.statement(sql).get(...values) as Row | undefined;
  }

  close(): void {
    this.commit();
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

function open(stateDir: string | undefined): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    if (stateDir) {
      makeFolder(stateDir);
      accessSync(stateDir, constants.W_OK | constants.X_OK);
    }
    const file = stateDir ? join(stateDir, 'simulator.sqlite') : ':memory:';
    if (stateDir) closeToOthers(stateDir, file);
    database = new DatabaseSync(file);
    // One process locks the file: two would each trust their own cache. Nothing is flushed to
    // the disk itself: the operating system keeps what was written when only the process dies.
    database.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;',
    );
    migrate(database);
    return database;
  } catch (error) {
    database?.close();
    throw startError(error, stateDir ?? 'memory');
  }
}

function migrate(database: DatabaseSync): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as {
    user_version: number;
  };
  MIGRATIONS.slice(version).forEach((migration, index) => {
    database.exec(`BEGIN; ${migration} PRAGMA user_version = ${version + index + 1}; COMMIT;`);
  });
}

function startError(error: unknown, stateDir: string): SimulatorStartError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ERR_SQLITE_ERROR') {
    return new SimulatorStartError(
      /locked/.test(message)
        ? `The folder ${stateDir} is in use by another simulator.`
        : `The memory in ${stateDir} cannot be read (${message}).`,
      { cause: error },
    );
  }
  return new SimulatorStartError(`The folder ${stateDir} cannot be written (${code ?? message}).`, {
    cause: error,
  });
}

/** One folder at a time: Node's recursive `mkdir` hangs where a folder cannot be created. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/**
 * The file holds messages and keys. SQLite gives the files beside it the same permissions. Also
 * closes what an earlier version left open.
 */
function closeToOthers(stateDir: string, file: string): void {
  // Only a missing one: closing a file ends the locks that this process has on it.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  for (const path of [stateDir, file, `${file}-wal`]) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found || found.uid !== process.getuid?.() || (found.mode & 0o077) === 0) continue;
    chmodSync(path, path === stateDir ? 0o700 : 0o600);
  }
}
