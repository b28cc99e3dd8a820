import type { Tenant } from '../../platform/database/tenant-repository';

/** Which session is meant, and whose it is: enough to find its rows in its organization. */
export interface SessionRef extends Tenant {
  /** UUID. */
  readonly id: string;
}
