import { hashKeyToken, isKeyToken, newKeyToken } from './key-token';

describe('a key token', () => {
  it('names its mode, and carries 30 random characters and 6 of checksum', () => {
    expect(newKeyToken('live')).toMatch(/^wh_live_[0-9A-Za-z]{36}$/);
    expect(newKeyToken('test')).toMatch(/^wh_test_[0-9A-Za-z]{36}$/);
  });

  it('is never made twice', () => {
    const tokens = new Set(Array.from({ length: 500 }, () => newKeyToken('live')));
    expect(tokens.size).toBe(500);
  });

  it('is told from every misspelling of one character', () => {
    const token = newKeyToken('live');
    expect(isKeyToken(token)).toBe(true);
    for (let place = 'wh_live_'.length; place < token.length; place += 1) {
      const other = token[place] === 'a' ? 'b' : 'a';
      expect(isKeyToken(token.slice(0, place) + other + token.slice(place + 1))).toBe(false);
    }
  });

  it.each(['', 'wh_live_', 'sk_live_abc', `${newKeyToken('live')}x`])('is not %j', (text) => {
    expect(isKeyToken(text)).toBe(false);
  });

  it('is kept as 32 bytes that do not contain it', () => {
    const token = newKeyToken('live');
    expect(hashKeyToken(token)).toHaveLength(32);
    expect(hashKeyToken(token).toString('latin1')).not.toContain(token.slice(8));
  });
});
