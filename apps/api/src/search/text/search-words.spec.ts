import { lexemesOf } from './lexemes';
import { SearchWords } from './search-words';
import { tokensOf } from './tokens';

/** What is marked in a text, or null; and whether the index leads to it. */
function found(q: string, text: string): string[] | null {
  const words = SearchWords.of(q);
  const ranges = words.placesIn(text);
  if (ranges) {
    const lexemes = lexemesOf(tokensOf(text));
    expect(words.lexemes.filter((lexeme) => !lexemes.has(lexeme))).toEqual([]);
    expect(words.lexemes).not.toEqual([]);
  }
  return ranges?.map(({ start, end }) => text.slice(start, end)) ?? null;
}

describe('words that are searched for', () => {
  const order = 'Olá! Order AB-4711x for Müller & Søn, call +49 (151) 234-5678. Grüße aus Łódź';

  it.each<[string, string, string[] | null]>([
    ['order muller', order, ['Order', 'Müller']],
    ['MÜLLER order', order, ['Order', 'Müller']],
    ['order mul', order, ['Order', 'Mül']],
    ['ord muller', order, null],
    ['son', order, ['Søn']],
    ['grusse', order, ['Grüße']],
    ['lodz', order, ['Łódź']],
    ['711', order, ['711']],
    ['4711X', order, ['4711x']],
    ['491512345678', order, ['49 (151) 234-5678']],
    ['+49 151 2345678', order, ['49 (151) 234-5678']],
    ['151234', order, ['49 (151) 234-5678']],
    ['(151) 234-5678', order, ['49 (151) 234-5678']],
    ['"for muller"', order, ['for Müller']],
    ['"muller for"', order, null],
    ['"for mull"', order, null],
    ['"order', order, ['Order']],
    ['internationalizat', 'Internationalization', ['Internationalizat']],
    ['internationalizer', 'Internationalization', null],
    ['a', 'a cat', ['a']],
    ['a', 'cats', null],
    ['cafe', 'Cafe\u0301 au lait', ['Cafe\u0301']],
    ['東京', '私は東京都に住んでいます', ['東京']],
    ['京', '私は東京都に住んでいます', ['京']],
    ['東都', '私は東京都に住んでいます', null],
    ['東 京', '私は東京都に', ['東京']],
    ['"東京都に"', '私は東京都に住んでいます', ['東京都に']],
    ['สวัสดี', 'พูดสวัสดีครับ', ['สวัสดี']],
    ['한국', '한국어를 배워요', ['한국']],
    ['привет', 'ПРИВЕТ, мир', ['ПРИВЕТ']],
    ['σοφοσ', 'σοφός', ['σοφός']],
    ['سلام', 'سَلام عليكم', ['سَلام']],
    ['שלום', 'שָׁלוֹם', ['שָׁלוֹם']],
    ['की', 'का', null],
    ['👍', 'ok 👍🏽 then', ['👍🏽']],
    ['🇩🇪', 'from 🇩🇪🇫🇷', ['🇩🇪']],
    ['ｆｕｌｌ', 'full width', ['full']],
  ])('%s in %s', (q, text, marked) => {
    expect(found(q, text)).toEqual(marked);
  });

  it.each(['', ' ', '!', '%_\\', '":*&|!()<->\'', '\0', '\ud800', '"""', '‏‎', '\u0301'])(
    'are none in %j',
    (q) => {
      expect(SearchWords.of(q)).toMatchObject({ isEmpty: true, lexemes: [] });
      expect(found(q, order)).toBeNull();
    },
  );

  it('are no more than a search bears', () => {
    const words = SearchWords.of(Array.from({ length: 500 }, (_, n) => `word${n}x`).join(' '));
    expect(words.lexemes.length).toBeLessThan(200);
  });

  it('end within what the index keeps of a text', () => {
    const text = 'lorem '.repeat(50_000) + 'x'.repeat(10_000);
    expect(lexemesOf(tokensOf(text)).size).toBeLessThan(50);
    expect(SearchWords.of('lorem').placesIn(text)?.length).toBe(100);
    const after = (count: number) => lexemesOf(tokensOf('lorem '.repeat(count) + 'zebra'));
    expect(after(1_999).has('zebra')).toBe(true);
    expect(after(2_000).has('zebra')).toBe(false);
  });
});
