import { Client } from 'pg';
import { until } from '@whathooks/testing';
import type { OwnDatabase } from '../../harness/own-database';

const SETTINGS = {
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
};

/** How PostgreSQL found what was searched for, as it writes it into its log. */
export async function plansOf<Search>(
  database: OwnDatabase,
  searches: Record<string, Search>,
  search: (wanted: Search) => Promise<unknown>,
): Promise<string> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    for (const [name, value] of Object.entries(SETTINGS))
      await client.query(`ALTER SYSTEM SET ${name} = '${value}'`);
    await client.query('SELECT pg_reload_conf()');
    const plans: string[] = [];
    for (const [name, wanted] of Object.entries(searches)) {
      const from = database.log.length;
      const plan = await until('PostgreSQL to write the plan', async () => {
        await search(wanted);
        return planIn(database.log.slice(from));
      });
      plans.push(`${name}\n${plan}`);
    }
    return plans.join('\n');
  } finally {
    await client.end();
  }
}

/** The steps of the last search in a log. */
function planIn(log: string): string | null {
  const entries = log
    .split(/^(?=\d{4}-\d\d-\d\d )/m)
    .filter((entry) => entry.includes('search_words') && entry.includes('->'));
  const steps = /^\s*(->|Buffers|Rows Removed).*$/gm;
  return entries.at(-1)?.match(steps)?.join('\n') ?? null;
}
