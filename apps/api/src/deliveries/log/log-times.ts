import type { ListDeliveriesQuery } from '@whathooks/dto';
import { decodeCursor } from '../../platform/database/cursor';
import { LAST_ID, leastId } from '../../platform/database/ids';
import { toInstant } from './time-range';

export function rangeOf(query: ListDeliveriesQuery): { from: string; before: string } {
  const [before = LAST_ID] = [
    ...(query.cursor ? [decodeCursor(query.cursor)] : []),
    ...(query.until ? [leastId(toInstant(query.until, 'until'))] : []),
  ].sort();
  return { from: leastId(query.since ? toInstant(query.since, 'since') : new Date(0)), before };
}
