import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { BinaryNode } from '@whiskeysockets/baileys';
import type { Account, Accounts } from './accounts';
import { lidJid, phoneJid } from '../wire/addresses';
import type { SimulatorDatabase } from './database';
import { node } from '../wire/nodes';
import { SimulatorProblem } from './problem';

/** A group of numbers. */
export interface Group {
  jid: string;
  subject: string;
  /** Whether its members appear under their phone numbers or under their LIDs. */
  addressing: 'phone' | 'lid';
  /** Whether only administrators may write. */
  announcement?: boolean;
  /** Number of who made it. */
  owner: string;
  /** Numbers of those who were made administrators, besides the owner. */
  admins: string[];
  /** Numbers, in the order they came. */
  members: string[];
  /** Unix time in seconds. */
  createdAt: number;
  description?: { id: string; text: string };
  /** Whether only administrators change its subject, description and picture. */
  locked?: boolean;
  /** Whether administrators approve who joins by the link. */
  approval?: boolean;
  /** Whether administrators alone add members. */
  adminsAdd?: boolean;
  /** Code of the link by which people join; made when somebody asks for it. */
  inviteCode?: string;
  /** Codes of links that were revoked. */
  revokedCodes?: string[];
  /** Numbers that want to join, and since when, in seconds. */
  requests?: { phone: string; at: number }[];
  /** JID of the community that it belongs to. */
  community?: string;
}

/** What may be chosen of a group. */
export type NewGroup = Pick<Group, 'subject' | 'members'> &
  Partial<
    Pick<Group, 'addressing' | 'announcement' | 'locked' | 'approval' | 'adminsAdd' | 'community'>
  >;

export function isGroup(jid: string): boolean {
  return jid.endsWith('@g.us');
}

/** Where status posts go. */
export const STATUS = 'status@broadcast';

/** Those who see the status posts of an account, as if they were a group. */
export function statusGroup({ phone, addressing }: Account, audience: readonly string[]): Group {
  return {
    jid: STATUS,
    subject: 'Status',
    addressing: addressing === 'phone' ? 'phone' : 'lid',
    owner: phone,
    admins: [],
    members: [...new Set([phone, ...audience])],
    createdAt: 0,
  };
}

/** Groups, remembered. */
export class Groups {
  private readonly groups = new Map<string, Group>();

  constructor(
    private readonly database: SimulatorDatabase,
    private readonly accounts: Accounts,
  ) {
    for (const { value } of database.all<{ value: string }>('SELECT value FROM groups')) {
      // An older file knows of no administrators.
      const { admins = [], ...group } = JSON.parse(value) as Omit<Group, 'admins'> & Partial<Group>;
      this.groups.set(group.jid, { ...group, admins });
    }
  }

  all(): Group[] {
    return [...this.groups.values()];
  }

  find(jid: string): Group | undefined {
    return this.groups.get(jid);
  }

  /** @throws SimulatorProblem when there is none. */
  get(jid: string): Group {
    const group = this.groups.get(jid);
    if (!group) throw new SimulatorProblem(`There is no group ${jid}. Create it first.`, 404);
    return group;
  }

  /** The first member owns it. */
  create({ subject, members, addressing = 'lid', announcement = false, ...more }: NewGroup): Group {
    const numbers = [...new Set(members)].map((phone) => this.accounts.getRegistered(phone).phone);
    const group: Group = {
      jid: `1203630${String(Date.now())}${String(randomInt(1_000)).padStart(3, '0')}@g.us`,
      subject,
      addressing,
      announcement,
      owner: numbers[0] ?? '',
      admins: [],
      members: numbers,
      createdAt: Math.floor(Date.now() / 1_000),
      ...more,
    };
    this.save(group);
    return group;
  }

  /** The group that a link leads to; null for one that was revoked; undefined for none. */
  invitedBy(code: string): Group | null | undefined {
    const groups = this.all();
    const found = groups.find(({ inviteCode }) => inviteCode === code);
    if (found) return found;
    return groups.some(({ revokedCodes = [] }) => revokedCodes.includes(code)) ? null : undefined;
  }

