import { userJid } from '@whathooks/whatsapp';
import { ApiError } from '../../../platform/http/problems/api-error';

/** Whom a message goes to. */
export interface Recipient {
  jid: string;
  /** The phone number where it is one: WhatsApp can be asked whether it exists. */
  phone: string | null;
  /** Of a status post: JIDs of the people who see it. */
  audience?: readonly string[];
}

/** Digits with country code: no leading zero, and never more than fifteen (E.164). */
const PHONE = /^[1-9]\d{6,14}$/;
const JID = /^(?:[1-9]\d{4,14}@s\.whatsapp\.net|[1-9]\d{4,20}@lid|\d{5,25}(?:-\d{5,15})?@g\.us)$/;

/**
 * Reads `to`: digits with country code, or a full JID.
 *
 * @throws ApiError invalid_recipient that says what is wrong with it.
 */
export function parseRecipient(to: string): Recipient {
  if (PHONE.test(to)) return { jid: userJid(to), phone: to };
  if (JID.test(to)) return { jid: to, phone: /^(\d+)@s\.whatsapp\.net$/.exec(to)?.[1] ?? null };
  throw new ApiError('invalid_recipient', fault(to), [{ path: 'to', message: fault(to) }]);
}

/**
 * The digits of `to` where it is written like a phone number: they may be those of a LID, which an event with
 * `fromType: "lid"` gave. Null for anything else.
 */
export function digitsGiven(to: string): string | null {
  return /^([1-9]\d{4,20})(?:@s\.whatsapp\.net)?$/.exec(to)?.[1] ?? null;
}

function fault(to: string): string {
  if (/^\d{16,}(?:@s\.whatsapp\.net)?$/.test(to)) {
    return `to has more than 15 digits, which no phone number has. A LID that this session has not met is written as <digits>@lid.`;
  }
  const digits = to.replace(/\D/g, '').replace(/^0+/, '');
  if (to.includes('@')) {
    return 'to is not a WhatsApp JID: users end in @s.whatsapp.net or @lid, groups in @g.us.';
  }
  if (/^\+?[\d\s().-]+$/.test(to) && !/^0/.test(to) && PHONE.test(digits)) {
    return `to must be digits only, without + or spaces: ${digits}.`;
  }
  if (/^0/.test(to))
    return 'to starts with 0: write it with the country code and without the leading zeros.';
  return 'to must be a phone number with country code, digits only, such as 15551234567, or a full WhatsApp JID.';
}
