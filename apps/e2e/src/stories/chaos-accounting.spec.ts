import { expect, test } from '@playwright/test';
import type {
  SentMessage,
  Faults,
  Observations,
  WebhookEvent,
  PhoneMessage,
} from '../chaos/accounting/observations';
import { isClean, accountFor } from '../chaos/accounting/accounting';
import { report } from '../chaos/report';

const contact = (n: number): SentMessage => ({
  author: 'contact',
  text: `c #${n}`,
  stream: 'c',
  readers: [],
});
const api = (n: number): SentMessage => ({
  author: 'api',
  text: `a #${n}`,
  stream: 'a',
  readers: ['Jane'],
  response: '201',
});
const phone = (n: number): SentMessage => ({
  author: 'phone',
  text: `p #${n}`,
  stream: 'p',
  readers: ['Jane'],
});
const toGroup: SentMessage = {
  ...api(1),
  text: 'g #1',
  stream: 'g',
  isToGroup: true,
  readers: ['Jane', 'John'],
};
const got = (text: string, more: Partial<PhoneMessage> = {}): PhoneMessage => ({
  reader: 'Jane',
  text,
  deliveries: 1,
  status: 'delivered',
  ...more,
});
const row = (text: string, status: string, error: string | null = null) => ({
  id: `id of ${text}`,
  text,
  status,
  error,
});
const eventOf = (text: string): WebhookEvent => ({ eventId: `event of ${text}`, body: text, text });
const moved = (text: string, status: string): WebhookEvent => ({
  eventId: `event of ${text} ${status}`,
  body: `${text} ${status}`,
  text: null,
  statusChange: { id: `id of ${text}`, status },
});

const ENTRIES = [contact(1), contact(2), api(1), api(2), phone(1), toGroup];
const FINE = {
  inboundRows: ['c #1', 'c #2'],
  outboundRows: [
    row('a #1', 'delivered'),
    row('g #1', 'read'),
    row('a #2', 'read'),
    row('p #1', 'sent'),
  ],
  webhook: [
    eventOf('c #1'),
    eventOf('c #2'),
    eventOf('c #1'),
    eventOf('p #1'),
    moved('a #1', 'sent'),
    moved('a #1', 'delivered'),
    moved('a #1', 'sent'),
    moved('a #2', 'read'),
    moved('g #1', 'read'),
  ],
  phones: [
    got('a #1'),
    got('p #1', { deliveries: 2 }),
    got('g #1', { status: 'read' }),
    got('g #1', { reader: 'John' }),
    got('a #2', { status: 'read' }),
  ],
  unacknowledged: 0,
  nacks: { '4915120000001': 0 },
  staleWrites: [],
  rejections: ['503 database_unavailable', '409 idempotency_key_in_use'],
} satisfies Observations;

test('a run has no faults when every message arrived once and in order', () => {
  const accounting = accountFor(ENTRIES, FINE);
  expect(isClean(accounting)).toBe(true);
  expect(report(accounting).split('\n')).toEqual([
    'Sent: 2 by contacts, 3 by the API, 1 by the phone; 1 of them to groups, 0 with files; 0 were edited or voted in. 1 were sent again under their id, 2 events were delivered again under theirs.',
    'Lost 0, duplicated 0, out of order 0, stale writes 0, failed 0, unexpected responses 0.',
    '  contact            2  delivered to the webhook',
    '  API                1  shown to all, and delivered',
    '                     1  shown to all, and read',
    '  phone              1  delivered to the webhook',
    '  API to group       1  shown to all, and read',
  ]);
});

