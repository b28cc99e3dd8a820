import { userJid } from '@whathooks/whatsapp';

/** A person, by the digits of one of their addresses. */
export interface PersonAddress {
  digits: string;
  type: 'phone' | 'lid';
}

const PERSON = /^(\d+)@(s\.whatsapp\.net|hosted|lid|hosted\.lid)$/;

/** The person of a chat; null for a group, and for anything else that is no person. */
export function personOfChat(jid: string): PersonAddress | null {
  const [, digits, server] = PERSON.exec(jid) ?? [];
  if (!digits || !server) return null;
  return { digits, type: server.endsWith('lid') ? 'lid' : 'phone' };
}

/** The chat with a person. */
export function chatWithPerson({ digits, type }: PersonAddress): string {
  return type === 'phone' ? userJid(digits) : `${digits}@lid`;
}
