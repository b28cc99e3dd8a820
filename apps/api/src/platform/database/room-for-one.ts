import type { Tenant } from './tenant-repository';
import type { Transaction } from './unit-of-work';
import { ApiError } from '../http/problems/api-error';

/**
 * Makes sure that an organization may have one more. Others who ask for the same wait until the transaction ends, so
 * that two at once do not both take the last place.
 *
 * @param kind plural noun.
 * @param count how many there are, as the transaction sees it.
 * @throws ApiError limit_reached
 */
export async function assertRoomForOne(
  tx: Transaction,
  { organizationId }: Tenant,
  kind: string,
  most: number,
  count: () => Promise<number>,
): Promise<void> {
  await tx.lock(`${kind} of ${organizationId}`);
  if ((await count()) < most) return;
  throw new ApiError(
    'limit_reached',
    `An organization has at most ${most} ${kind}. Delete one first.`,
  );
}
