import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/build/build.mjs';

/** What `SECURITY.md` promises is shown by tests: each that it names is there, and tests something. */

const page = readFileSync(join(root, 'SECURITY.md'), 'utf8');
const links = [...page.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, path]) => path);
/** Chapters of OWASP ASVS 4, with the tests that their row names. */
const chapters = page.split('\n').flatMap((line) => {
  const [, chapter] = /^\| (V\d+) /.exec(line) ?? [];
  const tests = [...line.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => path);
  return chapter ? [{ chapter, tests }] : [];
});

it('leads to files that are there', () => {
  expect(links.length).toBeGreaterThan(30);
  expect(links.filter((path) => !path.startsWith('http') && !existsSync(join(root, path)))).toEqual(
    [],
  );
});

it('has every chapter, in order, each with tests', () => {
  const all = Array.from({ length: 14 }, (_, index) => `V${index + 1}`);
  expect(chapters.map(({ chapter }) => chapter)).toEqual(all);
  expect(chapters.filter(({ tests }) => tests.length === 0)).toEqual([]);
});

it.each(chapters.flatMap(({ chapter, tests }) => tests.map((test) => [chapter, test])))(
  '%s names %s, which is a test',
  (_chapter, path) => {
    expect(path).toMatch(/\.spec\.(ts|mjs)$/);
    const text = readFileSync(join(root, path), 'utf8');
    expect(text).toMatch(/^\s*(?:it|test)(?:\.each|\.concurrent)?[(<`]/m);
    expect(text).not.toMatch(/\b(?:it|test|describe)\.(?:skip|only|todo)\([`'"]/);
  },
);
