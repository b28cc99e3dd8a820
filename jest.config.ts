import type { Config } from 'jest';

const { inGroups, jestProject, jestProjectWithDatabase } =
  require('./tools/jest/preset.cjs') as typeof import('./tools/jest/preset.cjs');

/** Folder in which `npm test` has put the specs together. */
// eslint-disable-next-line no-restricted-properties -- tools/test.mjs says so to Jest, and nobody sets it
const groups = process.env['SPEC_GROUPS'];

const projects = [
  jestProjectWithDatabase('apps/api'),
  jestProject('apps/dashboard'),
  jestProject('apps/simulator'),
  jestProject('docker'),
  jestProject('libs/api-client'),
  jestProject('libs/dto'),
  jestProjectWithDatabase('libs/embedded-postgres'),
  jestProject('libs/webhook-signature'),
  jestProject('libs/whatsapp'),
  jestProject('libs/whatsapp-simulator'),
  jestProject('tools'),
];

/**
 * One project for each workspace with specs. apps/e2e is Playwright's.
 * `npm run unit -- libs/dto` runs one of them, `npm run unit -- some.spec.ts` one file.
 */
const config: Config = {
  projects: groups ? projects.map((project) => inGroups(project, groups)) : projects,
  testSequencer: '<rootDir>/tools/jest/sequencer.cjs',
  reporters: ['<rootDir>/tools/jest/reporter.cjs'],
  // For what hangs. What does not come true fails by itself, earlier, and says what it waited for.
  // `npm test` runs several specs and stories on each core, which stretches every one of them.
  testTimeout: 120_000,
  verbose: false,
};

module.exports = config;
