import { execFileSync } from 'node:child_process';
import { curlLine } from './curl-line';

/** What a shell would hand to curl, one argument a line. */
function argumentsOf(line: string): string[] {
  const script = `curl() { for argument in "$@"; do printf '%s\\n' "$argument"; done; }\n${line}`;
  return execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).trimEnd().split('\n');
}

describe('the command beside a new key', () => {
  const request = {
    sessionId: 'sess_1',
    to: '15551234567',
    text: `It's "$HOME" \`date\` \\ 100 %`,
  };
  const line = curlLine({ origin: 'https://whathooks.example', token: 'wh_live_x', ...request });

  it('reaches the API with the key, and with a body that no shell changed', () => {
    const [, method, url, , key, , type, , body] = argumentsOf(line);
    expect({ method, url, key, type }).toEqual({
      method: 'POST',
      url: 'https://whathooks.example/v1/messages',
      key: 'X-API-Key: wh_live_x',
      type: 'Content-Type: application/json',
    });
    expect(JSON.parse(body ?? '')).toEqual(request);
  });
});
