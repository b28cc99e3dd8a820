import { errorsOf, valueOf } from './use-fields';

describe('rules of a form', () => {
  const rules = {
    name: (value: string) => (value ? null : 'missing'),
    repeated: (value: string, { name }: { name: string }) => (value === name ? null : 'differs'),
  };

  it('name what is wrong, each by its value and those of the others', () => {
    expect(errorsOf({ name: '', repeated: 'x' }, rules)).toEqual({
      name: 'missing',
      repeated: 'differs',
    });
  });

  it('name nothing where all is well', () => {
    expect(errorsOf({ name: 'x', repeated: 'x' }, rules)).toEqual({});
  });
});

describe('what a field hands over', () => {
  it.each([
    ['the text of an event', { currentTarget: { type: 'text', checked: false, value: 'a' } }, 'a'],
    [
      'the mark of a box',
      { currentTarget: { type: 'checkbox', checked: true, value: 'on' } },
      true,
    ],
    ['a number', 5, 5],
    ['nothing', null, null],
    ['a list', ['a'], ['a']],
  ])('is %s', (_what, given, value) => {
    expect(valueOf(given)).toEqual(value);
  });
});
