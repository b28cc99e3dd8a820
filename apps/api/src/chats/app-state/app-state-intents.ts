import { Injectable } from '@nestjs/common';
import { ClusterBus } from '../../platform/cluster/cluster-bus';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AppStateIntent } from './app-state-intent';
import { INTENTS_DUE } from './app-state-topics';
import { IntentsRepository } from './intents.repository';

export type { AppStateIntent };

/** What is changed here and has to be changed on the phone, too. */
@Injectable()
export class AppStateIntents {
  constructor(
    private readonly intents: IntentsRepository,
    private readonly cluster: ClusterBus,
  ) {}

  /** Durable with the change; of several about the same, the newest counts. Sent when the number is online. */
  async record(
    tx: Transaction,
    session: Tenant & { id: string },
    intents: readonly AppStateIntent[],
  ): Promise<void> {
    if (intents.length === 0) return;
    await this.intents.put(tx, session, intents, new Date());
    this.due(tx, session);
  }

  /** Sends once more what WhatsApp refused of a chat. */
  async retry(tx: Transaction, session: Tenant & { id: string }, jid: string): Promise<void> {
    await this.intents.retryRefused(tx, session, jid);
    this.due(tx, session);
  }

  private due(tx: Transaction, session: { id: string }): void {
    tx.afterCommit(() => this.cluster.publish(INTENTS_DUE, { sessionId: session.id }));
  }
}
