// @ts-check
/**
 * Whether rooms stand above one another: a folder that needs another one is not needed by it.
 *
 * A check of its own, because a rule for folders cannot leave out some of their files: specs reach into
 * every room.
 */
const { options } = require('./.dependency-cruiser.cjs');

module.exports = {
  forbidden: [
    {
      name: 'shape: no circles of folders',
      comment:
        'Two rooms that need each other cannot be understood one after the other: what both need is a room below them.',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    ...options,
    exclude: {
      path: [
        options.exclude.path,
        '\\.spec\\.(ts|tsx|mjs)$',
        '^(apps|libs)/[^/]+/(test|jest)/',
        '^libs/api-client/src/generated/',
        '^apps/e2e/',
      ],
    },
  },
};
