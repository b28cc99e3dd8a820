import { Injectable } from '@nestjs/common';
import type { MessageStatusName } from '@whathooks/dto';
import type { MessageReceipt } from '@whathooks/whatsapp';
import { newId, publicId } from '../database/ids';
import type { Transaction } from '../database/unit-of-work';
import type { AnyDomainEvent } from '../events/domain-events';
import { EventBus } from '../events/event-bus';
import type { SessionContext } from '../sessions/gateway/session-inbox';
import { statusesBefore } from './message-status';

interface Moved {
  id: string;
  chat: string;
  recipient: string;
  wa_message_id: string;
}

/** What becomes of messages that were sent: forward only, each step told once. */
@Injectable()
export class SentMessagesService {
  constructor(private readonly bus: EventBus) {}

  async storeReceipts(
    tx: Transaction,
    session: SessionContext,
    receipts: MessageReceipt[],
  ): Promise<void> {
    for (const { waMessageId, status, error } of receipts) {
      await this.advance(tx, session, 'wa_message_id', waMessageId, status, error);
    }
  }

  /** Moves one message, named by our id. Answers whether it moved. */
  move(
    tx: Transaction,
    session: SessionContext,
    id: string,
    status: MessageStatusName,
    error: string | null = null,
  ): Promise<boolean> {
    return this.advance(tx, session, 'id', id, status, error);
  }

  private async advance(
    tx: Transaction,
    session: SessionContext,
    by: 'id' | 'wa_message_id',
    value: string,
    status: MessageStatusName,
    error: string | null,
  ): Promise<boolean> {
    const [rows] = (await tx.query(
      `UPDATE messages SET status = $1, error = $2
       WHERE session_id = $3 AND ${by} = $4 AND direction = 'outbound' AND status = ANY($5)
       RETURNING id, chat, recipient, wa_message_id`,
      [status, error, session.id, value, statusesBefore(status)],
    )) as unknown as [Moved[], number];
    await this.bus.publish(
      tx,
      rows.map((row) => toEvent(session, row, status, error)),
    );
    return rows.length > 0;
  }
}

function toEvent(
  session: SessionContext,
  row: Moved,
  status: MessageStatusName,
  error: string | null,
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
      ...(error ? { error } : {}),
    },
    metadata: session.metadata,
    occurredAt: new Date(),
  };
}
