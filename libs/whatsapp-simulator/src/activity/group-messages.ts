import { type BinaryNode, encodeWAMessage } from '@whiskeysockets/baileys';
import type { Account, Device } from '../store/accounts';
import { type Exchange, newMessageId, shownOnPhoneOnly } from '../exchange/exchange';
import { authorAttrs, type Group, memberJid, memberNode } from '../store/groups';
import type { Letter } from '../phone/messages/message-kinds';
import { stanzaType } from '../phone/messages/stanza-types';
import { node, seconds } from '../wire/nodes';
import { SimulatorProblem } from '../store/problem';

/**
 * A phone writes to a group: all other phones in it see it, and so do all companions.
 *
 * @throws SimulatorProblem when it is no member.
 */
export async function phonePosts(
  exchange: Exchange,
  from: Account,
  group: Group,
  { message, plaintext }: Letter,
  { id = newMessageId(from), at = new Date() }: { id?: string; at?: Date } = {},
): Promise<string> {
  if (!group.members.includes(from.phone)) {
    throw new SimulatorProblem(`${from.phone} is not in the group "${group.subject}".`, 409);
  }
  const members = exchange.groups.members(group);
  for (const member of members) {
    const direction = member === from ? 'out' : 'in';
    const { phone: author } = from;
    exchange.chats.add(member.phone, {
      id,
      peer: group.jid,
      direction,
      content: message,
      at,
      author,
    });
  }
  exchange.chats.advance(from.phone, group.jid, id, 'delivered');
  const attrs = { id, t: seconds(at), notify: from.name, ...authorAttrs(group, from) };
  const devices = members.flatMap(({ phone }) => exchange.accounts.companions(phone));
  if (plaintext) {
    const { type, mediatype, edit } = stanzaType(message);
    const stanza = node('message', { type, edit, ...attrs });
    await exchange.inOrder(from.phone, () =>
      postEncrypted(exchange, from, group, devices, stanza, { plaintext, mediatype }),
    );
  } else for (const device of devices) exchange.enqueue(device, shownOnPhoneOnly(attrs));
  for (const member of members) exchange.changed(member.phone);
  return id;
}

/** One text for all; those who do not have the key of the group yet get it beside. */
async function postEncrypted(
  exchange: Exchange,
  from: Account,
  group: Group,
  devices: Device[],
  stanza: BinaryNode,
  { plaintext, mediatype }: { plaintext: Uint8Array; mediatype: string | undefined },
): Promise<void> {
  const phone = exchange.phone(from);
  const keys = phone.groupKeys;
  const { ciphertext, distribution } = await keys.encrypt(group, memberJid(group, from), plaintext);
  const shared = node('enc', { v: '2', type: 'skmsg', mediatype }, Buffer.from(ciphertext));
  for (const device of devices) {
    const content = [shared];
    if (!keys.isReader(group, device)) {
      content.unshift(await phone.encryptFor(device, encodeWAMessage(distribution)));
      keys.addReader(group, device);
    }
    exchange.enqueue(device, { ...stanza, content }, plaintext);
  }
}

/** Makes a group, and tells the companions of its members. */
export function makeGroup(
  exchange: Exchange,
  wish: Parameters<Exchange['groups']['create']>[0],
): Group {
  const group = exchange.groups.create(wish);
  const created = node('create', { type: 'new' }, [exchange.groups.describe(group)]);
  tell(exchange, group, exchange.groups.members(group), group.owner, created);
  return group;
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
  const added = change.add
    .map((phone) => accounts.getRegistered(phone))
    .filter(({ phone }) => !group.members.includes(phone));
  const removed = change.remove
    .map((phone) => accounts.get(phone))
    .filter(({ phone }) => group.members.includes(phone));
  const before = groups.members(group);
  group.members = group.members.filter((phone) => removed.every((gone) => gone.phone !== phone));
  group.members.push(...added.map(({ phone }) => phone));
  const { promoted, demoted } = changeAdmins(exchange, group, change);
  groups.save(group);
  const concerned = [...new Set([...before, ...added])];
  const nodes = (of: Account[]): BinaryNode[] => of.map((account) => memberNode(group, account));
  if (added.length > 0) tell(exchange, group, concerned, by, node('add', {}, nodes(added)));
  if (promoted.length > 0)
    tell(exchange, group, concerned, by, node('promote', {}, nodes(promoted)));
  if (demoted.length > 0) tell(exchange, group, concerned, by, node('demote', {}, nodes(demoted)));
  if (removed.length === 0) return;
  tell(exchange, group, concerned, by, node('remove', {}, nodes(removed)));
  for (const member of groups.members(group)) {
    exchange.phone(member).groupKeys.rotate(group, memberJid(group, member));
  }
}

/** A member sets how long messages of a group last; 0: for good. */
export function setTimer(exchange: Exchange, group: Group, seconds: number, by?: string): void {
  const what =
    seconds > 0 ? node('ephemeral', { expiration: String(seconds) }) : node('not_ephemeral');
  const members = exchange.groups.members(group);
  for (const { phone } of members) exchange.chats.setTimer(phone, group.jid, seconds);
  tell(exchange, group, members, by ?? group.owner, what);
}

/** What happens to the members of a group, by their numbers. */
export interface MemberChange {
  add: string[];
  remove: string[];
  promote: string[];
  demote: string[];
  by?: string | undefined;
}

/** Who goes is no administrator any more, without a word. */
function changeAdmins(
  { accounts }: Exchange,
  group: Group,
  { promote, demote }: Pick<MemberChange, 'promote' | 'demote'>,
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

function tell(
  exchange: Exchange,
  group: Group,
  concerned: Account[],
  by: string,
  what: BinaryNode,
): void {
  const actor = exchange.accounts.get(by);
  for (const { phone } of concerned) {
    for (const device of exchange.accounts.companions(phone)) {
      const attrs = { id: newMessageId(actor), type: 'w:gp2', t: seconds(), notify: actor.name };
      exchange.enqueue(
        device,
        node('notification', { ...attrs, ...authorAttrs(group, actor) }, [what]),
      );
    }
    exchange.changed(phone);
  }
}
