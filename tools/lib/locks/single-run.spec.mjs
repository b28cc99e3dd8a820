import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alone } from './single-run.mjs';

/** @type {string} */
let folder;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'whathooks-lock-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('two that want the same do it one after the other', async () => {
  const lock = join(folder, 'lock');
  let inside = 0;
  let most = 0;
  let waited = 0;
  const act = () =>
    alone(
      lock,
      () => (waited += 1),
      async () => {
        most = Math.max(most, ++inside);
        // Long enough for the other to ask.
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
      },
    );
  await Promise.all([act(), act()]);

  expect({ most, waited }).toEqual({ most: 1, waited: 1 });
  expect(existsSync(lock)).toBe(false);
});

test('a holder that was killed is not waited for', async () => {
  const lock = join(folder, 'lock');
  // Above every process id that Linux and macOS give.
  writeFileSync(lock, '4194305');

  await expect(
    alone(
      lock,
      () => {},
      async () => 'done',
    ),
  ).resolves.toBe('done');
});

test('the lock is released when the act fails', async () => {
  const lock = join(folder, 'lock');
  const failing = alone(
    lock,
    () => {},
    async () => {
      throw new Error('npm failed');
    },
  );

  await expect(failing).rejects.toThrow('npm failed');
  expect(existsSync(lock)).toBe(false);
});
