import { type BinaryNode, jidEncode } from '@whiskeysockets/baileys';
import type { GroupInfo } from '../api/groups';
import type { NumberOfLid } from '../wire/addresses';
import { cleanId, cleanText } from '../wire/clean';
import { childrenOf } from '../wire/stanzas';
import { groupPersonOf, memberOf } from './group-people';

/** Longest subject and description that are kept, in characters. */
export const SUBJECT_MAX = 200;
export const DESCRIPTION_MAX = 4_096;
/** Members of one group that are kept. */
const MEMBERS_MAX = 5_000;

/** Reads a group as the server describes it. Null for what names no group. */
export async function groupIn(
  node: BinaryNode | undefined,
  numberOfLid: NumberOfLid,
): Promise<GroupInfo | null> {
  const id = node?.attrs['id'];
  if (!node || !id) return null;
  const { attrs } = node;
  const child = (tag: string): BinaryNode | undefined =>
    childrenOf(node).find((one) => one.tag === tag);
  const people = childrenOf(node).filter(
    ({ tag, attrs: one }) => tag === 'participant' && one['jid'] && !one['error'],
  );
  const { creator } = attrs;
  const members = await Promise.all(
    people.slice(0, MEMBERS_MAX).map((one) => memberOf(one, numberOfLid)),
  );
  return {
    jid: cleanId(id.includes('@') ? id : jidEncode(id, 'g.us')),
    subject: cleanText(attrs['subject'] ?? '', SUBJECT_MAX),
    description: descriptionIn(child('description')),
    owner: creator ? await groupPersonOf(creator, attrs['creator_pn'], numberOfLid) : null,
    announcement: child('announcement') !== undefined,
    locked: child('locked') !== undefined,
    approval: isApproved(child('membership_approval_mode')),
    adminsAdd: textIn(child('member_add_mode')) === 'admin_add',
    community: cleanId(child('linked_parent')?.attrs['jid'] ?? '') || null,
    isByLid: attrs['addressing_mode'] === 'lid',
    size: Math.max(Number(attrs['size']) || 0, members.length),
    members,
  };
}

/** The text of a description; null where it says that there is none. */
export function descriptionIn(node: BinaryNode | undefined): string | null {
  const body = node && childrenOf(node).find(({ tag }) => tag === 'body');
  return cleanText(textIn(body), DESCRIPTION_MAX) || null;
}

/** Whether administrators approve who joins. An older server tells the node alone. */
export function isApproved(mode: BinaryNode | undefined): boolean {
  if (!mode) return false;
  const join = childrenOf(mode).find(({ tag }) => tag === 'group_join');
  return join ? join.attrs['state'] === 'on' : true;
}

/** The text that stands in a node. */
export function textIn(node: BinaryNode | undefined): string {
  const content = node?.content;
  if (content instanceof Uint8Array) return Buffer.from(content).toString();
  return typeof content === 'string' ? content : '';
}
