import type { GroupChange, GroupUpdatedPayload } from '@whathooks/dto';
import type { GroupNews, GroupPerson } from '@whathooks/whatsapp';
import { newId, publicId } from '../../../platform/database/ids';
import type { AnyDomainEvent } from '../../../platform/events/domain-events';
import type { SessionContext } from '../../../sessions/state/session-inbox';
import type { PersonAddress } from '../../contacts/person-address';
import type { GroupRow } from '../store/group-rows';

/** One change of a group, as it is told. */
export interface ShownChange {
  change: GroupChange;
  members?: readonly PersonAddress[];
  value?: string | null;
}

const SETTINGS = {
  announcement: 'announcement',
  locked: 'locked',
  approval: 'approval',
  adminsAdd: 'admins_add',
} as const;

/** A change in a group, as conversations and webhooks show it. A change that nobody here can explain shows nothing. */
export function shownChangesOf(news: GroupNews, own: PersonAddress): ShownChange[] {
  switch (news.change) {
    case 'created':
      return [{ change: 'created', members: news.group.members.map(addressOf) }];
    case 'subject':
      return [{ change: 'subject', value: news.subject }];
    case 'description':
      return [{ change: 'description', value: news.description }];
    case 'picture':
      return [{ change: 'picture', value: news.pictureId }];
    case 'settings':
      return Object.entries(SETTINGS).flatMap(([name, value]) => {
        const isOn = news.settings[name as keyof typeof SETTINGS];
        if (isOn === undefined) return [];
        return [{ change: 'settings' as const, value: `${value}_${isOn ? 'on' : 'off'}` }];
      });
    case 'join_request':
      return news.isOver ? [] : [{ change: 'join_request', members: news.members.map(addressOf) }];
    case 'deleted':
      return [{ change: 'removed', members: [own] }];
    case 'other':
      return [];
    default:
      if (news.members.length === 0) return [];
      return [{ change: news.change, members: news.members.map(addressOf) }];
  }
}

function addressOf({ digits, type }: GroupPerson): PersonAddress {
  return { digits, type };
}

/** @param subject after the change. */
export function groupEvent(
  session: SessionContext,
  { id, jid, subject }: Pick<GroupRow, 'id' | 'jid' | 'subject'>,
  { change, members, value }: ShownChange,
  by: PersonAddress | null,
  at: Date,
): AnyDomainEvent {
  const data: GroupUpdatedPayload = {
    sessionId: publicId('session', session.id),
    groupId: publicId('group', id),
    chat: jid,
    subject,
    by: by?.digits ?? null,
    byType: by?.type ?? null,
    fromMe: isOwn(session, by),
    change,
    ...(members && {
      members: members.map(({ digits, type }) => ({ member: digits, memberType: type })),
    }),
    ...(value !== undefined && { value }),
    timestamp: at.toISOString(),
  };
  return {
    id: newId(),
    event: 'group.updated',
    organizationId: session.organizationId,
    sessionId: session.id,
    chat: jid,
    data,
    metadata: session.metadata,
    occurredAt: at,
  };
}

/** Whether somebody is the number of the session. */
export function isOwn({ phone }: SessionContext, person: PersonAddress | null): boolean {
  return person !== null && person.type === 'phone' && person.digits === phone;
}
