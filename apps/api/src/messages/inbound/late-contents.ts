import { Injectable } from '@nestjs/common';
import type { InboundMessage } from '@whathooks/whatsapp';
import { In } from 'typeorm';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { chatOf } from '../store/chat-of';
import { contentColumns } from '../content/kinds';
import { Message } from '../store/message.entity';
import { findWithoutContent } from '../store/messages.repository';
import { LidNumbersRepository } from '../store/chats/lid-numbers.repository';
import { meantByPhone } from './meant-by-phone';
import { linkReplies } from './replies';

/**
 * Contents that come later than their message, which could not be read when it came: told by our own
 * phone, or encrypted anew by its writer. The message is told again, under its own id.
 */
@Injectable()
export class LateContents {
  constructor(private readonly lids: LidNumbersRepository) {}

  /** @returns the messages that waited for it. */
  async fill(
    tx: Transaction,
    session: SessionContext,
    message: InboundMessage,
  ): Promise<Message[]> {
    const rows = tx.manager.getRepository(Message);
    const { organizationId } = session;
    const waiting = await this.waiting(tx, session, message);
    const { bytes, change } = message;
    for (const row of waiting) {
      const { type, text, details } = contentColumns(message.content);
      const said = {
        type,
        // An edit was quicker.
        text: row.editedAt ? row.text : text,
        details: row.editedAt ? row.details : details,
        bytes: Buffer.from(bytes),
        awaitsPhone: false,
        reactsTo: change?.kind === 'reaction' ? change.target.waMessageId : null,
      };
      Object.assign(row, said);
      await linkReplies(tx, session, [row], [message]);
      await rows.update({ id: row.id, organizationId }, { ...said, details: row.details ?? null });
    }
    return waiting;
  }

  /** Their writer names chat and author as at the first time; our own phone, as it sees them. */
  private async waiting(
    tx: Transaction,
    session: SessionContext,
    message: InboundMessage,
  ): Promise<Message[]> {
    const { source, waMessageId, from: sender, fromType: senderType } = message;
    if (source === 'writer')
      return findWithoutContent(tx, session, {
        waMessageId,
        chat: chatOf(message),
        sender,
        senderType,
      });
    const meant = await meantByPhone(tx, this.lids, session, message);
    return meant.length === 0 ? [] : findWithoutContent(tx, session, { id: In(meant) });
  }
}
