/** One point of a chart over time. */
export interface Slot {
  from: Date;
  to: Date;
}

const HOURS_OF_DAY = 24;

/**
 * The last day by the hour, the last 7 days by six hours, the last 30 by the day, each with the time that is
 * running as its last. Days begin at midnight where the reader is.
 */
export function slotsOf(days: 1 | 7 | 30, now: Date): Slot[] {
  const hours = { 1: 1, 7: 6, 30: HOURS_OF_DAY }[days];
  const first = new Date(now);
  first.setMinutes(0, 0, 0);
  if (days === 1) first.setHours(first.getHours() - HOURS_OF_DAY + 1);
  else {
    first.setHours(0);
    first.setDate(first.getDate() - days + 1);
  }
  const slots: Slot[] = [];
  for (let from = first; from <= now;) {
    const to = new Date(from);
    // By the calendar: a day on which clocks change has 23 or 25 hours.
    if (hours === HOURS_OF_DAY) to.setDate(to.getDate() + 1);
    else to.setTime(to.getTime() + hours * 3_600_000);
    slots.push({ from, to });
    from = to;
  }
  return slots;
}

/** Sums what was counted by the hour. */
export function summed<Hour extends { hour: string }>(
  slots: readonly Slot[],
  hours: readonly Hour[],
  value: (hour: Hour) => number,
): number[] {
  const sums = slots.map(() => 0);
  for (const hour of hours) {
    const at = Date.parse(hour.hour);
    const index = slots.findIndex(({ from, to }) => at >= from.getTime() && at < to.getTime());
    if (index >= 0) sums[index] = (sums[index] ?? 0) + value(hour);
  }
  return sums;
}