/** The difference in a run, the kind of fault, and its description. */
const FAULTS: [string, keyof Faults, Partial<Observations>, RegExp][] = [
  [
    'a message one member of a group never got, and another twice',
    'lost',
    { phones: [...FINE.phones.filter(({ reader }) => reader === 'Jane'), got('g #1')] },
    /^g #1: read, and not shown to all$/,
  ],
  [
    'a message one member of a group got under two ids',
    'duplicated',
    { phones: [...FINE.phones, got('g #1', { reader: 'John' })] },
    /^g #1: shown to John 2 times$/,
  ],
  [
    'a message that was shown to somebody else',
    'duplicated',
    { phones: [...FINE.phones, got('a #1', { reader: 'John' })] },
    /^a #1: shown to John too$/,
  ],
  [
    'a message that was read, and whose receipt was lost',
    'lost',
    { phones: [got('a #1', { status: 'read' }), ...FINE.phones.slice(1)] },
    /^a #1: read, and still delivered$/,
  ],
  ['a write of a process that had lost its lease', 'staleWrites', { staleWrites: ['of 1'] }, /1/],
  [
    'a message that is acknowledged and not stored',
    'lost',
    { inboundRows: ['c #1'] },
    /^c #2: acknowledged, and not stored$/,
  ],
  [
    'a message that is not stored, and may come yet',
    'lost',
    { inboundRows: ['c #1'], unacknowledged: 1 },
    /^c #2: perhaps not acknowledged, and not stored$/,
  ],
  [
    'a message that was not delivered to the webhook',
    'lost',
    { webhook: FINE.webhook.filter(({ body }) => body !== 'c #2') },
    /^c #2: stored, and not delivered to the webhook$/,
  ],
  [
    'an accepted message without a row',
    'lost',
    { outboundRows: FINE.outboundRows.slice(1) },
    /^a #1: accepted, and not stored$/,
  ],
  [
    'a message that is still pending',
    'lost',
    { outboundRows: [row('a #1', 'pending'), ...FINE.outboundRows.slice(1)] },
    /^a #1: still pending$/,
  ],
  [
    'a sent message nobody read',
    'lost',
    { phones: FINE.phones.slice(1) },
    /^a #1: delivered, and not shown to all$/,
  ],
  [
    'a message stored twice',
    'duplicated',
    { inboundRows: [...FINE.inboundRows, 'c #1'] },
    /^c #1: stored 2 times$/,
  ],
  [
    'a message delivered as two events',
    'duplicated',
    { webhook: [...FINE.webhook, { ...eventOf('c #2'), eventId: '9' }] },
    /^c #2: delivered as 2 events$/,
  ],
  [
    'an event delivered again with another content',
    'duplicated',
    { webhook: [...FINE.webhook, { ...eventOf('c #2'), body: 'c #2, changed' }] },
    /^event event of c #2: delivered again with another content$/,
  ],
  [
    'a message that failed',
    'failed',
    { outboundRows: [row('a #1', 'failed', 'expired'), ...FINE.outboundRows.slice(1)] },
    /^a #1: failed: expired$/,
  ],
  [
    'a failed message that was read',
    'duplicated',
    { outboundRows: [row('a #1', 'failed', 'expired'), ...FINE.outboundRows.slice(1)] },
    /^a #1: reported as not sent, and read$/,
  ],
  [
    'a message that was rejected with a nack',
    'failed',
    { nacks: { '4915120000001': 2 } },
    /^4915120000001: rejected 2 messages/,
  ],
  [
    'an error response that no client can act upon',
    'unexpectedResponses',
    { rejections: ['500 internal_error'] },
    /^500 internal_error$/,
  ],
  [
    'messages delivered in the wrong order',
    'outOfOrder',
    { webhook: [eventOf('c #2'), ...FINE.webhook] },
    /^delivered: c #1$/,
  ],
  [
    'a status that was never delivered',
    'lost',
    { webhook: FINE.webhook.filter(({ body }) => body !== 'a #1 delivered') },
    /^a #1: delivered, and the last status event says sent$/,
  ],
  [
    'a status that was delivered after a later one',
    'outOfOrder',
    { webhook: [...FINE.webhook, moved('g #1', 'delivered')] },
    /^g #1: status delivered after read$/,
  ],
  [
    'a status that was delivered as two events',
    'duplicated',
    { webhook: [...FINE.webhook, { ...moved('g #1', 'read'), eventId: '9' }] },
    /^g #1: status read delivered twice$/,
  ],
];
const step = (from: string, status: string, name: string): WebhookEvent => ({
  ...moved('g #1', 'read'),
  eventId: name,
  body: name,
  statusChange: { id: 'id of g #1', status: 'read', member: { from, status } },
});
FAULTS.push(
  [
    'a step of a member that was delivered as two events',
    'duplicated',
    { webhook: [...FINE.webhook, step('Jane', 'read', 's1'), step('Jane', 'read', 's2')] },
    /^g #1 with Jane: status read delivered twice$/,
  ],
  [
    'a step of a member that was delivered after a later one',
    'outOfOrder',
    { webhook: [...FINE.webhook, step('Jane', 'read', 's1'), step('Jane', 'delivered', 's2')] },
    /^g #1 with Jane: status delivered after read$/,
  ],
);

