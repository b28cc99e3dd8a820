import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './lib/build/build.mjs';

const ADVISORY = {
  id: 1,
  url: 'https://advisories.example/1',
  title: 'It opens every door',
  severity: 'critical',
  vulnerable_versions: '*',
};

/** What `npm run audit` says of a registry that answers questions for faults like this, by npm itself. */
async function audited(status, body) {
  const asked = [];
  const registry = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request.resume();
    const isQuestion = request.method === 'POST';
    response.writeHead(isQuestion ? status : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isQuestion ? body : {}));
  }).listen(0, '127.0.0.1');
  await once(registry, 'listening');
  const cache = await mkdtemp(join(tmpdir(), 'whathooks-audit-'));
  const { port } = registry.address();
  const child = spawn(process.execPath, ['tools/audit.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      npm_config_registry: `http://127.0.0.1:${port}/`,
      npm_config_cache: cache,
      npm_config_fetch_retries: '0',
      npm_config_update_notifier: 'false',
    },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += data));
  const [exitCode] = await once(child, 'close');
  registry.closeAllConnections();
  registry.close();
  await rm(cache, { recursive: true, force: true });
  expect(asked).toContainEqual(expect.stringMatching(/^POST .*advisories/));
  return { exitCode, text };
}

const MOST_MS = 120_000;

it(
  'passes where the registry knows of no fault',
  async () => {
    const { exitCode, text } = await audited(200, {});
    expect([exitCode, text]).toEqual([0, 'No fault is known of any dependency.\n']);
  },
  MOST_MS,
);

it(
  'fails where it knows of one, and says which and where to read of it',
  async () => {
    const { exitCode, text } = await audited(200, { fastify: [ADVISORY] });
    expect(exitCode).toBe(1);
    expect(text).toMatch(
      /^critical: fastify(?: \*)? \(It opens every door, https:\/\/advisories\.example\/1\)/m,
    );
    expect(text).toMatch(/known faults?\.$/m);
  },
  MOST_MS,
);

it(
  'says that nothing is known where the registry does not answer',
  async () => {
    const { exitCode, text } = await audited(405, '');
    expect(exitCode).toBe(2);
    expect(text).toContain('The registry did not answer which faults are known: 405');
    expect(text).not.toContain('No fault is known');
  },
  MOST_MS,
);
