import { areJidsSameUser, type proto } from '@whiskeysockets/baileys';
import { bareJid, type NumberOfLid, personOf } from '../wire/addresses';
import type { Own } from './changes';
import { type MessageContent, readContent } from './kinds/kinds';
import { opened } from './opened';

/** Most people that are told of as mentioned: a group has no more. */
const MENTIONS_MAX = 1_024;

/**
 * What a message says, as its row has it; of an edit what is new.
 *
 * @param message without wrappers around it.
 * @param isOwn whether our own account wrote it.
 */
export async function contentOf(
  message: proto.IMessage,
  isOwn: boolean,
  me: Own,
  numberOfLid: NumberOfLid,
): Promise<MessageContent> {
  const edited = message.protocolMessage?.editedMessage;
  const said = edited ? opened(edited, isOwn) : message;
  const mentions = await digitsOf(mentionedIn(said), me, numberOfLid);
  return { ...readContent(said), ...(mentions.length > 0 && { mentions }) };
}

/** The mentions of whatever a message is, as they stand there: each kind has them in a context of its own. */
function mentionedIn(message: proto.IMessage): readonly string[] {
  for (const part of Object.values(message) as unknown[]) {
    const { contextInfo } = (part ?? {}) as { contextInfo?: proto.IContextInfo | null };
    if (contextInfo?.mentionedJid?.length) return contextInfo.mentionedJid;
  }
  return [];
}

/** Digits of the number where it is known, else of the LID; each once. */
async function digitsOf(
  mentioned: readonly string[],
  me: Own,
  numberOfLid: NumberOfLid,
): Promise<string[]> {
  if (mentioned.length === 0) return [];
  const digits = new Set<string>();
  for (const jid of new Set(mentioned.slice(0, MENTIONS_MAX).map(bareJid))) {
    const alternative = areJidsSameUser(jid, me.lid) ? me.id : undefined;
    digits.add((await personOf(jid, alternative, numberOfLid)).digits);
  }
  digits.delete('');
  return [...digits];
}