test('two members of a group take the same step', () => {
  const webhook = [...FINE.webhook, step('Jane', 'read', 's1'), step('John', 'read', 's2')];
  expect(isClean(accountFor(ENTRIES, { ...FINE, webhook }))).toBe(true);
});

for (const [name, kind, change, words] of FAULTS) {
  test(`a run shows ${name}`, () => {
    const accounting = accountFor(ENTRIES, { ...FINE, ...change });
    expect(accounting.faults[kind]).toContainEqual(expect.stringMatching(words));
    expect(isClean(accounting)).toBe(false);
  });
}

test('a run in which the API rejects messages has faults', () => {
  const entries = [{ ...api(1), response: '422 invalid_recipient' }];
  const accounting = accountFor(entries, {
    ...FINE,
    inboundRows: [],
    outboundRows: [],
    phones: [],
  });
  expect(accounting.faults.failed).toEqual(['a #1: rejected with 422 invalid_recipient']);
});

const file = { ...contact(3), waMessageId: 'F', file: { sha256: 'aa' } };
const edit: SentMessage = { ...contact(4), waMessageId: 'E', change: 'edit' };
const vote: SentMessage = { ...contact(5), waMessageId: 'V', change: 'vote' };
const about = (waMessageId: string, name: string, more: Partial<WebhookEvent>): WebhookEvent => ({
  eventId: name,
  body: name,
  text: null,
  waMessageId,
  ...more,
});
const ready = { status: 'ready', error: '', sha256: 'aa' };
const pending = { status: 'pending', error: '', sha256: 'aa' };
const failed = { status: 'failed', error: 'unreachable', sha256: 'aa' };
const EVENTS = [
  { ...eventOf('c #3'), waMessageId: 'F', file: pending },
  about('F', 'file', { file: ready }),
  { ...eventOf('c #4'), waMessageId: 'E' },
  about('E', 'edit', { editedTo: 'c #4 (edited)' }),
  { ...eventOf('c #5'), waMessageId: 'V' },
  about('V', 'vote', { voted: 'This' }),
  about('V', 'vote', { voted: 'This' }),
];
/** What a run shows of a file, an edit and a vote when the webhook got these events. */
const shown = (webhook: WebhookEvent[]): Faults =>
  accountFor([file, edit, vote], {
    ...FINE,
    inboundRows: ['c #3', 'c #4', 'c #5'],
    outboundRows: [],
    phones: [],
    webhook,
  }).faults;
const without = (name: string): WebhookEvent[] => EVENTS.filter(({ eventId }) => eventId !== name);

test('a run has no faults when files came, and edits and votes were told once', () => {
  expect(Object.values(shown(EVENTS)).flat()).toEqual([]);
});

const CONTENT_FAULTS: [string, 'lost' | 'duplicated', WebhookEvent[], string][] = [
  ['a file that never came', 'lost', without('file'), 'c #3: its file is pending '],
  [
    'a file that was given up',
    'lost',
    [...without('file'), about('F', 'file', { file: failed })],
    'c #3: its file is failed unreachable',
  ],
  [
    'another file',
    'lost',
    [...without('file'), about('F', 'file', { file: { ...ready, sha256: 'bb' } })],
    'c #3: its file differs',
  ],
  [
    'a file with two events',
    'duplicated',
    [...EVENTS, about('F', 'again', { file: ready })],
    'c #3: its file became ready 2 times',
  ],
  ['a lost edit', 'lost', without('edit'), 'c #4: its edit was not delivered to the webhook'],
  [
    'an edit told as two events',
    'duplicated',
    [...EVENTS, about('E', 'again', { editedTo: 'c #4 (edited)' })],
    'c #4: edited 2 times',
  ],
  ['a lost vote', 'lost', without('vote'), 'c #5: the vote in it was not delivered to the webhook'],
  [
    'a vote told as two events',
    'duplicated',
    [...EVENTS, about('V', 'again', { voted: 'This' })],
    'c #5: voted 2 times',
  ],
];
test('a run shows a file that a phone refuses', () => {
  const entries = [{ ...api(1), file: { sha256: 'aa' } }];
  const run = (file: string): string[] =>
    accountFor(entries, { ...FINE, inboundRows: [], phones: [got('a #1', { file })] }).faults.lost;
  expect(run('aa')).toEqual([]);
  expect(run('wrong')).toEqual(['a #1: on the phone of Jane its file is wrong']);
});

for (const [name, kind, webhook, words] of CONTENT_FAULTS) {
  test(`a run shows ${name}`, () => {
    expect(shown(webhook)[kind]).toEqual([words]);
  });
}
