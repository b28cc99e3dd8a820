import { Identity1700000000001 } from './1700000000001-identity';

/** Every migration, in order. */
export const MIGRATIONS = [Identity1700000000001] as const;
