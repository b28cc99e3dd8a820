import type { RestrictionKind } from '@whathooks/dto';
import { newId, publicId } from '../../platform/database/ids';
import type { Tenant } from '../../platform/database/tenant-repository';
import type { DomainEvent } from '../../platform/events/domain-events';
import type { SessionContext } from './session-inbox';

/** A session that publishes events. */
export type SessionOfUpdate = Tenant & Pick<SessionContext, 'metadata'> & { readonly id: string };

/** How many new chats a number may start and has started; quota is null where WhatsApp has not reported it. */
interface NewChats {
  quota: number | null;
  used: number;
}

type Restricted = DomainEvent<'session.restricted'>;

/** @param until null where WhatsApp does not say when it ends */
export function restrictionBegan(
  session: SessionOfUpdate,
  kind: RestrictionKind,
  until: Date | null,
  newChats: NewChats | null = null,
): Restricted {
  return restricted(session, kind, { active: true, until: until?.toISOString() ?? null }, newChats);
}

export function restrictionEnded(
  session: SessionOfUpdate,
  kind: RestrictionKind,
  newChats: NewChats | null = null,
): Restricted {
  return restricted(session, kind, { active: false, until: null }, newChats);
}

function restricted(
  { id, organizationId, metadata }: SessionOfUpdate,
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
