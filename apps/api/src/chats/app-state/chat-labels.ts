import { Injectable } from '@nestjs/common';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AppStateIntent } from './app-state-intent';
import { AppStateIntents } from './app-state-intents';
import { type RefusedLabel, SessionLabelsRepository } from './session-labels.repository';

/** What phones have to do when labels change here, or chats get them and lose them. */
@Injectable()
export class ChatLabels {
  constructor(
    private readonly labels: SessionLabelsRepository,
    private readonly recorded: AppStateIntents,
  ) {}

  /** A label has another name or colour, on all phones that have it. To be called before a label is deleted. */
  async edited(
    tx: Transaction,
    tenant: Tenant,
    { id, name, color }: { id: string; name: string; color: number },
    deleted: boolean,
  ): Promise<void> {
    const held = Map.groupBy(
      await this.labels.heldBy(tx, tenant, id),
      ({ sessionId }) => sessionId,
    );
    for (const [sessionId, marks] of held) {
      const session = { id: sessionId, organizationId: tenant.organizationId };
      const edits = marks.map(({ waId }) => ({
        ...({ kind: 'label', waId, name, color, deleted } as const),
      }));
      await this.recorded.record(tx, session, edits);
    }
  }

  /** What phones did not take over, of one label or of all. */
  refused(tenant: Tenant, labelId: string | null = null): Promise<RefusedLabel[]> {
    return this.labels.refused(tenant, labelId);
  }

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
