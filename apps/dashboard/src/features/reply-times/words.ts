const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A time as people say it: "45 seconds", "3 minutes", "2 hours 5 minutes", "4 days". */
export function lasted(seconds: number): string {
  if (seconds < MINUTE) return counted(Math.round(seconds), 'second');
  if (seconds < HOUR) return counted(Math.round(seconds / MINUTE), 'minute');
  if (seconds >= 2 * DAY) return counted(Math.round(seconds / DAY), 'day');
  const minutes = Math.round(seconds / MINUTE);
  const rest = minutes % 60;
  const hours = counted(Math.floor(minutes / 60), 'hour');
  return rest === 0 ? hours : `${hours} ${counted(rest, 'minute')}`;
}

const counted = (count: number, unit: string): string =>
  `${count} ${unit}${count === 1 ? '' : 's'}`;
