// @ts-check
/**
 * What every Jest project of the workspace has in common. Plain CommonJS, so that Jest reads it
 * without a transform of its own.
 *
 * Specs run against the sources of the libraries, not their builds: a change in a library is seen
 * at once by the specs of everything above it.
 */
const { existsSync } = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '../..');

/** Mirrors tsconfig.base.json: legacy decorators with metadata, CommonJS, real `import()`. */
const swcOptions = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    target: 'es2023',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true, tsx: false },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
  module: { type: 'commonjs', ignoreDynamic: true },
};

const swcOptionsForReact = {
  ...swcOptions,
  jsc: {
    ...swcOptions.jsc,
    parser: { ...swcOptions.jsc.parser, tsx: true },
    transform: { ...swcOptions.jsc.transform, react: { runtime: 'automatic' } },
  },
};

/**
 * @param {string} folder path of the project from the root of the workspace
 */
function jestProject(folder) {
  return {
    displayName: folder,
    rootDir: path.join(root, folder),
    testEnvironment: require.resolve('./environment.cjs'),
    testMatch: ['<rootDir>/**/*.spec.{ts,tsx,mjs}'],
    testPathIgnorePatterns: ['/node_modules/', '/dist/', '/out/', '/.next/'],
    modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/out/', '<rootDir>/.next/'],
    moduleFileExtensions: ['ts', 'tsx', 'js', 'cjs', 'mjs', 'json', 'node'],
    moduleNameMapper: {
      // Swagger loads all of it, which is one file here and 428 there.
      '^es-toolkit/compat$': path.join(root, 'node_modules/es-toolkit/dist/browser.global.js'),
      '\\.css$': require.resolve('./css.cjs'),
      '^@whathooks/dto/(facts|events)$': path.join(root, 'libs/dto/src/$1-entry'),
      '^@whathooks/([^/]+)$': path.join(root, 'libs/$1/src'),
    },
    transform: {
      '^.+\\.(ts|js)$': ['@swc/jest', swcOptions],
      '^.+\\.tsx$': ['@swc/jest', swcOptionsForReact],
    },
    // Decorators note their types only when this stands before the first class is read.
    setupFiles: [require.resolve('reflect-metadata'), require.resolve('./baileys-timers.cjs')],
  };
}

/**
 * A project whose specs call `testDatabase()` of libs/embedded-postgres.
 *
 * @param {string} folder path of the project from the root of the workspace
 */
function jestProjectWithDatabase(folder) {
  return {
    ...jestProject(folder),
    globalSetup: path.join(root, 'libs/embedded-postgres/jest/global-setup.ts'),
    globalTeardown: path.join(root, 'libs/embedded-postgres/jest/global-teardown.ts'),
  };
}

/**
 * The project with its specs in groups, as tools/lib/processes/spec-groups.mjs writes them.
 *
 * @template {ReturnType<typeof jestProject>} Project
 * @param {Project} project
 * @param {string} folder of the groups
 */
function inGroups(project, folder) {
  const groups = path.join(folder, project.displayName);
  if (!existsSync(groups)) return project;
  return {
    ...project,
    roots: ['<rootDir>', groups],
    testMatch: [`${groups}/*.spec.cjs`, '<rootDir>/**/*.spec.mjs'],
  };
}

module.exports = { jestProject, jestProjectWithDatabase, inGroups };
