import { Client } from 'pg';
import type { Product } from '../harness/product';

/** A database client for counting: what is committed, without asking the process under load. */
export async function counting(product: Product): Promise<Client> {
  const client = new Client({ connectionString: product.databaseUrl });
  await client.connect();
  return client;
}
