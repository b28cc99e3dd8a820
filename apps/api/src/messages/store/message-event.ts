import type { MediaView } from '@whathooks/dto';
import { newId } from '../../platform/database/ids';
import type { AnyDomainEvent, DomainEvent } from '../../platform/events/domain-events';
import type { SessionContext } from '../../sessions/state/session-inbox';
import type { Message } from './message.entity';
import { toEventData } from './message-views';

/** What every event about a message has. */
export function eventBase(
  session: Pick<SessionContext, 'id' | 'organizationId' | 'metadata'>,
  chat: string,
): Omit<DomainEvent<'message.received'>, 'event' | 'data'> {
  return {
    id: newId(),
    organizationId: session.organizationId,
    sessionId: session.id,
    chat,
    metadata: session.metadata,
    occurredAt: new Date(),
  };
}

/** The file of a message, as its event shows it. */
export interface MediaOfEvent {
  media: MediaView;
  /** There while the file is awaited: the event waits for it. */
  waits?: NonNullable<AnyDomainEvent['waits']>;
}

/** The event of a message. */
export function messageEvent(
  session: SessionContext,
  row: Message,
  file?: MediaOfEvent,
): AnyDomainEvent {
  const event = row.direction === 'inbound' ? 'message.received' : 'message.sent_from_phone';
  const data = { ...toEventData(row), ...(file && { media: file.media }) };
  return {
    ...eventBase(session, row.chat),
    event,
    data,
    ...(file?.waits && { waits: file.waits }),
  };
}
