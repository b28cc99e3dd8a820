// @ts-check
/**
 * `npm run dev`: the product with reload. A change in apps/api, apps/simulator or a library builds
 * what depends on it and restarts it; the dashboard is Next's own development server, which
 * passes `/v1` on to the API.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build, root } from './lib/build/build.mjs';
import { Lifetime } from './lib/processes/lifetime.mjs';
import { PlainError, runMain } from './lib/report/output.mjs';
import { portProblem } from './lib/locks/ports.mjs';
import { Program } from './lib/processes/programs.mjs';
import { BUILT, Reload } from './lib/processes/reload.mjs';
import { basePathOf, keepDatabase, prepare, readSettings } from './lib/machine/surroundings.mjs';
import { withoutSecrets } from './lib/processes/variables.mjs';

const require = createRequire(import.meta.url);

const DASHBOARD_PORT = 3002;

/** @typedef {import('./lib/machine/surroundings.mjs').Settings} Settings */

await runMain(async () => {
  const env = { ...process.env, NODE_ENV: 'development' };
  const problem = await portProblem('DASHBOARD_PORT', dashboardPort(), '127.0.0.1');
  if (problem) throw new PlainError(problem);
  const folder = await prepare(env, 'npm run dev');
  const lifetime = new Lifetime();
  folder?.watch(lifetime);
  try {
    await build(BUILT, lifetime.signal);
    if (!lifetime.isOver) await run(await readSettings(env), folder, lifetime);
    await lifetime.over;
  } finally {
    await lifetime.ended();
  }
  return lifetime.code;
});

function dashboardPort() {
  return Number(process.env.DASHBOARD_PORT?.trim() || DASHBOARD_PORT);
}

/**
 * @param {Settings} settings
 * @param {import('./lib/machine/data-folder.mjs').DataFolder | null} folder held when database or simulator
 *   are ours
 * @param {Lifetime} lifetime
 */
async function run(settings, folder, lifetime) {
  const reload = new Reload(settings, lifetime);
  if (settings.bundledDatabase && folder) {
    reload.variables.DATABASE_URL = (await keepDatabase(folder, lifetime)).url;
  }
  const basePath = settings.env.BASE_PATH?.trim() || basePathOf(settings.env.PUBLIC_URL);
  // Next serves the pages here; the API refuses to start with some that were built for another path.
  if (basePath && !reload.variables.DASHBOARD_DIR) {
    reload.variables.DASHBOARD_DIR = join(settings.dataDir, 'no-built-pages');
  }
  if (settings.simulated) await reload.start('simulator');
  await reload.start('api');
  if (lifetime.isOver) return;
  startDashboard(settings, basePath, lifetime);
  const address = `http://localhost:${dashboardPort()}${basePath}`;
  console.log(
    [
      '',
      `  Dashboard    ${address}/`,
      `  API          ${address}/reference/`,
      ...(settings.simulated ? [`  Phone page   http://localhost:${settings.simulatorPort}`] : []),
      `  Data         ${settings.dataDir}`,
      '',
    ].join('\n'),
  );
  reload.watch();
}

/**
 * @param {Settings} settings
 * @param {string} basePath below which the API has the dashboard
 * @param {Lifetime} lifetime
 */
function startDashboard({ port, env }, basePath, lifetime) {
  const script = join(dirname(require.resolve('next/package.json')), 'dist/bin/next');
  const dashboard = new Program({
    name: 'The dashboard',
    script,
    args: ['dev', '--hostname', '127.0.0.1', '--port', String(dashboardPort())],
    cwd: join(root, 'apps/dashboard'),
    env: {
      ...withoutSecrets(env),
      BASE_PATH: basePath,
      API_ORIGIN: `http://127.0.0.1:${port}`,
      NEXT_TELEMETRY_DISABLED: '1',
    },
  });
  dashboard.ready = true;
  lifetime.add(dashboard);
}
