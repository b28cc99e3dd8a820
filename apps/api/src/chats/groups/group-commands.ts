import type { GroupSettings, JoinRequest, MemberOutcome } from '@whathooks/whatsapp';
import { question } from '../../platform/cluster/question';
import type { SessionQuestion } from '../../sessions/gateway/session-router';

/** What is done with a group of a number, where its connection is. JIDs of people are full ones. */
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
  | { kind: 'decide'; jid: string; decision: 'approve' | 'reject'; people: string[] }
  | { kind: 'invite'; jid: string; revoke: boolean }
  | { kind: 'requests'; jid: string }
  /** Asks for all of it, unless that was done a moment ago. */
  | { kind: 'read'; jid: string };

/** What a command says beside that it is done. */
export interface GroupAnswer {
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

/** Has a command carried out by the process that runs the session. `userId`: who asks for it. */
export const DO_WITH_GROUP: SessionQuestion<
  { command: GroupCommand; userId: string | null },
  GroupAnswer
> = question('groups.command');

/** Code of an outcome that we know without asking WhatsApp. */
export const NOT_ON_WHATSAPP = '404';
