import { LOCALE } from '../language/locale';
import { formatWords } from '../words';
import { groupedPhone } from './phone-groups';

const PHONE = /^\d{5,15}$/;

/**
 * Digits of a phone number as people write them: "+1 555 123 4567", with spaces that do not break. In one, with a plus,
 * where nobody knows how they are grouped. Within a sentence it is `isolated`; where it stands alone it is a `Phone`.
 */
export function formatPhone(digits: string): string {
  return PHONE.test(digits) ? groupedPhone(digits) : digits;
}

/** What a person or chat is called: a name as it is, a number for want of one as people write it. */
export function formatTitle(title: string): string {
  return /^\+\d{5,15}$/.test(title) ? formatPhone(title.slice(1)) : title;
}

/** A part of a sentence that keeps its own direction, so that a plus stays before a number behind a name in Arabic. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

/** The name of a chat from its JID: a phone number where it is one. */
export function formatChat(jid: string): string {
  const [user = jid, server] = jid.split('@');
  const id = user.split(':')[0] ?? user;
  if (server === 'broadcast') return formatWords.statusPosts;
  if (server === 'newsletter') return formatWords.channel(id);
  if (server === 'g.us') return formatWords.group(id);
  if (server === 'lid') return formatWords.hiddenNumber(id);
  return formatPhone(id);
}

/** Digits of what someone typed as a phone number, where it can only mean one; else as typed. */
export function typedPhone(text: string): string {
  // Address books copy a number with signs for its direction around it.
  const trimmed = text.replace(/\p{Bidi_Control}/gu, '').trim();
  const digits = trimmed.replace(/\D/g, '');
  return digits !== '' && /^\+?[\d\s()./\u2010-\u2013-]+$/.test(trimmed) ? digits : trimmed;
}

/** The digits of a text, as of a phone number that is written in groups. */
export function digitsIn(text: string): string {
  return text.replace(/\D/g, '');
}

/** Whether digits are a phone number with its country code. */
export function isPhone(digits: string): boolean {
  return /^[1-9]\d{6,14}$/.test(digits);
}

const TIME = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short' });
const DAY_AND_YEAR = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const FULL = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'medium' });
const UTC = new Intl.DateTimeFormat(LOCALE, {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
});

function sameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}

/** Day of a time: "Today", "Yesterday", "29 Jun", "29 Jun 2025". */
export function formatDay(iso: string, now = new Date()): string {
  return dayIn(formatWords, iso, now);
}

/** The same within a sentence: "today", "yesterday", "29 Jun". */
export function formatDayWithin(iso: string, now = new Date()): string {
  return dayIn(formatWords.within, iso, now);
}

function dayIn(words: Record<'today' | 'yesterday', string>, iso: string, now: Date): string {
  const date = new Date(iso);
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (sameDay(date, now)) return words.today;
  if (sameDay(date, yesterday)) return words.yesterday;
  return (date.getFullYear() === now.getFullYear() ? DAY : DAY_AND_YEAR).format(date);
}

export function formatClock(iso: string): string {
  return TIME.format(new Date(iso));
}

/** The clock time today, day and clock time otherwise. */
export function formatMoment(iso: string, now = new Date()): string {
  return momentIn(formatWords, iso, now);
}

/** The same within a sentence: "yesterday, 14:00". It may end in a dot ("2:00 p.m."): no full stop follows it. */
export function formatMomentWithin(iso: string, now = new Date()): string {
  return momentIn(formatWords.within, iso, now);
}

function momentIn(words: Record<'today' | 'yesterday', string>, iso: string, now: Date): string {
  const clock = formatClock(iso);
  return sameDay(new Date(iso), now) ? clock : `${dayIn(words, iso, now)}, ${clock}`;
}

export function formatFull(iso: string): string {
  return FULL.format(new Date(iso));
}

/** What stands behind a time: all of it in the own zone, and in UTC, as logs of servers have it. */
export function formatHint(iso: string): string {
  return `${formatFull(iso)} · ${UTC.format(new Date(iso))} UTC`;
}

/** A span of time on one day or of several: "29 Jun, 14:00 – 15:00", "29 Jun". */
export function formatSpan(from: Date, to: Date): string {
  return to.getTime() - from.getTime() >= DAY_MS
    ? DAY.format(from)
    : `${DAY.format(from)}, ${TIME.format(from)} – ${TIME.format(to)}`;
}

/** Clocks that go forward leave a day of 23 hours. */
const DAY_MS = 23 * 3_600_000;

/** A day, short: "29 Jun". */
export function formatShortDay(date: Date): string {
  return DAY.format(date);
}
