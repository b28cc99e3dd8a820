// @ts-check
/**
 * Silent but for results: nothing for a spec that passes, the whole story of one that fails, and
 * one line of totals.
 */
class QuietReporter {
  /** @param {import('@jest/reporters').Config.GlobalConfig} globalConfig */
  constructor(globalConfig) {
    this.rootDir = globalConfig.rootDir;
  }

  /**
   * @param {import('@jest/reporters').Test} test
   * @param {import('@jest/reporters').TestResult} result
   */
  onTestResult(test, result) {
    if (result.numFailingTests === 0 && !result.testExecError) return;
    const file = require('node:path').relative(this.rootDir, test.path);
    process.stderr.write(`\nFAILED ${file}\n${result.failureMessage ?? ''}\n`);
    for (const entry of result.console ?? []) {
      process.stderr.write(`  [console.${entry.type}] ${entry.message}\n`);
    }
  }

  /**
   * @param {unknown} _contexts
   * @param {import('@jest/reporters').AggregatedResult} results
   */
  onRunComplete(_contexts, results) {
    if (results.runExecError) process.stderr.write(`${results.runExecError.message}\n`);
    const broken = results.numRuntimeErrorTestSuites;
    const seconds = ((Date.now() - results.startTime) / 1000).toFixed(1);
    process.stdout.write(
      `${results.numPassedTests} passed, ${results.numFailedTests + broken} failed, ` +
        `${results.numPendingTests + results.numTodoTests} skipped (${seconds} s)\n`,
    );
  }
}

module.exports = QuietReporter;
