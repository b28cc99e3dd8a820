import type { Type } from '@nestjs/common';
import type { DataSourceOptions } from 'typeorm';
import type { DatabasePatience } from '../../config/environment';
import { MIGRATIONS } from '../migrations';
import { ownersUrl, roleOf, scopedUrl } from './start-options';
import { WatchedClient } from './watched-client';

/** Connections one process opens at most. */
const POOL_SIZE = 20;

/** Timeout of an idle transaction, in ms, so that a stopped process does not block the others. */
export const IDLE_IN_TRANSACTION_MS = 15_000;

const CONNECT_MS = 10_000;

/**
 * For how long a connection that nobody uses is kept, in ms. A new one knows no table yet: what it reads of
 * the catalog takes PostgreSQL longer than most statements.
 */
const IDLE_MS = 60_000;

/**
 * How PostgreSQL is opened everywhere: in the app, in tools, in tests. As the owner of the tables, who sees all
 * organizations, unless it is for the app.
 *
 * @param isForApp statements run in the scope of the work that sends them, under the role of the application.
 * @param entities tables that are read through repositories; none where only SQL is used.
 * @param patience left out where statements may take as long as they need: migrations, tools.
 */
export function dataSourceOptions(
  databaseUrl: string,
  {
    entities = [],
    patience,
    isForApp = false,
  }: { entities?: readonly Type[]; patience?: DatabasePatience; isForApp?: boolean } = {},
): DataSourceOptions {
  return {
    type: 'postgres',
    // Parsed by the driver, which understands Unix sockets and every libpq parameter.
    extra: {
      connectionString: isForApp ? scopedUrl(databaseUrl) : ownersUrl(databaseUrl),
      ...(isForApp && { scopedRole: roleOf(databaseUrl) }),
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      idleTimeoutMillis: IDLE_MS,
      Client: WatchedClient,
      answerMs: patience?.answerMs,
    },
    entities: [...entities],
    migrations: [...MIGRATIONS],
    synchronize: false,
    logging: false,
    poolSize: POOL_SIZE,
    connectTimeoutMS: patience?.connectMs ?? CONNECT_MS,
    // Shows in `pg_stat_activity` which process it is.
    applicationName: `whathooks ${process.pid}`,
  };
}
