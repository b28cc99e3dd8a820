import { resolve } from 'node:path';
import { type Template, type TestDatabase, testDatabase } from '@whathooks/embedded-postgres';

const MIGRATE = resolve(__dirname, '../../../api/dist/platform/database/connection/migrate.js');

/** Filled by the migrations of the built product. */
const MIGRATED: Template = {
  name: 'migrated',
  fill: async (url) => {
    const { migrate } = (await import(MIGRATE)) as { migrate(url: string): Promise<void> };
    await migrate(url);
  },
};

/** A database with all tables, each empty. */
export function migratedDatabase(): Promise<TestDatabase> {
  return testDatabase(MIGRATED);
}
