import type { DataSourceOptions } from 'typeorm';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';

/** Connections one process opens at most. */
const POOL_SIZE = 20;

/** How this product opens a PostgreSQL, wherever it is opened: in the app, in tools, in tests. */
export function dataSourceOptions(databaseUrl: string): DataSourceOptions {
  return {
    type: 'postgres',
    ...connection(databaseUrl),
    entities: [...ENTITIES],
    migrations: [...MIGRATIONS],
    synchronize: false,
    logging: false,
    poolSize: POOL_SIZE,
    connectTimeoutMS: 10_000,
    applicationName: 'whathooks',
  };
}

/**
 * `postgresql://user:password@/database?host=/folder` names a Unix socket, which TypeORM's own
 * parser of addresses would drop.
 */
function connection(databaseUrl: string): object {
  const url = new URL(databaseUrl);
  const socket = url.searchParams.get('host');
  if (!socket?.startsWith('/')) return { url: databaseUrl };
  return {
    host: socket,
    port: Number(url.searchParams.get('port') ?? (url.port || 5432)),
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
  };
}
