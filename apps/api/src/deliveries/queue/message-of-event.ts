import { parseId } from '../../platform/database/ids';
import type { AnyDomainEvent } from '../../platform/events/domain-events';

/** The ids of the message that an event is about; null for what is about none. */
export interface EventMessage {
  /** UUID; null as well for a message that is not stored. */
  id: string | null;
  waMessageId: string | null;
}

interface Named {
  id?: string | null;
  waMessageId?: string;
}

/** By which message an event is found. For a reaction or another change it is the message that was changed. */
export function messageOf({ data }: Pick<AnyDomainEvent, 'data'>): EventMessage {
  const { target, ...own } = data as Named & { target?: Named };
  const { id, waMessageId } = target ?? own;
  return {
    id: id?.startsWith('msg_') ? parseId('message', id) : null,
    waMessageId: waMessageId ?? null,
  };
}
