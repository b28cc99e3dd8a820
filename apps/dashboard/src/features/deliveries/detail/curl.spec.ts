import { execFileSync } from 'node:child_process';
import { toCurl } from './curl';

/** What a shell makes of a command. */
const words = (command: string, env: Record<string, string> = {}): string[] =>
  execFileSync('sh', ['-c', `curl() { printf '%s\\0' curl "$@"; }\n${command}`], {
    env: { NODE_ENV: 'test', ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
    .toString()
    .split('\0')
    .slice(0, -1);

test('a request becomes the words that curl needs, whatever is in it', () => {
  const body = `{"text":"it's $HOME \`id\` \\n \\"x\\""}`;
  const command = toCurl({
    url: 'https://agency.example/hook?a=1&b=2',
    headers: [
      { name: 'Content-Type', value: 'application/json' },
      { name: 'Content-Length', value: '12' },
      { name: 'X-Note', value: "it's" },
    ],
    body,
  });
  expect(words(command)).toEqual([
    'curl',
    '--globoff',
    '-X',
    'POST',
    'https://agency.example/hook?a=1&b=2',
    '-H',
    'Content-Type: application/json',
    '-H',
    "X-Note: it's",
    '--data-binary',
    body,
  ]);
});

test('without a body nothing is sent', () => {
  expect(toCurl({ url: 'https://a.example/', headers: [], body: null })).toBe(
    "curl --globoff -X POST 'https://a.example/'",
  );
});

describe('headers whose values the log does not have', () => {
  const command = toCurl({
    url: 'https://a.example/',
    headers: [
      { name: 'Authorization', value: '(hidden)' },
      { name: 'Path', value: '(hidden)' },
      { name: 'X-$Tenant`', value: '(hidden)' },
      { name: 'X-Tenant', value: '(hidden)' },
      { name: 'X-Tenant-', value: '(hidden)' },
    ],
    body: null,
  });
  const values = {
    HEADER_AUTHORIZATION: "Bearer it's $HOME",
    HEADER_PATH: '/a',
    HEADER_X_TENANT_: '1',
    HEADER_X_TENANT: '2',
    HEADER_X_TENANT__2: '3',
  };

  it('are shell variables, each with a name of its own, told above the command', () => {
    expect(command.split('\n')[0]).toBe(
      '# First set HEADER_AUTHORIZATION, HEADER_PATH, HEADER_X_TENANT_, HEADER_X_TENANT, HEADER_X_TENANT__2',
    );
    expect(command).not.toContain('(hidden)');
    expect(words(command, values).filter((word) => word.includes(': '))).toEqual([
      "Authorization: Bearer it's $HOME",
      'Path: /a',
      'X-$Tenant`: 1',
      'X-Tenant: 2',
      'X-Tenant-: 3',
    ]);
  });

  it('are not sent empty: the command stops before', () => {
    const { HEADER_PATH: _, ...others } = values;
    expect(() => words(command, others)).toThrow();
  });
});
