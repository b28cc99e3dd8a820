import type { MessageView, TimelineEntry } from '@whathooks/dto';
import { peopleOf, timerOf } from './told-by-entries';

const entry = (message: Partial<MessageView>): TimelineEntry => ({
  type: 'message',
  id: 'msg_1',
  message: {
    ...{ type: 'text', direction: 'inbound', status: 'received', fromType: 'phone' },
    ...message,
  } as MessageView,
});
const note: TimelineEntry = { type: 'note', id: 'note_1' };

it('people are called as they called themselves last', () => {
  const entries = [
    entry({ from: '1', pushName: 'Jane' }),
    entry({ from: '1', pushName: 'Jane Doe' }),
    entry({ from: '2', pushName: null }),
    entry({ from: '4', fromType: 'lid', pushName: 'Ben' }),
    entry({ from: '3', pushName: 'Own', direction: 'outbound' }),
    note,
  ];
  expect([...peopleOf(entries)]).toEqual([
    ['1', { name: 'Jane Doe', hasPhone: true }],
    ['4', { name: 'Ben', hasPhone: false }],
  ]);
});

it('the newest message tells whether messages disappear; reactions and notes do not', () => {
  const lasting = entry({});
  const brief = entry({ expiresInSeconds: 604_800 });
  expect(timerOf([lasting, brief, entry({ type: 'reaction' }), note])).toBe(604_800);
  expect(timerOf([brief, lasting])).toBeNull();
  expect(timerOf([])).toBeNull();
});
