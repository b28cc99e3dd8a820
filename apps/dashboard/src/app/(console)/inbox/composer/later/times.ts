/** A time to send at, and what it is called. */
export interface LaterTime {
  name: 'hour' | 'evening' | 'tomorrow' | 'monday';
  at: Date;
}

const HOUR_MS = 3_600_000;
const MORNING = 9;
const EVENING = 18;
const MONDAY = 1;

/** Times that are offered, in the time zone of the browser: those that are still to come and differ from each other. */
export function laterTimes(now: Date): LaterTime[] {
  const at = (days: number, hour: number): Date =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
  const toMonday = (MONDAY - now.getDay() + 7) % 7 || 7;
  const times: LaterTime[] = [
    { name: 'hour', at: new Date(now.getTime() + HOUR_MS) },
    { name: 'evening', at: at(0, EVENING) },
    { name: 'tomorrow', at: at(1, MORNING) },
    // On Sunday that is tomorrow.
    ...(toMonday > 1 ? [{ name: 'monday' as const, at: at(toMonday, MORNING) }] : []),
  ];
  return times.filter((time) => time.at.getTime() >= now.getTime() + HOUR_MS);
}

/** A time as a field for date and time has it: `2026-06-29T09:00`, in the time zone of the browser. */
export function localInput(at: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
