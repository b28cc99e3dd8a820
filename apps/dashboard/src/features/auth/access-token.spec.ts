import { isFresh, tokenExpiry } from './access-token';

const NOW = Date.parse('2026-06-29T14:21:07.000Z');

function token(claims: unknown): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256' })}.${part(claims)}.c2lnbmF0dXJl`;
}

describe('the end of an access token', () => {
  it('is read from a payload whose base64url differs from base64', () => {
    // "ÿþ?" needs both of the letters that the two alphabets do not share.
    expect(tokenExpiry(token({ exp: NOW / 1000, name: 'ÿþ?>~~~' }))).toBe(NOW);
  });

  it.each(['', 'no-dots', 'a.%%%.c', token({ sub: 'usr_1' }), token(null)])(
    'is 0 where it cannot be read: %s',
    (broken) => {
      expect(tokenExpiry(broken)).toBe(0);
    },
  );

  it('counts as near within half a minute, so that no request leaves with a token that dies on the way', () => {
    const inSeconds = (seconds: number) => token({ exp: NOW / 1000 + seconds });
    expect(isFresh(inSeconds(31), NOW)).toBe(true);
    expect(isFresh(inSeconds(29), NOW)).toBe(false);
    expect(isFresh(inSeconds(-1), NOW)).toBe(false);
  });
});
