import type { BinaryNode } from '@whiskeysockets/baileys';
import {
  changeGroup,
  changeMembers,
  decideRequests,
  joinByLink,
  makeGroup,
  setTimer,
} from '../activity/group-changes';
import type { Account } from '../store/accounts';
import type { Exchange } from '../exchange/exchange';
import { type Group, invitationCode, memberNode } from '../store/groups';
import { bytes, child, children, node } from '../wire/nodes';
import { QueryRefused } from './query-refused';

/** Where questions go that are about no group in particular. */
const ALL_GROUPS = '@g.us';
/** Greatest subject and description, in characters, and number of members. */
const SUBJECT_MAX = 100;
const DESCRIPTION_MAX = 2_048;
const MEMBERS_MAX = 1_024;

/** What is asked of one group. */
const QUESTIONS = new Set(['query', 'invite', 'membership_approval_requests']);

/** Who asks, and of which group. */
interface Asking {
  exchange: Exchange;
  account: Account;
  group: Group;
  question: BinaryNode;
}

/** @returns what stands in the result; null for no answer at all. */
export function answerGroupQuery(
  exchange: Exchange,
  account: Account,
  iq: BinaryNode,
): BinaryNode[] | null {
  const { groups, faults, database } = exchange;
  const [question] = children(iq);
  const { to = '', type } = iq.attrs;
  exchange.stats(account.phone).groupQuestions += 1;
  const { withholdGroups, refuseGroups, loseGroupAnswers } = faults.of(account.phone);
  if (withholdGroups) return null;
  if (refuseGroups !== null) throw new QueryRefused(String(refuseGroups), 'refused');
  if (!question) throw new QueryRefused('400', 'bad-request');
  if (to === ALL_GROUPS) {
    const answer = ofAll(exchange, account, question, type === 'set');
    return loseGroupAnswers && type === 'set' ? null : answer;
  }
  const isChange = question.tag in CHANGES || question.tag === 'accept';
  const isKnown = type === 'set' ? isChange : QUESTIONS.has(question.tag);
  if (!isKnown) throw new QueryRefused('501', 'feature-not-implemented');
  const group = groups.find(to);
  if (!group) throw new QueryRefused('404', 'item-not-found');
  if (question.tag === 'accept') {
    accept({ exchange, account, group, question });
    database.commit();
    return [];
  }
  if (!group.members.includes(account.phone)) throw new QueryRefused('403', 'forbidden');
  const asking = { exchange, account, group, question };
  const answer = type === 'set' ? changed(asking) : answerTo(asking);
  database.commit();
  return loseGroupAnswers && type === 'set' ? null : answer;
}

function ofAll(
  exchange: Exchange,
  account: Account,
  question: BinaryNode,
  isSet: boolean,
): BinaryNode[] {
  const { groups } = exchange;
  const { code = '' } = question.attrs;
  switch (question.tag) {
    case 'participating': {
      const mine = groups.all().filter(({ members }) => members.includes(account.phone));
      return [
        node(
          'groups',
          {},
          mine.map((group) => groups.describe(group)),
        ),
      ];
    }
    case 'create':
      return created(exchange, account, question);
    case 'leave': {
      const left = children(question, 'group').map(({ attrs }) => attrs['id'] ?? '');
      for (const jid of left) leave(exchange, account, jid);
      return [
        node(
          'leave',
          {},
          left.map((id) => node('group', { id })),
        ),
      ];
    }
    case 'invite': {
      const group = groups.invitedBy(code);
      if (group === null) throw new QueryRefused('410', 'gone');
      if (!group) throw new QueryRefused('406', 'not-acceptable');
      if (!isSet) return [groups.describe(group)];
      const isIn = joinByLink(exchange, account.phone, code);
      const { jid } = group;
      return [node(isIn ? 'group' : 'membership_approval_request', { jid })];
    }
    default:
      throw new QueryRefused('501', 'feature-not-implemented');
  }
}

