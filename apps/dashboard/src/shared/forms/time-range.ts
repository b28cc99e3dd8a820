import { LOCALE } from '../language/locale';
import { formWords } from '../words';

/** A range of time as somebody chose it: hours back from now, or two times of their own. */
export interface RangeChoice {
  /** Hours back from now; empty for any time, `custom` for the two fields. */
  preset: string;
  /** Local time as a `datetime-local` field has it: `2026-06-29T14:21`. */
  from: string;
  /** Empty: until now. */
  until: string;
}

export const CUSTOM = 'custom';
const HOUR_MS = 3_600_000;

/** What the API is asked for. An absent end is open. */
export interface TimeRange {
  since?: string;
  until?: string;
}

/** The range in UTC; null while something is missing or does not fit together. */
export function toTimeRange({ preset, from, until }: RangeChoice, now: Date): TimeRange | null {
  if (preset === '') return {};
  if (preset !== CUSTOM) {
    return { since: new Date(now.getTime() - Number(preset) * HOUR_MS).toISOString() };
  }
  if (!from || untilProblem({ from, until })) return null;
  // Without a zone, JavaScript takes it for local time: that of the person who typed it.
  const since = new Date(from).toISOString();
  return until ? { since, until: new Date(until).toISOString() } : { since };
}

/** What is wrong with the end of a range; null where nothing is. */
export function untilProblem({ from, until }: Pick<RangeChoice, 'from' | 'until'>): string | null {
  const backwards = from !== '' && until !== '' && new Date(until) <= new Date(from);
  return backwards ? formWords.laterTime : null;
}

/** A time as a `datetime-local` field wants it, in the person's zone. */
export function toLocalField(time: Date): string {
  const local = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** The zone that times on screen are in: "Europe/Berlin, GMT+2". */
export function zoneWords(at: Date): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const offset = new Intl.DateTimeFormat(LOCALE, { timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return offset && offset !== timeZone ? `${timeZone}, ${offset}` : timeZone;
}
