import { memberSource, withNumbers } from './group-mentions';

const MEMBERS = [
  { id: '15551234567', name: 'Jane Doe' },
  { id: '15551234568', name: 'Ben' },
  { id: '15551234569', name: 'Ben' },
];
const offered = (before: string) =>
  memberSource(MEMBERS, () => undefined)(before)?.completions.map(({ name }) => name) ?? null;

it.each([
  ['Hi @j', ['@Jane Doe']],
  ['@doe', ['@Jane Doe']],
  ['@+155512345', ['@Jane Doe', '@Ben', '@Ben']],
  ['@a', ['@all']],
  ['@', ['@all', '@Jane Doe', '@Ben', '@Ben']],
  ['mail@j', null],
])('%j offers %j', (before, expected) => {
  expect(offered(before)).toEqual(expected);
});

it.each([
  ['@Jane Doe, please', [], { text: '@15551234567, please', mentions: ['15551234567'] }],
  ['@Ben', ['15551234569'], { text: '@15551234569', mentions: ['15551234569'] }],
  // Which of the two is meant is not known: nobody is mentioned.
  ['@Ben', [], { text: '@Ben' }],
  ['@all and @Jane Doe', [], { text: '@all and @15551234567', mentions: ['all'] }],
  ['@allow', [], { text: '@allow' }],
])('%j is sent as', (text, chosen, expected) => {
  expect(withNumbers(text, MEMBERS, chosen)).toEqual(expected);
});
