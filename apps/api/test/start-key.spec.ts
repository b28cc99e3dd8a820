import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestDatabase, testDatabase } from '@whathooks/embedded-postgres';
import { SourceProgram } from './processes/program';
import { until } from '@whathooks/testing';

/* The master key at the start of a real process: what a person at a shell sees. */

let folder: string;
let database: TestDatabase;
const programs: SourceProgram[] = [];

// Each test starts several programs from their sources, beside everything else that runs.
jest.setTimeout(300_000);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whathooks-start-key-'));
  database = await testDatabase();
});
afterEach(async () => {
  for (const program of programs.splice(0)) await program.stop();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const file = (): string => join(folder, 'master.key');

function run(script: string, variables: Record<string, string> = {}, ...args: string[]) {
  const program = new SourceProgram(
    script,
    {
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      PORT: '0',
      LOG_LEVEL: 'warn',
      ROLES: 'delivery',
      ...variables,
    },
    args,
  );
  programs.push(program);
  return program;
}

async function refusal(script: string, variables = {}, ...args: string[]): Promise<string> {
  const program = run(script, variables, ...args);
  expect(await program.exitCode()).toBe(1);
  expect(program.output.trim().split('\n')).toHaveLength(1);
  return program.output.trim();
}

test('a start without a key generates one and prints one line; later starts print nothing', async () => {
  const first = await run('main.ts').ready();
  expect(first.output.trim()).toBe(
    `BACK UP ${file()}: this new master key decrypts WhatsApp credentials and webhook secrets, and without it they are lost. Keep it apart from copies of the database.`,
  );
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  await first.stop();
  const second = await run('main.ts').ready();
  expect(second.output).toBe('');
});

test('a wrong, open or missing key ends the start with one line and exit code 1', async () => {
  const first = await run('main.ts').ready();
  await first.stop();

  expect(await refusal('main.ts', { MASTER_KEY: 'ab'.repeat(32) })).toMatch(
    /^The master key is wrong: the database expects [0-9a-f]{16}, and MASTER_KEY holds [0-9a-f]{16}\./,
  );
  expect(await refusal('main.ts', { MASTER_KEY: 'ab' })).toMatch(/^MASTER_KEY must be 64 hex/);
  chmodSync(file(), 0o644);
  expect(await refusal('main.ts')).toMatch(/can be read by others \(mode 0644\): run chmod 600/);
  rmSync(file());
  expect(await refusal('main.ts')).toMatch(/^The master key is missing: the database expects/);
  expect(existsSync(file())).toBe(false);
});

test('a key file that is removed under a process is reported in one line, and not generated again', async () => {
  const program = await run('main.ts').ready();
  rmSync(file());
  await until('the process to notice', () =>
    Promise.resolve(program.output.includes('was removed or moved')),
  );

  expect(program.output).toContain(`The master key is missing: ${file()} was removed or moved.`);
  expect(existsSync(file())).toBe(false);
});

test('the command rotates the key under a running process, and revokes the old one', async () => {
  await run('main.ts').ready();
  const rotation = run('rotate-master-key.ts');
  expect(await rotation.exitCode()).toBe(0);
  expect(rotation.output).toMatch(/Rewrapped \d+ of \d+ data keys|Every data key is wrapped/);
  const finish = run('rotate-master-key.ts', {}, 'finish');
  expect(await finish.exitCode()).toBe(0);
  await run('main.ts').ready();
});

test('the command reports errors in one line', async () => {
  expect(await refusal('rotate-master-key.ts', {}, 'finnish')).toMatch(/^Give nothing to rotate/);
  expect(await refusal('rotate-master-key.ts')).toMatch(/start whathooks first/);
  expect(await refusal('rotate-master-key.ts', { NEW_MASTER_KEY: 'no' })).toMatch(
    /^NEW_MASTER_KEY must be 64 hex digits/,
  );
});
