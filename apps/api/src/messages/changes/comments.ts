import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { contentColumns } from '../content/kinds';
import { InboundMedia } from '../media/inbound-media';
import { replyOf } from '../store/answered';
import { messageEvent } from '../store/message-event';
import type { Message } from '../store/message.entity';
import { storeOpened } from './opened-messages';
import type { OpenedChange } from './sealed-changes';

/** Comments that came encrypted, which are messages that answer another one. */
@Injectable()
export class Comments {
  constructor(private readonly media: InboundMedia) {}

  /** @returns the message, whether it is a new one, and what is told of it; null where it is stored already. */
  async store(
    tx: Transaction,
    session: SessionContext,
    change: OpenedChange,
    target: Message,
  ): Promise<{ row: Message; isNew: boolean; event: AnyDomainEvent } | null> {
    const { comment } = change;
    if (!comment) return null;
    const { content, bytes } = comment;
    const { type, text, details } = contentColumns(content);
    const stored = await storeOpened(tx, session, change, target, {
      ...{ type, text, bytes, reactsTo: null },
      // Whatever it quotes: it stands below the message whose secret opened it.
      details: { ...details, replyTo: replyOf(target) },
    });
    if (!stored) return null;
    const { row, isNew } = stored;
    const files = await this.media.storeWithin(tx, session, [{ row, content }]);
    return { row, isNew, event: messageEvent(session, row, files.get(row.id)) };
  }
}
