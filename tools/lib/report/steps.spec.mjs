import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const steps = pathToFileURL(join(import.meta.dirname, 'steps.mjs')).href;

/**
 * Runs steps in a process of their own and reads what a person sees.
 *
 * @param {object[]} list
 */
function run(list) {
  const program = `
    import { Steps } from ${JSON.stringify(steps)};
    const steps = new Steps();
    for (const step of ${JSON.stringify(list)}) {
      if (step.report) step.count = (report) => report;
      await steps.run(step);
    }
    console.log(JSON.stringify(steps.counts));`;
  const result = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  });
  const lines = result.stdout.trimEnd().split('\n');
  return { shown: lines.slice(0, -1).join('\n'), counts: JSON.parse(lines.at(-1) ?? '') };
}

/** @param {string} code */
const node = (code) => [process.execPath, '--eval', code];

test('a step that passes says nothing but its result', () => {
  const { shown, counts } = run([{ name: 'lint', command: node('console.log("chatter")') }]);

  expect(shown).toMatch(/^✓ lint +1 passed, 0 failed, 0 skipped \(\d+\.\d s\)$/);
  expect(counts).toEqual([{ passed: 1, failed: 0, skipped: 0 }]);
});

test('a step that fails shows everything it said', () => {
  const { shown, counts } = run([
    { name: 'lint', command: node('console.log("out"); console.error("err"); process.exit(2)') },
  ]);

  expect(shown).toContain('out\n');
  expect(shown).toContain('err\n');
  expect(shown).toMatch(/✗ lint +0 passed, 1 failed/);
  expect(counts).toEqual([{ passed: 0, failed: 1, skipped: 0 }]);
});

test('a program that does not exist is a failed step', () => {
  const { counts } = run([{ name: 'lint', command: ['no-such-program'] }]);
  expect(counts).toEqual([{ passed: 0, failed: 1, skipped: 0 }]);
});

test('a runner is counted by its report, and an old report is not believed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'whathooks-steps-'));
  const report = join(folder, 'report.json');
  const write = (/** @type {object} */ counts) =>
    node(
      `require('fs').writeFileSync(${JSON.stringify(report)}, ${JSON.stringify(JSON.stringify(counts))})`,
    );
  const { counts } = run([
    { name: 'specs', command: write({ passed: 9, failed: 0, skipped: 1 }), report },
    { name: 'specs', command: node(''), report },
  ]);

  expect(counts).toEqual([
    { passed: 9, failed: 0, skipped: 1 },
    { passed: 0, failed: 1, skipped: 0 },
  ]);
  expect(existsSync(report)).toBe(false);
  rmSync(folder, { recursive: true });
});

test('steps run side by side, and are broken off together', () => {
  const folder = mkdtempSync(join(tmpdir(), 'whathooks-steps-'));
  const program = `
    import { existsSync } from 'node:fs';
    import { setTimeout as delay } from 'node:timers/promises';
    import { Steps } from ${JSON.stringify(steps)};
    const steps = new Steps();
    const files = ['one', 'other'].map((name) => ${JSON.stringify(folder)} + '/' + name);
    const running = files.map((file) => {
      const code = \`fs.writeFileSync(\${JSON.stringify(file)}, ''); setTimeout(() => {}, 60_000)\`;
      return steps.run({ name: 'endless', command: [process.execPath, '--eval', code] });
    });
    while (!files.every((file) => existsSync(file))) await delay(20);
    steps.breakOff();
    console.log(JSON.stringify({ passed: await Promise.all(running), counts: steps.counts }));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    timeout: 25_000,
  });

  const failed = { passed: 0, failed: 1, skipped: 0 };
  expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toEqual({
    passed: [false, false],
    counts: [failed, failed],
  });
  rmSync(folder, { recursive: true });
});
