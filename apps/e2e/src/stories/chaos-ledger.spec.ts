import { expect, test } from '@playwright/test';
import { type Entry, isClean, report, settle, type Sightings } from '../chaos/ledger';

const contact = (n: number): Entry => ({
  author: 'contact',
  text: `c #${n}`,
  stream: 'c',
  readers: 0,
});
const api = (n: number, accepted = true): Entry => ({
  author: 'api',
  text: `a #${n}`,
  stream: 'a',
  readers: 1,
  accepted,
});
const phone = (n: number): Entry => ({ author: 'phone', text: `p #${n}`, stream: 'p', readers: 1 });
const toGroup: Entry = {
  author: 'api',
  text: 'g #1',
  stream: 'g',
  isToGroup: true,
  readers: 2,
  accepted: true,
};
const got = (text: string, more: Partial<Sightings['contacts'][number]> = {}) => ({
  reader: 'Jane',
  text,
  deliveries: 1,
  status: 'delivered' as const,
  ...more,
});

const ENTRIES = [contact(1), contact(2), api(1), api(2), api(3, false), phone(1), toGroup];
const FINE: Sightings = {
  inboundRows: ['c #1', 'c #2'],
  outboundRows: [
    { text: 'a #1', status: 'delivered' },
    { text: 'g #1', status: 'read' },
    { text: 'a #2', status: 'failed' },
    { text: 'p #1', status: 'sent' },
  ],
  webhook: [
    { text: 'c #1', eventId: '1' },
    { text: 'c #2', eventId: '2' },
    { text: 'c #1', eventId: '1' },
    { text: 'p #1', eventId: '3' },
  ],
  contacts: [
    got('a #1'),
    got('p #1', { deliveries: 2 }),
    got('g #1', { status: 'read' }),
    got('g #1', { reader: 'John' }),
  ],
  staleWrites: [],
};

test('the account of a run is clean when everything is somewhere, once, in order', () => {
  const account = settle(ENTRIES, FINE);
  expect(isClean(account)).toBe(true);
  expect(report(account)).toBe(
    'Sent: 2 by contacts, 4 by the API (1 refused, 1 sent again), 1 by the phone; 1 of them to groups.\nLost 0, doubled 0, out of order 0, stale writes 0.',
  );
});

const FAULTS: [string, 'lost' | 'doubled' | 'outOfOrder' | 'staleWrites', Partial<Sightings>][] = [
  ['a message one member of a group never got', 'lost', { contacts: FINE.contacts.slice(0, 3) }],
  [
    'a message that was read, and whose receipt was lost',
    'lost',
    {
      contacts: [got('a #1', { status: 'read' }), ...FINE.contacts.slice(1)],
    },
  ],
  ['a write of a process that had lost its lease', 'staleWrites', { staleWrites: ['of 1 by 2'] }],
  ['a message that is not stored', 'lost', { inboundRows: ['c #1'] }],
  ['a message that no webhook heard of', 'lost', { webhook: FINE.webhook.slice(1, 2) }],
  ['an accepted message without a row', 'lost', { outboundRows: FINE.outboundRows.slice(1) }],
  [
    'a message that is still pending',
    'lost',
    { outboundRows: [...FINE.outboundRows.slice(1), { text: 'a #1', status: 'pending' }] },
  ],
  ['a sent message nobody read', 'lost', { contacts: FINE.contacts.slice(1) }],
  ['a message stored twice', 'doubled', { inboundRows: [...FINE.inboundRows, 'c #1'] }],
  [
    'a message told as two events',
    'doubled',
    { webhook: [...FINE.webhook, { text: 'c #2', eventId: '9' }] },
  ],
  ['a message read twice', 'doubled', { contacts: [got('a #1'), ...FINE.contacts] }],
  ['a failed message that was read', 'doubled', { contacts: [...FINE.contacts, got('a #2')] }],
  [
    'messages told the wrong way round',
    'outOfOrder',
    { webhook: [{ text: 'c #2', eventId: '2' }, ...FINE.webhook] },
  ],
];
for (const [name, kind, change] of FAULTS) {
  test(`the account of a run shows ${name}`, () => {
    const account = settle(ENTRIES, { ...FINE, ...change });
    expect(account[kind]).not.toEqual([]);
    expect(isClean(account)).toBe(false);
  });
}
