import type { SessionView } from '@whathooks/dto';
import { arranged, reasonsOf, tabCounts } from './use-number-list';

const number = (id: string, values: Partial<SessionView>): SessionView =>
  ({
    ...{ id, name: id, phone: null, pushName: null, status: 'CONNECTED' },
    ...{ statusReason: null, downSince: null, clientId: null },
    ...values,
  }) as SessionView;

const NUMBERS = [
  number('Shop 10', { phone: '15551230010', clientId: 'cli_1' }),
  number('Shop 9', {
    status: 'LOGGED_OUT',
    statusReason: 'unlinked_by_phone',
    downSince: '2026-06-29',
  }),
  number('Depot', {
    status: 'DISCONNECTED',
    statusReason: 'connection_lost',
    downSince: '2026-06-28',
  }),
  // Reconnecting, and linking for the first time.
  number('Bakery', { status: 'CONNECTING', downSince: '2026-06-27' }),
  number('New', { status: 'CONNECTING' }),
];
const TRAFFIC = new Map([
  ['Depot', { sessionId: 'Depot', lastMessageAt: '2026-06-28T10:00:00.000Z', hours: [5, 1] }],
  ['Shop 9', { sessionId: 'Shop 9', lastMessageAt: '2026-06-29T10:00:00.000Z', hours: [2] }],
]);
const ALL = { tab: 'all', sort: 'newest', reason: '', client: '', q: '' } as const;
const names = (chosen: Partial<Parameters<typeof arranged>[1]>): string[] =>
  arranged(NUMBERS, { ...ALL, ...chosen }, TRAFFIC).map(({ name }) => name);

it('numbers are counted by where they stand', () => {
  expect(tabCounts(NUMBERS)).toEqual({ all: 5, connected: 1, down: 3, waiting: 1 });
});

it('a client narrows the list, and so does that there is none', () => {
  expect(names({ client: 'cli_1' })).toEqual(['Shop 10']);
  expect(names({ client: 'none' })).toEqual(['Shop 9', 'Depot', 'Bakery', 'New']);
});

it('a tab, a cause and words narrow the list', () => {
  expect(names({ tab: 'down' })).toEqual(['Shop 9', 'Depot', 'Bakery']);
  expect(names({ tab: 'down', reason: 'connection_lost' })).toEqual(['Depot']);
  expect(names({ q: ' SHOP' })).toEqual(['Shop 10', 'Shop 9']);
  for (const q of ['+155512300', '+1 555 123', '(555) 123-0010', '5551230010'])
    expect(names({ q })).toEqual(['Shop 10']);
  expect(names({ q: ' - ' })).toEqual([]);
  expect(reasonsOf(NUMBERS, 'down')).toEqual(['connection_lost', 'unlinked_by_phone']);
});

it('numbers are sorted by name, last message, traffic and for how long they are down', () => {
  expect(names({ sort: 'name' })).toEqual(['Bakery', 'Depot', 'New', 'Shop 9', 'Shop 10']);
  expect(names({ sort: 'last' }).slice(0, 2)).toEqual(['Shop 9', 'Depot']);
  expect(names({ sort: 'busiest' }).slice(0, 2)).toEqual(['Depot', 'Shop 9']);
  expect(names({ sort: 'down' }).slice(0, 3)).toEqual(['Bakery', 'Depot', 'Shop 9']);
});
