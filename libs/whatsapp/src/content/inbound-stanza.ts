import {
  type AuthenticationCreds,
  type BinaryNode,
  decodeMessageNode,
  extractAddressingContext,
} from '@whiskeysockets/baileys';
import { bareJid, STATUS_CHAT } from '../wire/addresses';
import { cleanId } from '../wire/clean';
import { isReadable } from '../wire/stanzas';
import { isOwn } from './changes';
import type { InboundIdentity } from '../api/whatsapp-socket';

/** A message stanza, read once when it comes, and passed on as this. */
export interface InboundStanza {
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
  /** A status post, or from a channel: acknowledged, and not kept. */
  isBroadcast: boolean;
  /** Between devices of our own account. */
  isBetweenDevices: boolean;
  /** Whether Baileys takes it for a message, and can read any of it. */
  isForUs: boolean;
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
    isBroadcast: from === 'status@broadcast' || from.endsWith('@newsletter'),
    isBetweenDevices: attrs['category'] === 'peer',
    isForUs: decoded !== null && isReadable(stanza),
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
