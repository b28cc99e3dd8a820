import { bareJid, isGroup } from '../../wire/addresses';
import { cleanId } from '../../wire/clean';
import { type Kind, lineOf, type Said, textOf } from './kind';

/** An invitation to a group, for one person. */
export interface GroupInvitation {
  /** JID of the group. */
  group: string;
  subject: string;
  /** ISO 8601; absent where it does not say until when it holds. */
  expiresAt?: string;
  /** With it the server lets in whom the invitation was sent to. */
  code: string;
}

export interface InvitationContent extends Said {
  type: 'invitation';
  invitation: GroupInvitation;
}

export const invitation = {
  type: 'invitation',
  read(message): InvitationContent | null {
    const { groupInviteMessage: invite } = message;
    const group = cleanId(bareJid(invite?.groupJid ?? ''));
    if (!invite || !isGroup(group)) return null;
    const expires = Number(invite.inviteExpiration ?? 0);
    const isTime = expires > 0 && expires < 2 ** 32;
    const subject = lineOf(invite.groupName) ?? '';
    return {
      type: 'invitation',
      ...textOf([invite.caption, subject].filter(Boolean).join('\n')),
      invitation: {
        group,
        subject,
        ...(isTime && { expiresAt: new Date(Math.floor(expires) * 1_000).toISOString() }),
        code: cleanId(invite.inviteCode ?? ''),
      },
    };
  },
} satisfies Kind<InvitationContent>;