function created(exchange: Exchange, account: Account, question: BinaryNode): BinaryNode[] {
  const { groups, accounts, faults } = exchange;
  const { subject = '', key } = question.attrs;
  checkLength(subject, SUBJECT_MAX);
  const named = children(question, 'participant').map(({ attrs }) => attrs['jid'] ?? '');
  const found = named.map((jid) => accounts.named(jid));
  const invited = found.filter((one) => one && faults.of(one.phone).refuseGroupAdds);
  const members = found.flatMap((one) => (one && !invited.includes(one) ? [one.phone] : []));
  const group = makeGroup(exchange, { subject, members: [account.phone, ...members] }, key);
  const described = groups.describe(group);
  const refused = invited.flatMap((one) => (one ? [refusedNode(group, one, '403')] : []));
  const missing = named
    .filter((_jid, at) => !found[at])
    .map((jid) => node('participant', { jid, error: '404' }));
  return [{ ...described, content: [...children(described), ...refused, ...missing] }];
}

/** One whom nobody can add: an invitation goes to them instead. */
function refusedNode(group: Group, account: Account, error: string): BinaryNode {
  const { attrs } = memberNode(group, account, { error });
  const code = invitationCode(group, account.phone);
  const expiration = String(Math.floor(Date.now() / 1_000) + 3 * 86_400);
  return node('participant', attrs, [node('add_request', { code, expiration })]);
}

/** One who was invited comes. */
function accept({ exchange, account, group, question }: Asking): void {
  const { code, expiration, admin = '' } = question.attrs;
  if (code !== invitationCode(group, account.phone))
    throw new QueryRefused('406', 'not-acceptable');
  if (Number(expiration) * 1_000 < Date.now()) throw new QueryRefused('410', 'gone');
  const inviting = exchange.accounts.named(admin);
  if (!inviting || !exchange.groups.isAdmin(group, inviting.phone))
    throw new QueryRefused('401', 'not-authorized');
  const { phone } = account;
  if (group.members.includes(phone)) return;
  changeMembers(exchange, group, { add: [phone], by: phone, reason: 'invite' });
}

function leave(exchange: Exchange, account: Account, jid: string): void {
  const group = exchange.groups.find(jid);
  if (!group) throw new QueryRefused('404', 'item-not-found');
  if (!group.members.includes(account.phone)) throw new QueryRefused('403', 'forbidden');
  changeMembers(exchange, group, { remove: [account.phone], by: account.phone });
}

function answerTo({ exchange, account, group, question }: Asking): BinaryNode[] {
  const { groups, accounts } = exchange;
  switch (question.tag) {
    case 'query':
      return [groups.describe(group)];
    case 'invite':
      checkAdmin(exchange, group, account);
      return [node('invite', { code: groups.inviteCode(group) })];
    case 'membership_approval_requests':
      checkAdmin(exchange, group, account);
      return [
        node(
          'membership_approval_requests',
          {},
          (group.requests ?? []).map(({ phone, at }) => {
            const { jid, phone_number } = memberNode(group, accounts.get(phone)).attrs;
            const attrs = { jid, phone_number, request_time: String(at) };
            return node('membership_approval_request', { ...attrs, request_method: 'InviteLink' });
          }),
        ),
      ];
    default:
      throw new QueryRefused('501', 'feature-not-implemented');
  }
}

type Change = (asking: Asking) => BinaryNode[];

const setting =
  (wish: Parameters<typeof changeGroup>[3]): Change =>
  ({ exchange, account, group }) => {
    checkAdmin(exchange, group, account);
    changeGroup(exchange, group, account.phone, wish);
    return [];
  };

