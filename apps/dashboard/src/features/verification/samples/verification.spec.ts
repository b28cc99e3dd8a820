import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSecret, signDelivery, TIMESTAMP_TOLERANCE_SECONDS } from '@whathooks/webhook-signature';
import { STANDARD_SAMPLES } from './standard-verification';
import { VERIFICATION_SAMPLES, type VerificationSample } from './verification';

const SECRET = newSecret();
const BODY = '{"event":"message.received","data":{"text":"Grüße 👋"}}\n';

/** What a listener has in hand. */
interface Delivery {
  body: string;
  own: string;
  id: string;
  timestamp: string;
  signatures: string;
}

/** A delivery as we sign it, `ago` seconds ago; while a rotation lasts when there are two secrets. */
function signed(secrets: [string, ...string[]] = [SECRET], ago = 0): Delivery {
  const timestamp = Math.floor(Date.now() / 1000) - ago;
  const headers = signDelivery({ id: 'evt_1', timestamp, body: BODY, secrets });
  return {
    body: BODY,
    own: headers['X-Whathooks-Signature'],
    id: headers['webhook-id'],
    timestamp: headers['webhook-timestamp'],
    signatures: headers['webhook-signature'],
  };
}

/** How a language runs a program that asks its samples: body on stdin, the rest as arguments. */
interface Runner {
  file: string;
  /** The sample, followed by a call of it that prints `true` or `false`. */
  own: (sample: string) => string;
  standard: (sample: string) => string;
  command: (file: string) => [string, ...string[]];
}

const java = (sample: string, call: string): string => {
  const [imports = '', type = ''] = sample.split(/\n(?=final class)/);
  return `${imports}\npublic class Ask {\n  public static void main(String[] given) throws Exception {\n    System.out.println(${call});\n  }\n}\n${type}`;
};
/** An import that is not used does not compile in Go; those of the handler are not needed here. */
const go = (sample: string, call: string): string => {
  const own = sample.replace('\t"log"\n', '').replace('\t"net/http"\n', '');
  const imports = own.replace('import (', 'import (\n\t"fmt"');
  return `${imports}\nfunc main() {\n\tbody, _ := io.ReadAll(os.Stdin)\n\tfmt.Println(${call})\n}`;
};

const RUNNERS: Partial<Record<VerificationSample['id'], Runner>> = {
  javascript: {
    file: 'ask.mjs',
    own: (sample) =>
      `import { readFileSync } from "fs";\n${sample}\nconsole.log(verifySignature(readFileSync(0), ...process.argv.slice(2)));`,
    standard: (sample) =>
      `import { readFileSync } from "fs";\n${sample}\nconsole.log(verifyStandard(readFileSync(0), ...process.argv.slice(2)));`,
    command: (file) => [process.execPath, file],
  },
  python: {
    file: 'ask.py',
    own: (sample) =>
      `import sys\n${sample}\nprint(str(verify_signature(sys.stdin.buffer.read(), *sys.argv[1:])).lower())`,
    standard: (sample) =>
      `import sys\n${sample}\nprint(str(verify_standard(sys.stdin.buffer.read(), *sys.argv[1:])).lower())`,
    command: (file) => ['python3', file],
  },
  php: {
    file: 'ask.php',
    own: (sample) =>
      `<?php\n${sample}\necho verifySignature(file_get_contents('php://stdin'), ...array_slice($argv, 1)) ? 'true' : 'false';`,
    standard: (sample) =>
      `<?php\n${sample}\necho verifyStandard(file_get_contents('php://stdin'), ...array_slice($argv, 1)) ? 'true' : 'false';`,
    command: (file) => ['php', file],
  },
  go: {
    file: 'ask.go',
    own: (sample) => go(sample, 'verifySignature(body, os.Args[1], os.Args[2])'),
    standard: (sample) =>
      go(sample, 'verifyStandard(body, os.Args[1], os.Args[2], os.Args[3], os.Args[4])'),
    command: (file) => ['go', 'run', file],
  },
  java: {
    file: 'Ask.java',
    own: (sample) =>
      java(sample, 'Signatures.verify(System.in.readAllBytes(), given[0], given[1])'),
    standard: (sample) =>
      java(
        sample,
        'StandardSignatures.verify(System.in.readAllBytes(), given[0], given[1], given[2], given[3])',
      ),
    command: (file) => ['java', file],
  },
};

const folder = mkdtempSync(join(tmpdir(), 'verification-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ask(runner: Runner, program: string, body: string, args: string[]): string {
  const file = join(folder, runner.file);
  writeFileSync(file, program);
  const [command, ...first] = runner.command(file);
  const { stdout, stderr } = spawnSync(command, [...first, ...args], {
    input: body,
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
  (_, { id, verify, untested }) => {
    const runner = RUNNERS[id];
    it('is run here, or marked as never run', () =>
      expect(untested).toBe(runner ? undefined : true));
    it('compares in constant time', () => {
      for (const sample of [verify, STANDARD_SAMPLES[id]]) {
        expect(sample).toMatch(
          /timingSafeEqual|compare_digest|hash_equals|hmac\.Equal|isEqual|FixedTimeEquals/,
        );
      }
    });

    if (!runner) return;
    // A language that this machine does not have is skipped, and seen as skipped.
    const run = exists(runner) ? it : it.skip;

    run(
      'takes what we sign and refuses everything else',
      () => {
        const right = signed();
        const answer = (change: Partial<Delivery>): string => {
          const { body, own } = { ...right, ...change };
          return ask(runner, runner.own(verify), body, [own, SECRET]);
        };
        expect(answer({})).toBe('true');
        for (const wrong of [
          { body: BODY.trim() },
          { own: signed([newSecret()]).own },
          { own: right.own.slice(0, 32) },
          { own: 'sha256=' },
          { own: 'nonsense' },
        ]) {
          expect([wrong, answer(wrong)]).toEqual([wrong, 'false']);
        }
      },
      240_000,
    );

    run(
      'takes what we sign by Standard Webhooks, by either secret of a rotation, and nothing else',
      () => {
        const right = signed();
        const answer = (change: Partial<Delivery>): string => {
          const { body, ...headers } = { ...right, ...change };
          const { id: event, timestamp, signatures } = headers;
          const program = runner.standard(STANDARD_SAMPLES[id]);
          return ask(runner, program, body, [event, timestamp, signatures, SECRET]);
        };
        expect(answer({})).toBe('true');
        expect(answer(signed([newSecret(), SECRET]))).toBe('true');
        for (const wrong of [
          { body: BODY.trim() },
          { id: 'evt_2' },
          { timestamp: 'yesterday' },
          { signatures: right.own },
          signed([newSecret()]),
          signed([SECRET], TIMESTAMP_TOLERANCE_SECONDS + 30),
          signed([SECRET], -TIMESTAMP_TOLERANCE_SECONDS - 60),
        ]) {
          expect([wrong, answer(wrong)]).toEqual([wrong, 'false']);
        }
      },
      240_000,
    );
  },
);
