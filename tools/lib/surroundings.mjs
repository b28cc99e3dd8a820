// @ts-check
/** What the product stands on when it runs on a developer's machine: settings, database, simulator. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { root } from './build.mjs';
import { PlainError } from './output.mjs';
import { freePort, portProblem } from './ports.mjs';
import { answers } from './programs.mjs';
import { setVariables } from './variables.mjs';

const require = createRequire(import.meta.url);

const SIMULATOR_PATIENCE_MS = 30_000;

/**
 * @typedef {import('./variables.mjs').Variables} Variables
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
 * What can be told before anything is built: taken ports and a closed data folder. Numbers that are
 * none are left to `readSettings`.
 *
 * @param {Variables} env
 * @throws PlainError
 */
export async function checkEarly(env) {
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
    if (await isWhathooks(address, port)) {
      throw new PlainError(`whathooks runs already: http://localhost:${port}`);
    }
    const problem = await portProblem(variable, Number(port), address);
    if (problem) throw new PlainError(problem);
  }
  makeDataFolder(resolve(env.DATA_DIR?.trim() || '.data'));
}

/**
 * @param {string} host
 * @param {string} port
 */
async function isWhathooks(host, port) {
  if (port === '0') return false;
  const address = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}/health/live`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
    return /** @type {{ status?: string }} */ (await response.json()).status === 'live';
  } catch {
    return false;
  }
}

/** @param {string} dataDir */
function makeDataFolder(dataDir) {
  try {
    makeFolder(dataDir);
    if (!statSync(dataDir).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new PlainError(
      `The data folder ${dataDir} cannot be written (${code}): set DATA_DIR to a folder you own.`,
    );
  }
}

/**
 * Step by step: Node's own recursive way never comes back from folders that cannot have any
 * inside, such as /proc.
 *
 * @param {string} path
 */
function makeFolder(path) {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
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
  const { readEnvironment } = require(join(root, 'apps/api/dist/config/environment.js'));
  const bundledDatabase = !given.DATABASE_URL;
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
 * Starts the bundled PostgreSQL over the data folder.
 *
 * @param {string} dataDir
 * @returns {Promise<import('@whathooks/embedded-postgres').RunningPostgres>}
 */
export async function startDatabase(dataDir) {
  const { startPostgres } = require(join(root, 'libs/embedded-postgres/dist/index.js'));
  return startPostgres({ dataDir: join(dataDir, 'postgres') });
}

/**
 * Starts the bundled PostgreSQL over the data folder, and again when it ends by itself. When that does not help
 * any more, everything ends.
 *
 * @param {string} dataDir
 * @param {import('./lifetime.mjs').Lifetime} lifetime
 * @returns {Promise<import('@whathooks/embedded-postgres').KeptPostgres>}
 */
export async function keepDatabase(dataDir, lifetime) {
  const { keepPostgres } = require(join(root, 'libs/embedded-postgres/dist/index.js'));
  const database = await keepPostgres(
    { dataDir: join(dataDir, 'postgres') },
    {
      tell: (/** @type {string} */ line) => console.error(line),
      gaveUp: (/** @type {Error} */ error) => {
        console.error(error.message);
        lifetime.finish(1);
      },
    },
  );
  lifetime.database = database;
  return database;
}

/**
 * @param {import('./programs.mjs').Program} simulator
 * @param {number} port
 * @returns {Promise<{ WHATSAPP_WS_URL: string, WHATSAPP_ROOT_KEY: string } | null>} variables that
 *   point the gateway at it, null when it ended instead
 */
export async function simulatorVariables(simulator, port) {
  const url = `http://127.0.0.1:${port}/control/info`;
  const response = await answers(url, simulator, SIMULATOR_PATIENCE_MS);
  if (!response) return null;
  const info = /** @type {{ wsUrl: string, rootKey: string }} */ (await response.json());
  return { WHATSAPP_WS_URL: info.wsUrl, WHATSAPP_ROOT_KEY: info.rootKey };
}
