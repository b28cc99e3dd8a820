'use client';

import type { OverviewDays } from '@whathooks/dto';
import { useQueryState } from 'nuqs';
import { parseAsOneOf, STEP } from '../../../shared/address';

export const SPANS = ['1', '7', '30'] as const;
export type Span = (typeof SPANS)[number];

/** Over how many days the overview counts, in the address. */
export function useSpan() {
  const [span, setSpan] = useQueryState('days', parseAsOneOf(SPANS, '1'));
  return {
    days: Number(span) as OverviewDays,
    span,
    setSpan: (chosen: Span) => void setSpan(chosen, STEP),
  };
}
