import { beginningOf } from './folding';

describe('the beginning of a text', () => {
  it('is not needed for one that is short enough', () => {
    expect(beginningOf('Good morning')).toBeNull();
    expect(beginningOf('word '.repeat(300))).toBeNull();
    expect(beginningOf('line\n'.repeat(29))).toBeNull();
  });

  it('ends with a word', () => {
    const text = 'seven77 '.repeat(8_192);
    expect(beginningOf(text)).toBe('seven77 '.repeat(125).trimEnd());
  });

  it('ends with a line where there are many', () => {
    expect(beginningOf('line\n'.repeat(400))).toBe('line\n'.repeat(20).trimEnd());
  });

  it('cuts a word that never ends, and no character in two', () => {
    expect(beginningOf('x'.repeat(65_536))).toHaveLength(1_000);
    const emojis = `x${'🥐'.repeat(2_000)}`;
    expect(beginningOf(emojis)).toBe(`x${'🥐'.repeat(499)}`);
  });
});
