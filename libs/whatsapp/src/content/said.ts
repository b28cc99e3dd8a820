import { areJidsSameUser, type proto } from '@whiskeysockets/baileys';
import { bareJid, type NumberOfLid, personOf } from '../wire/addresses';
import { describeSaid, type Own } from './changes';
import type { InboundMessage } from '../door/door';

/** Most people that are told of as mentioned: a group has no more. */
const MENTIONS_MAX = 1_024;

/** What a message says, as its row has it; of an edit what is new. */
export async function saidIn(
  message: proto.IMessage,
  isOwn: boolean,
  me: Own,
  numberOfLid: NumberOfLid,
): Promise<Pick<InboundMessage, 'type' | 'text' | 'details'>> {
  const { type, text, details, mentioned } = describeSaid(message, isOwn);
  const mentions = await digitsOfMentioned(mentioned, me, numberOfLid);
  return { type, text, details: { ...details, ...(mentions.length > 0 && { mentions }) } };
}

/** Digits of the number where it is known, else of the LID; each once. */
async function digitsOfMentioned(
  mentioned: readonly string[],
  me: Own,
  numberOfLid: NumberOfLid,
): Promise<string[]> {
  const digits = new Set<string>();
  for (const jid of new Set(mentioned.slice(0, MENTIONS_MAX).map(bareJid))) {
    const alternative = areJidsSameUser(jid, me.lid) ? me.id : undefined;
    digits.add((await personOf(jid, alternative, numberOfLid)).digits);
  }
  digits.delete('');
  return [...digits];
}
