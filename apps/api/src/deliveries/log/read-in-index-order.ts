/**
 * Disables sorting for the current transaction, so that pages are read along the index. With old
 * statistics, as on a day that has just begun, the planner takes a long range for a short one and
 * would read and sort all of it for the first page.
 */
export const READ_IN_INDEX_ORDER = 'SET LOCAL enable_sort = off';
