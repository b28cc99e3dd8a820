/** All collections, in the order in which they are read and locked. */
export const COLLECTIONS = [
  'critical_block',
  'critical_unblock_low',
  'regular_high',
  'regular_low',
  'regular',
] as const;
export type Collection = (typeof COLLECTIONS)[number];
