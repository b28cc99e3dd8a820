import { LEAST_ID } from './ids';

/** One side of a place in what is ordered by id, for lists that are read both ways. */
export interface Side {
  towards: 'older' | 'newer';
  /** UUID of the place. What is older stands before it; what is newer begins with it. */
  from: string;
}

/** Sorts after every id. */
export const GREATEST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

export const OLDER_THAN_NOW: Side = { towards: 'older', from: GREATEST_ID };
export const FROM_THE_FIRST: Side = { towards: 'newer', from: LEAST_ID };

/** The condition and the order of a statement, nearest to the place first. */
export function besideSql(
  { towards }: Side,
  from: string,
  column = 'id',
): { where: string; order: string } {
  return towards === 'older'
    ? { where: `${column} < ${from}::uuid`, order: `${column} DESC` }
    : { where: `${column} >= ${from}::uuid`, order: column };
}
