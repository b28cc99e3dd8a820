import { Client } from 'pg';
import type { Product } from '../../harness/product';

/** A database client for counting commits without loading the measured process. */
export async function countClient(product: Product): Promise<Client> {
  const client = new Client({ connectionString: product.databaseUrl });
  await client.connect();
  return client;
}
