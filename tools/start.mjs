// @ts-check
/**
 * `npm start`: builds what changed and runs the whole product: bundled PostgreSQL, WhatsApp
 * simulator, and the API, which serves the dashboard. Ctrl-C ends all of it.
 */
import { join } from 'node:path';
import { build, root } from './lib/build.mjs';
import { Lifetime } from './lib/lifetime.mjs';
import { runMain } from './lib/output.mjs';
import { answers, Program } from './lib/programs.mjs';
import { checkEarly, keepDatabase, readSettings, simulatorVariables } from './lib/surroundings.mjs';
import { table } from './lib/table.mjs';

const API_PATIENCE_MS = 60_000;
const PROJECTS = ['api', 'dashboard', 'simulator', 'embedded-postgres'];

/** @typedef {import('./lib/surroundings.mjs').Settings} Settings */

await runMain(async () => {
  await checkEarly(process.env);
  const lifetime = new Lifetime();
  try {
    await build(
      PROJECTS.map((name) => `@whathooks/${name}`),
      lifetime.signal,
    );
    const settings = await readSettings(process.env);
    if (await startAll(settings, lifetime)) console.log(table(settings));
    await lifetime.over;
  } finally {
    await lifetime.ended();
  }
  return lifetime.code;
});

/**
 * @param {Settings} settings
 * @param {Lifetime} lifetime
 * @returns {Promise<boolean>} false when a part ended instead
 */
async function startAll(settings, lifetime) {
  const variables = { ...settings.env };
  if (lifetime.isOver) return false;
  if (settings.bundledDatabase) {
    variables.DATABASE_URL = (await keepDatabase(settings.dataDir, lifetime)).url;
  }
  if (settings.simulated) {
    const simulator = lifetime.add(
      new Program({ ...program('The simulator', 'simulator', variables), quiet: true }),
    );
    const found = await simulatorVariables(simulator, settings.simulatorPort);
    if (!found) return false;
    simulator.ready = true;
    Object.assign(variables, found);
  }
  if (lifetime.isOver) return false;
  const api = lifetime.add(new Program(program('The API', 'api', variables)));
  const { host, port } = settings;
  const address = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}/health/ready`;
  api.ready = (await answers(url, api, API_PATIENCE_MS)) !== null;
  return api.ready;
}

/**
 * @param {string} name
 * @param {string} app
 * @param {Record<string, string | undefined>} env
 */
function program(name, app, env) {
  return { name, script: join(root, 'apps', app, 'dist/main.js'), env };
}