const CHANGES: Partial<Record<string, Change>> = {
  subject: ({ exchange, account, group, question }) => {
    checkLocked(exchange, group, account);
    const subject = bytes(question).toString();
    checkLength(subject, SUBJECT_MAX);
    changeGroup(exchange, group, account.phone, { subject });
    return [];
  },
  description: ({ exchange, account, group, question }) => {
    checkLocked(exchange, group, account);
    // Who changes another text than the one that is there has missed a change.
    if (question.attrs['prev'] !== group.description?.id) throw new QueryRefused('409', 'conflict');
    const text = bytes(child(question, 'body')).toString();
    if ([...text].length > DESCRIPTION_MAX) throw new QueryRefused('406', 'not-acceptable');
    changeGroup(exchange, group, account.phone, { description: text || null });
    return [];
  },
  announcement: setting({ announcement: true }),
  not_announcement: setting({ announcement: false }),
  locked: setting({ locked: true }),
  unlocked: setting({ locked: false }),
  membership_approval_mode: (asking) => {
    const approval = child(asking.question, 'group_join')?.attrs['state'] === 'on';
    return setting({ approval })(asking);
  },
  member_add_mode: (asking) => {
    const adminsAdd = bytes(asking.question).toString() === 'admin_add';
    return setting({ adminsAdd })(asking);
  },
  ephemeral: ({ exchange, account, group, question }) => {
    setTimer(exchange, group, Number(question.attrs['expiration'] ?? 0), account.phone);
    return [];
  },
  not_ephemeral: ({ exchange, account, group }) => {
    setTimer(exchange, group, 0, account.phone);
    return [];
  },
  invite: ({ exchange, account, group }) => {
    checkAdmin(exchange, group, account);
    exchange.groups.renewInvite(group);
    return [node('invite', { code: exchange.groups.inviteCode(group) })];
  },
  membership_requests_action: ({ exchange, account, group, question }) => {
    checkAdmin(exchange, group, account);
    const [action] = children(question);
    const isApproval = action?.tag === 'approve';
    const results = children(action, 'participant').map(({ attrs: { jid = '' } }) => {
      const asked = exchange.accounts.named(jid);
      const isKnown = (group.requests ?? []).some(({ phone }) => phone === asked?.phone);
      return { jid, phone: isKnown ? asked?.phone : undefined };
    });
    const phones = results.flatMap(({ phone }) => phone ?? []);
    decideRequests(exchange, group, account.phone, {
      [isApproval ? 'approve' : 'reject']: phones,
    });
    const nodes = results.map(({ jid, phone }) =>
      node('participant', { jid, error: phone ? undefined : '404' }),
    );
    return [
      node('membership_requests_action', {}, [node(isApproval ? 'approve' : 'reject', {}, nodes)]),
    ];
  },
  add: (asking) => {
    const { exchange, group, account } = asking;
    if (group.adminsAdd) checkAdmin(exchange, group, account);
    return eachMember(asking, (one) => {
      if (!one) return '404';
      if (group.members.includes(one.phone)) return '409';
      if (exchange.faults.of(one.phone).refuseGroupAdds) return '403';
      if (exchange.blocked.of(one.phone).includes(account.phone)) return '401';
      return group.members.length >= MEMBERS_MAX ? '419' : null;
    });
  },
  remove: onMembers((group, one) => (one.phone === group.owner ? '405' : null)),
  promote: onMembers(() => null),
  demote: onMembers((group, one) => (one.phone === group.owner ? '405' : null)),
};

function changed(asking: Asking): BinaryNode[] {
  const change = CHANGES[asking.question.tag];
  if (!change) throw new QueryRefused('501', 'feature-not-implemented');
  return change(asking);
}

/** What administrators do to members who are there. */
function onMembers(refuse: (group: Group, one: Account) => string | null): Change {
  return (asking) => {
    checkAdmin(asking.exchange, asking.group, asking.account);
    return eachMember(asking, (one) =>
      one && asking.group.members.includes(one.phone) ? refuse(asking.group, one) : '404',
    );
  };
}

/** @param refuse code of an error of one of those who are named. */
function eachMember(
  { exchange, account, group, question }: Asking,
  refuse: (one: Account | undefined) => string | null,
): BinaryNode[] {
  const named = children(question, 'participant').map(({ attrs: { jid = '' } }) => {
    const one = exchange.accounts.named(jid);
    return { jid, one, error: refuse(one) };
  });
  const done = named.flatMap(({ one, error }) => (one && !error ? [one.phone] : []));
  changeMembers(exchange, group, { [question.tag]: done, by: account.phone });
  const nodes = named.map(({ jid, one, error }) => {
    if (!one) return node('participant', { jid, error: error ?? undefined });
    if (error === '403') return refusedNode(group, one, error);
    return memberNode(group, one, error ? { error } : {});
  });
  return [node(question.tag, {}, nodes)];
}

function checkAdmin({ groups }: Exchange, group: Group, { phone }: Account): void {
  if (!groups.isAdmin(group, phone)) throw new QueryRefused('401', 'not-authorized');
}

function checkLocked(exchange: Exchange, group: Group, account: Account): void {
  if (group.locked) checkAdmin(exchange, group, account);
}

function checkLength(subject: string, max: number): void {
  if (!subject || [...subject].length > max) throw new QueryRefused('406', 'not-acceptable');
}
