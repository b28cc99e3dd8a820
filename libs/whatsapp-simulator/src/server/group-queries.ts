import type { BinaryNode } from '@whiskeysockets/baileys';
import { changeMembers, joinByLink, makeGroup } from '../activity/group-changes';
import type { Account } from '../store/accounts';
import type { Exchange } from '../exchange/exchange';
import { invitationCode, memberNode } from '../store/groups';
import { children, node } from '../wire/nodes';
import { QueryRefused } from './query-refused';
import {
  SUBJECT_MAX,
  type Asking,
  CHANGES,
  changed,
  checkAdmin,
  checkLength,
  refusedNode,
} from './group-change-queries';

/** Where questions go that are about no group in particular. */
const ALL_GROUPS = '@g.us';

/** What is asked of one group. */
const QUESTIONS = new Set(['query', 'invite', 'membership_approval_requests']);

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
