import { type Template, type TestDatabase, testDatabase } from '@whathooks/embedded-postgres';
import { migrate } from '../../src/platform/database/connection/migrate';

const MIGRATED: Template = { name: 'migrated', fill: migrate };

/** A database of a test with all tables, each empty. */
export function migratedDatabase(): Promise<TestDatabase> {
  return testDatabase(MIGRATED);
}
