// @ts-check
/** What the product stands on when it runs on a developer's machine: settings and database. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { root } from '../build/build.mjs';
import { DataFolder, makeDataFolder } from './data-folder.mjs';
import { PlainError } from '../report/output.mjs';
import { freePort, portProblem } from '../locks/ports.mjs';
import { setVariables } from '../processes/variables.mjs';

const require = createRequire(import.meta.url);

/**
 * @typedef {import('../processes/variables.mjs').Variables} Variables
 *
 * @typedef {object} Settings
 * @property {Variables} env what the programs get
 * @property {string} host
 * @property {number} port
 * @property {number} simulatorPort
 * @property {string} dataDir absolute
 * @property {boolean} simulated whether the bundled simulator stands in for WhatsApp
 * @property {boolean} bundledDatabase whether the bundled PostgreSQL is used
 */

/**
 * Whether the bundled simulator is wanted: unless real numbers are, or another server is named. A
 * half-named one is for the API to refuse.
 *
 * @param {Variables} env
 */
export function wantsSimulator(env) {
  const { WHATSAPP, WHATSAPP_WS_URL, WHATSAPP_ROOT_KEY } = setVariables(env);
  return WHATSAPP?.trim() !== 'live' && !WHATSAPP_WS_URL && !WHATSAPP_ROOT_KEY;
}

/**
 * The path of PUBLIC_URL, as the API reads it. An address that is none is left to the API.
 *
 * @param {string | undefined} publicUrl
 */
export function basePathOf(publicUrl = '') {
  const address = publicUrl.trim();
  return URL.canParse(address) ? new URL(address).pathname.replace(/\/+$/, '') : '';
}

/** @param {Variables} env */
const wantsBundledDatabase = (env) => !env.DATABASE_URL?.trim();

/**
 * What can be told before anything is built: taken ports, and a data folder that is closed or in
 * use. Numbers that are none are left to `readSettings`.
 *
 * @param {Variables} env
 * @param {string} command for whoever wants the same folder, such as `npm start`
 * @returns {Promise<DataFolder | null>} held for this installation, which keeps its database or its
 *   simulator there; null when it keeps neither: processes on one external database may share it
 * @throws PlainError
 */
export async function prepare(env, command) {
  const host = env.HOST?.trim() || '127.0.0.1';
  /** @type {[string, string, string][]} */
  const wanted = [['PORT', env.PORT?.trim() || '3000', host]];
  if (wantsSimulator(env)) {
    wanted.push(['SIMULATOR_PORT', env.SIMULATOR_PORT?.trim() || '3001', '127.0.0.1']);
  }
  const [first, second] = wanted.map(([, port]) => port);
  if (first === second && first !== '0') {
    throw new PlainError(
      `PORT and SIMULATOR_PORT are both ${first}: set one of them to a free one.`,
    );
  }
  for (const [variable, port, address] of wanted) {
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) continue;
    const problem = await portProblem(variable, Number(port), address);
    if (!problem) continue;
    if (await isWhathooks(address, port)) {
      throw new PlainError(`whathooks runs already: http://localhost:${port}`);
    }
    throw new PlainError(problem);
  }
  const dataDir = resolve(env.DATA_DIR?.trim() || '.data');
  if (wantsBundledDatabase(env) || wantsSimulator(env)) {
    const address = first === '0' ? undefined : `http://localhost:${first}`;
    return DataFolder.hold(dataDir, { command, address });
  }
  makeDataFolder(dataDir);
  return null;
}

/** How long the program behind a taken port has to say what it is: it may be busy with its own start. */
const ANSWER_MS = 5_000;

/**
 * @param {string} host
 * @param {string} port
 */
async function isWhathooks(host, port) {
  if (port === '0') return false;
  const address = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}/health/live`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) });
    return /** @type {{ status?: string }} */ (await response.json()).status === 'live';
  } catch {
    return false;
  }
}

/**
 * Reads the variables with the API's own rules, and adds what `npm start` decides.
 *
 * @param {Variables} env
 * @returns {Promise<Settings>}
 * @throws EnvironmentError of the API, in one line
 */
export async function readSettings(env) {
  const given = setVariables(env);
  const { readEnvironment } = require(join(root, 'apps/api/dist/platform/config/environment.js'));
  const bundledDatabase = wantsBundledDatabase(given);
  const simulated = wantsSimulator(given);
  const checked = readEnvironment({
    ...given,
    ...(bundledDatabase && { DATABASE_URL: 'postgresql://bundled' }),
  });
  const port = checked.port || (await freePort());
  const simulatorPort = checked.simulatorPort || (await freePort());
  const local = ['127.0.0.1', 'localhost', '::1'].includes(checked.host);
  return {
    host: checked.host,
    port,
    simulatorPort,
    dataDir: checked.dataDir,
    simulated,
    bundledDatabase,
    env: {
      NODE_ENV: 'production',
      // A terminal is for what needs a person; `LOG_LEVEL=info` shows every request.
      LOG_LEVEL: 'warn',
      ...(simulated && local && { ALLOW_PRIVATE_WEBHOOKS: 'true' }),
      ...given,
      PORT: String(port),
      SIMULATOR_PORT: String(simulatorPort),
      DATA_DIR: checked.dataDir,
    },
  };
}

/**
 * Starts the bundled PostgreSQL over the data folder of an installation, or adopts the one that runs.
 *
 * @param {string} dataDir
 * @returns {Promise<import('@whathooks/embedded-postgres').RunningPostgres>}
 */
export async function startDatabase(dataDir) {
  const { startPostgres } = require(join(root, 'libs/embedded-postgres/dist/index.js'));
  return startPostgres({ dataDir: join(dataDir, 'postgres'), inUse: true });
}

/**
 * Starts the bundled PostgreSQL over the data folder, and again when it ends by itself. When that does not help
 * any more, everything ends.
 *
 * @param {DataFolder} folder
 * @param {import('../processes/lifetime.mjs').Lifetime} lifetime
 * @returns {Promise<import('@whathooks/embedded-postgres').KeptPostgres>}
 * @throws PlainError when the folder has a master key and no database
 */
export async function keepDatabase(folder, lifetime) {
  const dataDir = folder.path;
  const key = join(dataDir, 'master.key');
  if (existsSync(key) && !existsSync(join(dataDir, 'postgres'))) {
    throw new PlainError(
      `The database is gone: ${dataDir} has a master key and no folder postgres. Restore that from its backup, or set DATABASE_URL to the database that the key belongs to. An empty database is made in another data folder only.`,
    );
  }
  const { keepPostgres } = require(join(root, 'libs/embedded-postgres/dist/index.js'));
  const database = await keepPostgres(
    { dataDir: join(dataDir, 'postgres') },
    {
      tell: (/** @type {string} */ line) => console.error(line),
      gaveUp: (/** @type {Error} */ error) => lifetime.fail(folder.problem ?? error.message),
    },
  );
  lifetime.database = database;
  return database;
}
