import { expect, test } from '@playwright/test';
import type { Entry, Faults, Sightings, Told, View } from '../chaos/evidence';
import { isClean, settle } from '../chaos/ledger';
import { report } from '../chaos/report';

const contact = (n: number): Entry => ({
  author: 'contact',
  text: `c #${n}`,
  stream: 'c',
  readers: [],
});
const api = (n: number): Entry => ({
  author: 'api',
  text: `a #${n}`,
  stream: 'a',
  readers: ['Jane'],
  answer: '201',
});
const phone = (n: number): Entry => ({
  author: 'phone',
  text: `p #${n}`,
  stream: 'p',
  readers: ['Jane'],
});
const toGroup: Entry = {
  ...api(1),
  text: 'g #1',
  stream: 'g',
  isToGroup: true,
  readers: ['Jane', 'John'],
};
const got = (text: string, more: Partial<View> = {}): View => ({
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
const told = (text: string): Told => ({ eventId: `event of ${text}`, body: text, text });
const moved = (text: string, status: string): Told => ({
  eventId: `event of ${text} ${status}`,
  body: `${text} ${status}`,
  text: null,
  moved: { id: `id of ${text}`, status },
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
    told('c #1'),
    told('c #2'),
    told('c #1'),
    told('p #1'),
    moved('a #1', 'sent'),
    moved('a #1', 'delivered'),
    moved('a #1', 'sent'),
    moved('a #2', 'read'),
    moved('g #1', 'read'),
  ],
  contacts: [
    got('a #1'),
    got('p #1', { deliveries: 2 }),
    got('g #1', { status: 'read' }),
    got('g #1', { reader: 'John' }),
    got('a #2', { status: 'read' }),
  ],
  unsettled: 0,
  nacks: { '4915120000001': 0 },
  staleWrites: [],
  refusals: ['503 database_unavailable', '409 idempotency_key_in_use'],
} satisfies Sightings;

test('the account of a run is clean when everything is somewhere, once, in order', () => {
  const account = settle(ENTRIES, FINE);
  expect(isClean(account)).toBe(true);
  expect(report(account).split('\n')).toEqual([
    'Sent: 2 by contacts, 3 by the API, 1 by the phone; 1 of them to groups. 1 were sent again under their id, 2 events were told again under theirs.',
    '  contact            2  told on the webhook',
    '  API                1  shown to all, and delivered',
    '                     1  shown to all, and read',
    '  phone              1  told on the webhook',
    '  API to group       1  shown to all, and read',
    'Lost 0, doubled 0, out of order 0, stale writes 0, given up 0, unfit answers 0.',
  ]);
});

/** What is different in a run, the kind of fault it is, and what is said of it. */
const FAULTS: [string, keyof Faults, Partial<Sightings>, RegExp][] = [
  [
    'a message one member of a group never got, and another twice',
    'lost',
    { contacts: [...FINE.contacts.filter(({ reader }) => reader === 'Jane'), got('g #1')] },
    /^g #1: read, and not shown to all$/,
  ],
  [
    'a message one member of a group got under two ids',
    'doubled',
    { contacts: [...FINE.contacts, got('g #1', { reader: 'John' })] },
    /^g #1: shown to John 2 times$/,
  ],
  [
    'a message that was shown to somebody else',
    'doubled',
    { contacts: [...FINE.contacts, got('a #1', { reader: 'John' })] },
    /^a #1: shown to John too$/,
  ],
  [
    'a message that was read, and whose receipt was lost',
    'lost',
    { contacts: [got('a #1', { status: 'read' }), ...FINE.contacts.slice(1)] },
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
    { inboundRows: ['c #1'], unsettled: 1 },
    /^c #2: perhaps not acknowledged, and not stored$/,
  ],
  [
    'a message that no webhook heard of',
    'lost',
    { webhook: FINE.webhook.filter(({ body }) => body !== 'c #2') },
    /^c #2: stored, and not told on the webhook$/,
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
    { contacts: FINE.contacts.slice(1) },
    /^a #1: delivered, and not shown to all$/,
  ],
  [
    'a message stored twice',
    'doubled',
    { inboundRows: [...FINE.inboundRows, 'c #1'] },
    /^c #1: stored 2 times$/,
  ],
  [
    'a message told as two events',
    'doubled',
    { webhook: [...FINE.webhook, { ...told('c #2'), eventId: '9' }] },
    /^c #2: told as 2 events$/,
  ],
  [
    'an event told again with another content',
    'doubled',
    { webhook: [...FINE.webhook, { ...told('c #2'), body: 'c #2, changed' }] },
    /^event event of c #2: told again with another content$/,
  ],
  [
    'a message that failed',
    'givenUp',
    { outboundRows: [row('a #1', 'failed', 'expired'), ...FINE.outboundRows.slice(1)] },
    /^a #1: failed: expired$/,
  ],
  [
    'a failed message that was read',
    'doubled',
    { outboundRows: [row('a #1', 'failed', 'expired'), ...FINE.outboundRows.slice(1)] },
    /^a #1: reported as not sent, and read$/,
  ],
  [
    'a message that was refused to the server',
    'givenUp',
    { nacks: { '4915120000001': 2 } },
    /^4915120000001: refused 2 messages/,
  ],
  [
    'an answer that no client can act upon',
    'unfitAnswers',
    { refusals: ['500 internal_error'] },
    /^500 internal_error$/,
  ],
  [
    'messages told the wrong way round',
    'outOfOrder',
    { webhook: [told('c #2'), ...FINE.webhook] },
    /^told: c #1$/,
  ],
  [
    'a status that was never told',
    'lost',
    { webhook: FINE.webhook.filter(({ body }) => body !== 'a #1 delivered') },
    /^a #1: delivered, and last told to be sent$/,
  ],
  [
    'a status that was told after a later one',
    'outOfOrder',
    { webhook: [...FINE.webhook, moved('g #1', 'delivered')] },
    /^g #1: told that it is delivered after read$/,
  ],
  [
    'a status that was told as two events',
    'doubled',
    { webhook: [...FINE.webhook, { ...moved('g #1', 'read'), eventId: '9' }] },
    /^g #1: told twice that it is read$/,
  ],
];
for (const [name, kind, change, words] of FAULTS) {
  test(`the account of a run shows ${name}`, () => {
    const account = settle(ENTRIES, { ...FINE, ...change });
    expect(account.faults[kind]).toContainEqual(expect.stringMatching(words));
    expect(isClean(account)).toBe(false);
  });
}

test('the account of a run in which the API takes nothing is not clean', () => {
  const entries = [{ ...api(1), answer: '422 invalid_recipient' }];
  const account = settle(entries, { ...FINE, inboundRows: [], outboundRows: [], contacts: [] });
  expect(account.faults.givenUp).toEqual(['a #1: rejected with 422 invalid_recipient']);
});
