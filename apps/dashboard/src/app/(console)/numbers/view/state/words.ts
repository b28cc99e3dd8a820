import type { SessionLimitsView } from '@whathooks/dto';

const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_S = 86_400;

/** How long it is until something, in its two greatest units: "2 d 4 h", "3 h 5 min", "42 s". */
export function formatCountdown(seconds: number): string {
  const parts = [
    [Math.floor(seconds / DAY_S), 'd'],
    [Math.floor((seconds % DAY_S) / HOUR_S), 'h'],
    [Math.floor((seconds % HOUR_S) / MINUTE_S), 'min'],
    [seconds % MINUTE_S, 's'],
  ] as const;
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first < 0) return '0 s';
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}

/** What WhatsApp restricts, for people. */
export interface LimitWords {
  tone: 'warning' | 'info';
  title: string;
  text: string;
  /** When it ends, ISO 8601; null where WhatsApp does not say. */
  until: string | null;
}

const GOES_ON = 'Chats with people who have written to the number go on as before.';

/** Nothing where a number may write to anybody as much as it likes. */
export function limitWords({ reachOutTimelock, newChats }: SessionLimitsView): LimitWords[] {
  const words: LimitWords[] = [];
  if (reachOutTimelock?.active)
    words.push({
      tone: 'warning',
      title: 'WhatsApp lets this number start no new chats',
      text: `It does so with numbers that write to many people who do not know them. ${GOES_ON}`,
      until: reachOutTimelock.until,
    });
  if (!newChats) return words;
  const { quota, used, resetsAt: until } = newChats;
  const of = quota === null ? '' : ` of ${quota}`;
  const count = `${used}${of} new chats are used`;
  if (newChats.status === 'capped')
    words.push({
      tone: 'warning',
      title: 'No new chats left',
      text: `${count}: WhatsApp lets this number start no more for now. ${GOES_ON}`,
      until,
    });
  else if (newChats.status !== 'ok')
    words.push({
      tone: 'info',
      title: 'Few new chats left',
      text: `${count}. When none is left, WhatsApp refuses messages to new people. ${GOES_ON}`,
      until,
    });
  return words;
}
