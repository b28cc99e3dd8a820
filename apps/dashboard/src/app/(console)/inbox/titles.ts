import type { ChatView } from '@whathooks/dto';
import { useGroupNames } from '../../../features/numbers/queries';

/** Chats whose group has said no name yet are called by the digits of the group. */
const isNameless = ({ kind, jid, title }: ChatView): boolean =>
  kind === 'group' && title === jid.split('@')[0];

/** A chat with another title is the same object each time, so that it is not drawn anew. */
const TITLED = new WeakMap<ChatView, ChatView>();

/** Chats under the names of their groups, as far as anything tells of them. */
export function useTitled(chats: readonly ChatView[]): readonly ChatView[] {
  const nameless = chats.filter(isNameless);
  const names = useGroupNames([...new Set(nameless.map(({ sessionId }) => sessionId))]);
  if (names.size === 0) return chats;
  return chats.map((chat) => (isNameless(chat) ? titled(chat, names.get(chat.jid)) : chat));
}

function titled(chat: ChatView, title: string | undefined): ChatView {
  if (title === undefined) return chat;
  const known = TITLED.get(chat);
  if (known?.title === title) return known;
  const now = { ...chat, title };
  TITLED.set(chat, now);
  return now;
}
