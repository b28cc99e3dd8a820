import { randomBytes } from 'node:crypto';

/** A new WhatsApp message id, as WhatsApp Web makes them. */
export function newWaMessageId(): string {
  return `3EB0${randomBytes(9).toString('hex').toUpperCase()}`;
}
