import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Account } from '../store/accounts';
import { type Exchange, newMessageId } from '../exchange/exchange';
import { authorAttrs, type Group, memberJid, memberNode } from '../store/groups';
import { node, seconds } from '../wire/nodes';
import { SimulatorProblem } from '../store/problem';

/** Makes a group, and tells the companions of its members. */
export function makeGroup(
  exchange: Exchange,
  wish: Parameters<Exchange['groups']['create']>[0],
  key?: string,
): Group {
  const group = exchange.groups.create(wish);
  tell(
    exchange,
    group,
    exchange.groups.members(group),
    group.owner,
    node('create', { type: 'new', key }, [exchange.groups.describe(group)]),
  );
  return group;
}

/** What happens to the members of a group, by their numbers. */
export interface MemberChange {
  add?: string[];
  remove?: string[];
  promote?: string[];
  demote?: string[];
  by?: string | undefined;
  /** How those who are added came: by the link, or by an administrator who approved them. */
  reason?: string;
}

/**
 * Takes members in or out, and makes them administrators or ordinary members. Who goes is told, and
 * cannot read what follows.
 *
 * @param by number of the member who does it; default the owner.
 */
export function changeMembers(exchange: Exchange, group: Group, change: MemberChange): void {
  const { accounts, groups } = exchange;
  const by = change.by ?? group.owner;
  const added = (change.add ?? [])
    .map((phone) => accounts.getRegistered(phone))
    .filter(({ phone }) => !group.members.includes(phone));
  const removed = (change.remove ?? [])
    .map((phone) => accounts.get(phone))
    .filter(({ phone }) => group.members.includes(phone));
  const before = groups.members(group);
  group.members = group.members.filter((phone) => removed.every((gone) => gone.phone !== phone));
  group.members.push(...added.map(({ phone }) => phone));
  group.requests = (group.requests ?? []).filter(({ phone }) => !group.members.includes(phone));
  const { promoted, demoted } = changeAdmins(exchange, group, change);
  groups.save(group);
  const concerned = [...new Set([...before, ...added])];
  const news = (tag: string, of: Account[], attrs = {}): void => {
    if (of.length === 0) return;
    const nodes = of.map((account) => memberNode(group, account));
    tell(exchange, group, concerned, by, node(tag, attrs, nodes));
  };
  news('add', added, change.reason === undefined ? {} : { reason: change.reason });
  news('promote', promoted);
  news('demote', demoted);
  news('remove', removed);
  if (removed.length === 0) return;
  for (const member of groups.members(group)) {
    exchange.phone(member).groupKeys.rotate(group, memberJid(group, member));
  }
}

/** A member sets how long messages of a group last; 0: for good. */
export function setTimer(exchange: Exchange, group: Group, seconds: number, by?: string): void {
  const what =
    seconds > 0 ? node('ephemeral', { expiration: String(seconds) }) : node('not_ephemeral');
  for (const { phone } of exchange.groups.members(group))
    exchange.chats.setTimer(phone, group.jid, seconds);
  tellAll(exchange, group, by ?? group.owner, what);
}

/** What may be changed of a group, besides its members. */
export interface GroupChangeRequest {
  subject?: string;
  /** Null takes it away. */
  description?: string | null;
  announcement?: boolean;
  locked?: boolean;
  approval?: boolean;
  adminsAdd?: boolean;
}

/** Changes what a group is called, and how it is used. Each change is announced separately. */
export function changeGroup(
  exchange: Exchange,
  group: Group,
  by: string,
  { subject, description, ...settings }: GroupChangeRequest,
): void {
  if (subject !== undefined) group.subject = subject;
  const id = newMessageId(exchange.accounts.get(by));
  if (description) group.description = { id, text: description };
  else if (description === null) delete group.description;
  Object.assign(group, settings);
  exchange.groups.save(group);
  const notices = [
    ...(subject === undefined ? [] : [node('subject', { subject, s_t: seconds() })]),
    ...(description === undefined ? [] : [descriptionNode(id, description)]),
    ...settingNodes(settings),
  ];
  for (const what of notices) tellAll(exchange, group, by, what);
}

function descriptionNode(id: string, text: string | null): BinaryNode {
  return node('description', { id }, [text ? node('body', {}, Buffer.from(text)) : node('delete')]);
}

function settingNodes({
  announcement,
  locked,
  approval,
  adminsAdd,
}: Omit<GroupChangeRequest, 'subject' | 'description'>): BinaryNode[] {
  const mode = adminsAdd ? 'admin_add' : 'all_member_add';
  const state = approval ? 'on' : 'off';
  return [
    ...(announcement === undefined
      ? []
      : [node(announcement ? 'announcement' : 'not_announcement')]),
    ...(locked === undefined ? [] : [node(locked ? 'locked' : 'unlocked')]),
    ...(approval === undefined
      ? []
      : [node('membership_approval_mode', {}, [node('group_join', { state })])]),
    ...(adminsAdd === undefined ? [] : [node('member_add_mode', {}, Buffer.from(mode))]),
  ];
}

