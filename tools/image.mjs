// @ts-check
/**
 * `npm run image`: builds docker/Dockerfile and runs the image as docker/compose.yaml says, with the
 * bundled PostgreSQL and the simulator beside it. What the container is and holds is looked at, the
 * story of the first webhook is told of it, and it has to end when it is asked to.
 *
 * `--if-possible`: a machine without a container engine is no failure.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { build, root } from './lib/build/build.mjs';
import { run } from './lib/processes/commands.mjs';
import { runArguments } from './lib/image/compose-service.mjs';
import { findEngine, NO_ENGINE } from './lib/image/container-engine.mjs';
import { Container } from './lib/image/container.mjs';
import { problemsOf } from './lib/image/image-report.mjs';
import { Lifetime } from './lib/processes/lifetime.mjs';
import { PlainError, runMain, secondsSince } from './lib/report/output.mjs';
import { freePort } from './lib/locks/ports.mjs';
import { answers, Program } from './lib/processes/programs.mjs';
import { simulatorVariables } from './lib/machine/simulator.mjs';

const require = createRequire(import.meta.url);

const PROJECTS = ['simulator', 'embedded-postgres', 'e2e'];
const DOCKERFILE = 'docker/Dockerfile';
/** How much of what the container said is shown when it fails. */
const LAST_LINES = 30;
const PAGES = ['/', '/docs/', '/reference/'];
const READY_PATIENCE_MS = 60_000;
/** What compose.yaml promises as `stop_grace_period`. */
const STOP_PATIENCE_MS = 10_000;

/**
 * @typedef {import('./lib/image/container-engine.mjs').Engine} Engine
 *
 * @typedef {object} Place
 * @property {string} url of the product
 * @property {string} phonePage of the simulator
 */

await runMain(async () => {
  const engine = await findEngine();
  if (!engine) {
    if (!process.argv.includes('--if-possible')) throw new PlainError(NO_ENGINE);
    console.log(`The image is skipped. ${NO_ENGINE}`);
    return 0;
  }
  const lifetime = new Lifetime();
  const folder = mkdtempSync(join(tmpdir(), 'whathooks-image-'));
  try {
    await checkImage(engine, folder, lifetime);
    return lifetime.isOver ? 1 : 0;
  } catch (error) {
    // What was broken off has nothing to tell.
    if (!lifetime.isOver) throw error;
    return 1;
  } finally {
    await lifetime.ended();
    rmSync(folder, { recursive: true, force: true });
  }
});

/**
 * @param {Engine} engine
 * @param {string} folder for everything that is gone afterwards
 * @param {Lifetime} lifetime
 */
async function checkImage(engine, folder, lifetime) {
  const image = await step(`built with ${engine.name}`, () => buildImage(engine, folder, lifetime));
  await build(
    PROJECTS.map((name) => `@whathooks/${name}`),
    lifetime.signal,
  );
  const place = {
    url: `http://127.0.0.1:${await freePort()}`,
    phonePage: `http://127.0.0.1:${await freePort()}`,
  };
  const project = `whathooks-check-${process.pid}`;
  const options = await surround(place, folder, project, lifetime);
  const container = new Container(engine, project, ['--network', 'host', ...options], image);
  lifetime.signal.addEventListener('abort', () => void container.remove([]));
  try {
    const own = await checkContainer(container, place, lifetime);
    const size = await run([...engine.cli, 'image', 'inspect', '--format', '{{.Size}}', image]);
    console.log(`The image takes ${megabytes(Number(size))}, ${megabytes(own)} of it in /app.`);
  } catch (error) {
    console.error(container.output.split('\n').slice(-LAST_LINES).join('\n'));
    throw error;
  } finally {
    await container.remove([`${project}-data`]);
  }
}

/**
 * @param {Engine} engine
 * @param {string} folder
 * @param {Lifetime} lifetime
 * @returns {Promise<string>} id of the image
 */
async function buildImage(engine, folder, { signal }) {
  const base = /^FROM (\S+)/m.exec(readFileSync(join(root, DOCKERFILE), 'utf8'))?.[1] ?? '';
  await engine.provide(base, signal);
  const idFile = join(folder, 'image');
  const command = [
    ...engine.build,
    '--file',
    DOCKERFILE,
    '--tag',
    'whathooks',
    '--iidfile',
    idFile,
  ];
  await run([...command, '.'], { cwd: root, signal });
  return readFileSync(idFile, 'utf8').trim();
}

