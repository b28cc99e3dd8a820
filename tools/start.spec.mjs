import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './lib/locks/ports.mjs';

/*
 * `npm start` as a person uses it, over a data folder of its own. The first of these specs builds
 * the product when nobody has.
 */
const BUILD_AND_START_MS = 300_000;

/** What Node compiled for one start is read by the next. */
const COMPILED = join(tmpdir(), 'whathooks-compiled');

/** Where processes can be asked what they were started for. */
const onLinux = process.platform === 'linux' ? test : test.skip;

/** @type {string} */
let folder;
/** @type {Record<string, string>} */
let variables;
/** @type {Started[]} */
let started = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whathooks-start-'));
  variables = {
    DATA_DIR: join(folder, 'data'),
    PORT: String(await freePort()),
    SIMULATOR_PORT: String(await freePort()),
  };
});

afterEach(async () => {
  for (const one of started) await one.end('SIGTERM');
  started = [];
  rmSync(folder, { recursive: true, force: true });
});

class Started {
  output = '';
  /** @param {Record<string, string>} env */
  constructor(env) {
    const { PATH = '', HOME = '' } = process.env;
    this.process = spawn(process.execPath, [join(import.meta.dirname, 'start.mjs')], {
      env: { PATH, HOME, NODE_COMPILE_CACHE: COMPILED, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.on('data', (chunk) => (this.output += chunk));
    }
    this.over = once(this.process, 'close');
    started.push(this);
  }

  /** Lines besides those about the build. */
  get lines() {
    return this.output.split('\n').filter((line) => line && !/^(Buil| {2}[a-z-]+$)/.test(line));
  }

  /** Resolves when it stands there with its table. */
  async running() {
    await until(() => {
      if (this.process.exitCode !== null) throw new Error(this.output);
      return /Ctrl-C ends it[^]*Data /.test(this.output);
    });
    return this;
  }

  async exitCode() {
    await this.over;
    return this.process.exitCode;
  }

  /** @param {NodeJS.Signals} signal */
  async end(signal) {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill(signal);
    }
    await this.over;
  }
}

/** @param {() => unknown} condition */
async function until(condition) {
  while (!(await condition())) await delay(50);
}

/** @param {Record<string, string>} more */
const start = (more = {}) => new Started({ ...variables, ...more });

/**
 * Processes that were started for our data folder.
 *
 * @returns {{ pid: number, command: string }[]}
 */
function processes() {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => read(`/proc/${pid}/environ`).includes(folder) || isOurPostgres(pid))
    .map((pid) => ({ pid: Number(pid), command: read(`/proc/${pid}/cmdline`) }))
    .filter(({ command }) => command !== '');
}

/** @param {string} pid */
function isOurPostgres(pid) {
  const lock = join(folder, 'data/postgres/cluster/postmaster.pid');
  return existsSync(lock) && read(lock).startsWith(`${pid}\n`);
}

function databasePid() {
  return Number(read(join(folder, 'data/postgres/cluster/postmaster.pid')).split('\n')[0]);
}

