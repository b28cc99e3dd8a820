import type { RestrictionKind } from '@whathooks/dto';
import { newId, publicId } from '../database/ids';
import type { DomainEvent } from '../events/domain-events';
import type { SessionContext } from './gateway/session-inbox';
import type { LimitedSession, NewChats } from './session-limits.repository';

/** A session whose events are told. */
export type ToldSession = LimitedSession & Pick<SessionContext, 'metadata'>;

type Restricted = DomainEvent<'session.restricted'>;

/** @param until null where WhatsApp does not say when it ends */
export function restrictionBegan(
  session: ToldSession,
  kind: RestrictionKind,
  until: Date | null,
  newChats: NewChats | null = null,
): Restricted {
  return restricted(session, kind, { active: true, until: until?.toISOString() ?? null }, newChats);
}

export function restrictionEnded(
  session: ToldSession,
  kind: RestrictionKind,
  newChats: NewChats | null = null,
): Restricted {
  return restricted(session, kind, { active: false, until: null }, newChats);
}

function restricted(
  { id, organizationId, metadata }: ToldSession,
  kind: RestrictionKind,
  state: Pick<Restricted['data'], 'active' | 'until'>,
  newChats: NewChats | null,
): Restricted {
  return {
    id: newId(),
    event: 'session.restricted',
    organizationId,
    sessionId: id,
    chat: null,
    data: {
      sessionId: publicId('session', id),
      kind,
      ...state,
      quota: newChats?.quota ?? null,
      used: newChats?.used ?? null,
    },
    metadata,
    occurredAt: new Date(),
  };
}
