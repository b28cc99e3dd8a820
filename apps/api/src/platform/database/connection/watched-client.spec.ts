import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type TestDatabase, testDatabase } from '@whathooks/embedded-postgres';
import { DataSource } from 'typeorm';
import { until } from '@whathooks/testing';
import { isDatabaseTrouble } from '../../http/problems/database-trouble';
import { dataSourceOptions } from './data-source';
import { DatabaseSilentError, WatchedClient } from './watched-client';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function open(connectionString: string, answerMs: number): Promise<WatchedClient> {
  const client = new WatchedClient({ connectionString, answerMs });
  await client.connect();
  return client;
}

/** The server's message after a login; ReadyForQuery follows. */
const AUTHENTICATED = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0]);

/** Accepts a login and then never responds again. */
async function speechlessServer(): Promise<{ url: string; close: () => void }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    const ready = [0x5a, 0, 0, 0, 5, 0x49];
    socket.once('data', () => socket.write(Buffer.from([...AUTHENTICATED, ...ready])));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `postgresql://somebody:x@127.0.0.1:${(server.address() as AddressInfo).port}/x`,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/**
 * A proxy to the database. After `holdBack`, the messages after a login arrive together with the
 * end of the connection.
 */
async function lateWay(): Promise<{ url: string; holdBack: () => void; close: () => void }> {
  const direct = new URL(database.url);
  const path = `${direct.searchParams.get('host')}/.s.PGSQL.${direct.searchParams.get('port')}`;
  let isLate = false;
  const server = createServer((near) => {
    const far = connect(path);
    const held: Buffer[] = [];
    near.on('error', () => far.destroy()).pipe(far);
    far.on('error', () => near.destroy()).on('close', () => near.end(Buffer.concat(held)));
    far.on('data', (chunk) => {
      if (held.length > 0 || (isLate && chunk.includes(AUTHENTICATED))) held.push(chunk);
      else near.write(chunk);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(direct);
  url.search = '';
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: url.href, holdBack: () => (isLate = true), close: () => server.close() };
}

describe('a connection to the database', () => {
  it('is closed when a statement gets no response, and waiting statements fail', async () => {
    const server = await speechlessServer();
    const client = await open(server.url, 50);
    const waiting = [client.query('SELECT 1'), client.query('SELECT 2')];
    for (const result of await Promise.allSettled(waiting)) {
      expect(result.status).toBe('rejected');
      const { reason } = result as PromiseRejectedResult;
      expect(reason).toBeInstanceOf(DatabaseSilentError);
      expect(isDatabaseTrouble(reason)).toBe(true);
    }
    const later: unknown = await client.query('SELECT 3').catch((error: unknown) => error);
    expect(isDatabaseTrouble(later)).toBe(true);
    server.close();
  });

  it('is kept when the server cancels a slow statement', async () => {
    const client = await open(database.url, 500);
    const error: unknown = await client.query('SELECT pg_sleep(60)').catch((e: unknown) => e);
    expect(error).toMatchObject({ code: '57014' });
    expect(isDatabaseTrouble(error)).toBe(true);
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await client.end();
  });

  it('has no timeout where none is set', async () => {
    const client = new WatchedClient(database.url);
    await client.connect();
    const { rows } = await client.query('SHOW statement_timeout');
    expect(rows).toEqual([{ statement_timeout: '0' }]);
    await client.end();
  });

  it('that ends while the pool hands it over fails only its own request', async () => {
    const way = await lateWay();
    const pool = await new DataSource(dataSourceOptions(way.url)).initialize();
    const other = await open(database.url, 5_000);
    const held = pool.createQueryRunner();
    const [kept] = (await held.query('SELECT pg_backend_pid() AS pid')) as [{ pid: number }];
    way.holdBack();
    const asked = pool.query('SELECT 1').catch((error: unknown) => error);
    await until('a third connection, to be ended', async () => {
      const { rowCount } = await other.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND state = 'idle' AND pid NOT IN (pg_backend_pid(), $1)`,
        [kept.pid],
      );
      return rowCount === 1;
    });
    expect(isDatabaseTrouble(await asked)).toBe(true);
    expect(await held.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await held.release();
    await pool.destroy();
    await other.end();
    way.close();
  });
});
