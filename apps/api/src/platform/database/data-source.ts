import type { Type } from '@nestjs/common';
import type { DataSourceOptions } from 'typeorm';
import type { DatabasePatience } from '../config/environment';
import { MIGRATIONS } from './migrations';
import { WatchedClient } from './watched-client';

/** Connections one process opens at most. */
const POOL_SIZE = 20;

/** A process that stands still in the middle of a transaction must not hold up the others, in ms. */
export const IDLE_IN_TRANSACTION_MS = 15_000;

const CONNECT_MS = 10_000;

/**
 * How this product opens a PostgreSQL, wherever it is opened: in the app, in tools, in tests.
 *
 * @param entities tables that are read through repositories; none where only SQL is used.
 * @param patience left out where a statement may take as long as it takes: migrations, tools.
 */
export function dataSourceOptions(
  databaseUrl: string,
  { entities = [], patience }: { entities?: readonly Type[]; patience?: DatabasePatience } = {},
): DataSourceOptions {
  return {
    type: 'postgres',
    // Read by the driver itself, which understands Unix sockets and every libpq parameter.
    extra: {
      connectionString: databaseUrl,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      Client: WatchedClient,
      answerMs: patience?.answerMs,
    },
    entities: [...entities],
    migrations: [...MIGRATIONS],
    synchronize: false,
    logging: false,
    poolSize: POOL_SIZE,
    connectTimeoutMS: patience?.connectMs ?? CONNECT_MS,
    // `pg_stat_activity` tells which process it is.
    applicationName: `whathooks ${process.pid}`,
  };
}
