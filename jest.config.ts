import type { Config } from 'jest';

const { jestProject } =
  require('./tools/jest-preset.cjs') as typeof import('./tools/jest-preset.cjs');

/**
 * One project for each workspace with specs. apps/e2e is Playwright's.
 * `npm run unit -- libs/dto` runs one of them, `npm run unit -- some.spec.ts` one file.
 */
const config: Config = {
  projects: [
    'apps/api',
    'apps/dashboard',
    'apps/simulator',
    'docker',
    'libs/api-client',
    'libs/dto',
    'libs/embedded-postgres',
    'libs/webhook-signature',
    'libs/whatsapp',
    'libs/whatsapp-simulator',
    'tools',
  ].map(jestProject),
  reporters: ['<rootDir>/tools/jest-reporter.cjs'],
  // A database, a socket server and a signal handshake on two busy cores need more than 5 s.
  testTimeout: 30_000,
  verbose: false,
};

module.exports = config;
