import { areJidsSameUser, proto } from '@whiskeysockets/baileys';
import { bareJid, isGroup, kindOfPerson } from '../wire/addresses';
import { cleanId } from '../wire/clean';
import type { MessageChange } from '../door/door';

const { Type } = proto.Message.ProtocolMessage;
/** Type 0 is a deletion, and the protocol leaves zeros out. */
const KINDS: Partial<Record<number, MessageChange['kind']>> = {
  [Type.REVOKE]: 'delete',
  [Type.MESSAGE_EDIT]: 'edit',
};

/** Who wrote a change, and where. */
export interface Writer {
  /** JID of the chat as it arrived. */
  chat: string;
  author: string;
  fromMe: boolean;
}

/** Our own addresses. */
export interface Own {
  id?: string | undefined;
  lid?: string | undefined;
}

/**
 * What a message does to an earlier one; null when it stands for itself.
 *
 * @param message without wrappers around it.
 */
export function changeOf(message: proto.IMessage, writer: Writer, me: Own): MessageChange | null {
  const { protocolMessage, reactionMessage } = message;
  if (reactionMessage?.key) {
    const target = namedBy(reactionMessage.key, writer, me);
    return target && { kind: 'reaction', target };
  }
  const waMessageId = idOf(protocolMessage?.key);
  if (!protocolMessage || !waMessageId) return null;
  const kind = KINDS[protocolMessage.type ?? Type.REVOKE];
  if (!kind) return null;
  // Whatever the key says of its author: a person rewords and takes back what is their own.
  const own = { waMessageId, fromMe: writer.fromMe, author: writer.author };
  const ofOthers = kind === 'delete' ? takenFromOthers(protocolMessage.key, writer, me) : null;
  return { kind, target: ofOthers ?? own };
}

/** In a group administrators also take back what others wrote: then the key names them. */
function takenFromOthers(
  key: proto.IMessageKey | null | undefined,
  writer: Writer,
  me: Own,
): MessageChange['target'] | null {
  const named = key && isGroup(writer.chat) ? namedBy(key, writer, me) : null;
  if (!named?.author || areJidsSameUser(named.author, writer.author)) return null;
  return named.fromMe && writer.fromMe ? null : named;
}

/** A key names the author as the writer of the change sees it. */
function namedBy(key: proto.IMessageKey, writer: Writer, me: Own): MessageChange['target'] | null {
  const waMessageId = idOf(key);
  if (!waMessageId) return null;
  if (key.fromMe) return { waMessageId, fromMe: writer.fromMe, author: writer.author };
  if (!isGroup(writer.chat)) return { waMessageId, fromMe: !writer.fromMe, author: null };
  const author = key.participant ? cleanId(bareJid(key.participant)) : null;
  return { waMessageId, fromMe: isOwn(author, me), author };
}

/**
 * Whether a JID is ours, by number or LID. Baileys compares the digits alone; a LID with those of our
 * number is somebody else.
 */
export function isOwn(jid: string | null, me: Own): boolean {
  const kind = kindOfPerson(jid);
  return (
    kind !== null &&
    [me.id, me.lid].some(
      (own) => own && areJidsSameUser(jid ?? '', own) && kindOfPerson(own) === kind,
    )
  );
}

function idOf(key: proto.IMessageKey | null | undefined): string | null {
  return key?.id ? cleanId(key.id) : null;
}
