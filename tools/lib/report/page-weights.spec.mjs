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
const kb = (/** @type {number} */ count) => 'x'.repeat(count * 1_000);

test('a page weighs what its scripts weigh as they are sent, each once', () => {
  write('a.js', kb(900));
  write('a.js.br', kb(100));
  write('small.js', kb(1));
  write('old.js', kb(500));
  const scripts = [script('a.js'), script('a.js', ' async=""'), script('small.js')];
  write('login/index.html', [...scripts, script('old.js', ' noModule=""')].join(''));
  expect(pageWeights(folder)).toEqual([
    { page: 'login/index.html', kb: 101, limit: LIMITS.public },
  ]);
});

test('scripts of pages that were built for a path are found without it', () => {
  write('built-for.json', '{"basePath":"/wa"}');
  write('a.js', kb(3));
  write('login/index.html', script('wa/a.js'));
  expect(pageWeights(folder)).toMatchObject([{ page: 'login/index.html', kb: 3 }]);
});

test('pages in another language have scripts of their own, and the limits of the others', () => {
  write('a.js', kb(3));
  write('translated/de/a.js', kb(4));
  write('translated/de/login/index.html', script('a.js'));
  write('translated/de/inbox/index.html', script('a.js'));
  expect(pageWeights(folder)).toEqual([
    { page: 'translated/de/inbox/index.html', kb: 4, limit: LIMITS.console },
    { page: 'translated/de/login/index.html', kb: 4, limit: LIMITS.public },
  ]);
});

test('pages behind the login may weigh more than those before it', () => {
  write('a.js', kb(200));
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

test('the reference weighs its scripts, and besides its list and the heaviest of its groups', () => {
  write('a.js', kb(100));
  write('reference/index.html', script('a.js'));
  write('reference/data/index.json', kb(900));
  write('reference/data/index.json.br', kb(10));
  write('reference/data/chats.json', kb(20));
  write('reference/data/labels.json', kb(3));
  expect(pageWeights(folder)).toEqual([
    { page: 'reference/index.html with its data', kb: 130, limit: LIMITS.reference },
    { page: 'reference/index.html', kb: 100, limit: LIMITS.public },
  ]);
});
