import { held } from './held';

export default async function tearDown(): Promise<void> {
  const { cluster } = held;
  if (!cluster) return;
  delete held.cluster;
  delete process.env['TEST_DATABASE_URL'];
  await cluster.stop();
}
