import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const OXLINT = join(dirname(require.resolve('oxlint/package.json')), 'bin/oxlint');

/** @type {string} */
let folder;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'whathooks-lint-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/**
 * The lines that a rule reports.
 *
 * @param {string} rule
 * @param {string[]} lines of a file
 */
function reported(rule, lines) {
  writeFileSync(join(folder, 'file.tsx'), lines.join('\n'));
  writeFileSync(
    join(folder, '.oxlintrc.json'),
    JSON.stringify({
      jsPlugins: [join(import.meta.dirname, 'house-rules.mjs')],
      categories: { correctness: 'off' },
      rules: { [rule]: 'error' },
    }),
  );
  const { stdout } = spawnSync(process.execPath, [OXLINT, '--format', 'json', 'file.tsx'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(stdout);
  return diagnostics.map((/** @type {{ labels: { span: { line: number } }[] }} */ { labels }) =>
    lines.at((labels[0]?.span.line ?? 0) - 1),
  );
}

test('an address of this installation that is written by hand is reported, however it is', () => {
  const wrong = [
    '<a href="/v1/reference" />;',
    '<a href="/llms.txt" />;',
    '<a href={`/inbox/?${query}`} />;',
    '<img src="/icon.svg" />;',
    "const url = '/v1/live';",
    'const media = `/v1/media/${id}`;',
    "fetch('/docs/search.json');",
    "window.location.assign('/overview/');",
    "new Notification('Hello', { icon: '/icon.svg' });",
    'const path = window.location.pathname;',
    'const { search } = window.location;',
    'const whole = window.location.origin + path;',
    'const curl = { origin: window.location.origin };',
  ];
  expect(reported('house/own-addresses', wrong)).toEqual(wrong);
});

test('what Next makes, and what leads elsewhere or comes from own-address.ts, is not', () => {
  const right = [
    '<Link href="/overview/" />;',
    "<a href={own('/v1/reference')} />;",
    '<a href="#main" />;',
    '<a href="https://web.whatsapp.com/" />;',
    '<img src={address} />;',
    'fetch(own(INDEX));',
    'const route = own(`/v1/media/${id}`);',
    "router.push('/numbers/');",
    'window.location.reload();',
    'if (origin !== window.location.origin) stop();',
  ];
  expect(reported('house/own-addresses', right)).toEqual([]);
});

describe('house/faults-of-fields', () => {
  it('reports a refused field without the kind of its fault', () => {
    const bad = "throw new ApiError('invalid_request', 'No.', [{ path: 'to', message: 'No' }]);";
    const good = [
      "throw new ApiError('invalid_request', 'No.');",
      "throw new ApiError('wrong_code', undefined, [{ path: 'code', message: 'No' }]);",
      "throw invalidField('to', 'No', 'not_phone');",
    ];
    expect(reported('house/faults-of-fields', [bad, ...good])).toEqual([bad]);
  });
});
