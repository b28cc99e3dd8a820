/** What the rest of the product may ask and hear of groups. */

import type { Person } from '../wire/addresses';

/** Somebody of a group: by number wherever it is known. */
export interface GroupPerson extends Person {
  /** Digits of the LID, where that is known too. */
  lid: string | null;
}

export type GroupMemberRole = 'member' | 'admin' | 'owner';

export interface GroupMember extends GroupPerson {
  role: GroupMemberRole;
}

/** How a group is used. */
export interface GroupSettings {
  /** Only administrators write. */
  announcement: boolean;
  /** Only administrators change subject, description and picture. */
  locked: boolean;
  /** Administrators approve who joins. */
  approval: boolean;
  /** Only administrators add members. */
  adminsAdd: boolean;
}

/** All that WhatsApp tells of a group. */
export interface GroupInfo extends GroupSettings {
  jid: string;
  subject: string;
  description: string | null;
  /** Who made it; null where WhatsApp does not say. */
  owner: GroupPerson | null;
  /** JID of the community that it belongs to; null for none. */
  community: string | null;
  /** Whether members are named by their LIDs on the wire. */
  isByLid: boolean;
  /** How many there are: those of an invitation are not all named. */
  size: number;
  members: GroupMember[];
}

/** One thing that happened to a group, as the server told it. */
export type GroupNews =
  | { change: 'created'; group: GroupInfo }
  | { change: 'subject'; subject: string }
  | { change: 'description'; description: string | null }
  /** Null: the picture was removed. */
  | { change: 'picture'; pictureId: string | null }
  | { change: 'added' | 'removed' | 'left' | 'promoted' | 'demoted'; members: GroupMember[] }
  | { change: 'settings'; settings: Partial<GroupSettings> }
  /** Somebody asks to join; `isOver`: they do no more, or were rejected. */
  | { change: 'join_request'; members: GroupPerson[]; isOver: boolean }
  /** The group is no more. */
  | { change: 'deleted' }
  /** Something else: the group has to be asked for anew to know what it means. */
  | { change: 'other'; tag: string };

/** What an invitation to one person says. */
export interface AcceptedInvitation {
  code: string;
  /** Unix time in seconds; null where it has no end. */
  until: number | null;
  /** JID of who sent it. */
  by: string;
}

/** Somebody who asks to join a group. */
export interface JoinRequest extends GroupPerson {
  requestedAt: Date;
}

/** What became of one of the people whom a change of members names. */
export interface MemberOutcome {
  /** JID as it was given. */
  jid: string;
  /** WhatsApp's code of the error; null for done. */
  error: string | null;
}

/** Why WhatsApp did not do what was asked of a group. */
export type GroupRefusal =
  | 'not_administrator'
  | 'not_member'
  | 'not_found'
  | 'invite_invalid'
  | 'invite_revoked'
  | 'conflict'
  | 'too_long'
  | 'refused'
  /** It said nothing in time: nobody knows whether it was done. */
  | 'unanswered';

export class GroupError extends Error {
  /** @param code WhatsApp's own; null where it said nothing. */
  constructor(
    readonly why: GroupRefusal,
    readonly code: string | null,
  ) {
    super(`WhatsApp did not do it: ${why}${code ? ` (${code})` : ''}`);
  }
}

/**
 * Questions about groups and changes of them. Each asks the server, and rejects with {@link GroupError}. JIDs of people
 * are full ones, of numbers or of LIDs.
 */
export interface WhatsAppGroups {
  /** All groups that the number is in. */
  all(): Promise<GroupInfo[]>;
  find(jid: string): Promise<GroupInfo>;
  /** @param key is told again in the notice of the group. */
  create(
    subject: string,
    members: readonly string[],
    key: string,
  ): Promise<{ group: GroupInfo; outcomes: MemberOutcome[] }>;
  setSubject(jid: string, subject: string): Promise<void>;
  /** Null takes it away. */
  setDescription(jid: string, description: string | null): Promise<void>;
  setSetting(jid: string, setting: keyof GroupSettings, isOn: boolean): Promise<void>;
  /**
   * @param picture a JPEG; null takes it away.
   * @returns WhatsApp's id of the new one, where it says it.
   */
  setPicture(jid: string, picture: Uint8Array | null): Promise<string | null>;
  changeMembers(
    jid: string,
    change: 'add' | 'remove' | 'promote' | 'demote',
    members: readonly string[],
  ): Promise<MemberOutcome[]>;
  inviteCode(jid: string): Promise<string>;
  /** Makes the link that was shared invalid. Returns the new code. */
  revokeInvite(jid: string): Promise<string>;
  /** What a link leads to. */
  invited(code: string): Promise<GroupInfo>;
  /** Returns the JID of the group, and whether the number is in it, or waits for approval. */
  join(code: string): Promise<{ jid: string; isIn: boolean }>;
  /** Joins a group by an invitation that the number got. */
  accept(jid: string, invitation: AcceptedInvitation): Promise<void>;
  leave(jid: string): Promise<void>;
  joinRequests(jid: string): Promise<JoinRequest[]>;
  decide(
    jid: string,
    decision: 'approve' | 'reject',
    people: readonly string[],
  ): Promise<MemberOutcome[]>;
}

/** Pictures of people and groups, and whom the number blocks. */
export interface WhatsAppPeople {
  /**
   * Address of a picture at WhatsApp's own servers; null where there is none, or the number may not see it.
   */
  pictureUrl(jid: string): Promise<URL | null>;
  /** Blocks somebody, or lets them write again. Rejects with {@link GroupError}. */
  setBlocked(jid: string, isBlocked: boolean): Promise<void>;
  /** JIDs of everybody whom the number blocks. */
  blocked(): Promise<string[]>;
}
