// @ts-check
const { basename } = require('node:path');
const { statSync } = require('node:fs');
const Sequencer = require('@jest/test-sequencer').default;

/**
 * The longest first, so that no worker begins one of them when the others end. Groups of specs say in their
 * names when they are to begin; of files, the size tells. Jest itself knows durations only where it ran.
 */
class LongestFirst extends Sequencer {
  /**
   * @override
   * @param {import('@jest/test-result').Test[]} tests
   */
  sort(tests) {
    return [...tests].sort((one, other) => rank(one.path) - rank(other.path));
  }
}

/** @param {string} path */
function rank(path) {
  const group = /^(\d{5})-/.exec(basename(path))?.[1];
  return group ? Number(group) : 99_999 - statSync(path).size / 500;
}

module.exports = LongestFirst;
