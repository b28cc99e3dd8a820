import { getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import examples from 'libphonenumber-js/mobile/examples';
import { copiedPhone } from './copied-phone';
import groups from './phone-groups.json';
import { GroupedPhones, type PhoneGroups } from './phone-groups';

const phones = new GroupedPhones(groups as unknown as PhoneGroups);
/** With spaces that a person types. */
const shown = (digits: string): string => phones.show(digits).replaceAll('\u00a0', ' ');

const COUNTRIES = Object.keys(examples) as (keyof typeof examples)[];

describe('phone numbers in groups', () => {
  it('of every country are written as libphonenumber does', () => {
    const numbers = COUNTRIES.flatMap((country) => getExampleNumber(country, examples) ?? []);
    expect(numbers.length).toBeGreaterThan(240);
    // Mobile numbers of Gibraltar are in no group: their code stands alone there, and not here.
    const wanted = numbers.map((number) =>
      number.country === 'GI' ? number.number : number.formatInternational(),
    );
    expect(numbers.map(({ number }) => shown(number.slice(1)))).toEqual(wanted);
  });

  it.each([
    ['15550001234', '+1 555 000 1234'],
    ['4915123456789', '+49 1512 3456789'],
    ['393331234567', '+39 333 123 4567'],
    ['5491123456789', '+54 9 11 2345 6789'],
    ['5511912345678', '+55 11 91234 5678'],
    ['24740123', '+247 40123'],
    // As WhatsApp still has them.
    ['5215512345678', '+52 1 55 1234 5678'],
    ['5219991234567', '+52 1 999 123 4567'],
  ])('%s is %s', (digits, wanted) => {
    expect(shown(digits)).toBe(wanted);
  });

  it.each(['99900012345', '12345', '155500012345678', '551191234567', '0123456789'])(
    '%s, which no country has, stays as it is',
    (digits) => {
      expect(phones.show(digits)).toBe(`+${digits}`);
    },
  );

  it('never lose a digit', () => {
    for (const country of COUNTRIES) {
      const whole = getExampleNumber(country, examples)?.number.slice(1) ?? '';
      for (let length = 5; length <= 15; length += 1) {
        const digits = `${whole}987654321`.slice(0, length);
        expect(phones.show(digits).replace(/\D/g, '')).toBe(digits);
      }
    }
  });

  it('break nowhere, and keep their order in a line that runs from right to left', () => {
    expect(phones.show('15550001234')).toBe('+1\u00a0555\u00a0000\u00a01234');
  });

  it('of numbers with a country agree with what the library knows of it', () => {
    const number = parsePhoneNumberFromString('+77011234567');
    expect([number?.country, number?.formatInternational()]).toEqual(['KZ', shown('77011234567')]);
  });
});

describe('copying', () => {
  it.each([
    [phones.show('15550001234'), '+15550001234'],
    [` ${phones.show('4915112345678')}\n`, '+4915112345678'],
  ])('a number alone takes it as programs do: %s', (selected, copied) => {
    expect(copiedPhone(selected)).toBe(copied);
  });

  it.each([
    '',
    '+15550001234',
    'Jane +1\u00a0555\u00a0000\u00a01234',
    '+1 555 000 1234',
    '20\u00a0%',
  ])('leaves %j to the browser', (selected) => {
    expect(copiedPhone(selected)).toBeNull();
  });
});
