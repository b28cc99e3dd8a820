// @ts-check
/**
 * `npm run rotate-master-key`: replaces the master key while the product runs. SECURITY.md tells the
 * steps. Works on the database of `npm start`, running or not, or the one at DATABASE_URL.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, root } from './lib/build/build.mjs';
import { DataFolder } from './lib/machine/data-folder.mjs';
import { Lifetime } from './lib/processes/lifetime.mjs';
import { PlainError, runMain } from './lib/report/output.mjs';
import { Program } from './lib/processes/programs.mjs';
import { readSettings, startDatabase } from './lib/machine/surroundings.mjs';

await runMain(async () => {
  const lifetime = new Lifetime();
  try {
    await build(['@whathooks/api', '@whathooks/embedded-postgres'], lifetime.signal);
    const { env, bundledDatabase, dataDir } = await readSettings(process.env);
    if (bundledDatabase) {
      if (!existsSync(join(dataDir, 'postgres'))) {
        throw new PlainError(`There is no database in ${dataDir}: set DATA_DIR or DATABASE_URL.`);
      }
      const folder = DataFolder.holdUnlessHeld(dataDir, { command: 'npm run rotate-master-key' });
      folder?.watch(lifetime);
      const database = await startDatabase(dataDir);
      // In a folder that somebody else holds it is theirs to stop.
      if (folder) lifetime.database = database;
      env.DATABASE_URL = database.url;
    }
    const rotation = new Program({
      name: 'The rotation',
      script: join(root, 'apps/api/dist/rotate-master-key.js'),
      args: process.argv.slice(2),
      env,
    });
    lifetime.add(rotation);
    await Promise.race([rotation.ended(), lifetime.over]);
    return rotation.process.exitCode ?? 1;
  } finally {
    await lifetime.ended();
  }
});
