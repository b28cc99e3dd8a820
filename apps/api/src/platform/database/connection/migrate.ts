import { DataSource } from 'typeorm';
import { applicationRole, grantRights } from './application-role';
import { dataSourceOptions } from './data-source';
import { secureTables } from './row-security';
import { useRole } from './start-options';

/**
 * Runs the pending migrations, without a timeout: an index over a large table may take long. Then every table has its
 * policy, and the role that the application runs under has its rights.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const dataSource = new DataSource(dataSourceOptions(databaseUrl));
  await dataSource.initialize();
  try {
    await dataSource.runMigrations();
    const role = await applicationRole(dataSource);
    await dataSource.transaction(async (tx) => {
      // Processes that start together do it one after the other.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('whathooks row security'))`);
      await secureTables(tx, role);
      await grantRights(tx, role);
    });
    useRole(databaseUrl, role);
  } finally {
    await dataSource.destroy();
  }
}
