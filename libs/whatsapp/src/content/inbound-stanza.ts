import {
  type AuthenticationCreds,
  type BinaryNode,
  decodeMessageNode,
  extractAddressingContext,
} from '@whiskeysockets/baileys';
import { bareJid, isChannel, STATUS_CHAT } from '../wire/addresses';
import { cleanId, cleanName } from '../wire/clean';
import { childrenOf, isReadable, readableOf, timeOf, unavailableIn } from '../wire/stanzas';
import { isOwn } from './changes';
import type { InboundIdentity } from '../api/inbound';

/** A message stanza, read once when it comes, and passed on as this. */
export interface InboundStanza {
  /** For Baileys, which gets it in the end. Everybody else reads what follows. */
  stanza: BinaryNode;
  /** Whether the server kept it while this device was offline. */
  offline: boolean;
  /** How its message is named in the store. */
  identity: InboundIdentity;
  /** JID that wrote it, with its device. */
  author: string;
  /** The author's other address, where the stanza names it. */
  alternative: string | undefined;
  /** Whether one of our own devices wrote it. */
  isOwn: boolean;
  /** Where our own phone wrote to a LID: the number behind it. */
  numberOfRecipient: string | undefined;
  /** A status post, or from a channel: kept only where the session asks for them. */
  isBroadcast: boolean;
  /** Between devices of our own account. */
  isBetweenDevices: boolean;
  /** Whether Baileys takes it for a message, and can read any of it. */
  isReadByBaileys: boolean;
  /** Whether it says its id, and where it was written. */
  isNamed: boolean;
  /** The name that its author chose; null for none. */
  pushName: string | null;
  /** When it was made, by WhatsApp's clock. */
  timestamp: Date;
  /** Why this device did not get its content; empty where it did, or no reason is given. */
  unavailable: string;
  /** Its parts that are decrypted. */
  encrypted: readonly EncryptedPart[];
  /** Whether it has encrypted parts that this device cannot decrypt. */
  hasOtherEncrypted: boolean;
  /** What only messages of channels have; null for all others. */
  channel: ChannelPart | null;
}

/** A part of a message that is decrypted. */
export interface EncryptedPart {
  /** The same object that is handed to decryption. */
  content: Uint8Array;
  /** How often the sender has encrypted this message again after a retry receipt. */
  attempt: number;
}

/** What a channel says is not encrypted. */
export interface ChannelPart {
  /** What it does to an earlier message, as WhatsApp numbers it; undefined for nothing. */
  edit: string | undefined;
  /** Encoded message; null for none. */
  bytes: Uint8Array | null;
  /** When the message was edited, in ms, as written; undefined where that is not said. */
  editedMs: string | undefined;
  /** When the stanza was made, in seconds, as written; empty where that is not said. */
  madeAt: string;
}

export function readStanza(
  stanza: BinaryNode,
  offline: boolean,
  { me }: Pick<AuthenticationCreds, 'me'>,
): InboundStanza {
  const { attrs } = stanza;
  const { id, from = '', participant = from } = attrs;
  const decoded = decodedAs(stanza, me);
  // Baileys refuses a stanza that does not say properly where it was written and by whom. It is kept.
  const { author, chat } = decoded ?? { author: participant, chat: from };
  const identity = {
    waMessageId: cleanId(decoded?.id ?? id ?? ''),
    chat: cleanId(bareJid(isList(chat) ? author : chat)),
    author: cleanId(bareJid(author)),
  };
  return {
    stanza,
    offline,
    identity,
    author,
    alternative: extractAddressingContext(stanza).senderAlt,
    isOwn: isOwn(identity.author, me ?? {}),
    numberOfRecipient: attrs['peer_recipient_pn'] ?? attrs['recipient_pn'],
    isBroadcast: from === STATUS_CHAT || isChannel(from),
    isBetweenDevices: attrs['category'] === 'peer',
    isReadByBaileys: decoded !== null && isReadable(stanza),
    isNamed: Boolean(id) && from !== '',
    pushName: cleanName(attrs['notify']),
    timestamp: timeOf(stanza),
    unavailable: unavailableIn(stanza),
    ...encryptedIn(stanza),
    channel: isChannel(from) ? channelPartOf(stanza) : null,
  };
}

function encryptedIn(stanza: BinaryNode): Pick<InboundStanza, 'encrypted' | 'hasOtherEncrypted'> {
  const readable = readableOf(stanza);
  const all = childrenOf(stanza).filter(({ tag }) => tag === 'enc');
  return {
    encrypted: readable.map(({ content, attrs }) => ({
      content,
      attempt: Number(attrs['count'] ?? 0),
    })),
    hasOtherEncrypted: all.length > readable.length,
  };
}

function channelPartOf(stanza: BinaryNode): ChannelPart {
  const { edit, t = '' } = stanza.attrs;
  const children = childrenOf(stanza);
  const open = children.find(({ tag }) => tag === 'plaintext')?.content;
  return {
    edit,
    bytes: open instanceof Uint8Array ? open : null,
    editedMs: children.find(({ tag }) => tag === 'meta')?.attrs['msg_edit_t'],
    madeAt: t,
  };
}

/** What is sent to a broadcast list is a message to each of those in it. */
function isList(chat: string): boolean {
  return chat.endsWith('@broadcast') && chat !== STATUS_CHAT;
}

/** Whether a stanza is of a conversation: neither a broadcast nor between devices of our own account. */
export function isConversation({ isBroadcast, isBetweenDevices }: InboundStanza): boolean {
  return !isBroadcast && !isBetweenDevices;
}

interface Decoded {
  id: string | null | undefined;
  author: string;
  chat: string;
}

/** As Baileys reads it; null where it refuses to. */
function decodedAs(stanza: BinaryNode, me: AuthenticationCreds['me']): Decoded | null {
  try {
    const { fullMessage, author } = decodeMessageNode(stanza, me?.id ?? '', me?.lid ?? '');
    return { id: fullMessage.key.id, author, chat: fullMessage.key.remoteJid ?? '' };
  } catch {
    return null;
  }
}
