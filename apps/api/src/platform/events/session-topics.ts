import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor';
import { TransactionTopic } from './transaction-topic';

/** Sessions that leave their client, and webhooks that name them no longer. */
export interface LeavingSessions {
  /** Who moves them. */
  actor: Actor;
  /** UUIDs. */
  sessionIds: readonly string[];
  /** UUIDs. */
  webhookIds: readonly string[];
}

/** Topics on which changes of sessions are published in the transaction that makes them. */
@Injectable()
export class SessionTopics {
  readonly leaveWebhooks = new TransactionTopic<LeavingSessions>();
}
