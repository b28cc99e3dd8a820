import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type TestDatabase, testDatabase } from '@whathooks/embedded-postgres';
import { isDatabaseTrouble } from '../errors/database-trouble';
import { DatabaseSilentError, WatchedClient } from './watched-client';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function open(connectionString: string, answerMs: number): Promise<WatchedClient> {
  const client = new WatchedClient({ connectionString, answerMs });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Says that all is well to whoever connects, and then nothing ever again. */
async function speechlessServer(): Promise<{ url: string; close: () => void }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    const authenticated = [0x52, 0, 0, 0, 8, 0, 0, 0, 0];
    const ready = [0x5a, 0, 0, 0, 5, 0x49];
    socket.once('data', () => socket.write(Buffer.from([...authenticated, ...ready])));
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

describe('a connection to the database', () => {
  it('is cut when a statement is not answered, with all that waits behind it', async () => {
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

  it('is kept when the server itself ends what takes too long', async () => {
    const client = await open(database.url, 500);
    const error: unknown = await client.query('SELECT pg_sleep(60)').catch((e: unknown) => e);
    expect(error).toMatchObject({ code: '57014' });
    expect(isDatabaseTrouble(error)).toBe(true);
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await client.end();
  });

  it('lets a statement take its time where nobody said how much', async () => {
    const client = new WatchedClient(database.url);
    await client.connect();
    const { rows } = await client.query('SHOW statement_timeout');
    expect(rows).toEqual([{ statement_timeout: '0' }]);
    await client.end();
  });
});