/**
 * Starts what stands beside the container.
 *
 * @param {Place} place
 * @param {string} folder
 * @param {string} project
 * @param {Lifetime} lifetime
 * @returns {Promise<string[]>} options with which the container finds it
 */
async function surround(place, folder, project, lifetime) {
  const { services } = parse(readFileSync(join(root, 'docker/compose.yaml'), 'utf8'));
  const { startPostgres } = require(join(root, 'libs/embedded-postgres/dist/index.js'));
  const database = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: await freePort(),
    database: services.postgres.environment.POSTGRES_DB,
    settings: { listen_addresses: '127.0.0.1' },
  });
  lifetime.database = database;
  const { port: simulatorPort } = new URL(place.phonePage);
  const simulator = lifetime.add(
    new Program({
      name: 'The simulator',
      script: join(root, 'apps/simulator/dist/main.js'),
      env: { ...process.env, DATA_DIR: folder, SIMULATOR_PORT: simulatorPort },
      quiet: true,
    }),
  );
  const found = await simulatorVariables(simulator, Number(simulatorPort));
  if (!found) throw new PlainError('The simulator did not start.');
  simulator.ready = true;
  const { environment } = services.whathooks;
  return runArguments(services.whathooks, {
    variables: { POSTGRES_PASSWORD: database.connection.password, PUBLIC_URL: place.url },
    environment: {
      DATABASE_URL: environment.DATABASE_URL.replace(
        '@postgres:5432/',
        `@127.0.0.1:${database.connection.port}/`,
      ),
      HOST: '127.0.0.1',
      PORT: new URL(place.url).port,
      ...found,
      WHATSAPP: 'simulated',
      ALLOW_PRIVATE_WEBHOOKS: 'true',
    },
    project,
  });
}

/**
 * @param {Container} container
 * @param {Place} place
 * @param {Lifetime} lifetime
 * @returns {Promise<number>} bytes of the product's own files
 */
async function checkContainer(container, place, lifetime) {
  await step('starts', async () => {
    if (await answers(`${place.url}/health/ready`, container, READY_PATIENCE_MS)) return;
    throw new PlainError('The container does not start.');
  });
  const own = await step('holds what it should, and may do nothing else', () => look(container));
  await step('serves its pages', async () => {
    for (const page of PAGES) {
      const { status } = await fetch(`${place.url}${page}`);
      if (status !== 200) throw new PlainError(`${page} is answered with ${status}.`);
    }
  });
  await step('from registration to a webhook', () => tellStory(place, lifetime));
  await step('stops when it is asked to', async () => {
    const end = await container.stop(STOP_PATIENCE_MS);
    if (end !== 'exit code 0') throw new PlainError(`The container ended with: ${end}.`);
  });
  return own;
}

/**
 * @param {Container} container
 * @returns {Promise<number>} bytes of all files in /app
 */
async function look(container) {
  const script = readFileSync(join(root, 'tools/lib/image/inside-image.mjs'), 'utf8');
  const report = JSON.parse(await container.evaluate(script));
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const problems = problemsOf(report, packages);
  if (problems.length > 0) throw new PlainError(problems.join('\n'));
  return report.bytes;
}

/**
 * @param {Place} place
 * @param {Lifetime} lifetime
 */
async function tellStory({ url, phonePage }, { signal }) {
  const playwright = [process.execPath, join(root, 'node_modules/@playwright/test/cli.js'), 'test'];
  const story = ['first-webhook', '--config', 'apps/e2e/playwright.config.ts', '--project', 'api'];
  await run([...playwright, ...story], {
    cwd: root,
    env: { ...process.env, PRODUCT_URL: url, PHONE_PAGE_URL: phonePage },
    signal,
  });
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${Math.round(bytes / 1e6)} MB`;
}

/**
 * Says in a line that something was done, and how long it took.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
async function step(name, act) {
  const started = Date.now();
  const result = await act().catch((error) => {
    console.log(`✗ ${name}`);
    throw error;
  });
  console.log(`✓ ${name} (${secondsSince(started)})`);
  return result;
}
