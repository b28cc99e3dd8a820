import { expect, test } from '@playwright/test';
import { type Entry, isClean, report, settle, type Sightings } from '../chaos/ledger';

const contact = (n: number): Entry => ({ author: 'contact', text: `c #${n}`, stream: 'c' });
const api = (n: number, accepted = true): Entry => ({
  author: 'api',
  text: `a #${n}`,
  stream: 'a',
  accepted,
});
const phone = (n: number): Entry => ({ author: 'phone', text: `p #${n}`, stream: 'p' });

const ENTRIES = [contact(1), contact(2), api(1), api(2), api(3, false), phone(1)];
const FINE: Sightings = {
  inboundRows: ['c #1', 'c #2'],
  outboundRows: [
    { text: 'a #1', status: 'sent' },
    { text: 'a #2', status: 'failed' },
    { text: 'p #1', status: 'sent' },
  ],
  webhook: [
    { text: 'c #1', eventId: '1' },
    { text: 'c #2', eventId: '2' },
    { text: 'c #1', eventId: '1' },
    { text: 'p #1', eventId: '3' },
  ],
  contacts: ['a #1', 'p #1'],
};

test('the account of a run is clean when everything is somewhere, once, in order', () => {
  const account = settle(ENTRIES, FINE);
  expect(isClean(account)).toBe(true);
  expect(report(account)).toBe(
    'Sent: 2 by contacts, 3 by the API, 1 by the phone.\nLost 0, doubled 0, out of order 0.',
  );
});

const FAULTS: [string, 'lost' | 'doubled' | 'outOfOrder', Partial<Sightings>][] = [
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
  ['a message read twice', 'doubled', { contacts: ['a #1', ...FINE.contacts] }],
  ['a failed message that was read', 'doubled', { contacts: [...FINE.contacts, 'a #2'] }],
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
