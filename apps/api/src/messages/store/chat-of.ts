import { type InboundMessage, isShared, userJid } from '@whathooks/whatsapp';

/**
 * The chat with a person, whichever side wrote the message and under whichever of their addresses: by their number
 * where that is known.
 */
export function chatWith(number: string | null, jid: string): string {
  return number && /^\d+$/.test(number) ? userJid(number) : jid;
}

/** The chat that a message stands in. */
export function chatOf({ chat, fromMe, ...message }: InboundMessage): string {
  if (isShared(chat)) return chat;
  const [other, type] = fromMe ? [message.to, message.toType] : [message.from, message.fromType];
  return chatWith(type === 'phone' ? other : null, chat);
}
