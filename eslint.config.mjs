// @ts-check
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * What a file may import is not checked here but in .dependency-cruiser.cjs; rules that need types stand in
 * .oxlintrc.json, whose linter reads the types of the whole in seconds.
 */

/** Specs, their helpers, stories and benchmarks. */
const TESTS = ['**/*.spec.{ts,tsx,mjs}', '**/test/**', 'apps/e2e/**'];

/** Programs that a person starts from a shell. */
const PROGRAMS = ['tools/**', 'apps/*/src/main.ts', 'apps/api/src/rotate-master-key.ts'];

/** Files whose default export a framework asks for. */
const DEFAULT_EXPORTS = [
  '**/*.config.{ts,mjs,cjs}',
  'apps/dashboard/src/app/**/{page,layout,not-found,error,global-error}.tsx',
  'apps/e2e/**/global-{setup,teardown}.ts',
  'libs/embedded-postgres/jest/*.ts',
];

/** Screens of the dashboard, and the parts that they are made of. */
const SCREENS = 'apps/dashboard/src/**/*.{ts,tsx}';
/** Where the dashboard's words stand. The documentation is nothing but words, and the journey is a picture. */
const WORDS = [
  'apps/dashboard/src/**/{words,*-words}.{ts,tsx}',
  'apps/dashboard/src/app/*/docs/**',
  'apps/dashboard/src/app/*/home/journey.tsx',
  'apps/dashboard/src/features/verification/samples/**',
  '**/*.spec.{ts,tsx}',
];

/** Nest and class-transformer read types at run time, which a type-only import would erase. */
const READS_METADATA = ['apps/api/**/*.ts', 'libs/dto/**/*.ts'];

const NODE_GLOBALS = Object.fromEntries(
  ['AbortController', 'AbortSignal', 'Buffer', 'URL', 'URLSearchParams', 'clearInterval']
    .concat(['clearTimeout', 'console', 'fetch', 'performance', 'process', 'queueMicrotask'])
    .concat(['setImmediate', 'setInterval', 'setTimeout', 'structuredClone', 'globalThis'])
    .map((name) => [name, 'readonly']),
);
const BROWSER_GLOBALS = Object.fromEntries(
  ['Blob', 'CSS', 'CustomEvent', 'Event', 'EventSource', 'File', 'FormData', 'HTMLElement', 'Image']
    .concat(['MutationObserver', 'OffscreenCanvas', 'Option', 'URL', 'URLSearchParams', 'alert'])
    .concat(['cancelAnimationFrame', 'clearInterval', 'clearTimeout', 'confirm', 'console'])
    .concat(['createImageBitmap', 'crypto', 'document', 'fetch', 'history', 'localStorage'])
    .concat(['location', 'navigator', 'requestAnimationFrame', 'sessionStorage', 'setInterval'])
    .concat(['setTimeout', 'structuredClone', 'window'])
    .map((name) => [name, 'readonly']),
);
const COMMONJS_GLOBALS = Object.fromEntries(
  ['__dirname', '__filename', 'exports', 'module', 'require'].map((name) => [name, 'readonly']),
);
const JEST_GLOBALS = Object.fromEntries(
  [
    'afterAll',
    'afterEach',
    'beforeAll',
    'beforeEach',
    'describe',
    'expect',
    'it',
    'jest',
    'test',
  ].map((name) => [name, 'readonly']),
);

const NO_ENVIRONMENT = {
  object: 'process',
  property: 'env',
  message:
    'The environment is read in one place (apps/api/src/platform/config), so that every variable is validated and documented there. Take what you need as a parameter.',
};
const NO_FOCUS = ['describe', 'it', 'test'].map((object) => ({
  object,
  property: 'only',
  message: 'A focused test silences all the others.',
}));
const NO_DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message:
    'A named export keeps one name everywhere. Only files whose framework asks may do otherwise.',
};
const NO_MODULE_MOCKS = {
  selector:
    'CallExpression[callee.object.name="jest"][callee.property.name=/^(mock|doMock|unstable_mockModule)$/]',
  message: 'Specs run the real database, the real Baileys and the real HTTP client.',
};

const WORDS_MESSAGE =
  'What a person reads stands in the words file of its folder, as whole sentences: there it is read as a whole, and can be translated.';
/** Attributes and fields that people read or hear. */
const READ =
  '/^(label|title|placeholder|description|legend|lead|header|action|what|none|alt|aria-label|addLabel|submitLabel|nothingFoundMessage)$/';
