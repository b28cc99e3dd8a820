import type { GroupMemberView, GroupView } from '@whathooks/dto';
import { publicId } from '../../platform/database/ids';
import { titleOf } from '../contacts/titles';
import type { GroupRow, NamedMemberRow } from './store/group-rows';

/** @param members left out in lists. */
export function groupView(row: GroupRow, members?: readonly NamedMemberRow[]): GroupView {
  const isMember = row.leftAt === null;
  return {
    id: publicId('group', row.id),
    sessionId: publicId('session', row.sessionId),
    jid: row.jid,
    subject: row.subject,
    description: row.description,
    owner: row.owner,
    announcement: row.announcement,
    locked: row.locked,
    approval: row.approval,
    adminsAdd: row.adminsAdd,
    community: row.community,
    chatId: row.chatId && publicId('chat', row.chatId),
    isMember,
    leftAt: row.leftAt?.toISOString() ?? null,
    ownRole: isMember ? row.ownRole : null,
    pictureVersion: row.pictureId,
    size: row.size,
    ...(members && { members: members.map(memberView) }),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function memberView(row: NamedMemberRow): GroupMemberView {
  const { digits: member, type: memberType, role } = row;
  return { member, memberType, title: titleOfPerson(row), role };
}

/** The name to show of somebody who may be no contact. */
export function titleOfPerson(row: NamedMemberRow): string {
  const { digits, type, name, verifiedName, pushName } = row;
  const phone = type === 'phone' ? digits : null;
  return titleOf({ name, verifiedName, pushName, phone, lid: digits });
}
