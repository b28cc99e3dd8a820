// @ts-check
/**
 * `npm run bench`: compares the product with bare Baileys sockets and a bare HTTP client, as
 * ratios; `npm run bench -- send` for some of it. Uses PostgreSQL with durable commits as in `npm
 * start`, which tests disable to be quick.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, root } from './lib/build/build.mjs';
import { Lifetime } from './lib/processes/lifetime.mjs';
import { runMain } from './lib/report/output.mjs';
import { Program } from './lib/processes/programs.mjs';

const require = createRequire(import.meta.url);

const PROJECTS = ['api', 'simulator', 'embedded-postgres', 'e2e'];

await runMain(async () => {
  const lifetime = new Lifetime();
  const dataDir = mkdtempSync(join(tmpdir(), 'whathooks-bench-'));
  try {
    await build(
      PROJECTS.map((name) => `@whathooks/${name}`),
      lifetime.signal,
    );
    const { startPostgres } = require(join(root, 'libs/embedded-postgres/dist/index.js'));
    const database = await startPostgres({ dataDir });
    lifetime.database = database;
    const bench = new Program({
      name: 'The benchmark',
      script: join(root, 'apps/e2e/dist/bench/main.js'),
      args: process.argv.slice(2),
      env: { ...process.env, TEST_DATABASE_URL: database.url },
    });
    lifetime.add(bench);
    await Promise.race([bench.ended(), lifetime.over]);
    return bench.process.exitCode ?? 1;
  } finally {
    await lifetime.ended();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
