import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source';

/** Brings the schema up to date. An index over a large table may take longer than a request would wait. */
export async function migrate(databaseUrl: string): Promise<void> {
  const dataSource = new DataSource(dataSourceOptions(databaseUrl));
  await dataSource.initialize();
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
}
