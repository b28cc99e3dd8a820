import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

/*
 * What can be told without a container engine: that every path, script, project, package and
 * variable which the two files name is really there. `npm run image` builds and runs the image.
 */

const root = join(__dirname, '..');
const dockerfile = readFileSync(join(__dirname, 'Dockerfile'), 'utf8').replace(/\\\n\s*/g, '');
const compose = parse(readFileSync(join(__dirname, 'compose.yaml'), 'utf8')) as Compose;

interface Service {
  image?: string;
  build?: { context: string; dockerfile: string };
  environment: Record<string, string>;
  ports?: string[];
  volumes: string[];
  depends_on?: Record<string, { condition: string }>;
  read_only?: boolean;
  healthcheck?: object;
}

interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, null>;
}

interface Manifest {
  name: string;
  main?: string;
  dependencies?: Record<string, string>;
  scripts?: Record<string, string>;
}

/** Lines of one instruction, without its name. */
function instructions(name: string): string[] {
  return dockerfile
    .split('\n')
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => line.slice(name.length + 1));
}

function manifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;
}

const projects = ['apps', 'libs'].flatMap((parent) =>
  readdirSync(join(root, parent))
    .map((name) => `${parent}/${name}`)
    .filter((folder) => existsSync(join(root, folder, 'package.json'))),
);

function folderOf(name: string): string | undefined {
  return projects.find((folder) => manifest(folder).name === name);
}

/** Our libraries that a project needs at run time, and theirs. */
function librariesOf(folder: string): string[] {
  return Object.keys(manifest(folder).dependencies ?? {})
    .map(folderOf)
    .filter((library) => library !== undefined)
    .flatMap((library) => [library, ...librariesOf(library)]);
}

/** Names of variables, as the API's own settings list them. */
function knownVariables(): Set<string> {
  const folder = join(root, 'apps/api/src/platform/config');
  const settings = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  return new Set(settings.match(/'[A-Z][A-Z_]+'/g)?.map((quoted) => quoted.slice(1, -1)));
}

/** The build stage prints it. */
const BILL = 'bill-of-materials.cdx.json';

const copies = instructions('COPY')
  .filter((line) => line.startsWith('--from='))
  .map((line) => {
    const [stage = '', source = '', target = ''] = line.replace('--from=', '').split(' ');
    return { stage, source: source.replace(/^\/app\/?/, '') || './', target };
  });

/** Instructions of one stage, without their stage's FROM. */
function stage(name: string): string[] {
  const [, text = ''] = dockerfile.split(new RegExp(`^FROM .* AS ${name}$`, 'm'));
  return (text.split(/^FROM /m)[0] ?? '').split('\n').filter((line) => /^[A-Z]+ /.test(line));
}

/** Paths at which the lockfile puts packages that the API needs at run time. */
function productionPackages(): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  const ours = ['apps/api', ...librariesOf('apps/api')];
  return Object.entries(packages)
    .filter(([, { dev }]) => !dev)
    .map(([path]) => path)
    .filter((path) => {
      const [owner = '', ...inside] = path.split('node_modules/');
      return inside.length > 0 && (owner === '' || ours.includes(owner.replace(/\/$/, '')));
    });
}

