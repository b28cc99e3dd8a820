import type { WebhookDay, WebhookView } from '@whathooks/dto';
import { narrowed, tabCounts } from './use-webhook-list';

const hook = (id: string, more: Partial<WebhookView> = {}): WebhookView => ({
  ...{ id, url: `https://${id}.example/in`, events: ['message.received'], sessionIds: null },
  ...{ description: null, headers: {}, enabled: true, disabledReason: null, concurrency: 8 },
  ...{ ratePerSecond: null, retrySchedule: null, strictOrder: false, state: 'healthy' },
  ...{ failingSince: null, nextProbeAt: null, createdAt: '2026-06-29T14:00:00.000Z' },
  ...more,
});
const waiting = (webhookId: string, oldestWaitingAt: string): [string, WebhookDay] => [
  webhookId,
  { webhookId, hours: [], waiting: 1, waitingMore: false, oldestWaitingAt },
];
const webhooks = [
  hook('well', { description: 'Orders to the till' }),
  hook('late'),
  hook('soon'),
  hook('down', { state: 'down', events: ['poll.vote'] }),
  hook('paused', { enabled: false, state: 'disabled' }),
  hook('gone', { enabled: false, state: 'disabled', disabledReason: 'gone' }),
];
const standing = {
  days: new Map([
    waiting('late', '2026-01-01T00:00:00.000Z'),
    waiting('soon', new Date().toISOString()),
    waiting('paused', '2026-01-01T00:00:00.000Z'),
  ]),
  patience: 15,
};
const found = (chosen: { tab?: 'all' | 'troubled'; q?: string }) =>
  narrowed(webhooks, { tab: 'all', q: '', ...chosen }, standing).map(({ id }) => id);

it('what is behind is in trouble, and what a person paused is not', () => {
  expect(tabCounts(webhooks, standing)).toEqual({ all: 6, troubled: 3, working: 2, paused: 1 });
  expect(found({ tab: 'troubled' })).toEqual(['late', 'down', 'gone']);
});

it('a name, an address, an event or an id is searched for', () => {
  expect(found({ q: ' the TILL' })).toEqual(['well']);
  expect(found({ q: 'soon.example' })).toEqual(['soon']);
  expect(found({ q: 'poll.' })).toEqual(['down']);
  expect(found({ tab: 'troubled', q: 'well' })).toEqual([]);
});