function theSimulator() {
  const found = processes().find(({ command }) => command.includes('apps/simulator/dist/main.js'));
  return found?.pid ?? 0;
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * @param {string} path
 * @param {object} body
 */
const post = (path, body) =>
  fetch(`http://127.0.0.1:${variables.PORT}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const ready = () => fetch(`http://127.0.0.1:${variables.PORT}/health/ready`);

/**
 * Calls the API or the simulator.
 *
 * @param {string | undefined} port
 * @param {string} path
 * @param {string} [token] for the API
 * @param {object} [body] posts it
 * @returns {Promise<any>} null for an answer without a body
 */
async function call(port, path, token, body) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return text ? JSON.parse(text) : null;
}

describe('what cannot start says so in one line', () => {
  test.each(['PORT', 'SIMULATOR_PORT'])('a taken %s', async (variable) => {
    const server = createServer().listen(Number(variables[variable]), '127.0.0.1');
    await once(server, 'listening');
    const one = start();

    expect(await one.exitCode()).toBe(1);
    expect(one.lines).toEqual([
      `Port ${variables[variable]} is taken by another program. Stop it, or set ${variable} to a free one.`,
    ]);
    server.close();
  });

  test('one port for both', async () => {
    const one = start({ SIMULATOR_PORT: String(variables.PORT) });

    expect(await one.exitCode()).toBe(1);
    expect(one.lines).toEqual([
      `PORT and SIMULATOR_PORT are both ${variables.PORT}: set one of them to a free one.`,
    ]);
  });

  test('a data folder that cannot be written', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const one = start({ DATA_DIR: join(file, 'data') });

    expect(await one.exitCode()).toBe(1);
    expect(one.lines).toEqual([
      `The data folder ${file}/data cannot be written (ENOTDIR): set DATA_DIR to a folder you own.`,
    ]);
  });

  test(
    'a data folder with a master key and without its database',
    async () => {
      mkdirSync(String(variables.DATA_DIR));
      writeFileSync(join(String(variables.DATA_DIR), 'master.key'), 'ab'.repeat(32));
      const one = start();

      expect(await one.exitCode()).toBe(1);
      expect(one.lines).toEqual([
        expect.stringMatching(
          /^The database is gone: .* has a master key and no folder postgres\./,
        ),
      ]);
      expect(existsSync(join(String(variables.DATA_DIR), 'postgres'))).toBe(false);
    },
    BUILD_AND_START_MS,
  );

  test.each([
    [{ PORT: 'abc' }, /^PORT must be/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be/],
    [{ WHATSAPP: 'maybe' }, /^WHATSAPP must be/],
    [{ MASTER_KEY: 'maybe' }, /^MASTER_KEY must be 64 hex digits/],
    [{ WHATSAPP_WS_URL: 'ws://127.0.0.1:1' }, /^WHATSAPP_ROOT_KEY is missing/],
    [{ DATABASE_URL: 'postgresql://a:b@127.0.0.1:9/x' }, /^The database at DATABASE_URL/],
  ])(
    'a wrong variable: %j',
    async (more, message) => {
      const one = start(more);

      expect(await one.exitCode()).toBe(1);
      expect(one.lines).toEqual([expect.stringMatching(message)]);
      expect(processes()).toEqual([]);
    },
    BUILD_AND_START_MS,
  );
});

test(
  'everything runs, ends with Ctrl-C without a process left, and finds its data again',
  async () => {
    const person = { email: 'ada@agency.example', password: 'correct horse battery' };
    const first = await start().running();
    const page = await fetch(`http://127.0.0.1:${variables.PORT}/`);
    expect(page.headers.get('content-type')).toContain('text/html');
    const phone = await fetch(`http://127.0.0.1:${variables.SIMULATOR_PORT}/`);
    expect(phone.headers.get('content-type')).toContain('text/html');
    const registered = await post('/v1/auth/register', {
      ...person,
      name: 'Ada',
      organizationName: 'Agency',
    });
    expect(registered.status).toBe(201);
    await first.end('SIGINT');
    expect(first.process.exitCode).toBe(0);
    expect(processes()).toEqual([]);

    await start().running();
    expect((await post('/v1/auth/login', person)).status).toBe(200);
  },
  BUILD_AND_START_MS,
);

test(
  'a second start over the same ports, or the same data, is refused and disturbs nobody',
  async () => {
    const first = await start().running();
    const database = databasePid();
    const second = start();
    const free = { PORT: String(await freePort()), SIMULATOR_PORT: String(await freePort()) };
    const third = start(free);

    expect(await second.exitCode()).toBe(1);
    expect(second.lines).toEqual([`whathooks runs already: http://localhost:${variables.PORT}`]);
    expect(await third.exitCode()).toBe(1);
    expect(third.lines).toEqual([
      `The data folder ${variables.DATA_DIR} is in use by npm start (process ${first.process.pid}, http://localhost:${variables.PORT}): stop it, or set DATA_DIR to another folder.`,
    ]);
    expect((await ready()).status).toBe(200);
    expect(databasePid()).toBe(database);
  },
  BUILD_AND_START_MS,
);

