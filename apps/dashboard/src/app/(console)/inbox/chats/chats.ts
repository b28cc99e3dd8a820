import type { MessageView } from '@whathooks/dto';
import { formatChat } from '../../../../shared/format/format';

/** A conversation of a number, as far as its loaded messages tell. */
export interface Chat {
  /** JID. */
  chat: string;
  /** The contact's own name or the group's where one is known, else its number. */
  title: string;
  last: MessageView;
}

/**
 * Groups messages (newest first) by conversation, the one with the newest message first.
 *
 * @param groups names of groups by JID, where they are known.
 */
export function chatsOf(
  messages: readonly MessageView[],
  groups: ReadonlyMap<string, string> = new Map(),
): Chat[] {
  const chats = new Map<string, Chat>();
  for (const message of messages) {
    const known = chats.get(message.chat);
    const name = nameIn(message);
    if (!known) {
      const title = name ?? groups.get(message.chat) ?? formatChat(message.chat);
      chats.set(message.chat, { chat: message.chat, title, last: message });
    } else if (name && known.title === formatChat(message.chat)) {
      known.title = name;
    }
  }
  return [...chats.values()];
}

/** In a group the author's name is not the conversation's. */
function nameIn(message: MessageView): string | null {
  const group = message.chat.endsWith('@g.us');
  return message.direction === 'inbound' && !group ? message.pushName : null;
}

/** JID of the conversation with a phone number in digits. A JID stays as it is. */
export function chatWith(to: string): string {
  return to.includes('@') ? to : `${to}@s.whatsapp.net`;
}