  /** The code of a group's link. */
  inviteCode(group: Group): string {
    if (!group.inviteCode) this.renewInvite(group);
    return group.inviteCode ?? '';
  }

  /** Makes the link that was shared invalid. */
  renewInvite(group: Group): void {
    if (group.inviteCode) (group.revokedCodes ??= []).push(group.inviteCode);
    group.inviteCode = randomBytes(16).toString('base64url');
    this.save(group);
  }

  /** Whether a member administers a group. */
  isAdmin({ owner, admins, members }: Group, phone: string): boolean {
    return members.includes(phone) && (owner === phone || admins.includes(phone));
  }

  save(group: Group): void {
    this.groups.set(group.jid, group);
    this.database.run(
      'INSERT INTO groups VALUES (?, ?) ON CONFLICT (jid) DO UPDATE SET value = excluded.value',
      group.jid,
      JSON.stringify(group),
    );
  }

  /** Whether a number may write to a group. */
  mayWrite({ members, announcement, owner, admins }: Group, phone: string): boolean {
    if (!members.includes(phone)) return false;
    return !announcement || owner === phone || admins.includes(phone);
  }

  members(group: Group): Account[] {
    return group.members.map((phone) => this.accounts.get(phone));
  }

  /** A group as the server describes it. */
  describe(group: Group): BinaryNode {
    const { jid, subject, createdAt, addressing } = group;
    const owner = this.accounts.get(group.owner);
    const creator = memberJid(group, owner);
    const creator_pn = addressing === 'lid' ? shownNumber(owner) : undefined;
    const creation = String(createdAt);
    const size = String(group.members.length);
    const id = jid.split('@')[0];
    const attrs = { id, subject, creation, creator, creator_pn, s_t: creation, size };
    const mode = addressing === 'lid' ? 'lid' : 'pn';
    const { description } = group;
    const text = description && node('body', {}, Buffer.from(description.text));
    return node('group', { ...attrs, addressing_mode: mode }, [
      ...(group.announcement ? [node('announcement')] : []),
      ...(group.locked ? [node('locked')] : []),
      ...(group.approval
        ? [node('membership_approval_mode', {}, [node('group_join', { state: 'on' })])]
        : []),
      ...(description && text ? [node('description', { id: description.id }, [text])] : []),
      ...(group.community ? [node('linked_parent', { jid: group.community })] : []),
      node('member_add_mode', {}, Buffer.from(group.adminsAdd ? 'admin_add' : 'all_member_add')),
      ...this.members(group).map((member) => memberNode(group, member)),
    ]);
  }
}

/** The code by which the server lets one number in that was invited. */
export function invitationCode({ jid }: Group, phone: string): string {
  return createHash('sha256').update(`${jid} ${phone}`).digest('base64url').slice(0, 24);
}

/** A member as lists of members show it. */
export function memberNode(
  group: Group,
  account: Account,
  more: Record<string, string> = {},
): BinaryNode {
  const other =
    group.addressing === 'lid'
      ? { phone_number: shownNumber(account) }
      : { lid: lidJid(account.lid) };
  const isAdmin = group.admins.includes(account.phone);
  const type = account.phone === group.owner ? 'superadmin' : isAdmin ? 'admin' : undefined;
  return node('participant', { jid: memberJid(group, account), ...other, type, ...more });
}

/** The JID under which a group knows a member, or one of its companions. */
export function memberJid({ addressing }: Group, account: Account, device = 0): string {
  return addressing === 'lid' ? lidJid(account.lid, device) : phoneJid(account.phone, device);
}

/** How the author of a group's stanza stands on it. */
export function authorAttrs(
  group: Group,
  account: Account,
  device = 0,
): Record<string, string | undefined> {
  const participant = memberJid(group, account, device);
  if (group.addressing === 'phone')
    return { from: group.jid, participant, participant_lid: lidJid(account.lid) };
  const number = shownNumber(account);
  return { from: group.jid, participant, addressing_mode: 'lid', participant_pn: number };
}

function shownNumber(account: Account): string | undefined {
  return account.addressing === 'hidden-lid' ? undefined : phoneJid(account.phone);
}
