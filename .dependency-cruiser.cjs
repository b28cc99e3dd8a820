// @ts-check
/**
 * Who may import whom. Each rule says why, so that a failing check teaches.
 *
 *   npm run boundaries
 */
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** Specs and what only they use: free to reach for what the product may not. */
const TESTS = '\\.spec\\.(ts|tsx|mjs)$|^(apps|libs)/[^/]+/(test|jest)/|^apps/e2e/';
const CONFIGURATION = '\\.config\\.(ts|mjs|cjs)$|\\.d\\.ts$';
const GENERATED = '^libs/api-client/src/generated/';

/**
 * What a project with a tag may import, beside itself. `tests` is for its specs, besides.
 *
 * @type {Record<string, { may: string[], tests?: string[], why: string }>}
 */
const BETWEEN_PROJECTS = {
  'scope:shared': {
    may: [],
    why: 'Shapes and signatures run everywhere, in a browser too: they stand on nothing of ours.',
  },
  'scope:client': {
    may: [],
    why: 'The client is generated from the OpenAPI document and installed by integrators alone.',
  },
  'scope:tooling': {
    may: [],
    why: 'The bundled PostgreSQL serves any program and knows nothing of the product.',
  },
  'scope:testing': {
    may: [],
    why: 'What specs share serves every project, and so it knows none.',
  },
  'scope:whatsapp': {
    may: [],
    tests: ['scope:simulator', 'scope:testing'],
    why: 'The library that talks to WhatsApp must not know that a simulator exists; only its specs use one.',
  },
  'scope:simulator': {
    may: [],
    tests: ['scope:testing', 'scope:tooling'],
    why: 'The simulator is the server side: code shared with the client library would hide the faults of both.',
  },
  'scope:simulator-app': {
    may: ['scope:simulator'],
    why: 'The process around the simulator knows the simulator, never the product it is used against.',
  },
  'scope:dashboard': {
    may: ['scope:client', 'scope:shared'],
    tests: ['scope:testing'],
    why: 'The dashboard knows the API only through the client and the shapes, as every integrator does.',
  },
  'scope:api': {
    may: ['scope:shared', 'scope:whatsapp'],
    tests: ['scope:simulator', 'scope:testing', 'scope:tooling'],
    why: 'The API uses the WhatsApp library and the shapes; the simulator and the bundled PostgreSQL are for its specs and for `npm start`.',
  },
  'scope:e2e': {
    may: ['scope:shared', 'scope:simulator', 'scope:testing', 'scope:tooling', 'scope:whatsapp'],
    why: 'Stories use the built product from outside, as its users do; never its insides.',
  },
};

/** @type {{ folder: string, tag: string }[]} */
const PROJECTS = ['apps', 'libs'].flatMap((parent) =>
  readdirSync(join(__dirname, parent))
    .map((name) => `${parent}/${name}`)
    .filter((folder) => existsSync(join(__dirname, folder, 'package.json')))
    .map((folder) => ({ folder, tag: scopeOf(folder) })),
);

/** @param {string} folder */
function scopeOf(folder) {
  const manifest = JSON.parse(readFileSync(join(__dirname, folder, 'package.json'), 'utf8'));
  const tag = manifest.nx?.tags?.find((/** @type {string} */ name) => name.startsWith('scope:'));
  if (!tag || !BETWEEN_PROJECTS[tag]) {
    throw new Error(`${folder}/package.json needs one of the tags of .dependency-cruiser.cjs.`);
  }
  return tag;
}

/** @param {string[]} tags */
function foldersTagged(tags) {
  return PROJECTS.filter(({ tag }) => tags.includes(tag)).map(({ folder }) => `^${folder}/`);
}

const projectRules = PROJECTS.flatMap(({ folder, tag }) => {
  const {
    may,
    tests = [],
    why,
  } = /** @type {{ may: string[], tests?: string[], why: string }} */ (BETWEEN_PROJECTS[tag]);
  const rule = (
    /** @type {string} */ name,
    /** @type {object} */ from,
    /** @type {string[]} */ tags,
  ) => ({
    name,
    comment: why,
    severity: 'error',
    from,
    to: { path: '^(apps|libs)/', pathNot: [`^${folder}/`, ...foldersTagged(tags)] },
  });
  return [
    rule(`projects: ${folder}`, { path: `^${folder}/`, pathNot: TESTS }, may),
    rule(
      `projects: ${folder} (specs)`,
      { path: [`^${folder}/.*\\.spec\\.`, `^${folder}/(test|jest)/`] },
      [...may, ...tests],
    ),
  ];
});

