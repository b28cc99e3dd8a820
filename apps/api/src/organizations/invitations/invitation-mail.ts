import type { Mail } from '../../platform/mail/mail';
import type { Invitation } from './invitation.entity';

/** Who invites, and to what. */
interface Inviting {
  inviter: string;
  organizationName: string;
  url: string;
}

/** Brings the link of an invitation to whom it is for. */
export function invitationMail(
  { organizationId, expiresAt }: Pick<Invitation, 'organizationId' | 'expiresAt'>,
  to: string,
  { inviter, organizationName, url }: Inviting,
): Mail {
  return {
    organizationId,
    to,
    subject: `${inviter} invites you to ${organizationName}`,
    text: [
      'Hello,',
      '',
      `${inviter} invites you to work on the WhatsApp numbers of ${organizationName} in whathooks. Accept it here:`,
      '',
      url,
      '',
      `The link works once, for this address alone, until ${expiresAt.toUTCString()}.`,
      'If you expect no invitation, there is nothing to do.',
      '',
    ].join('\n'),
    expiresAt,
  };
}
