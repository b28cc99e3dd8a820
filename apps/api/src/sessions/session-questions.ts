import type { PairingCodeResponse } from '@whathooks/dto';
import { question } from '../platform/cluster/question';
import type { ActorIdentity } from '../platform/access/actor';
import type { SessionQuestion } from './gateway/session-router';

/** Starts a session, or ends its pause between attempts. */
export const CONNECT: SessionQuestion<object, void> = question('sessions.connect');

/** Who wants it, for the audit log. */
interface Wanted {
  by: ActorIdentity;
}

/** Unlinks the device and destroys the credentials. */
export const LOGOUT: SessionQuestion<Wanted, void> = question('sessions.logout');

/** Unlinks the device and removes the session. */
export const REMOVE: SessionQuestion<Wanted, void> = question('sessions.remove');

/** Asks WhatsApp for a code to type on the phone with this number. */
export const PAIRING_CODE: SessionQuestion<{ phone: string }, PairingCodeResponse> =
  question('sessions.pairing_code');
