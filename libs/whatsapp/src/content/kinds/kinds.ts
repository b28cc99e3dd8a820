import { proto } from '@whiskeysockets/baileys';
import { album } from './album';
import { audio } from './audio';
import { contact } from './contact';
import { document } from './document';
import { event } from './event';
import { image } from './image';
import { invitation } from './invitation';
import { location } from './location';
import { poll } from './poll';
import { reaction } from './reaction';
import { sticker } from './sticker';
import { tap } from './tap';
import { text } from './text';
import { unsupported } from './unsupported';
import { video } from './video';
import { voice } from './voice';

/**
 * Every kind of message, in the order in which they are looked for: the first that reads a message is its
 * kind. `unsupported` reads whatever none of them does.
 */
const KINDS = [
  text,
  image,
  video,
  voice,
  audio,
  document,
  sticker,
  album,
  location,
  contact,
  poll,
  event,
  invitation,
  tap,
  reaction,
  unsupported,
] as const;

type AnyKind = (typeof KINDS)[number];

/** The content of a message. `type` names its kind and decides which fields there are. */
export type MessageContent = NonNullable<ReturnType<AnyKind['read']>>;
export type MessageType = MessageContent['type'];
export type ContentOf<Type extends MessageType> = Extract<MessageContent, { type: Type }>;

/** A kind that can be sent. */
type Writable = Extract<AnyKind, { write: unknown }>;
/** What can be sent. */
export type SendableContent = ContentOf<Writable['type']>;

/**
 * What a message says.
 *
 * @param message without wrappers around it.
 */
export function readContent(message: proto.IMessage): MessageContent {
  for (const kind of KINDS) {
    const content = kind.read(message);
    if (content) return content;
  }
  return unsupported.read(message);
}

/** The encoded protobuf of what is to be sent: what its recipient decrypts. */
export function encodeContent(content: SendableContent): Uint8Array {
  return proto.Message.encode(writeContent(content)).finish();
}

/** The protobuf of what is to be sent. */
export function writeContent(content: SendableContent): proto.IMessage {
  return writerOf(content).write(content);
}

/** Who writes content of the kind that it is. */
interface Writer {
  write(content: SendableContent): proto.IMessage;
}

function writerOf({ type }: SendableContent): Writer {
  const kind = KINDS.find((one) => one.type === type);
  if (!kind || !('write' in kind)) throw new Error(`messages of the kind ${type} cannot be sent`);
  return kind as Writer;
}
