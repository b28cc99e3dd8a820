import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source';

/** Runs the pending migrations, without a timeout: an index over a large table may take long. */
export async function migrate(databaseUrl: string): Promise<void> {
  const dataSource = new DataSource(dataSourceOptions(databaseUrl));
  await dataSource.initialize();
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
}
