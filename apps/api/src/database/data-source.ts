import type { DataSourceOptions } from 'typeorm';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';

/** Connections one process opens at most. */
const POOL_SIZE = 20;

/** A process that stands still in the middle of a transaction must not hold up the others, in ms. */
const IDLE_IN_TRANSACTION_MS = 15_000;

/** How this product opens a PostgreSQL, wherever it is opened: in the app, in tools, in tests. */
export function dataSourceOptions(databaseUrl: string): DataSourceOptions {
  return {
    type: 'postgres',
    // Read by the driver itself, which understands Unix sockets and every libpq parameter.
    extra: {
      connectionString: databaseUrl,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    },
    entities: [...ENTITIES],
    migrations: [...MIGRATIONS],
    synchronize: false,
    logging: false,
    poolSize: POOL_SIZE,
    connectTimeoutMS: 10_000,
    applicationName: 'whathooks',
  };
}