describe('Dockerfile', () => {
  test('copies only what exists or is built, to the same place', () => {
    expect(copies.length).toBeGreaterThan(0);
    for (const { source, target } of copies) {
      if (source === BILL) continue;
      expect(target).toBe(source);
      const built = /^((?:apps|libs)\/[^/]+)\/(dist|out)$/.exec(source)?.[1];
      if (built) expect(manifest(built).scripts).toHaveProperty('build');
      else expect([source, existsSync(join(root, source))]).toEqual([source, true]);
    }
  });

  test('copies from stages that it has', () => {
    const stages = instructions('FROM').flatMap((line) => / AS (\S+)$/.exec(line)?.[1] ?? []);
    for (const { stage } of copies) expect(stages).toContain(stage);
  });

  test('brings the API, the dashboard and every library that the API needs at run time', () => {
    const brought = new Set(copies.map(({ source }) => source));
    for (const folder of ['apps/api', ...librariesOf('apps/api')]) {
      expect(brought).toContain(`${folder}/dist`);
    }
    expect(brought).toContain('apps/dashboard/out');
  });

  test('brings ffmpeg, in the stage that is the image', () => {
    const image = dockerfile.split(/^FROM /m).at(-1) ?? '';
    const [installs] = /^RUN apt-get .*$/m.exec(image) ?? [];
    expect(installs).toMatch(/ install [^&]* ffmpeg( |$)/);
    // Where the API looks for it, unless it is told another path.
    expect(image).not.toMatch(/^ENV .*\b(PATH|FFMPEG)=/m);
  });

  test('brings every package that the API needs, wherever the lockfile puts it', () => {
    const installed = copies.filter((copy) => copy.stage === 'packages');
    const wanted = productionPackages();
    expect(wanted).toContain('node_modules/fastify');
    const forgotten = wanted.filter(
      (path) => !installed.some(({ source }) => source === './' || path.startsWith(`${source}/`)),
    );
    expect(forgotten).toEqual([]);
  });

  test('installs from the package file of every project, before sources are copied', () => {
    const manifests = stage('manifests').filter((line) => line.startsWith('COPY '));
    expect(manifests.sort()).toEqual(
      [
        'COPY package.json package-lock.json ./',
        ...projects.map((folder) => `COPY ${folder}/package.json ${folder}/`),
      ].sort(),
    );
    for (const name of ['build', 'packages']) {
      expect(dockerfile).toContain(`FROM manifests AS ${name}\n`);
      const lines = stage(name);
      const install = lines.findIndex((line) => line.startsWith('RUN npm ci '));
      expect(install).toBeGreaterThanOrEqual(0);
      expect(lines.slice(0, install).filter((line) => line.startsWith('COPY '))).toEqual([]);
    }
  });

  test('builds and installs projects that exist', () => {
    const named = dockerfile.match(/@whathooks\/[\w-]+/g) ?? [];
    expect(named.length).toBeGreaterThan(0);
    for (const name of named) expect([name, folderOf(name)]).not.toEqual([name, undefined]);
  });

  test('starts a program that the build makes', () => {
    const [program, script] = JSON.parse(instructions('CMD').at(-1) ?? '[]') as string[];
    expect(program).toBe('node');
    expect(
      existsSync(join(root, (script ?? '').replace('/dist/', '/src/').replace('.js', '.ts'))),
    ).toBe(true);
  });

  test('sets variables that the product reads', () => {
    const known = knownVariables().add('NODE_ENV').add('NEXT_TELEMETRY_DISABLED');
    const set = instructions('ENV').flatMap((line) => line.match(/[A-Z_]+(?==)/g) ?? []);
    expect(set).toContain('WHATSAPP');
    for (const name of set) expect(known).toContain(name);
  });

  test('asks for health at an address that the API serves', () => {
    const path = /HEALTHCHECK.*\/(\w+)\/(\w+)`/.exec(dockerfile);
    const controller = readFileSync(
      join(root, 'apps/api/src/operations/health.controller.ts'),
      'utf8',
    );
    expect(controller).toContain(`@Controller('${path?.[1]}')`);
    expect(controller).toContain(`@Get('${path?.[2]}')`);
  });

  test('brings the bill of materials that the build prints', () => {
    expect(stage('build')).toContain(`RUN node docker/bill-of-materials.mjs > ${BILL}`);
    expect(copies).toContainEqual({ stage: 'build', source: BILL, target: './' });
  });

  test('does not run as root', () => {
    expect(instructions('USER')).toEqual(['node']);
  });
});

describe('production-only', () => {
  let folder: string;

  /** A package at this path, with what its package.json lists. */
  const install = (path: string, lists: object = {}): void => {
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, path, 'package.json'), JSON.stringify(lists));
  };
  const link = (target: string, path: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(target, join(folder, path));
  };
  const run = (): void => {
    execFileSync(process.execPath, [join(__dirname, 'production-only.mjs'), 'apps/api'], {
      cwd: folder,
      stdio: 'pipe',
    });
  };

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'whathooks-packages-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  test('keeps what is depended on wherever it lies, and nothing else', () => {
    install('apps/api', {
      dependencies: { server: '1', cache: '2', '@ours/shared': '*' },
      optionalDependencies: { 'for-another-platform': '1', native: '1' },
      devDependencies: { '@ours/tools': '*', compiler: '1' },
    });
    install('apps/api/node_modules/cache');
    install('node_modules/cache');
    install('node_modules/server', {
      dependencies: { inner: '1' },
      peerDependencies: { pictures: '*', compiler: '*' },
    });
    for (const name of ['inner', 'server/node_modules/inner', 'native', 'compiler', 'pictures']) {
      install(`node_modules/${name}`);
    }
    install('libs/shared', { dependencies: { '@scope/used': '1' } });
    install('libs/tools', { dependencies: { database: '1' } });
    for (const name of ['@scope/used', '@scope/unused', 'database']) {
      install(`node_modules/${name}`);
    }
    link('../../libs/shared', 'node_modules/@ours/shared');
    link('../../libs/tools', 'node_modules/@ours/tools');
    link('../compiler/package.json', 'node_modules/.bin/compile');

    run();

    const left = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((path) => path.endsWith('package.json') || path.endsWith('shared'))
      .map((path) => path.replace('/package.json', ''));
    expect([...new Set(left)].sort()).toEqual([
      'apps/api',
      'apps/api/node_modules/cache',
      'libs/shared',
      'node_modules/@ours/shared',
      'node_modules/@scope/used',
      'node_modules/native',
      'node_modules/server',
      'node_modules/server/node_modules/inner',
    ]);
    expect(existsSync(join(folder, 'node_modules/.bin'))).toBe(false);
  });

  test('fails when a package that is needed is not installed', () => {
    install('apps/api', { dependencies: { server: '1' } });
    expect(run).toThrow(/server is missing/);
  });
});

describe('compose.yaml', () => {
  const { postgres, whathooks } = compose.services;

  test('builds from the Dockerfile beside it', () => {
    const { context = '', dockerfile: file = '' } = whathooks?.build ?? {};
    expect(existsSync(join(__dirname, context, file))).toBe(true);
  });

  test('sets variables that the product reads', () => {
    for (const name of Object.keys(whathooks?.environment ?? {})) {
      expect(knownVariables()).toContain(name);
    }
  });

  test('gives no default without a character, which older compose programs hand on literally', () => {
    const values = Object.values(compose.services).flatMap(({ environment }) =>
      Object.values(environment),
    );
    expect(values.join()).toContain('${MASTER_KEY:- }');
    expect(values.filter((value) => /:?-\}/.test(value))).toEqual([]);
  });

  test('connects to the database that it runs, with the same name and password', () => {
    const { POSTGRES_USER: user, POSTGRES_DB: database } = postgres?.environment ?? {};
    expect(whathooks?.environment['DATABASE_URL']).toBe(
      `postgresql://${user}:\${POSTGRES_PASSWORD}@postgres:5432/${database}`,
    );
    expect(postgres?.environment['POSTGRES_PASSWORD']).toMatch(/^\$\{POSTGRES_PASSWORD:\?/);
    expect(whathooks?.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(postgres?.healthcheck).toBeDefined();
  });

  test('publishes the port that the image listens on, to this machine alone', () => {
    const port = /PORT=(\d+)/.exec(dockerfile)?.[1];
    expect(instructions('EXPOSE')).toEqual([port]);
    expect(whathooks?.ports).toEqual([`127.0.0.1:${port}:${port}`]);
  });

  test('keeps data in volumes, and everything else read-only', () => {
    expect(whathooks?.read_only).toBe(true);
    const [volume, folder] = whathooks?.volumes[0]?.split(':') ?? [];
    expect(folder).toBe(/DATA_DIR=(\S+)/.exec(dockerfile)?.[1]);
    expect(Object.keys(compose.volumes)).toEqual(
      expect.arrayContaining([volume, postgres?.volumes[0]?.split(':')[0]]),
    );
  });
});
