import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VERIFICATION_SAMPLES, type VerificationSample } from './verification';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=';
const BODY = '{"event":"message.received","data":{"text":"Grüße 👋"}}\n';
const right = (body: string, secret = SECRET): string =>
  createHmac('sha256', secret).update(body).digest('hex');

/** How a language runs a program that asks its sample: body on stdin, header and secret as arguments. */
interface Runner {
  file: string;
  program: (sample: string) => string;
  command: (file: string) => [string, ...string[]];
}

const RUNNERS: Partial<Record<VerificationSample['id'], Runner>> = {
  javascript: {
    file: 'ask.mjs',
    program: (sample) =>
      `import { readFileSync } from "fs";\n${sample}\nconsole.log(verifySignature(readFileSync(0), process.argv[2], process.argv[3]));`,
    command: (file) => [process.execPath, file],
  },
  python: {
    file: 'ask.py',
    program: (sample) =>
      `import sys\n${sample}\nprint(str(verify_signature(sys.stdin.buffer.read(), sys.argv[1], sys.argv[2])).lower())`,
    command: (file) => ['python3', file],
  },
  php: {
    file: 'ask.php',
    program: (sample) =>
      `<?php\n${sample}\necho verifySignature(file_get_contents('php://stdin'), $argv[1], $argv[2]) ? 'true' : 'false';`,
    command: (file) => ['php', file],
  },
  go: {
    file: 'ask.go',
    program: (sample) =>
      `package main\n${sample.replace('"net/http"', '"fmt"\n\t"os"')}\nfunc main() {\n\tbody, _ := io.ReadAll(os.Stdin)\n\tfmt.Println(verifySignature(body, os.Args[1], os.Args[2]))\n}`,
    command: (file) => ['go', 'run', file],
  },
  java: {
    file: 'Ask.java',
    program: (sample) => {
      const [imports = '', type = ''] = sample.split(/\n(?=final class)/);
      return `${imports}\npublic class Ask {\n  public static void main(String[] given) throws Exception {\n    System.out.println(Signatures.verify(System.in.readAllBytes(), given[0], given[1]));\n  }\n}\n${type}`;
    },
    command: (file) => ['java', file],
  },
};

const folder = mkdtempSync(join(tmpdir(), 'verification-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ask(runner: Runner, sample: string, header: string): string {
  const file = join(folder, runner.file);
  writeFileSync(file, runner.program(sample));
  const [command, ...args] = runner.command(file);
  const { stdout, stderr } = spawnSync(command, [...args, header, SECRET], {
    input: BODY,
    encoding: 'utf8',
  });
  return stdout.trim() || stderr;
}

const exists = ({ command }: Runner): boolean => {
  const [program] = command('');
  const { error, status } = spawnSync(program, [program === 'go' ? 'version' : '--version']);
  return !error && status === 0;
};

describe.each(VERIFICATION_SAMPLES.map((sample) => [sample.name, sample] as const))(
  'the sample in %s',
  (_, { id, verify, handle }) => {
    const runner = RUNNERS[id];
    // A language that this machine does not have is skipped, and seen as skipped.
    const run = runner && exists(runner) ? it : it.skip;

    run(
      'takes what we sign and refuses everything else',
      () => {
        if (!runner) return;
        expect(ask(runner, verify, `sha256=${right(BODY)}`)).toBe('true');
        for (const wrong of [
          `sha256=${right(`${BODY} `)}`,
          `sha256=${right(BODY, `${SECRET}x`)}`,
          `sha256=${right(BODY).slice(0, 32)}`,
          'sha256=',
          'nonsense',
        ]) {
          expect([wrong, ask(runner, verify, wrong)]).toEqual([wrong, 'false']);
        }
      },
      120_000,
    );

    it('compares in constant time, and reads the headers of the webhook', () => {
      expect(verify).toMatch(
        /timingSafeEqual|compare_digest|hash_equals|hmac\.Equal|isEqual|FixedTimeEquals/,
      );
      const code = handle(['X-Tenant', '3rd-Party']);
      for (const name of ['X-Whathooks-Signature', 'X-Tenant', '3rd-Party']) {
        const php = `HTTP_${name.toUpperCase().replaceAll('-', '_')}`;
        expect(code).toContain(id === 'php' ? php : name);
      }
      // No name begins with a digit.
      expect(code).not.toMatch(/[\s$]3rd/i);
    });
  },
);
