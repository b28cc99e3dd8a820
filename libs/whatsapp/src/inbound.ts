import {
  type AuthenticationCreds,
  decodeMessageNode,
  extractAddressingContext,
  proto,
  unpadRandomMax16,
} from '@whiskeysockets/baileys';
import { bareJid, isLid, type NumberOfLid, personOf } from './addresses';
import { cleanName, describe, isForPeople } from './content';
import type { InboundIdentity, InboundMessage } from './door';
import type { StanzaContext } from './stanzas';

/** Broadcast lists and channels are no conversations. */
const NO_CONVERSATION = /@(broadcast|newsletter)$/;

/** Shortest padding that Baileys' unpadding takes: one byte that says one. */
const PADDING = Buffer.from([1]);

/** How a stanza's message is named in the store. */
export function identityOf({ stanza }: StanzaContext, creds: AuthenticationCreds): InboundIdentity {
  const { fullMessage, author } = decodeMessageNode(
    stanza,
    creds.me?.id ?? '',
    creds.me?.lid ?? '',
  );
  return {
    waMessageId: fullMessage.key.id ?? '',
    chat: bareJid(fullMessage.key.remoteJid ?? ''),
    author: bareJid(author),
  };
}

/** Makes stored content look as decryption would have given it. */
export function repad(content: Uint8Array): Buffer {
  return Buffer.concat([content, PADDING]);
}

/**
 * The row for a decrypted stanza; null when it carries nothing for people.
 *
 * A plaintext that is no message is kept as `unsupported` rather than refused: a refusal would make
 * the server forget it.
 */
export async function inboundMessage(
  context: StanzaContext,
  padded: Buffer,
  creds: AuthenticationCreds,
  numberOfLid: NumberOfLid,
): Promise<InboundMessage | null> {
  const { stanza, offline } = context;
  const identity = identityOf(context, creds);
  if (stanza.attrs['category'] === 'peer' || NO_CONVERSATION.test(identity.chat)) return null;
  const { content, message } = open(padded);
  if (message && !isForPeople(message)) return null;
  const { fullMessage } = decodeMessageNode(stanza, creds.me?.id ?? '', creds.me?.lid ?? '');
  const { senderAlt, recipientAlt } = extractAddressingContext(stanza);
  const fromMe = fullMessage.key.fromMe === true;
  const author = await personOf(identity.author, fromMe ? undefined : senderAlt, numberOfLid);
  return {
    ...identity,
    from: fromMe ? digitsOfMe(creds) : author.digits,
    fromType: fromMe ? 'phone' : author.type,
    fromMe,
    to: fromMe ? await recipient(identity.chat, recipientAlt, numberOfLid) : null,
    pushName: fromMe ? null : cleanName(stanza.attrs['notify']),
    ...(message ? describe(message) : { type: 'unsupported' as const, text: null }),
    timestamp: new Date(Number(stanza.attrs['t'] ?? 0) * 1000),
    offline,
    content,
  };
}

function open(padded: Buffer): { content: Uint8Array; message: proto.Message | null } {
  try {
    const content = unpadRandomMax16(padded);
    return { content, message: proto.Message.decode(content) };
  } catch {
    return { content: padded, message: null };
  }
}

async function recipient(
  chat: string,
  alternative: string | undefined,
  numberOfLid: NumberOfLid,
): Promise<string> {
  if (chat.endsWith('@g.us')) return chat;
  return (await personOf(chat, isLid(chat) ? alternative : undefined, numberOfLid)).digits;
}

function digitsOfMe(creds: AuthenticationCreds): string {
  return bareJid(creds.me?.id ?? '').split('@')[0] ?? '';
}
