import { UNITS } from './words';

const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_S = 86_400;

/** How long it is until something, in its two greatest units: "2 d 4 h", "3 h 5 min", "42 s". */
export function formatCountdown(seconds: number): string {
  const parts = [
    [Math.floor(seconds / DAY_S), UNITS.days],
    [Math.floor((seconds % DAY_S) / HOUR_S), UNITS.hours],
    [Math.floor((seconds % HOUR_S) / MINUTE_S), UNITS.minutes],
    [seconds % MINUTE_S, UNITS.seconds],
  ] as const;
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first < 0) return `0 ${UNITS.seconds}`;
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}
