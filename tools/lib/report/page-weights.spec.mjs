import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { LIMITS, pageWeights, weightTable } from './page-weights.mjs';

/** @type {string} */
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whathooks-weights-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/**
 * @param {string} path
 * @param {string} content
 */
function write(path, content) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}
const script = (/** @type {string} */ path, more = '') =>
  `<script src="/${path}?v=1"${more}></script>`;
const kib = (/** @type {number} */ count) => 'x'.repeat(count * 1024);

test('a page weighs what its scripts weigh as they are sent, each once', () => {
  write('a.js', kib(900));
  write('a.js.br', kib(100));
  write('small.js', kib(1));
  write('old.js', kib(500));
  const scripts = [script('a.js'), script('a.js', ' async=""'), script('small.js')];
  write('login/index.html', [...scripts, script('old.js', ' noModule=""')].join(''));
  expect(pageWeights(folder)).toEqual([
    { page: 'login/index.html', kib: 101, limit: LIMITS.public },
  ]);
});

test('scripts of pages that were built for a path are found without it', () => {
  write('built-for.json', '{"basePath":"/wa"}');
  write('a.js', kib(3));
  write('login/index.html', script('wa/a.js'));
  expect(pageWeights(folder)).toMatchObject([{ page: 'login/index.html', kib: 3 }]);
});

test('pages behind the login may weigh more than those before it', () => {
  write('a.js', kib(200));
  for (const page of ['inbox/index.html', 'docs/errors/index.html', 'index.html', '404.html']) {
    write(page, script('a.js'));
  }
  const heavy = weightTable(pageWeights(folder))
    .split('\n')
    .filter((line) => line.endsWith('TOO HEAVY'));
  expect(heavy.map((line) => line.split('  ').at(-2)).toSorted()).toEqual([
    '404.html',
    'docs/errors/index.html',
    'index.html',
  ]);
});

test('the reference weighs its scripts, its list, and the heaviest of its groups', () => {
  write('a.js', kib(100));
  write('reference/index.html', script('a.js'));
  write('reference/data/index.json', kib(900));
  write('reference/data/index.json.br', kib(10));
  write('reference/data/chats.json', kib(20));
  write('reference/data/labels.json', kib(3));
  expect(pageWeights(folder)).toEqual([
    { page: 'reference/index.html', kib: 130, limit: LIMITS.reference },
  ]);
});
