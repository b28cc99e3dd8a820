import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT } from '../../config/config.module';
import type { Environment, Quotas as QuotaSettings } from '../../config/environment';
import type { Tenant } from '../../database/tenant-repository';
import type { Transaction } from '../../database/unit-of-work';
import { ApiError } from '../problems/api-error';

/** What an organization may have only so many of, with the setting that says how many. */
const SETTINGS = {
  webhooks: 'MAX_WEBHOOKS',
  sessions: 'MAX_SESSIONS',
  liveStreams: 'MAX_LIVE_STREAMS',
} as const satisfies Record<keyof QuotaSettings, string>;

const NAMES: Record<keyof QuotaSettings, string> = {
  webhooks: 'webhooks',
  sessions: 'sessions',
  liveStreams: 'live streams in this process',
};

/** How many things of a kind an organization may have. */
@Injectable()
export class Quotas {
  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  /**
   * Makes sure that there is room for one more. Others who ask for the same organization wait until the
   * transaction ends, so that two at once do not both take the last place.
   *
   * @param count how many there are, as the transaction sees it.
   * @throws ApiError limit_reached
   */
  async assertRoomWithin(
    tx: Transaction,
    { organizationId }: Tenant,
    kind: keyof QuotaSettings,
    count: () => Promise<number>,
  ): Promise<void> {
    await tx.lock(`${kind} of ${organizationId}`);
    this.assertRoom(kind, await count());
  }

  /** How many of a kind an organization may have. */
  most(kind: keyof QuotaSettings): number {
    return this.environment.quotas[kind];
  }

  /** @throws ApiError limit_reached when there are as many as there may be. */
  assertRoom(kind: keyof QuotaSettings, present: number): void {
    const most = this.most(kind);
    if (present < most) return;
    throw new ApiError(
      'limit_reached',
      `This organization has ${present} ${NAMES[kind]}, and may have ${most}. Remove one first, or ask the operator to raise ${SETTINGS[kind]}.`,
    );
  }
}
