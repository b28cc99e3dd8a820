import type { GroupChangeAuthor } from './changes/own-group-changes';
import type {
  AcceptedInvitation,
  GroupSettings,
  JoinRequest,
  MemberOutcome,
} from '@whathooks/whatsapp';
import { question } from '../../platform/cluster/question';
import type { SessionQuestion } from '../../sessions/gateway/session-router';

/** A change of a group, or a question about it, for the connection of its number. JIDs of people are full ones. */
export type GroupCommand =
  | { kind: 'create'; subject: string; members: string[] }
  | { kind: 'subject'; jid: string; subject: string }
  | { kind: 'description'; jid: string; description: string | null }
  | { kind: 'setting'; jid: string; setting: keyof GroupSettings; isOn: boolean }
  /** A JPEG in base64; null for none. */
  | { kind: 'picture'; jid: string; picture: string | null }
  | {
      kind: 'members';
      jid: string;
      change: 'add' | 'remove' | 'promote' | 'demote';
      members: string[];
    }
  | { kind: 'leave'; jid: string }
  | { kind: 'join'; code: string }
  /** Joins by an invitation that one person got. */
  | { kind: 'accept'; jid: string; invitation: AcceptedInvitation }
  | { kind: 'decide'; jid: string; decision: 'approve' | 'reject'; people: string[] }
  | { kind: 'invite'; jid: string; revoke: boolean }
  | { kind: 'requests'; jid: string }
  /** Reads the whole group, unless it was read a moment ago. */
  | { kind: 'read'; jid: string };

/** The result of a command. */
export interface GroupCommandResult {
  /** JID of the group. */
  jid: string;
  /** Of people whom it names. */
  outcomes?: MemberOutcome[];
  /** Code of the link. */
  code?: string;
  /** Whether the number is in the group that it joins. */
  isIn?: boolean;
  requests?: (Omit<JoinRequest, 'requestedAt'> & { requestedAt: string })[];
}

/** Runs a command in the process that runs the session. `by`: who requests it. */
export const GROUP_COMMAND: SessionQuestion<
  { command: GroupCommand; by: GroupChangeAuthor },
  GroupCommandResult
> = question('groups.command');

/** Code of an outcome that we know without asking WhatsApp. */
export const NOT_ON_WHATSAPP = '404';
