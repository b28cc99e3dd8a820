import { startTestCluster } from '../src/test-database';
import { held } from './held';

/**
 * One PostgreSQL for a run of Jest whose specs ask for databases. `npm test` has started one
 * already and says so in `TEST_DATABASE_URL`.
 */
export default async function setUp(): Promise<void> {
  if (process.env['TEST_DATABASE_URL']) return;
  held.cluster = await startTestCluster();
  process.env['TEST_DATABASE_URL'] = held.cluster.url;
}
