import { daySummary, webhookState } from './webhook-state';

const hook = {
  id: 'hook_1',
  url: 'https://a.example',
  events: [],
  sessionIds: null,
  description: null,
  headers: {},
  enabled: true,
  disabledReason: null,
  concurrency: 8,
  ratePerSecond: null,
  retrySchedule: null,
  strictOrder: false,
  state: 'healthy' as const,
  failingSince: null,
  nextProbeAt: null,
  createdAt: '2026-06-29T14:00:00.000Z',
};
test.each([
  ['Working', hook],
  ['Paused', { ...hook, enabled: false, state: 'disabled' as const }],
  ['Switched off: the server responded 410 Gone', { ...hook, disabledReason: 'gone' as const }],
  [
    'Switched off: deliveries failed for five days',
    { ...hook, disabledReason: 'failing' as const },
  ],
  ['Endpoint down: deliveries wait', { ...hook, state: 'down' as const }],
  ['Failing', { ...hook, state: 'failing' as const }],
])('%s', (words, webhook) => {
  expect(webhookState(webhook)[1]).toBe(words);
});

test('a day with a single failure is not all well', () => {
  const hours = [
    { hour: '2026-06-29T14:00:00.000Z', delivered: 9_000, failed: 0 },
    { hour: '2026-06-29T15:00:00.000Z', delivered: 999, failed: 1 },
  ];
  expect(daySummary({ hours })).toEqual({ delivered: 9_999, failed: 1, share: '99.9 %' });
});

test('a day without deliveries has no share', () => {
  expect(daySummary({ hours: [] })).toEqual({ delivered: 0, failed: 0, share: null });
});
