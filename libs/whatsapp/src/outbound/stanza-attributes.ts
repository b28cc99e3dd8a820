import { type BinaryNode, normalizeMessageContent, proto } from '@whiskeysockets/baileys';
import { pollIn } from '../content/kinds/poll';

const { Type } = proto.Message.ProtocolMessage;

/** Attributes of a message that changes an earlier one; none for any other. */
export function editAttribute(message: proto.IMessage): { edit?: string } {
  const content = normalizeMessageContent(message) ?? {};
  const { protocolMessage, reactionMessage, keepInChatMessage } = content;
  if (content.pinInChatMessage) return { edit: '2' };
  if (keepInChatMessage) {
    const isTakenBack = keepInChatMessage.keepType === proto.KeepType.UNDO_KEEP_FOR_ALL;
    return isTakenBack && keepInChatMessage.key?.fromMe ? { edit: '7' } : {};
  }
  // A reaction that is taken back.
  if (reactionMessage) return reactionMessage.text ? {} : { edit: '7' };
  if (!protocolMessage) return {};
  // Type 0 is a deletion, and the protocol leaves zeros out.
  const type = protocolMessage.type ?? Type.REVOKE;
  if (type === Type.MESSAGE_EDIT) return { edit: '1' };
  if (type !== Type.REVOKE) return {};
  // An administrator's deletion of another member's message has a separate value.
  return { edit: protocolMessage.key?.fromMe ? '7' : '8' };
}

/** The `meta` node of a poll: without it nobody could vote. */
export function metaNodes(message: proto.IMessage): BinaryNode[] {
  const poll = pollIn(normalizeMessageContent(message) ?? {});
  return poll ? [{ tag: 'meta', attrs: { polltype: 'creation' } }] : [];
}
