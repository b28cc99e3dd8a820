import type { Mail } from '../../platform/mail/mail';
import type { Person } from '../../users/users.service';
import { deviceInWords } from './device-words';
import type { Visitor } from './visitor';

/** Tells a person of a log-in on a browser that they had not used before. */
export function newDeviceMail(
  { email, name }: Person,
  { userAgent, address }: Visitor,
  origin: string,
): Mail {
  return {
    organizationId: null,
    to: email,
    subject: 'New log-in to your whathooks account',
    text: [
      `Hello ${name},`,
      '',
      'somebody logged in to your account from a browser that was not used before:',
      '',
      `${deviceInWords(userAgent)}, address ${address}, ${new Date().toUTCString()}`,
      '',
      'If it was you, there is nothing to do. If not, end this log-in and change your password:',
      `${origin}/settings/security/`,
      '',
    ].join('\n'),
  };
}
