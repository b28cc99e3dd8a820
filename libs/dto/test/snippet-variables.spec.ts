import { filledIn, unknownVariables } from '../src';

describe('the variables of a snippet', () => {
  const values = { name: 'Jane', phone: '15551234567', agent: 'Ana' };

  it('are filled in wherever they stand', () => {
    const text = 'Hi {{name}}, {{ name }}: we call {{phone}}. {{agent}}';
    expect(filledIn(text, values)).toBe('Hi Jane, Jane: we call 15551234567. Ana');
  });

  it('leave nothing where nothing is known', () => {
    expect(filledIn('Hi {{name}}!', {})).toBe('Hi !');
  });

  it.each(['{{phone}}', '$&', '$1', '\u202e{{agent}}'])('are not read in a value: %j', (name) => {
    expect(filledIn('Hi {{name}}', { ...values, name })).toBe(`Hi ${name}`);
  });

  it('are told from names that mean nothing', () => {
    expect(unknownVariables('{{name}} {{nmae}} {{}} {{constructor}} {name} {{a b}}')).toEqual([
      'nmae',
      '',
      'constructor',
      'a b',
    ]);
    expect(filledIn('{{nmae}}', values)).toBe('{{nmae}}');
  });

  it('cost time in proportion to the text', () => {
    const began = process.cpuUsage();
    for (const part of ['{{', '{', '{{ ', '{{a'])
      expect(unknownVariables(part.repeat(30_000))).toEqual([]);
    // Seconds of work, where it would grow with the square.
    expect(process.cpuUsage(began).user).toBeLessThan(2_000_000);
  });
});
