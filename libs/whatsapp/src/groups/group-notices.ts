import type { BinaryNode } from '@whiskeysockets/baileys';
import type { GroupMember, GroupNews } from '../api/groups';
import { isGroup, type NumberOfLid } from '../wire/addresses';
import { cleanId, cleanText } from '../wire/clean';
import { childrenOf } from '../wire/stanzas';
import { descriptionIn, groupIn, isApproved, SUBJECT_MAX, textIn } from './group-info';
import { groupPersonOf, memberOf, personIn } from './group-people';

/** People of one notice that are read. */
const PEOPLE_MAX = 1_024;

/** What one node of a notice tells. */
type Reader = (
  what: BinaryNode,
  stanza: BinaryNode,
  numberOfLid: NumberOfLid,
) => Promise<GroupNews> | GroupNews | null;

const settings = (set: Extract<GroupNews, { change: 'settings' }>['settings']): GroupNews => ({
  change: 'settings',
  settings: set,
});

const people =
  (change: 'added' | 'promoted' | 'demoted' | 'left'): Reader =>
  async (what, _stanza, numberOfLid) => ({ change, members: await membersIn(what, numberOfLid) });

const READERS: Partial<Record<string, Reader>> = {
  create: async (what, _stanza, numberOfLid) => {
    const group = await groupIn(
      childrenOf(what).find(({ tag }) => tag === 'group'),
      numberOfLid,
    );
    return group ? { change: 'created', group } : { change: 'other', tag: what.tag };
  },
  subject: ({ attrs }) => ({
    change: 'subject',
    subject: cleanText(attrs['subject'] ?? '', SUBJECT_MAX),
  }),
  description: (what) => ({ change: 'description', description: descriptionIn(what) }),
  announcement: () => settings({ announcement: true }),
  not_announcement: () => settings({ announcement: false }),
  locked: () => settings({ locked: true }),
  unlocked: () => settings({ locked: false }),
  membership_approval_mode: (what) => settings({ approval: isApproved(what) }),
  member_add_mode: (what) => settings({ adminsAdd: textIn(what) === 'admin_add' }),
  add: people('added'),
  promote: people('promoted'),
  demote: people('demoted'),
  leave: people('left'),
  remove: async (what, { attrs }, numberOfLid) => {
    const members = await membersIn(what, numberOfLid);
    const by = attrs['participant']
      ? await groupPersonOf(attrs['participant'], attrs['participant_pn'], numberOfLid)
      : null;
    const [first] = members;
    const isSelf = by !== null && first !== undefined && members.length === 1 && isSame(first, by);
    return { change: isSelf ? 'left' : 'removed', members };
  },
  created_membership_requests: (what, stanza, numberOfLid) =>
    requests(what, stanza, numberOfLid, false),
  revoked_membership_requests: (what, stanza, numberOfLid) =>
    requests(what, stanza, numberOfLid, true),
  delete: () => ({ change: 'deleted' }),
  // The link, and how long messages last, are no part of what is kept of a group.
  invite: () => null,
  ephemeral: () => null,
  not_ephemeral: () => null,
};

/** What a notice tells of a group, in its order; null for a notice of anything else. */
export async function groupNewsOf(
  stanza: BinaryNode,
  numberOfLid: NumberOfLid,
): Promise<GroupNews[] | null> {
  const { from = '', type } = stanza.attrs;
  if (!isGroup(from)) return null;
  if (type === 'picture') return pictureNews(stanza);
  if (type !== 'w:gp2') return null;
  const news = await Promise.all(
    childrenOf(stanza).map(async (what) => {
      const read = READERS[what.tag];
      const other: GroupNews = { change: 'other', tag: cleanId(what.tag) };
      return read ? read(what, stanza, numberOfLid) : other;
    }),
  );
  return news.filter((one) => one !== null);
}

function pictureNews(stanza: BinaryNode): GroupNews[] {
  const [what] = childrenOf(stanza);
  const pictureId = what?.tag === 'set' ? cleanId(what.attrs['id'] ?? '') : null;
  return [{ change: 'picture', pictureId }];
}

function membersIn(what: BinaryNode, numberOfLid: NumberOfLid): Promise<GroupMember[]> {
  const named = childrenOf(what).filter(({ tag, attrs }) => tag === 'participant' && attrs['jid']);
  return Promise.all(named.slice(0, PEOPLE_MAX).map((one) => memberOf(one, numberOfLid)));
}

/** Who asks is named, or is the author of the notice. */
async function requests(
  what: BinaryNode,
  { attrs }: BinaryNode,
  numberOfLid: NumberOfLid,
  isOver: boolean,
): Promise<GroupNews> {
  const named = childrenOf(what).filter(({ attrs: one }) => one['jid']);
  const author = { jid: attrs['participant'] ?? '', phone_number: attrs['participant_pn'] ?? '' };
  const asking = named.length > 0 ? named.map((one) => one.attrs) : [author];
  const members = await Promise.all(
    asking.slice(0, PEOPLE_MAX).map((one) => personIn(one, numberOfLid)),
  );
  return { change: 'join_request', members, isOver };
}

function isSame(a: Omit<GroupMember, 'role'>, b: Omit<GroupMember, 'role'>): boolean {
  return (a.type === b.type && a.digits === b.digits) || (a.lid !== null && a.lid === b.lid);
}
