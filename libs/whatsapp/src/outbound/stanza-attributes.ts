import { normalizeMessageContent, proto } from '@whiskeysockets/baileys';

const { Type } = proto.Message.ProtocolMessage;

/** What the server is told of a message that changes an earlier one; nothing for any other. */
export function editAttribute(message: proto.IMessage): { edit?: string } {
  const { protocolMessage } = normalizeMessageContent(message) ?? {};
  if (!protocolMessage) return {};
  // Type 0 is a deletion, and the protocol leaves zeros out.
  const type = protocolMessage.type ?? Type.REVOKE;
  if (type === Type.MESSAGE_EDIT) return { edit: '1' };
  if (type !== Type.REVOKE) return {};
  // An administrator's deletion of what somebody else wrote has a word of its own.
  return { edit: protocolMessage.key?.fromMe ? '7' : '8' };
}
