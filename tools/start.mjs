// @ts-check
/**
 * `npm start`: builds what changed and runs the whole product: bundled PostgreSQL, WhatsApp
 * simulator, and the API, which serves the dashboard. Ctrl-C ends all of it.
 */
import { join } from 'node:path';
import { build, buildLanguages, root } from './lib/build/build.mjs';
import { Lifetime } from './lib/processes/lifetime.mjs';
import { runMain } from './lib/report/output.mjs';
import { answers, Program } from './lib/processes/programs.mjs';
import { startSimulator } from './lib/machine/simulator.mjs';
import { basePathOf, keepDatabase, prepare, readSettings } from './lib/machine/surroundings.mjs';
import { table } from './lib/report/table.mjs';
import { apiEnvironment } from './lib/processes/variables.mjs';

const API_PATIENCE_MS = 60_000;
const PROJECTS = ['api', 'dashboard', 'simulator', 'embedded-postgres'];

/**
 * @typedef {import('./lib/machine/surroundings.mjs').Settings} Settings
 * @typedef {import('./lib/machine/data-folder.mjs').DataFolder} DataFolder
 */

await runMain(async () => {
  const folder = await prepare(process.env, 'npm start');
  const lifetime = new Lifetime();
  folder?.watch(lifetime);
  // Pages are built for the path below which they are found.
  process.env.BASE_PATH ||= basePathOf(process.env.PUBLIC_URL);
  try {
    await build(
      PROJECTS.map((name) => `@whathooks/${name}`),
      lifetime.signal,
      { toRun: true },
    );
    const settings = await readSettings(process.env);
    if (await startAll(settings, folder, lifetime)) {
      console.log(table(settings));
      void buildLanguages(lifetime.signal).catch((error) => console.error(error.message));
    }
    await lifetime.over;
  } finally {
    await lifetime.ended();
  }
  return lifetime.code;
});

/**
 * @param {Settings} settings
 * @param {DataFolder | null} folder held when database or simulator are ours
 * @param {Lifetime} lifetime
 * @returns {Promise<boolean>} false when a part ended instead
 */
async function startAll(settings, folder, lifetime) {
  const variables = { ...settings.env };
  if (lifetime.isOver) return false;
  if (settings.bundledDatabase && folder) {
    variables.DATABASE_URL = (await keepDatabase(folder, lifetime)).url;
  }
  if (settings.simulated && folder) {
    const found = await startSimulator(settings, folder, lifetime);
    if (!found) return false;
    Object.assign(variables, found);
  }
  if (lifetime.isOver) return false;
  const api = lifetime.add(
    new Program({
      name: 'The API',
      script: join(root, 'apps/api/dist/main.js'),
      env: apiEnvironment(variables),
    }),
  );
  const { host, port } = settings;
  const address = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}/health/ready`;
  api.ready = (await answers(url, api, API_PATIENCE_MS)) !== null;
  return api.ready;
}
