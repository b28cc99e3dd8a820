import {
  formatChat,
  formatDay,
  formatDayWithin,
  formatMoment,
  formatMomentWithin,
  formatPhone,
  formatTitle,
  typedPhone,
} from './format';
import { groupPhones } from './phone-groups';

describe('phone numbers', () => {
  it.each([
    ['+1 (555) 123-4567', '15551234567'],
    ['15551234567', '15551234567'],
    [' 49.151 1234567 ', '491511234567'],
    ['(555) 123–4567', '5551234567'],
    ['\u202a+1\u00a0555\u00a0123\u00a04567\u202c', '15551234567'],
  ])('are taken as people write them: %s', (typed, digits) => {
    expect(typedPhone(typed)).toBe(digits);
  });

  it('are left alone where they are none, so that the API can say what is wrong', () => {
    expect(typedPhone('120363041234@g.us')).toBe('120363041234@g.us');
    expect(typedPhone('call me')).toBe('call me');
    expect(typedPhone(' - ')).toBe('-');
  });

  it('are shown with a plus; anything else is shown as it is', () => {
    expect(formatPhone('15551234567')).toBe('+15551234567');
    expect(formatPhone('status')).toBe('status');
  });

  it('stand in groups, also as the title of whoever has no name, once it is known how', () => {
    expect(formatTitle('+15551234567')).toBe('+15551234567');
    groupPhones({ 1: [['3 3 4']] });
    expect(formatPhone('15551234567')).toBe('+1\u00a0555\u00a0123\u00a04567');
    expect(formatTitle('+15551234567')).toBe('+1\u00a0555\u00a0123\u00a04567');
    for (const name of ['Jane', '15551234567', '+1 for rye']) expect(formatTitle(name)).toBe(name);
    groupPhones({});
  });
});

describe('the name of a chat', () => {
  it.each([
    ['15551234567@s.whatsapp.net', '+15551234567'],
    ['15551234567:12@s.whatsapp.net', '+15551234567'],
    ['120363041234@g.us', 'Group 120363041234'],
    ['99887766@lid', 'Hidden number 99887766'],
    ['status@broadcast', 'Status posts'],
    ['120363000000@newsletter', 'Channel 120363000000'],
  ])('of %s is %s', (jid, name) => {
    expect(formatChat(jid)).toBe(name);
  });
});

describe('the day of a message', () => {
  // The 1st of a month: the day before is not "day minus one" of the same month.
  const now = new Date(2026, 2, 1, 9, 0);

  it('is today, yesterday, or a date; of another year with the year', () => {
    const day = (...parts: [number, number, number]) =>
      formatDay(new Date(...parts).toISOString(), now);
    expect(day(2026, 2, 1)).toBe('Today');
    expect(day(2026, 1, 28)).toBe('Yesterday');
    expect(day(2026, 1, 27)).not.toContain('2026');
    expect(day(2025, 11, 31)).toContain('2025');
  });

  it('is written small within a sentence', () => {
    const yesterday = new Date(2026, 1, 28, 14, 0).toISOString();
    expect(formatDayWithin(now.toISOString(), now)).toBe('today');
    expect(formatDayWithin(yesterday, now)).toBe('yesterday');
    expect(formatMomentWithin(yesterday, now)).toMatch(/^yesterday, \d/);
    expect(formatMoment(yesterday, now)).toMatch(/^Yesterday, \d/);
    // A date is written the same everywhere.
    const before = new Date(2026, 1, 27, 14, 0).toISOString();
    expect(formatMomentWithin(before, now)).toBe(formatMoment(before, now));
  });
});
