import { Client, DatabaseError } from 'pg';
import { PostgresStartError } from './start-error';

/** What `pg` needs to connect. `host` is the folder of the Unix socket. */
export interface Connection {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

/** The database that every cluster has. */
const MAINTENANCE_DATABASE = 'postgres';
const PING_TIMEOUT_MS = 2_000;

const INVALID_PASSWORD = '28P01';
const CANNOT_CONNECT_NOW = '57P03';
const DUPLICATE_DATABASE = ['42P04', '23505'];

/** `postgresql://` address that libpq, psql and node-postgres read alike. */
export function connectionUrl(connection: Connection): string {
  const url = new URL('postgresql://localhost');
  url.username = connection.user;
  url.password = connection.password;
  url.pathname = connection.database;
  // The parameter `host` takes precedence over the host of the URL, and may be a folder.
  url.searchParams.set('host', connection.host);
  url.searchParams.set('port', String(connection.port));
  return url.href;
}

/**
 * `no`: not listening. `busy`: starting or shutting down. `yes`: accepts queries.
 *
 * @throws PostgresStartError when the server rejects our password.
 */
export async function ping(connection: Connection): Promise<'no' | 'busy' | 'yes'> {
  try {
    await withClient(connection, (client) => client.query('select 1'));
    return 'yes';
  } catch (error) {
    if (!(error instanceof DatabaseError)) return 'no';
    if (error.code === INVALID_PASSWORD) {
      throw new PostgresStartError(
        `The PostgreSQL listening in ${connection.host} refuses the password kept beside its data.`,
      );
    }
    // Any other error, such as too many clients, comes from a running server.
    return error.code === CANNOT_CONNECT_NOW ? 'busy' : 'yes';
  }
}

/** Creates a database unless it exists. */
export async function createDatabase(connection: Connection, name: string): Promise<void> {
  await withClient(connection, async (client) => {
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount) return;
    try {
      await client.query(`create database ${client.escapeIdentifier(name)}`);
    } catch (error) {
      const code = error instanceof DatabaseError ? error.code : undefined;
      if (!code || !DUPLICATE_DATABASE.includes(code)) throw error;
    }
  });
}

/** Drops a database if it exists, ending the connections that are still open to it. */
export async function dropDatabase(connection: Connection, name: string): Promise<void> {
  await withClient(connection, (client) =>
    client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`),
  );
}

async function withClient<T>(
  connection: Connection,
  act: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    ...connection,
    database: MAINTENANCE_DATABASE,
    connectionTimeoutMillis: PING_TIMEOUT_MS,
    application_name: 'whathooks-start',
  });
  // A server that goes away rejects the query; an unhandled error event would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return await act(client);
  } finally {
    await client.end().catch(() => {});
  }
}
