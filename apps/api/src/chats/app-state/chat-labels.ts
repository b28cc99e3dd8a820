import { Injectable } from '@nestjs/common';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AppStateIntent } from './app-state-intent';
import { SessionLabelsRepository } from './session-labels.repository';

/** What the phone has to do when a chat gets labels here, or loses them. */
@Injectable()
export class ChatLabels {
  constructor(private readonly labels: SessionLabelsRepository) {}

  /** None where the number's WhatsApp has no labels, as that of a person. Ids of labels are UUIDs. */
  async intents(
    tx: Transaction,
    session: Tenant & { id: string },
    chat: string,
    { added, removed }: { added: readonly string[]; removed: readonly string[] },
  ): Promise<AppStateIntent[]> {
    const found = await this.labels.waIdsOf(tx, session, [...added, ...removed]);
    return [...found].flatMap(([labelId, { waId, isNew, name, color }]): AppStateIntent[] => {
      const labeled = added.includes(labelId);
      const mark = { kind: 'labelChat', chat, waId, labeled } as const;
      return isNew ? [{ kind: 'label', waId, name, color, deleted: false }, mark] : [mark];
    });
  }
}
