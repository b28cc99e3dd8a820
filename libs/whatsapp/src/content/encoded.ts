import { proto } from '@whiskeysockets/baileys';
import { firstCharacters } from '../wire/clean';
import { contextIn, OFTEN } from './context';
import {
  type MessageContent,
  readContent,
  type SendableContent,
  writeContent,
} from './kinds/kinds';
import { nameOf } from './kinds/parts';
import { layersOf } from './opened';
import { readBytes } from './plaintext';

const SYSTEM_FONT = proto.Message.ExtendedTextMessage.FontType.SYSTEM;

/** A message that a new one answers. */
export interface Answered {
  waMessageId: string;
  /** JID of who wrote it. */
  author: string;
  /** Its encoded protobuf; empty where it is no longer stored. */
  bytes: Uint8Array;
  /** Whether our own account wrote it. */
  isOwn: boolean;
}

/** What stands around a message that is sent. */
export interface Around {
  replyTo?: Answered;
  /** JIDs of those who are mentioned. */
  mentions?: readonly string[];
  /** Whether the whole group is mentioned. */
  mentionsAll?: boolean;
  expiresInSeconds?: number;
  /** When the people in the chat chose that; absent where the message alone disappears. */
  expirySetAt?: Date;
  /** Of a status post that is a text: the colour behind it, as 0xAARRGGBB. */
  background?: number;
  /** The album that it belongs to. */
  album?: { waMessageId: string; chat: string };
  /** 32 random bytes, with which votes in it and edits of it are encrypted. */
  secret?: Uint8Array;
}

/** The encoded protobuf of what is to be sent: what its recipient decrypts. */
export function encodeMessage(content: SendableContent, around: Around): Uint8Array {
  const message = writeContent(content);
  const withBackground =
    around.background === undefined ? message : onBackground(message, around.background);
  return encodedWith(withBackground, contextOf(around), around);
}

/** Phones show a text status post on a background. */
function onBackground(message: proto.IMessage, backgroundArgb: number): proto.IMessage {
  const { conversation, extendedTextMessage } = message;
  const text = conversation ?? extendedTextMessage?.text;
  return text
    ? { extendedTextMessage: { ...extendedTextMessage, text, backgroundArgb, font: SYSTEM_FONT } }
    : message;
}

/**
 * A stored message, as it is sent on: what it says, marked as forwarded once more.
 *
 * @returns null where there is nothing to send on.
 */
export function encodeForward(
  original: Uint8Array,
  isOwn: boolean,
  around: Around,
): { content: MessageContent; bytes: Uint8Array } | null {
  const message = readBytes(original, isOwn).opened;
  const name = nameOf(message);
  if (name === undefined) return null;
  const score = (contextIn(message)?.forwardingScore ?? 0) + 1;
  const content = { [name]: message[name as keyof proto.IMessage] } as proto.IMessage;
  const bytes = encodedWith(
    withoutContext(content),
    { ...contextOf(around), isForwarded: true, forwardingScore: score },
    around,
  );
  const marks = {
    forwarded: true as const,
    ...(score >= OFTEN && { forwardedOften: true as const }),
  };
  return { content: { ...readContent(content), ...marks }, bytes };
}

function encodedWith(
  message: proto.IMessage,
  context: proto.IContextInfo,
  { secret, album }: Pick<Around, 'secret' | 'album'>,
): Uint8Array {
  const { length } = Object.keys(context);
  const content = length > 0 ? withContext(message, context) : message;
  const messageContextInfo = {
    ...(secret && { messageSecret: secret }),
    ...(album && { messageAssociation: associationWith(album) }),
  };
  const isEmpty = Object.keys(messageContextInfo).length === 0;
  return proto.Message.encode({ ...content, ...(!isEmpty && { messageContextInfo }) }).finish();
}

function associationWith({
  waMessageId: id,
  chat: remoteJid,
}: NonNullable<Around['album']>): proto.IMessageAssociation {
  const associationType = proto.MessageAssociation.AssociationType.MEDIA_ALBUM;
  return { associationType, parentMessageKey: { id, remoteJid, fromMe: true } };
}

function contextOf(around: Around): proto.IContextInfo {
  const { replyTo, mentions = [], mentionsAll, expiresInSeconds, expirySetAt } = around;
  return {
    ...(replyTo && quoteOf(replyTo)),
    ...(mentions.length > 0 && { mentionedJid: [...mentions] }),
    ...(mentionsAll && { nonJidMentions: 1 }),
    ...(expiresInSeconds !== undefined && { expiration: expiresInSeconds }),
    // Phones warn about a message whose timer is not that of the chat.
    ...(expirySetAt && { ephemeralSettingTimestamp: Math.floor(expirySetAt.getTime() / 1_000) }),
  };
}

/** Longest part of an answered text that goes along: phones show a line or two. */
const QUOTED_MAX = 1_024;

function quoteOf({ waMessageId, author, bytes, isOwn }: Answered): proto.IContextInfo {
  const content = readBytes(bytes, isOwn).opened;
  const name = nameOf(content);
  const text = content.conversation ?? content.extendedTextMessage?.text;
  const quotedMessage: proto.IMessage = text
    ? { conversation: firstCharacters(text, QUOTED_MAX) }
    : name === undefined
      ? { conversation: '' }
      : withoutContext({ [name]: content[name as keyof proto.IMessage] });
  return { stanzaId: waMessageId, participant: author, quotedMessage };
}

/** The context stands in the part that says something; a plain text has none, and becomes one that has. */
function withContext(message: proto.IMessage, context: proto.IContextInfo): proto.IMessage {
  const { conversation, ...rest } = message;
  const content: proto.IMessage = conversation
    ? { ...rest, extendedTextMessage: { text: conversation } }
    : message;
  const inner = layersOf(content, false).at(-1) ?? content;
  const part = inner[nameOf(inner) as keyof proto.IMessage] as Contextual | undefined;
  if (part) part.contextInfo = { ...part.contextInfo, ...context };
  return content;
}

interface Contextual {
  contextInfo?: proto.IContextInfo | null;
}

/** A copy whose only part has no context. */
function withoutContext(message: proto.IMessage): proto.IMessage {
  const copy = proto.Message.decode(proto.Message.encode(message).finish());
  const part = copy[nameOf(copy) as keyof proto.IMessage] as Contextual | string | undefined;
  if (typeof part === 'object') delete part.contextInfo;
  return copy;
}
