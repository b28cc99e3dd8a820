import { words } from './words';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A time as people say it: "45 seconds", "3 minutes", "2 hours 5 minutes", "4 days". */
export function lasted(seconds: number): string {
  if (seconds < MINUTE) return words.seconds(Math.round(seconds));
  if (seconds < HOUR) return words.minutes(Math.round(seconds / MINUTE));
  if (seconds >= 2 * DAY) return words.days(Math.round(seconds / DAY));
  const minutes = Math.round(seconds / MINUTE);
  const rest = minutes % 60;
  const hours = words.hours(Math.floor(minutes / 60));
  return rest === 0 ? hours : `${hours} ${words.minutes(rest)}`;
}
