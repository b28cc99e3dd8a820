import { Injectable } from '@nestjs/common';
import { rowsOf } from '../../platform/database/sql';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { DisableReason, DisableTarget } from '../../deliveries/engine/webhook-disabler';

/** Of every organization: deliveries run for all of them, and know webhooks by id alone. */
const DISABLE_IN_EVERY_ORGANIZATION = `
  UPDATE webhooks SET enabled = false, disabled_reason = $3, disabled_at = now()
  WHERE (id, url) IN (SELECT * FROM unnest($1::uuid[], $2::text[])) AND enabled
  RETURNING id, organization_id AS "organizationId", url`;

export interface DisabledWebhook {
  id: string;
  organizationId: string;
  url: string;
}

/** Disables webhooks whose endpoint was found to be down for good. */
@Injectable()
export class DisabledWebhooksRepository {
  /**
   * @param targets webhooks, each with the URL that failed: one whose URL has changed since stays
   *   enabled.
   * @returns those that were enabled until now
   */
  disable(
    tx: Transaction,
    targets: readonly DisableTarget[],
    reason: DisableReason,
  ): Promise<DisabledWebhook[]> {
    const ids = targets.map(({ webhookId }) => webhookId);
    const urls = targets.map(({ url }) => url);
    return rowsOf(tx, DISABLE_IN_EVERY_ORGANIZATION, [ids, urls, reason]);
  }
}
