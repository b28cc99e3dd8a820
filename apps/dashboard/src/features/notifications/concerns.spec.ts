import { concerns } from './concerns';

const NOW = Date.parse('2026-06-29T14:21:07.000Z');
const chat = { assigneeId: null, mutedUntil: null, archived: false };

describe('whom a new message concerns', () => {
  it.each([
    ['who looks after the chat', { ...chat, assigneeId: 'usr_1' }, false, true],
    ['nobody of a chat of somebody else', { ...chat, assigneeId: 'usr_2' }, true, false],
    ['who wants to hear of chats of nobody', chat, true, true],
    ['nobody else of a chat of nobody', chat, false, false],
    ['nobody of an archived one', { ...chat, archived: true }, true, false],
    ['nobody of a muted one', { ...chat, mutedUntil: '2026-06-30T00:00:00.000Z' }, true, false],
    [
      'who waits until it is no more muted',
      { ...chat, mutedUntil: '2026-06-29T00:00:00.000Z' },
      true,
      true,
    ],
  ])('%s', (_, of, unassigned, expected) => {
    expect(concerns(of, 'usr_1', unassigned, NOW)).toBe(expected);
  });
});
