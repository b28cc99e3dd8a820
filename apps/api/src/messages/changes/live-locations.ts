import { Injectable } from '@nestjs/common';
import type { LocationView } from '@whathooks/dto';
import type { InboundMessage } from '@whathooks/whatsapp';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { AnyDomainEvent } from '../../platform/events/domain-events';
import type { SessionContext } from '../../sessions/state/session-inbox';
import { chatOf } from '../store/chat-of';
import { eventBase } from '../store/message-event';
import { toEventData } from '../store/message-views';
import { Message } from '../store/message.entity';
import { findSharing } from './message-changes.repository';

/** Longest that phones share where a person goes, in ms. */
const SHARED_MS = 8 * 3_600_000;
/** From here on a number of a place has the time in it at which the sharing began. */
const WITH_TIME = 1e12;

/** Whether a message is an update of a live location. */
export function isLive({ content, source }: InboundMessage): boolean {
  return content.type === 'location' && content.location.live === true && source === 'writer';
}

/** Where people are who share where they go: later places change the first message. */
@Injectable()
export class LiveLocations {
  /**
   * Changes the message with which the sharing began.
   *
   * @returns the updated message; null for a message that starts a live location.
   */
  async move(
    tx: Transaction,
    session: SessionContext,
    message: InboundMessage,
  ): Promise<AnyDomainEvent[] | null> {
    if (message.content.type !== 'location') return null;
    const { location, continues, text } = message.content;
    const row = await findSharing(tx, session, {
      chat: chatOf(message),
      sender: message.from,
      senderType: message.fromType,
      waMessageId: message.waMessageId,
      since: new Date(message.timestamp.getTime() - SHARED_MS),
    });
    const last = row?.details?.location;
    if (!row || !last || row.waMessageId === message.waMessageId) return null;
    if (!continues && isBeginning(last, location)) return null;
    // One that was overtaken says nothing that is still true.
    if ((location.sequence ?? 0) <= (last.sequence ?? 0)) return [];
    const { organizationId } = session;
    const previousText = row.text;
    const now = {
      text: text ?? row.text,
      details: { ...row.details, location: { ...last, ...location } },
      editedAt: message.timestamp,
    };
    await tx.manager.update(Message, { organizationId, id: row.id }, now);
    Object.assign(row, now);
    return [movedEvent(session, row, previousText, message.timestamp)];
  }
}

/** Sequence numbers restart with each sharing: at one, or at its start time. */
function isBeginning(
  { sequence: last = 0 }: LocationView,
  { sequence = 0 }: LocationView,
): boolean {
  const hasTime = sequence >= WITH_TIME;
  if (hasTime !== last >= WITH_TIME) return true;
  if (!hasTime) return sequence <= 1;
  return Math.floor(sequence / 1_000) !== Math.floor(last / 1_000);
}

function movedEvent(
  session: SessionContext,
  row: Message,
  previousText: string | null,
  at: Date,
): AnyDomainEvent {
  const data = {
    ...toEventData(row),
    fromMe: row.direction === 'outbound',
    previousText,
    editedAt: at.toISOString(),
  };
  return { ...eventBase(session, row.chat), event: 'message.edited', data };
}
