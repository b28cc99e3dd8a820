import type { BinaryNode } from '@whiskeysockets/baileys';
import { changeGroup, changeMembers, decideRequests, setTimer } from '../activity/group-changes';
import type { Account } from '../store/accounts';
import type { Exchange } from '../exchange/exchange';
import { type Group, invitationCode, memberNode } from '../store/groups';
import { bytes, child, children, node } from '../wire/nodes';
import { QueryRefused } from './query-refused';

/** Greatest subject and description, in characters, and number of members. */
export const SUBJECT_MAX = 100;
const MEMBERS_MAX = 1_024;
const DESCRIPTION_MAX = 2_048;

/** Who asks, and of which group. */
export interface Asking {
  exchange: Exchange;
  account: Account;
  group: Group;
  question: BinaryNode;
}

type Change = (asking: Asking) => BinaryNode[];

const setting =
  (wish: Parameters<typeof changeGroup>[3]): Change =>
  ({ exchange, account, group }) => {
    checkAdmin(exchange, group, account);
    changeGroup(exchange, group, account.phone, wish);
    return [];
  };

export const CHANGES: Partial<Record<string, Change>> = {
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

export function changed(asking: Asking): BinaryNode[] {
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

export function checkAdmin({ groups }: Exchange, group: Group, { phone }: Account): void {
  if (!groups.isAdmin(group, phone)) throw new QueryRefused('401', 'not-authorized');
}

function checkLocked(exchange: Exchange, group: Group, account: Account): void {
  if (group.locked) checkAdmin(exchange, group, account);
}

export function checkLength(subject: string, max: number): void {
  if (!subject || [...subject].length > max) throw new QueryRefused('406', 'not-acceptable');
}

/** One whom nobody can add: an invitation goes to them instead. */
export function refusedNode(group: Group, account: Account, error: string): BinaryNode {
  const { attrs } = memberNode(group, account, { error });
  const code = invitationCode(group, account.phone);
  const expiration = String(Math.floor(Date.now() / 1_000) + 3 * 86_400);
  return node('participant', attrs, [node('add_request', { code, expiration })]);
}
