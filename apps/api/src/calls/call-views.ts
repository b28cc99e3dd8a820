import type { CallPayload } from '@whathooks/dto';
import { newId, publicId } from '../platform/database/ids';
import type { AnyDomainEvent } from '../platform/events/domain-events';
import type { CallSign } from './call-signs';

/** A session, as far as events about it need it. */
export interface CalledSession {
  id: string;
  organizationId: string;
  metadata: Record<string, string>;
}

export function callView(sessionId: string, call: CallSign): CallPayload {
  const { callId, sender: from, senderType: fromType, video, group, status, at } = call;
  return {
    sessionId: publicId('session', sessionId),
    callId,
    from,
    fromType,
    video,
    group,
    status,
    timestamp: at.toISOString(),
  };
}

export function callEvent(session: CalledSession, call: CallSign): AnyDomainEvent {
  return {
    id: newId(),
    event: 'call.received',
    organizationId: session.organizationId,
    sessionId: session.id,
    chat: null,
    data: callView(session.id, call),
    metadata: session.metadata,
    occurredAt: new Date(),
  };
}
