import { RETRIES_MAX, RETRY_PAUSE_MAX_SECONDS } from '@whathooks/dto/facts';

const SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;
type Unit = keyof typeof SECONDS;

/** `[0, 5, 300]` as people write it: `0s, 5s, 5m`. */
export function toRetryText(schedule: readonly number[] | null): string {
  return (schedule ?? []).map(toWords).join(', ');
}

function toWords(seconds: number): string {
  const unit = (['h', 'm'] as const).find((one) => seconds > 0 && seconds % SECONDS[one] === 0);
  return unit ? `${seconds / SECONDS[unit]}${unit}` : `${seconds}s`;
}

/** Seconds; null where nothing is written, undefined where it cannot be understood. */
export function parseRetryText(text: string): number[] | null | undefined {
  const parts = text.split(/[,;\s]+/).filter(Boolean);
  if (parts.length === 0) return null;
  const seconds = parts.map((part) => {
    const [, digits, unit = 's'] = /^(\d{1,6})([smhd])?$/i.exec(part) ?? [];
    return digits === undefined ? NaN : Number(digits) * SECONDS[unit.toLowerCase() as Unit];
  });
  const valid =
    seconds.length <= RETRIES_MAX && seconds.every((one) => one <= RETRY_PAUSE_MAX_SECONDS);
  return valid ? seconds : undefined;
}