/** A group gets a picture, or loses its picture (null). */
export function changePicture(
  exchange: Exchange,
  group: Group,
  by: string,
  bytes: Uint8Array | null,
): string | null {
  const { jid } = group;
  const id = bytes && exchange.pictures.set(jid, bytes);
  if (!bytes) exchange.pictures.remove(jid);
  const author = memberJid(group, exchange.accounts.get(by));
  const what = id ? node('set', { jid, id, author }) : node('delete', { jid, author });
  tellAll(exchange, group, by, what, 'picture');
  return id;
}

/**
 * Somebody comes by the link of a group. Where administrators approve, they ask to join.
 *
 * @returns whether they are in.
 * @throws SimulatorProblem for a link that leads nowhere.
 */
export function joinByLink(exchange: Exchange, phone: string, code: string): boolean {
  const group = exchange.groups.invitedBy(code);
  if (!group) throw new SimulatorProblem('The link leads nowhere, or was revoked.', 410);
  if (group.members.includes(phone)) return true;
  if (!group.approval) {
    changeMembers(exchange, group, { add: [phone], by: phone, reason: 'invite' });
    return true;
  }
  askToJoin(exchange, group, phone);
  return false;
}

function askToJoin(exchange: Exchange, group: Group, phone: string): void {
  const account = exchange.accounts.getRegistered(phone);
  const requests = (group.requests ??= []);
  if (requests.some((request) => request.phone === phone)) return;
  requests.push({ phone, at: Math.floor(Date.now() / 1_000) });
  exchange.groups.save(group);
  const { jid, phone_number } = memberNode(group, account).attrs;
  const person = node('requested_user', { jid, phone_number });
  const what = node('created_membership_requests', { request_method: 'InviteLink' }, [person]);
  tell(exchange, group, administrators(exchange, group), phone, what);
}

/** Administrators approve or reject requests to join, or the numbers withdraw them. */
export function decideRequests(
  exchange: Exchange,
  group: Group,
  by: string,
  { approve = [], reject = [] }: { approve?: string[]; reject?: string[] },
): void {
  const isRequested = (phone: string): boolean =>
    (group.requests ?? []).some((request) => request.phone === phone);
  const [taken, refused] = [approve.filter(isRequested), reject.filter(isRequested)];
  group.requests = (group.requests ?? []).filter(
    ({ phone }) => !taken.includes(phone) && !refused.includes(phone),
  );
  exchange.groups.save(group);
  if (refused.length > 0) {
    const nodes = refused.map((phone) => memberNode(group, exchange.accounts.get(phone)));
    const what = node('revoked_membership_requests', {}, nodes);
    tell(exchange, group, administrators(exchange, group), by, what);
  }
  if (taken.length > 0)
    changeMembers(exchange, group, { add: taken, by, reason: 'membership_approval_request' });
}

function administrators({ groups }: Exchange, group: Group): Account[] {
  return groups.members(group).filter(({ phone }) => groups.isAdmin(group, phone));
}

/** A member who leaves loses the role of administrator, without a notice. */
function changeAdmins(
  { accounts }: Exchange,
  group: Group,
  { promote = [], demote = [] }: Pick<MemberChange, 'promote' | 'demote'>,
): { promoted: Account[]; demoted: Account[] } {
  const isMember = ({ phone }: Account): boolean => group.members.includes(phone);
  const isAdmin = ({ phone }: Account): boolean => group.admins.includes(phone);
  const promoted = promote
    .map((phone) => accounts.get(phone))
    .filter((account) => isMember(account) && !isAdmin(account));
  const demoted = demote.map((phone) => accounts.get(phone)).filter(isAdmin);
  group.admins = [...group.admins, ...promoted.map(({ phone }) => phone)].filter(
    (phone) => group.members.includes(phone) && demoted.every((gone) => gone.phone !== phone),
  );
  return { promoted, demoted };
}

/** All members hear of it. */
export function tellAll(
  exchange: Exchange,
  group: Group,
  by: string,
  what: BinaryNode,
  type = 'w:gp2',
): void {
  tell(exchange, group, exchange.groups.members(group), by, what, type);
}

function tell(
  exchange: Exchange,
  group: Group,
  concerned: Account[],
  by: string,
  what: BinaryNode,
  type = 'w:gp2',
): void {
  const actor = exchange.accounts.get(by);
  for (const { phone } of concerned) {
    for (const device of exchange.accounts.companions(phone)) {
      const attrs = { id: newMessageId(actor), type, t: seconds(), notify: actor.name };
      exchange.enqueue(
        device,
        node('notification', { ...attrs, ...authorAttrs(group, actor) }, [what]),
      );
    }
    exchange.changed(phone);
  }
}