onLinux(
  'a simulator that is killed is started again, and its numbers come back',
  async () => {
    mkdirSync(String(variables.DATA_DIR), { mode: 0o755 });
    const one = await start({ MASTER_KEY: 'ab'.repeat(32) }).running();
    const { PORT, SIMULATOR_PORT } = variables;
    const { accessToken } = await call(PORT, '/v1/auth/register', undefined, {
      ...{ email: 'ada@agency.example', password: 'correct horse battery' },
      ...{ name: 'Ada', organizationName: 'Agency' },
    });
    const { id } = await call(PORT, '/v1/sessions', accessToken, { name: 'Front desk' });
    const session = () => call(PORT, `/v1/sessions/${id}`, accessToken);
    await until(async () => (await session()).status === 'QR');
    const phone = '491700000001';
    await call(SIMULATOR_PORT, '/control/accounts', undefined, { phone, name: 'Ada' });
    // WhatsApp retires the first code that is scanned: the new one is scanned, too.
    await until(async () => {
      const { status, qr } = await session();
      if (qr) await call(SIMULATOR_PORT, `/control/accounts/${phone}/scan`, undefined, { qr });
      return status === 'CONNECTED';
    });
    const before = theSimulator();
    // It knows what it works with, and no secret of others; what it writes is its owner's.
    const known = read(`/proc/${before}/environ`).split('\0');
    expect(known).toContain(`SIMULATOR_PORT=${SIMULATOR_PORT}`);
    expect(known.filter((line) => /^(DATABASE_URL|MASTER_KEY|WHATSAPP_)/.test(line))).toEqual([]);
    expect(statSync(String(variables.DATA_DIR)).mode & 0o777).toBe(0o700);
    process.kill(before, 'SIGKILL');

    await until(() => one.lines.includes('The simulator runs again.'));
    expect(one.lines).toContain(
      'The simulator ended unexpectedly (SIGKILL); it is started again. The rest goes on.',
    );
    await until(async () => (await session()).status === 'CONNECTED');
    const { devices } = await call(SIMULATOR_PORT, `/control/accounts/${phone}`);
    expect(devices).toEqual([expect.objectContaining({ online: true })]);
    expect(theSimulator()).not.toBe(before);
  },
  BUILD_AND_START_MS,
);

test(
  'when the data folder is removed, everything ends, says so, and makes nothing anew',
  async () => {
    const one = await start().running();
    // Moved first: a removal file by file is not over before it is noticed.
    const aside = join(folder, 'aside');
    renameSync(String(variables.DATA_DIR), aside);
    rmSync(aside, { recursive: true, force: true });

    expect(await one.exitCode()).toBe(1);
    expect(one.lines.at(-1)).toBe(
      `The data folder is gone: ${variables.DATA_DIR} was removed or moved. whathooks has stopped; restore the folder from its backup before you start again.`,
    );
    await expect(ready()).rejects.toThrow();
    expect(existsSync(String(variables.DATA_DIR))).toBe(false);
    expect(processes()).toEqual([]);
  },
  BUILD_AND_START_MS,
);

onLinux(
  'when a part dies, everything ends and says which',
  async () => {
    const one = await start().running();
    const api = processes().find(({ command }) => command.includes('apps/api/dist/main.js'));
    process.kill(api?.pid ?? 0, 'SIGKILL');

    expect(await one.exitCode()).toBe(1);
    expect(one.lines.at(-1)).toBe('The API ended unexpectedly (SIGKILL).');
    expect(processes()).toEqual([]);
  },
  BUILD_AND_START_MS,
);

onLinux(
  'when it is killed itself, its programs end, and the next start takes over the database',
  async () => {
    const one = await start().running();
    await one.end('SIGKILL');
    await until(() => processes().every(({ command }) => command.includes('postgres')));

    const next = await start().running();
    await next.end('SIGTERM');
    expect(processes()).toEqual([]);
  },
  BUILD_AND_START_MS,
);

test(
  'a database that is killed is started again, and everything goes on',
  async () => {
    const one = await start().running();
    const before = databasePid();
    process.kill(before, 'SIGKILL');

    await until(() => one.lines.includes('PostgreSQL runs again.'));
    expect(one.lines).toContain('PostgreSQL ended unexpectedly; it is started again.');
    const person = { email: 'ada@agency.example', password: 'correct horse battery' };
    const register = () =>
      post('/v1/auth/register', { ...person, name: 'A', organizationName: 'A' });
    await until(async () => (await register()).status === 201);
    expect(one.process.exitCode).toBeNull();
    expect(databasePid()).not.toBe(before);
    await one.end('SIGINT');
    expect(processes()).toEqual([]);
  },
  BUILD_AND_START_MS,
);
