import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor';
import type { Tenant } from '../database/tenant-repository';
import { TransactionTopic } from './transaction-topic';

/** Sessions that leave the client to which they belonged. */
export interface MovedSessions extends Tenant {
  /** UUIDs. */
  sessionIds: readonly string[];
}

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
  readonly leaveClient = new TransactionTopic<MovedSessions>();
  readonly leaveWebhooks = new TransactionTopic<LeavingSessions>();
}
