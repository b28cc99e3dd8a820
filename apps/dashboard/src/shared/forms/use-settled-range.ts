'use client';

import { useState } from 'react';
import { type RangeChoice, type TimeRange, toTimeRange } from './time-range';

/** A range in UTC that stands still from when it is chosen, and while it is half typed. */
export function useSettledRange(range: RangeChoice): TimeRange {
  const key = JSON.stringify(range);
  const [settled, setSettled] = useState(() => ({
    key,
    between: toTimeRange(range, new Date()) ?? {},
  }));
  if (settled.key === key) return settled.between;
  const between = toTimeRange(range, new Date()) ?? settled.between;
  setSettled({ key, between });
  return between;
}
