import { Injectable } from '@nestjs/common';
import type { InboundMessage } from '@whathooks/whatsapp';
import type { Transaction } from '../database/unit-of-work';
import type { AnyDomainEvent } from '../events/domain-events';
import type { SessionContext } from '../sessions/gateway/session-inbox';
import { messageEvent } from './message-event';
import { Message } from './message.entity';

/**
 * Contents that our own phone told later, of messages that could not be read when they came. The
 * message is told again, under its own id.
 */
@Injectable()
export class LateContents {
  async fill(
    tx: Transaction,
    session: SessionContext,
    { waMessageId, type, text, content }: InboundMessage,
  ): Promise<AnyDomainEvent[]> {
    const rows = tx.manager.getRepository(Message);
    const waiting = await rows
      .createQueryBuilder('message')
      .where({ organizationId: session.organizationId, sessionId: session.id, waMessageId })
      .andWhere(`message.type = 'unsupported' AND octet_length(message.content) = 0`)
      .andWhere('message.deletedAt IS NULL')
      .getMany();
    for (const row of waiting) {
      const said = { type, text, content: Buffer.from(content), awaitsPhone: false };
      await rows.update({ id: row.id, organizationId: session.organizationId }, said);
      Object.assign(row, said);
    }
    return waiting.map((row) => messageEvent(session, row));
  }
}
