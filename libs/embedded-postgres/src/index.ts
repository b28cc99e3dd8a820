export type { Connection } from './connection';
export { type KeepHooks, keepPostgres, type KeptPostgres } from './keep-running';
export { type PostgresOptions, type RunningPostgres, startPostgres } from './start-postgres';
export { PostgresStartError } from './start-error';
export {
  startTestCluster,
  type Template,
  type TestCluster,
  testDatabase,
  type TestDatabase,
} from './test-database';
