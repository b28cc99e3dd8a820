import { areJidsSameUser, type proto } from '@whiskeysockets/baileys';
import { bareJid, kindOfPerson, type NumberOfLid, personOf } from '../wire/addresses';
import { cleanId, firstCharacters } from '../wire/clean';
import { isOwn, type Own } from './changes';
import { ALL, type Quoted, type Said } from './kinds/kind';
import { type MessageContent, readContent } from './kinds/kinds';
import { opened } from './opened';

/** Mentioned people that are kept at most: a group has no more members. */
const MENTIONS_MAX = 1_024;
/** Longest kept part of a quoted message, in characters. */
const QUOTED_MAX = 1_024;
/** From so many forwards on phones say that it was forwarded often. */
export const OFTEN = 5;
/** Longest that a message may last, in seconds. */
const EXPIRES_MAX_SECONDS = 10 * 365 * 86_400;

/** What stands around whatever a message says: whom it answers and mentions, where it came from, how long it lasts. */
export async function contextOf(
  message: proto.IMessage,
  me: Own,
  numberOfLid: NumberOfLid,
): Promise<Omit<Said, 'text' | 'truncated'>> {
  const context = contextIn(message);
  if (!context) return {};
  const mentions = await mentionsIn(context, me, numberOfLid);
  const replyTo = await quotedIn(context, me, numberOfLid);
  const score = context.forwardingScore ?? 0;
  const expires = context.expiration ?? 0;
  return {
    ...(mentions.length > 0 && { mentions }),
    ...(replyTo && { replyTo }),
    ...((context.isForwarded || score > 0) && { forwarded: true }),
    ...(score >= OFTEN && { forwardedOften: true }),
    ...(expires > 0 && expires <= EXPIRES_MAX_SECONDS && { expiresInSeconds: expires }),
  };
}

/** The context of a message of any kind: each kind has it in its own field. */
export function contextIn(message: proto.IMessage): proto.IContextInfo | null {
  for (const part of Object.values(message) as unknown[]) {
    const { contextInfo } = (part ?? {}) as { contextInfo?: proto.IContextInfo | null };
    if (contextInfo) return contextInfo;
  }
  return null;
}

async function quotedIn(
  { stanzaId, participant, quotedMessage, remoteJid }: proto.IContextInfo,
  me: Own,
  numberOfLid: NumberOfLid,
): Promise<Quoted | null> {
  const waMessageId = cleanId(stanzaId ?? '');
  if (!waMessageId) return null;
  const author = participant ? cleanId(bareJid(participant)) : null;
  const isPerson = kindOfPerson(author) !== null;
  const from = author && isPerson ? await personIn(author, me, numberOfLid) : null;
  const quoted = quotedMessage ? readContent(opened(quotedMessage, false)) : null;
  const text = quoted && (quoted.text ?? fileNameIn(quoted));
  return {
    waMessageId,
    chat: remoteJid ? cleanId(bareJid(remoteJid)) : null,
    from: from?.digits || null,
    text: text && firstCharacters(text, QUOTED_MAX),
    type: quoted && says(quoted) ? quoted.type : null,
  };
}

/** What a document is called; what phones call other files is no name. */
function fileNameIn(content: MessageContent): string | null {
  return content.type === 'document' ? (content.media.fileName ?? null) : null;
}

/** Whether it is more than the empty text by which some clients quote what they cannot show. */
function says({ type, text }: MessageContent): boolean {
  return type !== 'unsupported' && (type !== 'text' || text !== null);
}

/** Digits of the number where it is known, else of the LID; each once. The whole group stands first. */
async function mentionsIn(
  { mentionedJid, nonJidMentions }: proto.IContextInfo,
  me: Own,
  numberOfLid: NumberOfLid,
): Promise<string[]> {
  const digits = new Set<string>();
  for (const jid of new Set((mentionedJid ?? []).slice(0, MENTIONS_MAX).map(bareJid))) {
    digits.add((await personIn(jid, me, numberOfLid)).digits);
  }
  digits.delete('');
  return [...(nonJidMentions ? [ALL] : []), ...digits];
}

function personIn(jid: string, me: Own, numberOfLid: NumberOfLid): ReturnType<typeof personOf> {
  const alternative = areJidsSameUser(jid, me.lid) && isOwn(jid, me) ? me.id : undefined;
  return personOf(jid, alternative, numberOfLid);
}
