import { SCHEDULE_MAX_DAYS } from '@whathooks/dto/facts';
import { words } from './words';

const DAY_MS = 86_400_000;

/** What is wrong with a time to send at, as a field has it; null where nothing is. */
export function wrongTime(value: string, now: Date): string | null {
  const at = Date.parse(value);
  if (Number.isNaN(at)) return words.none;
  if (at <= now.getTime()) return words.past;
  return at > now.getTime() + SCHEDULE_MAX_DAYS * DAY_MS ? words.far : null;
}
