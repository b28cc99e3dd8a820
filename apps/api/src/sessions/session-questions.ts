import type { PairingCodeResponse } from '@whathooks/dto';
import { question } from '../platform/cluster/question';
import type { SessionQuestion } from './gateway/session-router';

/** Starts a session, or ends its pause between attempts. */
export const CONNECT: SessionQuestion<object, void> = question('sessions.connect');

/** Unlinks the device and destroys the credentials. */
export const LOGOUT: SessionQuestion<object, void> = question('sessions.logout');

/** Unlinks the device and removes the session. */
export const REMOVE: SessionQuestion<object, void> = question('sessions.remove');

/** Asks WhatsApp for a code to type on the phone with this number. */
export const PAIRING_CODE: SessionQuestion<{ phone: string }, PairingCodeResponse> =
  question('sessions.pairing_code');
