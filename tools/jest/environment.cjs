// @ts-check
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

/** Functions of Baileys that take a stack for each query, in case that it fails. */
const OF_QUERIES = new Set(['promiseTimeout', 'delayCancellable']);

/**
 * Jest tells of each line of a stack where it stood before it was compiled. Nobody reads those of queries.
 *
 * @param {Error} error
 * @param {NodeJS.CallSite[]} calls
 */
function stackOf(error, calls) {
  if (OF_QUERIES.has(calls[0]?.getFunctionName() ?? '')) return String(error);
  const byJest = Error.prepareStackTrace;
  return byJest ? byJest(error, calls) : [String(error), ...calls].join('\n    at ');
}

/**
 * Jest's environment for Node, in which a global costs nothing to read.
 *
 * Jest puts a proxy below the globals of a spec, to see what the spec leaves in them. Each `Object`, `Buffer`
 * or `Promise` that a module names is then a call out of compiled code, which takes fifteen times as long as
 * all of `Object.keys`. Node also makes contexts whose globals are plain properties, as in a program.
 */
class PlainGlobals extends TestEnvironment {
  /**
   * @param {import('@jest/environment').JestEnvironmentConfig} config
   * @param {import('@jest/environment').EnvironmentContext} context
   */
  constructor(config, context) {
    const { createContext } = vm;
    // Jest's constructor makes its context by this function and hands no other one in.
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(config, context);
    } finally {
      vm.createContext = createContext;
    }
    /** @type {any} */ (this.global).Error.prepareStackTrace = stackOf;
  }
}

module.exports = PlainGlobals;
