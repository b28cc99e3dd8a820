import { randomBytes } from 'node:crypto';
import { proto } from '@whiskeysockets/baileys';
import { type Account, chatJid } from '../store/accounts';
import { lidJid, phoneJid } from '../wire/addresses';
import type { Exchange } from '../exchange/exchange';
import type { MessageRequest, Naming } from '../phone/messages/message-requests';
import { type Group, memberJid } from '../store/groups';
import { SimulatorProblem } from '../store/problem';

/** Who writes, and where to. */
export interface Writing {
  exchange: Exchange;
  from: Account;
  /** Null in a group. */
  to: Account | null;
  group: Group | null;
}

/** The JID of an account in a chat. */
export function named({ from, group }: Writing, account: Account, naming?: Naming): string {
  if (!naming && group) return memberJid(group, account);
  const isNumber = (naming ?? from.addressing) === 'phone';
  return isNumber ? phoneJid(account.phone) : lidJid(account.lid);
}

/** Adds the reply, the mentions and the secret to a message. */
export function withModifiers(
  writing: Writing,
  request: MessageRequest,
  message: proto.IMessage,
): proto.IMessage {
  const { messageContextInfo, ...content } = withContext(writing, request, message);
  return {
    ...wrapped(request.wrap ?? [], content),
    messageContextInfo: {
      messageSecret: randomBytes(32),
      ...messageContextInfo,
      ...albumAssociation(writing, request),
    },
  };
}

function wrapped(wrappers: readonly string[], content: proto.IMessage): proto.IMessage {
  const [outer, ...rest] = wrappers;
  if (outer === undefined) return content;
  const message = { [outer]: { message: wrapped(rest, content) } };
  if (!(outer in proto.Message.fromObject(message).toJSON()))
    throw new SimulatorProblem(`WhatsApp has no wrapper ${outer}.`);
  return message;
}

function albumAssociation(
  { from, to, group }: Writing,
  { albumOf }: MessageRequest,
): proto.IMessageContextInfo {
  if (albumOf === undefined) return {};
  const { MEDIA_ALBUM } = proto.MessageAssociation.AssociationType;
  const parentMessageKey = {
    remoteJid: group?.jid ?? chatJid(to ?? from),
    fromMe: true,
    id: albumOf,
  };
  return { messageAssociation: { associationType: MEDIA_ALBUM, parentMessageKey } };
}

function withContext(
  writing: Writing,
  request: MessageRequest,
  message: proto.IMessage,
): proto.IMessage {
  const context = contextOf(writing, request);
  const { preview } = request;
  if (Object.keys(context).length === 0 && !preview) return message;
  if (message.conversation != null) {
    const { conversation: text, ...rest } = message;
    return { ...rest, extendedTextMessage: { text, ...previewOf(request), contextInfo: context } };
  }
  return inside(message, context);
}

/** Puts the context into the innermost content, which may be wrapped. */
function inside(message: proto.IMessage, contextInfo: proto.IContextInfo): proto.IMessage {
  const entries = Object.entries(message).filter(([, value]) => value != null);
  return Object.fromEntries(
    entries.map(([name, value]: [string, unknown]) => {
      if (name === 'messageContextInfo' || typeof value !== 'object') return [name, value];
      const part = value as { message?: proto.IMessage };
      if (part.message) return [name, { ...part, message: inside(part.message, contextInfo) }];
      return [name, { ...part, contextInfo }];
    }),
  );
}

function previewOf({ preview }: MessageRequest): proto.Message.IExtendedTextMessage {
  if (!preview) return {};
  const { url, title = '', description = '', thumbnail } = preview;
  return {
    matchedText: url,
    title,
    description,
    ...(thumbnail !== undefined && { jpegThumbnail: Buffer.from(thumbnail, 'base64') }),
  };
}

function contextOf(writing: Writing, request: MessageRequest): proto.IContextInfo {
  const { exchange } = writing;
  const { mentions, mentionsAll, forwarded, expiresInSeconds } = request;
  return {
    ...quotedIn(writing, request),
    ...(mentionsAll && { nonJidMentions: 1 }),
    ...(mentions && {
      mentionedJid: mentions.map((phone) => named(writing, exchange.accounts.get(phone))),
    }),
    ...(forwarded !== undefined && { isForwarded: true, forwardingScore: forwarded }),
    ...(expiresInSeconds !== undefined && { expiration: expiresInSeconds }),
  };
}

/** The quoted message, as the phone has it. */
function quotedIn(writing: Writing, { replyTo }: MessageRequest): proto.IContextInfo {
  if (!replyTo) return {};
  const { exchange, from } = writing;
  const kept = exchange.chats.withId(from.phone, replyTo.id);
  if (!kept) throw new SimulatorProblem(`The phone has no message ${replyTo.id}.`, 404);
  const author = kept.direction === 'out' ? from.phone : kept.author || kept.peer;
  const { messageContextInfo: _, ...quotedMessage } = kept.content;
  return {
    stanzaId: replyTo.id,
    participant: named(writing, exchange.accounts.get(author)),
    quotedMessage,
  };
}
