import { Injectable } from '@nestjs/common';
import { failureWords, type MessageStatusName } from '@whathooks/dto';
import type { MessageReceipt } from '@whathooks/whatsapp';
import { newId, publicId } from '../../../platform/database/ids';
import type { Transaction } from '../../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../../platform/events/domain-events';
import { EventBus } from '../../../platform/events/event-bus';
import type { SessionContext } from '../../../sessions/state/session-inbox';
import { STEPS } from '../../store/message-status';
import { furthestOf, recipientView } from './message-recipients';
import {
  MessageRecipientsRepository,
  type MovedRecipient,
} from '../tables/message-recipients.repository';
import type { Moved } from '../tables/moved';
import { SentMessagesRepository } from '../tables/sent-messages.repository';

/** The status of sent messages: it only advances, and each status is published once. */
@Injectable()
export class SentMessagesService {
  constructor(
    private readonly bus: EventBus,
    private readonly rows: SentMessagesRepository,
    private readonly recipients: MessageRecipientsRepository,
  ) {}

  async storeReceipts(
    tx: Transaction,
    session: SessionContext,
    receipts: MessageReceipt[],
  ): Promise<void> {
    const steps: Step[] = [];
    for (const status of STEPS) {
      const reached = receipts.filter((receipt) => receipt.status === status);
      if (reached.length === 0) continue;
      const errors = new Map(reached.map(({ waMessageId, error }) => [waMessageId, error]));
      const rows = await this.rows.advance(tx, session, 'wa_message_id', errors, status);
      steps.push(...rows.map((row) => ({ row, status })));
    }
    const members = await this.recipients.note(tx, session, furthestOf(receipts));
    await this.bus.publish(tx, [
      ...withoutMembers(steps, members).map(({ row, status }) => statusEvent(session, row, status)),
      ...members.map((member) => memberEvent(session, member, steps)),
    ]);
  }

  /** Moves one message, named by our id. Returns whether it moved. */
  async move(
    tx: Transaction,
    session: SessionContext,
    id: string,
    status: MessageStatusName,
    error: string | null = null,
  ): Promise<boolean> {
    const rows = await this.rows.advance(tx, session, 'id', new Map([[id, error]]), status);
    await this.bus.publish(
      tx,
      rows.map((row) => statusEvent(session, row, status)),
    );
    return rows.length > 0;
  }
}

/** A message moved to a status. */
interface Step {
  row: Moved;
  status: MessageStatusName;
}

/** A status of a group member is published with that member. */
function withoutMembers(steps: readonly Step[], members: readonly MovedRecipient[]): Step[] {
  const published = new Set(members.map(({ id, member }) => `${id} ${member.status}`));
  return steps.filter(({ row, status }) => !published.has(`${row.id} ${status}`));
}

/** The status of the message in an event is never behind one that was published before. */
function memberEvent(
  session: SessionContext,
  { messageStatus, member, ...row }: MovedRecipient,
  steps: readonly Step[],
): AnyDomainEvent {
  const isStep = steps.some((step) => step.row.id === row.id && step.status === member.status);
  return statusEvent(session, row, isStep ? member.status : messageStatus, member);
}

/** The event of a status change. */
export function statusEvent(
  session: Omit<SessionContext, 'phone' | 'historyEvents'>,
  row: Moved,
  status: MessageStatusName,
  member?: MovedRecipient['member'],
): AnyDomainEvent {
  return {
    id: newId(),
    event: 'message.status',
    organizationId: session.organizationId,
    sessionId: session.id,
    chat: row.chat,
    data: {
      id: publicId('message', row.id),
      sessionId: publicId('session', session.id),
      waMessageId: row.wa_message_id,
      to: row.recipient,
      status,
      ...(row.error ? { error: row.error, errorDetail: failureWords(row.error) } : {}),
      ...(member && { recipient: recipientView(member) }),
      ...(row.reference ? { reference: row.reference } : {}),
    },
    metadata: session.metadata,
    occurredAt: new Date(),
  };
}
