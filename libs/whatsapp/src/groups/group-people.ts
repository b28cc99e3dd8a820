import type { BinaryNode } from '@whiskeysockets/baileys';
import type { GroupMember, GroupPerson } from '../api/groups';
import { bareJid, digitsOf, isLid, type NumberOfLid, personOf } from '../wire/addresses';
import { cleanId } from '../wire/clean';

const ROLES: Partial<Record<string, GroupMember['role']>> = { admin: 'admin', superadmin: 'owner' };

/** Somebody whom a stanza names by an address, with the other address beside it where it tells that. */
export async function groupPersonOf(
  jid: string,
  alternative: string | undefined,
  numberOfLid: NumberOfLid,
): Promise<GroupPerson> {
  const bare = bareJid(jid);
  const person = await personOf(bare, alternative && bareJid(alternative), numberOfLid);
  const lid = [bare, alternative ?? ''].find(isLid);
  return { ...person, lid: lid === undefined ? null : cleanId(digitsOf(lid)) };
}

/** A member as lists of members name them. */
export async function memberOf(
  { attrs }: BinaryNode,
  numberOfLid: NumberOfLid,
): Promise<GroupMember> {
  const person = await personIn(attrs, numberOfLid);
  return { ...person, role: ROLES[attrs['type'] ?? ''] ?? 'member' };
}

/** Somebody as lists of people name them. */
export function personIn(
  attrs: BinaryNode['attrs'],
  numberOfLid: NumberOfLid,
): Promise<GroupPerson> {
  return groupPersonOf(attrs['jid'] ?? '', attrs['phone_number'] ?? attrs['lid'], numberOfLid);
}
