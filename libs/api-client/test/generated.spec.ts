import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const COMMITTED = resolve(__dirname, '../src/generated');

function files(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

describe('the generated client', () => {
  const folder = mkdtempSync(join(tmpdir(), 'api-client-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is what the committed OpenAPI document gives (else: npm run generate -w @whathooks/api-client)', () => {
    execFileSync(process.execPath, [resolve(__dirname, '../generate.mjs'), folder]);

    const fresh = files(folder);
    const committed = files(COMMITTED);
    expect(Object.keys(committed).sort()).toEqual(Object.keys(fresh).sort());
    for (const [path, content] of Object.entries(fresh)) {
      expect({ path, content: committed[path] }).toEqual({ path, content });
    }
  });
});