const LETTERS = '/[A-Za-z]/';
/** What an expression shows: itself, or one side of a choice. */
const shown = (/** @type {string} */ what) => [
  `> JSXExpressionContainer > ${what}`,
  `> JSXExpressionContainer > :matches(ConditionalExpression, LogicalExpression) > ${what}`,
];
const TEXT = `Literal[value=${LETTERS}]`;
const TEMPLATE = `TemplateLiteral > TemplateElement[value.raw=${LETTERS}]`;
const NO_LITERAL_WORDS = [
  `JSXText[value=${LETTERS}]`,
  `JSXAttribute[name.name=${READ}] > ${TEXT}`,
  ...[TEXT, TEMPLATE].flatMap(shown).map((text) => `JSXAttribute[name.name=${READ}] ${text}`),
  ...[TEXT, TEMPLATE].flatMap(shown).map((text) => `:matches(JSXElement, JSXFragment) ${text}`),
  `Property[key.name=${READ}] > ${TEXT}`,
  'CallExpression[callee.name="notifyDone"] > :matches(Literal, TemplateLiteral)',
  // A sentence, wherever it stands.
  'Literal[value=/^[“A-Z][^ ]* [a-z]/]',
].map((selector) => ({ selector, message: WORDS_MESSAGE }));

/** Files of the API that hold SQL. */
const SQL = [
  'apps/api/src/**/*.repository.ts',
  'apps/api/src/deliveries/queue/**',
  'apps/api/src/platform/database/**',
  // It talks to PostgreSQL itself, about channels and not about tables.
  'apps/api/src/platform/cluster/listening-connection.ts',
  '**/*.spec.ts',
];
const STATEMENT = '/^\\s*(SELECT|INSERT INTO|DELETE FROM|UPDATE [a-z_]+|WITH [a-z_]+ AS)\\s/';
const NO_SQL = [
  'CallExpression[callee.property.name=/^(query|createQueryBuilder)$/]',
  `Literal[value=${STATEMENT}]`,
  `TemplateElement[value.raw=${STATEMENT}]`,
].map((selector) => ({
  selector,
  message:
    'SQL stands in the *.repository.ts of the feature that owns the table, or in deliveries/queue/: there a table is changed in one place, and every statement is read for whose rows it touches. A service decides, and calls its repository.',
}));

export default tseslint.config(
  {
    ignores: [
      '.nx/**',
      '**/dist/**',
      '**/out/**',
      '**/.next/**',
      '**/.data/**',
      '**/coverage/**',
      '**/next-env.d.ts',
      'apps/e2e/test-results/**',
      'apps/e2e/playwright-report/**',
      // Generated from apps/api/openapi.json.
      'libs/api-client/src/generated/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-properties': ['error', NO_ENVIRONMENT, ...NO_FOCUS],
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_MODULE_MOCKS],
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
    },
  },
  {
    files: READS_METADATA,
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: '@nestjs/common',
          importNames: ['forwardRef'],
          message: 'Two services that need each other hide a third one, or an event.',
        },
      ],
    },
  },
  {
    files: ['apps/dashboard/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    // The plugin's other rules serve the React compiler, which is not used here.
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    ignores: ['apps/simulator/page/**', 'apps/passkey-extension/extension/**'],
    languageOptions: { globals: NODE_GLOBALS },
  },
  {
    files: ['apps/passkey-extension/extension/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: {
        ...BROWSER_GLOBALS,
        performance: 'readonly',
        PublicKeyCredential: 'readonly',
      },
    },
  },
  {
    files: ['apps/simulator/page/**/*.js'],
    languageOptions: { globals: BROWSER_GLOBALS },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: COMMONJS_GLOBALS },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // Read by Jest as CommonJS with its types stripped, which knows no `import` of a program.
    files: ['jest.config.ts'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['apps/api/src/platform/config/**', 'apps/*/*.config.ts', ...PROGRAMS, ...TESTS].concat([
      // The address of the test cluster goes from the runner to the specs.
      'libs/embedded-postgres/jest/*.ts',
      'libs/embedded-postgres/src/test-database.ts',
    ]),
    rules: { 'no-restricted-properties': ['error', ...NO_FOCUS] },
  },
  {
    files: [...PROGRAMS, ...TESTS],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.spec.mjs'],
    languageOptions: { globals: JEST_GLOBALS },
  },
  {
    files: DEFAULT_EXPORTS,
    rules: { 'no-restricted-syntax': ['error', NO_MODULE_MOCKS] },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: SQL,
    rules: {
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_MODULE_MOCKS, ...NO_SQL],
    },
  },
  {
    files: [SCREENS],
    ignores: [...WORDS, ...DEFAULT_EXPORTS],
    rules: {
      'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_MODULE_MOCKS, ...NO_LITERAL_WORDS],
    },
  },
  {
    files: ['apps/dashboard/src/**/{page,layout,not-found,error}.tsx'],
    ignores: WORDS,
    rules: { 'no-restricted-syntax': ['error', NO_MODULE_MOCKS, ...NO_LITERAL_WORDS] },
  },
  prettier,
);
