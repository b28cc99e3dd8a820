'use client';

import type { SessionTraffic, SessionView } from '@whathooks/dto';
import { SESSION_STANDINGS, standingOf, type SessionStanding } from '@whathooks/dto/facts';
import { useQueryStates } from 'nuqs';
import { parseAsOneOf, parseAsText, STEP } from '../../../shared/address';
import { typedPhone } from '../../../shared/format/format';

export const TABS = ['all', ...SESSION_STANDINGS] as const;
export type Tab = (typeof TABS)[number];
export const SORTS = ['newest', 'name', 'last', 'busiest', 'down'] as const;
export type Sort = (typeof SORTS)[number];

const PARSERS = {
  tab: parseAsOneOf(TABS, 'all'),
  sort: parseAsOneOf(SORTS, 'newest'),
  reason: parseAsText,
  client: parseAsText,
  q: parseAsText,
};

export type Traffic = ReadonlyMap<string, SessionTraffic>;

/** What of the numbers is shown, and in which order, in the address. */
export function useNumberList() {
  const [values, setValues] = useQueryStates(PARSERS);
  return {
    ...values,
    chooseTab: (tab: Tab) => void setValues({ tab, reason: null }, STEP),
    chooseSort: (sort: Sort) => void setValues({ sort }, STEP),
    chooseClient: (client: string) => void setValues({ client: client || null }, STEP),
    chooseReason: (reason: string) => void setValues({ reason: reason || null }, STEP),
    // Typed letter by letter: no steps of the history.
    search: (q: string) => void setValues({ q: q || null }),
    clear: () => void setValues({ tab: null, reason: null, client: null, q: null }, STEP),
  };
}

type Chosen = Pick<ReturnType<typeof useNumberList>, 'tab' | 'sort' | 'reason' | 'client' | 'q'>;

/** Chosen instead of a client: numbers that belong to none. */
export const NO_CLIENT = 'none';

export function standing({ status, downSince }: SessionView): SessionStanding {
  return standingOf(status, downSince !== null);
}

/** How many numbers each tab has. */
export function tabCounts(sessions: readonly SessionView[]): Record<Tab, number> {
  const counts = { all: sessions.length, connected: 0, down: 0, waiting: 0 };
  for (const session of sessions) counts[standing(session)]++;
  return counts;
}

/** Causes of the numbers of a tab. */
export function reasonsOf(sessions: readonly SessionView[], tab: Tab): string[] {
  const inTab = sessions.filter((session) => tab === 'all' || standing(session) === tab);
  return [...new Set(inTab.flatMap(({ statusReason }) => statusReason ?? []))].sort();
}

/** Numbers that fit, in the order that was chosen. */
export function arranged(
  sessions: readonly SessionView[],
  { tab, sort, reason, client, q }: Chosen,
  traffic: Traffic,
): SessionView[] {
  const words = q.trim().toLowerCase();
  const digits = typedPhone(words);
  return sessions
    .filter((session) => tab === 'all' || standing(session) === tab)
    .filter((session) => reason === '' || session.statusReason === reason)
    .filter(({ clientId }) => client === '' || (clientId ?? NO_CLIENT) === client)
    .filter(
      ({ name, phone, pushName, id }) =>
        phone?.includes(digits) || `${name} ${pushName ?? ''} ${id}`.toLowerCase().includes(words),
    )
    .sort(ORDERS[sort](traffic));
}

type Order = (a: SessionView, b: SessionView) => number;

/** Later first; what has no time comes last. */
const latest =
  (time: (session: SessionView) => string | null): Order =>
  (a, b) =>
    (time(b) ?? '').localeCompare(time(a) ?? '');

const ORDERS: Record<Sort, (traffic: Traffic) => Order> = {
  // As the API lists them.
  newest: () => () => 0,
  name: () => (a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }),
  last: (traffic) => latest(({ id }) => traffic.get(id)?.lastMessageAt ?? null),
  busiest: (traffic) => (a, b) => dayOf(traffic, b) - dayOf(traffic, a),
  down: () => (a, b) => timeOf(a.downSince) - timeOf(b.downSince),
};

/** After every time where there is none. */
const timeOf = (at: string | null): number => (at === null ? Number.MAX_VALUE : Date.parse(at));

/** Messages of a number in 24 hours. */
export function dayOf(traffic: Traffic, { id }: SessionView): number {
  return traffic.get(id)?.hours.reduce((sum, count) => sum + count, 0) ?? 0;
}
