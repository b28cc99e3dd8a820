import type { NewChatsView, SessionLimitsView } from '@whathooks/dto';
import { formatCountdown } from './countdown';
import { limitTexts } from './limit-texts';

const until = '2026-06-30T14:21:07.000Z';
const free: SessionLimitsView = {
  reachOutTimelock: { active: false, until: null, type: null },
  newChats: { quota: null, used: 0, status: 'ok', resetsAt: null },
};
const chats = (change: Partial<NewChatsView>): SessionLimitsView => ({
  ...free,
  newChats: { quota: 10, used: 4, status: 'ok', resetsAt: until, ...change },
});

describe('a countdown', () => {
  it.each([
    [0, '0 s'],
    [42, '42 s'],
    [60, '1 min'],
    [61, '1 min 1 s'],
    [3_600, '1 h'],
    [3_605, '1 h'],
    [11_105, '3 h 5 min'],
    [187_200, '2 d 4 h'],
  ])('of %i seconds has its two greatest units', (seconds, text) => {
    expect(formatCountdown(seconds)).toBe(text);
  });
});

describe('limits in words', () => {
  it('are none where a number may write to anybody, or WhatsApp has not said', () => {
    expect(limitTexts(free)).toEqual([]);
    expect(limitTexts({ reachOutTimelock: null, newChats: null })).toEqual([]);
    expect(limitTexts(chats({}))).toEqual([]);
  });

  it('say what is restricted, how much is used, and until when', () => {
    const both = {
      ...chats({ used: 10, status: 'capped' }),
      reachOutTimelock: { active: true, until, type: null },
    };
    expect(limitTexts(both)).toMatchObject([
      { tone: 'warning', title: expect.stringContaining('no new chats') as string, until },
      { tone: 'warning', text: expect.stringContaining('10 of 10 new chats') as string, until },
    ]);
    // WhatsApp may cap without saying at how many.
    expect(limitTexts(chats({ quota: null, used: 7, status: 'capped' }))).toMatchObject([
      { tone: 'warning', text: expect.stringContaining('7 new chats are used') as string },
    ]);
    expect(limitTexts(chats({ used: 8, status: 'second_warning' }))).toMatchObject([
      { tone: 'info', text: expect.stringContaining('8 of 10') as string },
    ]);
  });
});
