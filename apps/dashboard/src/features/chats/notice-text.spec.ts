import type { ChatNoticeView } from '@whathooks/dto';
import { noticeText } from './notice-text';

const notice = (facts: Partial<ChatNoticeView>): ChatNoticeView => ({
  ...{ id: 'ntc_1', chatId: 'chat_1', kind: 'group_added', userId: null, byKey: false },
  keyName: null,
  ...{ by: null, byTitle: null, members: [], memberTitles: [], value: null },
  createdAt: '2030-01-01T00:00:00.000Z',
  ...facts,
});

const said = (facts: Partial<ChatNoticeView>): string =>
  noticeText(notice(facts), (id) => `name of ${id}`);

describe('a notice', () => {
  it('names whoever did it here, else on WhatsApp, each name with a direction of its own', () => {
    expect(said({ by: '1', userId: 'usr_1', members: ['2', '3'] })).toBe(
      '\u2068name of usr_1\u2069 added \u2068name of 2\u2069, \u2068name of 3\u2069',
    );
    expect(said({ by: '1', members: ['2'] })).toMatch(/^\u2068name of 1\u2069 added/);
  });

  it('names an API key, not the number that it used', () => {
    expect(said({ by: '1', byKey: true, members: ['2'] })).toBe(
      'An API key added \u2068name of 2\u2069',
    );
  });

  it('names the key where it is known', () => {
    expect(said({ byKey: true, keyName: 'Shop', kind: 'closed' })).toBe(
      'API key “\u2068Shop\u2069” closed the chat',
    );
  });

  it('says after what time messages disappear', () => {
    const timer = { kind: 'timer', by: '1' } as const;
    expect(said({ ...timer, value: '604800' })).toMatch(/messages disappear after a week$/);
    expect(said({ ...timer, value: '0' })).toMatch(/turned disappearing messages off$/);
    expect(said({ ...timer, by: null, value: '86400' })).toBe(
      'Messages disappear after a day from now on',
    );
  });

  it('says what happened where nobody is known', () => {
    expect(said({ members: ['2'] })).toBe('\u2068name of 2\u2069 joined the group');
  });
});