const API = '^apps/api/src/';

const packageRules = [
  {
    name: 'packages: libs/whatsapp alone imports Baileys',
    comment:
      'libs/whatsapp alone talks to WhatsApp, so that one place knows what Baileys promises and breaks. The simulator borrows its wire format, and benchmarks and stories compare with it bare.',
    severity: 'error',
    from: { pathNot: ['^libs/whatsapp(-simulator)?/', '^apps/e2e/'] },
    to: { path: 'node_modules/(@whiskeysockets/baileys|libsignal)/' },
  },
  {
    name: 'packages: one client calls addresses that customers gave',
    comment:
      'Every request to an address that a customer chose goes through one client, which refuses private networks and pins what it has checked.',
    severity: 'error',
    from: { path: API, pathNot: [`${API}platform/outbound-http/`, TESTS] },
    to: { path: ['node_modules/(undici|axios|got|node-fetch)/', '^(node:)?https?$'] },
  },
  {
    name: 'packages: events alone touch the emitter',
    comment:
      'An emitter logs the error of a listener and goes on: a message would be lost in silence. The event bus says which effects are durable and which are not.',
    severity: 'error',
    from: { path: API, pathNot: [`${API}platform/events/`, TESTS] },
    to: { path: ['node_modules/(@nestjs/event-emitter|eventemitter2)/', '^(node:)?events$'] },
  },
  {
    name: 'packages: no Nest in the shapes',
    comment: 'libs/dto also runs in the dashboard and in the programs of integrators.',
    severity: 'error',
    from: { path: '^libs/dto/' },
    to: { path: 'node_modules/@nestjs/' },
  },
  {
    name: 'packages: no React in the client',
    comment:
      'Integrators install the client alone, in programs that have no screen. How a screen asks and remembers belongs to the dashboard.',
    severity: 'error',
    from: { path: '^libs/api-client/' },
    to: { path: 'node_modules/(@tanstack/|react(-dom)?/)|^(@tanstack/|react(-dom)?$)' },
  },
  {
    name: 'packages: facts need no validator',
    comment:
      'A page that shows the name of an event or a limit would load half a megabyte of rules that only the API applies.',
    severity: 'error',
    from: { path: '^libs/dto/src/(facts|events)-entry\\.ts$' },
    to: { path: 'node_modules/class-(validator|transformer)/', reachable: true },
  },
  {
    name: 'packages: pages take facts, and only types of requests',
    comment: 'Values come from @whathooks/dto/facts and /events: see "facts need no validator".',
    severity: 'error',
    from: { path: '^apps/dashboard/src/', pathNot: TESTS },
    to: { path: '^libs/dto/src/index\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'packages: signatures are explained in a browser',
    comment:
      'What explains a signature runs in the page, so that no secret leaves it: a browser has no Node.js. The rules of both stand in scheme.ts.',
    severity: 'error',
    from: { path: '^libs/webhook-signature/src/explain\\.ts$' },
    to: {
      path: '^(node:)?crypto$|^libs/webhook-signature/src/(secret|sign|verify)\\.ts$',
      reachable: true,
    },
  },
  {
    name: 'packages: listed where used',
    comment:
      'A package that another workspace happens to bring along disappears with it: list it in the package.json of the project that imports it.',
    severity: 'error',
    from: { path: '^(apps|libs)/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'packages: not resolved',
    comment: 'An import that leads nowhere fails at run time.',
    severity: 'error',
    from: { path: '^(apps|libs)/' },
    to: { couldNotResolve: true },
  },
];

const apiRules = [
  {
    name: 'api: messages and webhooks meet in events',
    comment:
      'A message must be committed whatever becomes of the webhooks, and a webhook serves every kind of event: the two know events, not each other.',
    severity: 'error',
    from: { path: `${API}(messages|webhooks)/`, pathNot: TESTS },
    to: { path: `${API}(messages|webhooks)/`, pathNot: `${API}$1/` },
  },
  {
    name: 'api: a table has one owner',
    comment:
      'A feature uses the service of another feature, never its entity: then a table can change with one folder. entities.ts lists them all.',
    severity: 'error',
    from: { path: `${API}([^/]+)/`, pathNot: TESTS },
    to: { path: `${API}.+\\.entity\\.ts$`, pathNot: `${API}$1/` },
  },
  {
    name: 'api: controllers ask services',
    comment:
      'A controller is guard, shape and one call. A query in it escapes the rules of the organization that the service keeps.',
    severity: 'error',
    // Health asks the database itself whether it is there.
    from: { path: `${API}.+\\.controller\\.ts$`, pathNot: `${API}operations/health` },
    to: { path: [`${API}.+\\.entity\\.ts$`, 'node_modules/(typeorm|pg)/'] },
  },
  {
    name: 'api: the platform knows no feature',
    comment:
      'platform/ stands below every feature; a feature that it knew could not be changed alone.',
    severity: 'error',
    from: { path: `${API}platform/`, pathNot: TESTS },
    to: { path: API, pathNot: `${API}platform/` },
  },
  {
    name: 'api: the database knows only the platform below it',
    comment:
      'Every room of the platform may use the database. What the database itself needs stands below it: settings, whose work it is, the scheduler and the catalogue of problems.',
    severity: 'error',
    from: { path: `${API}platform/database/`, pathNot: TESTS },
    to: {
      path: API,
      pathNot: `${API}platform/(config|scope|database|scheduler|http/problems)/`,
    },
  },
  ...[
    {
      feature: 'deliveries',
      forbidden: {
        engine: ['log', 'recovery'],
        attempt: ['engine', 'log', 'recovery'],
        log: ['engine', 'recovery'],
      },
      why: 'The engine delivers what is due; it does not know who looks at the log or has something sent again.',
    },
    {
      feature: 'messages',
      forbidden: { outbox: ['send', 'changes', 'inbound'], send: ['changes', 'inbound'] },
      why: 'Sending stands below what comes in: a message goes out whether or not anything is received.',
    },
    {
      feature: 'media',
      forbidden: {
        processing: ['uploads', 'downloads', 'retention'],
        files: ['processing', 'items', 'uploads', 'downloads', 'retention'],
        items: ['processing', 'uploads', 'downloads', 'retention'],
        downloads: ['uploads', 'retention'],
        uploads: ['downloads', 'retention'],
      },
      why: 'A file is stored and deleted without knowing which messages use it, and an item without knowing how its file came or goes.',
    },
    {
      feature: 'platform/vault',
      forbidden: { cipher: ['master-key'] },
      why: 'Encryption works on keys that it is given; where the master key comes from is decided above it.',
    },
  ].flatMap(({ feature, forbidden, why }) =>
    Object.entries(forbidden).map(([room, rooms]) => ({
      name: `api: ${feature}/${room} imports no room above it`,
      comment: why,
      severity: 'error',
      from: { path: `${API}${feature}/${room}/`, pathNot: TESTS },
      to: { path: `${API}${feature}/(${rooms.join('|')})/` },
    })),
  ),
  ...[
    {
      room: 'deliveries/engine/lanes',
      above: 'deliveries/engine/[^/]+\\.ts$',
      why: 'A lane knows its deliveries, its pace and its breaker. When it is worked on is decided by the engine.',
    },
    {
      room: 'messages/store/chats',
      above: 'messages/(?!store/chats/)',
      why: 'Timers, read marks and numbers of a chat are kept whether or not a message is stored with them.',
    },
    {
      room: 'media/processing/worker',
      above: 'media/processing/[^/]+\\.ts$',
      why: 'The worker thread loads codecs and nothing else, so that it starts fast and can be ended at any time.',
    },
  ].map(({ room, above, why }) => ({
    name: `api: ${room} imports nothing above it`,
    comment: why,
    severity: 'error',
    from: { path: `${API}${room}/`, pathNot: TESTS },
    to: { path: `${API}${above}` },
  })),
  {
    name: 'api: nobody imports the whole',
    comment:
      'The app module and the main program put the parts together; a part that needs them needs a smaller thing.',
    severity: 'error',
    from: { path: API, pathNot: [`${API}(main|create-app|preview-document)\\.ts$`, TESTS] },
    to: { path: `${API}(main|app\\.module)\\.ts$` },
  },
];

const DASHBOARD = '^apps/dashboard/src/';

const dashboardRules = [
  {
    name: 'dashboard: shared knows no feature',
    comment:
      'What is shared serves every feature and every screen. A part that knows one of them belongs to it.',
    severity: 'error',
    from: { path: `${DASHBOARD}shared/` },
    to: { path: `${DASHBOARD}(app|features)/` },
  },
  {
    name: 'dashboard: a feature knows no route',
    comment:
      'Several screens use a feature, each in its own way. The routes in app/ put features together, never the other way round.',
    severity: 'error',
    from: { path: `${DASHBOARD}features/` },
    to: { path: `${DASHBOARD}app/` },
  },
  {
    name: 'dashboard: features meet in queries, words and addresses',
    comment:
      'A feature may ask what another one knows, what it is called and where it stands; how it looks is its own. auth stands below them all: every query is asked by whoever is logged in.',
    severity: 'error',
    from: { path: `${DASHBOARD}features/([^/]+)/` },
    to: {
      path: `${DASHBOARD}features/`,
      pathNot: [
        `${DASHBOARD}features/($1|auth)/`,
        `${DASHBOARD}features/[^/]+/[^/]*(queries|words|names|text|address)\\.tsx?$`,
      ],
    },
  },
  {
    name: 'dashboard: the parts of a screen are its own',
    comment:
      'What two screens use is a part of a feature, or shared. So a screen can change or go without another one noticing.',
    severity: 'error',
    from: { path: `${DASHBOARD}app/\\([a-z]+\\)/([^/]+)/` },
    to: {
      path: `${DASHBOARD}app/\\([a-z]+\\)/[^/]+/`,
      pathNot: `${DASHBOARD}app/\\([a-z]+\\)/$1/`,
    },
  },
  {
    name: 'dashboard: no circle of folders',
    comment:
      'Two folders that need each other are one room with a wall in it: take the wall out, or move what both need below them.',
    severity: 'error',
    scope: 'folder',
    from: { path: DASHBOARD },
    to: { circular: true },
  },
];

const shapeRules = [
  {
    name: 'shape: no cycles',
    comment: 'Two files that need each other are one thing in two places, or hide a third.',
    severity: 'error',
    from: { pathNot: GENERATED },
    to: { circular: true },
  },
  {
    name: 'shape: no orphans',
    comment: 'A file that nobody imports and that imports nobody is left over.',
    severity: 'error',
    from: {
      orphan: true,
      pathNot: [
        TESTS,
        CONFIGURATION,
        GENERATED,
        '^apps/dashboard/src/app.*/(page|layout|not-found|error|global-error)(\\.en)?\\.tsx$',
        '^apps/simulator/page/',
        '^apps/passkey-extension/',
      ],
    },
    to: {},
  },
  ...[
    [
      'apps/api',
      'src/(main|rotate-master-key|write-openapi|preview-document|media/processing/worker/media-worker)\\.ts$',
    ],
    ['apps/simulator', 'src/main\\.ts$'],
    ...PROJECTS.filter(({ folder }) => folder.startsWith('libs/')).map(({ folder }) => [
      folder,
      'src/index\\.ts$',
    ]),
  ].map(([folder, entry]) => ({
    name: `shape: ${folder} has no dead rooms`,
    comment: 'A file that cannot be reached from where the project starts never runs.',
    severity: 'error',
    from: { path: `^${folder}/${entry}` },
    to: {
      path: `^${folder}/src/`,
      pathNot: [`^${folder}/${entry}`, TESTS, CONFIGURATION, GENERATED],
      reachable: false,
    },
  })),
  {
    name: 'shape: tests stay out of the product',
    comment: 'What specs need must not be shipped nor run in production.',
    severity: 'error',
    from: { pathNot: TESTS },
    to: { path: '\\.spec\\.(ts|tsx)$|^(apps|libs)/[^/]+/test/' },
  },
];

module.exports = {
  forbidden: [...projectRules, ...packageRules, ...apiRules, ...dashboardRules, ...shapeRules],
  options: {
    // Packages of the root serve every workspace: compiler, linter, Jest.
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|out|\\.next|coverage|test-results|playwright-report)/' },
    // An import of a type alone is a dependency of the reader all the same.
    tsPreCompilationDeps: true,
    // Names of our libraries lead to their sources, so that nothing needs to be built first.
    tsConfig: { fileName: join(__dirname, 'tools/tsconfig.boundaries.json') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
