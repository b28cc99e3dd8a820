import { Injectable } from '@nestjs/common';
import type { AppStateChange } from '@whathooks/whatsapp';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { Transaction } from '../../platform/database/unit-of-work';
import { kindOfChat } from '../kept/chat-kind';
import { SessionLabelsRepository } from '../app-state/session-labels.repository';

type PhoneLabel = Extract<AppStateChange, { kind: 'labelEdit' }>;
type LabelledChat = Extract<AppStateChange, { kind: 'labelChat' }>;

/**
 * Labels of a number's WhatsApp. A label of the organization is the one with its name: the same one for all of its
 * numbers.
 */
@Injectable()
export class PhoneLabels {
  constructor(private readonly labels: SessionLabelsRepository) {}

  async take(
    tx: Transaction,
    session: Tenant & { id: string },
    changes: readonly AppStateChange[],
  ): Promise<void> {
    const edits = new Map<string, PhoneLabel>();
    const chats = new Map<string, LabelledChat>();
    for (const change of changes) {
      if (change.kind === 'labelEdit') edits.set(change.labelId, change);
      if (change.kind === 'labelChat' && kindOfChat(change.chat))
        chats.set(`${change.labelId} ${change.chat}`, change);
    }
    const [gone, there] = [
      [...edits.values()].filter(({ deleted, name }) => deleted || !name),
      [...edits.values()].filter(({ deleted, name }) => !deleted && name),
    ];
    if (gone.length > 0)
      await this.labels.forget(
        tx,
        session,
        gone.map(({ labelId }) => labelId),
      );
    if (there.length > 0) await this.labels.learn(tx, session, there);
    if (chats.size > 0) await this.labels.label(tx, session, [...chats.values()]);
  }
}
