import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');
const page = read('ARCHITECTURE.md');

it('every link of ARCHITECTURE.md leads to a file', () => {
  const links = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, path = '']) => path);
  expect(links.length).toBeGreaterThan(50);
  expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it('every step of a flow names functions of its file', () => {
  const steps = [...page.matchAll(/^\d+\. \[[^\]]+\]\(([^)]+)\) → ((?:`\w+`(?:, )?)+) → /gm)];
  expect(steps.length).toBeGreaterThan(50);
  const wrong = steps.flatMap(([, path = '', named = '']) =>
    [...named.matchAll(/\w+/g)]
      .filter(([name]) => !defines(read(path), name))
      .map(([name]) => `${path}: ${name}`),
  );
  expect(wrong).toEqual([]);
});

it('the table of questions names each with the file that answers it', () => {
  const sources = globSync('apps/api/src/**/*.ts', { cwd: root }).filter(
    (path) => !path.endsWith('.spec.ts'),
  );
  const asked = new Map();
  for (const path of sources) {
    const source = read(path);
    for (const { 1: name, index } of source.matchAll(/\bquestion\('([^']+)'\)/g)) {
      const constants = source.slice(0, index).matchAll(/\bconst (\w+)/g);
      asked.set(name, [...constants].at(-1)?.[1]);
    }
  }
  const rows = [...page.matchAll(/^\| `([a-z_]+\.[a-z_]+)` +\| \[[^\]]+\]\(([^)]+)\)/gm)];
  expect(rows.map(([, name]) => name).sort()).toEqual([...asked.keys()].sort());
  const elsewhere = rows.filter(
    ([, name, path = '']) => !read(path).includes(`.answer(${asked.get(name)},`),
  );
  expect(elsewhere.map(([, name]) => name)).toEqual([]);
});

it('every decision has its number, its date, its status and its alternatives', () => {
  const pages = globSync('docs/adr/[0-9]*.md', { cwd: root });
  expect(pages.length).toBeGreaterThan(50);
  const numbers = pages.map((path) => Number(/(\d{4})-[^/]*$/.exec(path)?.[1]));
  expect(new Set(numbers).size).toBe(pages.length);
  const wrong = pages.filter((path, index) => {
    const decision = read(path);
    const heading = new RegExp(
      `^# ${numbers[index]}\\. .+\n\nDate: 20\\d\\d-\\d\\d-\\d\\d\\. Status: `,
    );
    return !heading.test(decision) || !/^(\*\*|## )Alternatives/m.test(decision);
  });
  expect(wrong).toEqual([]);
});

/**
 * @param {string} source
 * @param {string} name
 */
function defines(source, name) {
  return new RegExp(`^(export )?[\\w ]*?\\*?\\b${name}(<.*>)?\\(`, 'm').test(
    source.replace(/^ {2}/gm, ''),
  );
}
