import { timerWords } from './words';

/** How long messages stay that disappear, by seconds. */
export function timerName(seconds: number): string {
  const days = seconds / 86_400;
  if (days < 1) return timerWords.short;
  if (days === 1) return timerWords.day;
  return days === 7 ? timerWords.week : timerWords.days(Math.round(days));
}
