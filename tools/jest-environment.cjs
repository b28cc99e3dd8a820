// @ts-check
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

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
  }
}

module.exports = PlainGlobals;
