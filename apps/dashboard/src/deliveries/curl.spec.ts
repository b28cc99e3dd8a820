import { execFileSync } from 'node:child_process';
import { toCurl } from './curl';

const words = (command: string): string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${command}`])
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
    "curl -X POST 'https://a.example/'",
  );
});
