import { jidDecode } from '@whiskeysockets/baileys';
import { cleanId } from './clean';

/** A person, as the API names them. */
export interface Person {
  digits: string;
  type: 'phone' | 'lid';
}

/** A LID and the phone number behind it: two addresses of one person, both in digits. */
export interface LidNumber {
  lid: string;
  phone: string;
}

/** Finds the number behind a LID, where the session has learnt it. */
export type NumberOfLid = (lid: string) => Promise<string | null>;

/** The digits of an address, without device and server. */
export function digitsOf(jid: string): string {
  return jidDecode(jid)?.user ?? jid.split('@')[0] ?? jid;
}

export function isLid(jid: string): boolean {
  return jid.endsWith('@lid') || jid.endsWith('@hosted.lid');
}

export function isGroup(jid: string): boolean {
  return jid.endsWith('@g.us');
}

/** Whether a JID is that of a channel, where nothing is encrypted. */
export function isChannel(jid: string): boolean {
  return jid.endsWith('@newsletter');
}

/** JID of the chat in which all status posts stand. */
export const STATUS_CHAT = 'status@broadcast';

/** Whether what is sent to a chat is encrypted once for all who read it, with a key that they are given. */
export function isShared(chat: string): boolean {
  return isGroup(chat) || chat === STATUS_CHAT;
}

/** JID of a phone number. */
export function userJid(digits: string): string {
  return `${digits}@s.whatsapp.net`;
}

/** An address without its device: the person. */
export function bareJid(jid: string): string {
  const decoded = jidDecode(jid);
  return decoded ? `${decoded.user}@${decoded.server}` : jid;
}

const KINDS_OF_PERSONS: Partial<Record<string, Person['type']>> = {
  'c.us': 'phone',
  's.whatsapp.net': 'phone',
  hosted: 'phone',
  lid: 'lid',
  'hosted.lid': 'lid',
};

/** Null for what is no person: a group, a channel, a bot. */
export function kindOfPerson(jid: string | null): Person['type'] | null {
  return KINDS_OF_PERSONS[jidDecode(jid ?? '')?.server ?? ''] ?? null;
}

/** The one way to write a person's number or LID; null for what is no person. */
export function personJid(jid: string): string | null {
  const kind = kindOfPerson(jid);
  return kind && (kind === 'lid' ? `${digitsOf(jid)}@lid` : userJid(digitsOf(jid)));
}

/** Whom a message of ours was written to, as a row names it. */
export interface WrittenTo {
  to: string;
  toType: Person['type'] | null;
}

/**
 * Whom a message in a chat of ours was written to.
 *
 * @param alternative the other address of the same person that came with the message, if any.
 */
export async function writtenTo(
  chat: string,
  alternative: string | undefined,
  numberOfLid: NumberOfLid,
): Promise<WrittenTo> {
  if (isShared(chat)) return { to: chat, toType: null };
  const { digits, type } = await personOf(chat, alternative, numberOfLid);
  return { to: digits, toType: type };
}

/**
 * Both addresses of a person, where both are known.
 *
 * @param jid the address that came.
 * @param person the owner of the address.
 * @param alternative the other address that came with it, if any.
 */
export function lidNumberOf(
  jid: string,
  { digits, type }: Person,
  alternative?: string,
): LidNumber | null {
  const lid = isLid(jid) ? jid : alternative;
  if (type !== 'phone' || !lid || !isLid(lid)) return null;
  const pair = { lid: digitsOf(lid), phone: digits };
  return Object.values(pair).every((half) => /^\d{1,30}$/.test(half)) ? pair : null;
}

/** For a message that others wrote. */
export const TO_US = { to: null, toType: null } as const;

/** Both addresses of whom a message of ours was written to, where both are known. */
export function otherInChat(
  chat: string,
  { to, toType }: WrittenTo | typeof TO_US,
): LidNumber | null {
  return to && toType ? lidNumberOf(chat, { digits: to, type: toType }) : null;
}

/**
 * The owner of an address.
 *
 * @param alternative the other address of the same person that came with the stanza, if any.
 */
export async function personOf(
  jid: string,
  alternative: string | undefined,
  numberOfLid: NumberOfLid,
): Promise<Person> {
  if (!isLid(jid)) return { digits: cleanId(digitsOf(jid)), type: 'phone' };
  const known = alternative && !isLid(alternative) ? alternative : await numberOfLid(jid);
  return { digits: cleanId(digitsOf(known ?? jid)), type: known ? 'phone' : 'lid' };
}
