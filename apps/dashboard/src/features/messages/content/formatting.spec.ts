import { blocksOf, inlineOf, firstLink, isFormatted, plainText } from './formatting';

const text = (words: string) => ({ kind: 'text', text: words });

it('words between marks are bold, italic, struck through or code, one in the other', () => {
  expect(inlineOf('a *b _c_* ~d~ `*e*`')).toEqual([
    text('a '),
    { kind: 'bold', children: [text('b '), { kind: 'italic', children: [text('c')] }] },
    text(' '),
    { kind: 'strike', children: [text('d')] },
    text(' '),
    { kind: 'code', text: '*e*' },
  ]);
});

it.each(['2*3*4', '* a*', '*a', 'snake_case_name', '**', '_ _', '5 * 3 * 2'])(
  'in %s no mark counts',
  (line) => expect(inlineOf(line)).toEqual([text(line)]),
);

it('a link ends before what ends the sentence, and marks in it are its own', () => {
  expect(inlineOf('See https://example.com/a_b_c?x=*1*.')).toEqual([
    text('See '),
    {
      kind: 'link',
      text: 'https://example.com/a_b_c?x=*1*',
      href: 'https://example.com/a_b_c?x=*1*',
    },
    text('.'),
  ]);
});

it('nothing but a web page becomes a link', () => {
  expect(inlineOf('javascript:alert(1) data:text/html,x')).toEqual([
    text('javascript:alert(1) data:text/html,x'),
  ]);
});

it('lines make lists and quotes, and a fence keeps what is in it as it is', () => {
  expect(blocksOf('Hi\n* one\n- two\n3. three\n> said\n```\n*x*\n```')).toEqual([
    { kind: 'lines', lines: [[text('Hi')]] },
    { kind: 'list', isNumbered: false, start: 1, items: [[text('one')], [text('two')]] },
    { kind: 'list', isNumbered: true, start: 3, items: [[text('three')]] },
    { kind: 'quote', lines: [[text('said')]] },
    { kind: 'mono', text: '*x*' },
  ]);
});

it('a fence that is never closed is three characters', () => {
  expect(blocksOf('a ```b')).toEqual([{ kind: 'lines', lines: [[text('a ')], [text('```b')]] }]);
});

it('a long text of marks takes no longer than others', () => {
  expect(blocksOf('*a '.repeat(20_000))).toHaveLength(1);
});

it.each([
  ['Hello *you*', true],
  ['* rye', true],
  ['> said she', true],
  ['```code```', true],
  ['2 * 3 * 4 and https://a.example/_x_', false],
  ['plain\ntext', false],
])('%j is formatted: %s', (text, expected) => {
  expect(isFormatted(text)).toBe(expected);
});

it.each([
  ['See https://a.example/x, or http://b.example.', 'https://a.example/x'],
  ['javascript:alert(1)', null],
  ['none', null],
])('the first page of %j is %s', (text, expected) => {
  expect(firstLink(text)).toBe(expected);
});

it('stands in a list without its marks', () => {
  expect(
    plainText('*Fresh* at _ei*gh*t_\n* rye\n> said\n```no *mark*```\n\nhttps://a.example'),
  ).toBe('Fresh at ei*gh*t rye said no *mark* https://a.example');
});

it('has no empty lines around a monospaced block', () => {
  expect(blocksOf('a\n```b```\nc')).toEqual([
    { kind: 'lines', lines: [[text('a')]] },
    { kind: 'mono', text: 'b' },
    { kind: 'lines', lines: [[text('c')]] },
  ]);
});
