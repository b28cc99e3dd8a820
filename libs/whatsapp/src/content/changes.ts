import { areJidsSameUser, proto } from '@whiskeysockets/baileys';
import { bareJid, isGroup, kindOfPerson } from '../wire/addresses';
import { cleanId } from '../wire/clean';
import type { MessageChange } from '../api/inbound';
import { sealedIn } from './sealed-forms';

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
 * @param layers the message and what stands in it, from the outside to the inside.
 */
export function changeOf(
  layers: readonly proto.IMessage[],
  writer: Writer,
  me: Own,
): MessageChange | null {
  const message = layers.at(-1) ?? {};
  const { protocolMessage } = message;
  const done = doneTo(message, layers);
  if (done) {
    const target = namedBy(done.key, writer, me);
    return target && { ...done.what, target };
  }
  const edited = sealedEditOf(message, writer, me);
  if (edited) return edited;
  const waMessageId = idOf(protocolMessage?.key);
  if (!protocolMessage || !waMessageId) return null;
  const kind = KINDS[protocolMessage.type ?? Type.REVOKE];
  if (!kind) return null;
  // Whatever the key says of its author: a person rewords and takes back what is their own.
  const own = { waMessageId, fromMe: writer.fromMe, author: writer.author };
  const ofOthers = kind === 'delete' ? takenFromOthers(protocolMessage.key, writer, me) : null;
  return { kind, target: ofOthers ?? own };
}

/** What anybody may do to a message, and the key that names it; null for anything else. */
function doneTo(message: proto.IMessage, layers: readonly proto.IMessage[]): Done | null {
  const {
    reactionMessage: reaction,
    encReactionMessage: sealedReaction,
    encCommentMessage: comment,
    pollUpdateMessage: vote,
    encEventResponseMessage: answer,
    pinInChatMessage: pin,
    keepInChatMessage: keep,
  } = message;
  if (reaction?.key) return { key: reaction.key, what: { kind: 'reaction' } };
  if (vote?.vote && vote.pollCreationMessageKey)
    return { key: vote.pollCreationMessageKey, what: { kind: 'vote', isSealed: true } };
  if (answer?.eventCreationMessageKey)
    return { key: answer.eventCreationMessageKey, what: { kind: 'answer', isSealed: true } };
  if (sealedReaction?.targetMessageKey)
    return { key: sealedReaction.targetMessageKey, what: { kind: 'reaction', isSealed: true } };
  if (comment?.targetMessageKey)
    return { key: comment.targetMessageKey, what: { kind: 'comment', isSealed: true } };
  if (pin?.key)
    return {
      key: pin.key,
      what: { kind: 'pin', isSet: pin.type === PIN, lastsSeconds: lastsIn(layers) },
    };
  return keep?.key
    ? { key: keep.key, what: { kind: 'keep', isSet: keep.keepType === KEEP } }
    : null;
}

/** How long phones keep a pin where its writer does not say, and at most. */
const PINNED_SECONDS = 7 * 86_400;
const PINNED_MAX_SECONDS = 366 * 86_400;

function lastsIn(layers: readonly proto.IMessage[]): number {
  const said = layers.find(({ messageContextInfo: info }) => info?.messageAddOnDurationInSecs);
  const seconds = said?.messageContextInfo?.messageAddOnDurationInSecs ?? PINNED_SECONDS;
  return Math.min(seconds, PINNED_MAX_SECONDS);
}

interface Done {
  key: proto.IMessageKey;
  what: Omit<MessageChange, 'target'>;
}

const PIN = proto.Message.PinInChatMessage.Type.PIN_FOR_ALL;
const KEEP = proto.KeepType.KEEP_FOR_ALL;

/**
 * An edit that is encrypted with the secret of its message. As of any edit, the message is its writer's own; but
 * for an option that somebody adds to a poll.
 */
function sealedEditOf(message: proto.IMessage, writer: Writer, me: Own): MessageChange | null {
  const key = message.secretEncryptedMessage?.targetMessageKey;
  const waMessageId = idOf(key);
  const sealed = sealedIn(message);
  if (!key || !waMessageId || !sealed) return null;
  if (sealed.use === 'Poll Add Option') {
    const poll = namedBy(key, writer, me);
    return poll && { kind: 'option', isSealed: true, target: poll };
  }
  const target = { waMessageId, fromMe: writer.fromMe, author: writer.author };
  return { kind: 'edit', isSealed: true, target };
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
