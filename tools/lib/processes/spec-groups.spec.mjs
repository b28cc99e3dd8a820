// @ts-check
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../build/build.mjs';
import { groupFile, shareOut, writeSpecGroups } from './spec-groups.mjs';

/** @typedef {import('./spec-groups.mjs').Spec} Spec */

const specs = (/** @type {number[]} */ ...seconds) =>
  seconds.map((each, index) => ({
    path: `${index}`,
    seconds: each,
    simulated: false,
  }));
const seconds = (/** @type {Spec[][]} */ groups) =>
  groups.map((group) => group.map((spec) => spec.seconds));

test('the longest specs stand apart, and shorter ones fill up', () => {
  expect(seconds(shareOut(specs(5, 60, 10, 40, 5), 60))).toEqual([[60], [40, 10, 5, 5]]);
  expect(seconds(shareOut(specs(1, 2), 60))).toEqual([[2, 1]]);
  expect(shareOut([], 60)).toEqual([]);
});

test('a group calls each of its specs under its path', () => {
  const file = groupFile('/root', specs(1, 1));
  expect(file).toContain('describe("0", () => {\n  load("/root/0");');
  expect(file).toContain('describe("1", () => {\n  load("/root/1");');
});

test('every spec of a workspace is in one group, or is run by itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'whathooks-groups-'));
  try {
    writeSpecGroups(root, folder, 3);
    const called = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .flatMap((entry) => [
        ...readFileSync(join(entry.parentPath, entry.name), 'utf8').matchAll(
          /^describe\("(.*)",/gm,
        ),
      ])
      .map(([, path]) => path);
    const jest = [join(root, 'node_modules/jest/bin/jest.js'), '--listTests', '--json'];
    const env = { ...process.env, SPEC_GROUPS: '' };
    const listed = execFileSync(process.execPath, jest, { cwd: root, env, encoding: 'utf8' });
    const grouped = /** @type {string[]} */ (JSON.parse(listed))
      .map((path) => path.slice(root.length + 1))
      .filter((path) => /^(apps|libs)\/.*\.tsx?$/.test(path));
    expect(called.toSorted()).toEqual(grouped.toSorted());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
