import { Injectable } from '@nestjs/common';
import type { ChangedStar } from '../../messages/store/stars.repository';
import { publicId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { LiveBus } from '../../platform/live-events/live-bus';

/** Messages in one event: a phone may tell thousands of stars at once. */
const IN_ONE_EVENT = 100;

/** Tells open screens which messages were starred, once it is committed. */
@Injectable()
export class StarNews {
  constructor(private readonly live: LiveBus) {}

  changed(
    tx: Transaction,
    { id: sessionId, organizationId }: Tenant & { id: string },
    stars: readonly ChangedStar[],
  ): void {
    for (const starred of [true, false]) {
      const ids = stars.filter((star) => star.starred === starred).map(({ id }) => id);
      for (let from = 0; from < ids.length; from += IN_ONE_EVENT) {
        const messageIds = ids
          .slice(from, from + IN_ONE_EVENT)
          .map((id) => publicId('message', id));
        const where = { organizationId, to: null, sessionId };
        const event = {
          event: 'message.starred',
          ...where,
          data: { messageIds, starred },
        } as const;
        tx.afterCommit(() => this.live.publish(event));
      }
    }
  }
}
