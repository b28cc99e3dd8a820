/**
 * Where statistics are old, as those of a day that has just begun, the planner takes a long range for a
 * short one and would fetch and sort all of it for its first page. Without sorting it walks along the
 * index. For the transaction it runs in.
 */
export const WALK_IN_ORDER = 'SET LOCAL enable_sort = off';
