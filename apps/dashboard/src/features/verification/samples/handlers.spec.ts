import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@whathooks/testing';
import { newSecret, signDelivery } from '@whathooks/webhook-signature';
import { HANDLER_RUNS, type HandlerRun } from './handler-runs';
import { HANDLERS, type Scheme } from './handlers';
import { STANDARD_SAMPLES } from './standard-verification';
import { VERIFICATION_SAMPLES } from './verification';

const SECRET = newSecret();
const BODY = '{"event":"message.received","data":{"text":"Grüße 👋"}}\n';
/** Names that are words of languages, the sample's own, no names of variables, or the same as others. */
const OWN = [
  'X-Tenant',
  'Header',
  'From',
  'class',
  'Request',
  '3rd-Party',
  'X.Tenant',
  "it's$",
  '_',
];

/** Runs a program that serves while `ask` is at work. */
async function serving(
  run: HandlerRun,
  files: Record<string, string>,
  port: number,
  ask: (url: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'handler-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const commands = run.commands(port);
  const [program, ...args] = commands.pop() ?? [''];
  for (const [first, ...others] of commands) {
    const { status, stderr } = spawnSync(first, others, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }
  const env = { ...process.env, WEBHOOK_SECRET: SECRET };
  const server = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(server, 'exit');
  try {
    const url = `http://127.0.0.1:${port}/whatsapp`;
    while (!(await fetch(url, { method: 'POST', body: '{}' }).catch(() => null))) {
      if (server.exitCode !== null) throw new Error(said);
      await pause(25);
    }
    await ask(url);
  } finally {
    server.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.each(VERIFICATION_SAMPLES.map((sample) => [sample.name, sample] as const))(
  'a server in %s, copied block by block',
  (_, { id, verify }) => {
    const run = HANDLER_RUNS[id];
    it.each<Scheme>(['own', 'standard'])('reads the headers of the webhook (%s)', (scheme) => {
      const code = HANDLERS[id](scheme, ['X-Tenant', '3rd-Party']);
      for (const name of ['X-Tenant', '3rd-Party']) {
        const php = `HTTP_${name.toUpperCase().replaceAll('-', '_')}`;
        expect(code).toContain(id === 'php' ? php : `"${name}`);
      }
    });

    if (!run) return;
    const exists = spawnSync(run.program, [run.version]).status === 0;
    // A language that this machine does not have is skipped, and seen as skipped.
    const runs = exists ? it : it.skip;

    runs.each<[Scheme, string]>([
      ['own', verify],
      ['standard', STANDARD_SAMPLES[id]],
    ])(
      'takes what we sign and refuses a fake, by the %s headers, whatever others there are',
      async (scheme, code) => {
        const port = await freePort();
        const files = run.files(code, HANDLERS[id](scheme, OWN), port);
        await serving(run, files, port, async (url) => {
          const timestamp = Math.floor(Date.now() / 1000);
          const signed = signDelivery({ id: 'evt_1', timestamp, body: BODY, secrets: [SECRET] });
          const others = Object.fromEntries(OWN.map((name) => [name, 'value']));
          const deliver = async (body: string): Promise<number> => {
            const headers = { 'Content-Type': 'application/json', ...others, ...signed };
            return (await fetch(url, { method: 'POST', body, headers })).status;
          };
          expect([await deliver(BODY), await deliver(BODY.trim())]).toEqual([204, 401]);
        });
      },
      240_000,
    );
  },
);
