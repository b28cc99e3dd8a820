import type { SessionStatus } from '@whathooks/dto';
import { newId, publicId } from '../../platform/database/ids';
import type { DomainEvent } from '../../platform/events/domain-events';
import type { LinkedSession } from './session-moves.repository';
import type { Session } from './session.entity';

/**
 * The event of a move.
 *
 * @param linked sessions that are linked with its number, with or without itself.
 */
export function statusEvent(
  session: Session,
  previousStatus: SessionStatus,
  linked: readonly Pick<Session, 'id'>[],
): DomainEvent<'session.status'> {
  return {
    ...eventOf(session),
    event: 'session.status',
    data: {
      sessionId: publicId('session', session.id),
      status: session.status,
      previousStatus,
      reason: session.statusReason,
      detail: session.statusDetail,
      retryAt: session.retryAt?.toISOString() ?? null,
      phone: session.phone,
      expectedPhone: session.expectedPhone,
      alsoLinkedIn: linked
        .filter(({ id }) => id !== session.id)
        .map(({ id }) => publicId('session', id)),
    },
  };
}

/** What all events of a session have in common. */
export function eventOf(session: Session): {
  id: string;
  organizationId: string;
  sessionId: string;
  chat: null;
  metadata: Record<string, string>;
  occurredAt: Date;
} {
  return {
    id: newId(),
    organizationId: session.organizationId,
    sessionId: session.id,
    chat: null,
    metadata: session.metadata,
    occurredAt: new Date(),
  };
}

/** A number in its organization. */
export function numberOf({ organizationId, phone }: Omit<LinkedSession, 'id'>): string {
  return `${organizationId} ${phone ?? ''}`;
}
