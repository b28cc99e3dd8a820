import type { InfiniteData } from '@tanstack/react-query';
import type { ChatPage, ChatView, ChatViewName, MessageView } from '@whathooks/dto';

/** What a list of chats is narrowed to. An absent field does not narrow. */
export interface ChatFilter {
  view: ChatViewName;
  sessionId?: string;
  label?: string;
  q?: string;
}

export type ChatPages = InfiniteData<ChatPage, string | undefined>;

/** Hex digits of an id, which grow with time, whatever the id is of. */
export function orderOf(id: string): string {
  return id.slice(id.indexOf('_') + 1);
}

/** Where a chat stands in a list: by its newest message or missed call, or by its making. */
function positionOf({ id, lastMessage, missedCallAt }: ChatView): string {
  const said = orderOf(lastMessage?.place ?? lastMessage?.id ?? id);
  const called = missedCallAt === null ? '' : orderAt(missedCallAt);
  return said > called ? said : called;
}

/** The first hex digits of ids that were made at a time, which are its milliseconds. */
function orderAt(time: string): string {
  return Date.parse(time).toString(16).padStart(12, '0');
}

/** Whether a chat belongs into a list. Text is compared as far as a browser can; the server decides. */
export function belongs(chat: ChatView, filter: ChatFilter, me: string): boolean {
  if (filter.sessionId && filter.sessionId !== chat.sessionId) return false;
  if (filter.label && !chat.labels.some(({ id }) => id === filter.label)) return false;
  return inView(chat, filter.view, me) && hasText(chat, filter.q ?? '');
}

function inView(chat: ChatView, view: ChatFilter['view'], me: string): boolean {
  const { state, archived, assigneeId, needsReplySince } = chat;
  if (view === 'all') return true;
  if (view === 'closed') return state === 'closed';
  if (state === 'closed' || archived) return false;
  if (view === 'needs_reply') return needsReplySince !== null;
  if (view === 'mine') return assigneeId === me;
  return view === 'open' || assigneeId === null;
}

const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function hasText({ title, phone }: ChatView, q: string): boolean {
  const wanted = folded(q.trim());
  return wanted === '' || folded(title).includes(wanted) || (phone?.includes(wanted) ?? false);
}

const chatsIn = (pages: ChatPages): ChatView[] => pages.pages.flatMap(({ data }) => data);

/** The list with other chats in it: as many pages, with the same cursors. */
function withChats(pages: ChatPages, chats: readonly ChatView[]): ChatPages {
  const last = pages.pages.length - 1;
  let from = 0;
  return {
    ...pages,
    pages: pages.pages.map((page, index) => {
      const until = index === last ? chats.length : from + page.data.length;
      const data = chats.slice(from, until);
      from = until;
      return { ...page, data };
    }),
  };
}

/** The list with chats as they are now: changed, in their new place, added, or gone where they belong there no more. */
export function withChanged(
  pages: ChatPages,
  changed: readonly ChatView[],
  filter: ChatFilter,
  me: string,
): ChatPages {
  const before = chatsIn(pages);
  const known = new Map(before.map((chat) => [chat.id, chat]));
  const now = changed
    .map((chat) => ({
      ...chat,
      lastMessage: chat.lastMessage ?? known.get(chat.id)?.lastMessage ?? null,
    }))
    .filter((chat) => belongs(chat, filter, me))
    .sort((a, b) => (positionOf(a) < positionOf(b) ? 1 : -1));
  if (now.length === 0 && !changed.some(({ id }) => known.has(id))) return pages;
  const moved = new Set(changed.map(({ id }) => id));
  const after = inOrder(
    before.filter(({ id }) => !moved.has(id)),
    now,
  );
  // What is older than all that was read comes with the next page.
  const isWhole = !pages.pages.at(-1)?.nextCursor;
  while (!isWhole && after.length > 0 && !known.has(after.at(-1)?.id ?? '')) after.pop();
  return withChats(pages, after);
}

/** Two lists in order as one. */
function inOrder(some: readonly ChatView[], others: readonly ChatView[]): ChatView[] {
  const result: ChatView[] = [];
  let next = 0;
  for (const chat of some) {
    for (
      let other = others[next];
      other && positionOf(other) > positionOf(chat);
      other = others[next]
    ) {
      result.push(other);
      next += 1;
    }
    result.push(chat);
  }
  return [...result, ...others.slice(next)];
}

/** The list after its first page was read anew: what moved up is there once, what is further down stays. */
export function withFirstPage(pages: ChatPages, first: ChatPages['pages'][number]): ChatPages {
  const [old] = pages.pages;
  if (!old || pages.pages.length === 1) return { ...pages, pages: [first] };
  const fresh = new Set(first.data.map(({ id }) => id));
  const least = first.data.at(-1);
  // What was as new as the first page and is not in it has left the list.
  const stays = (chat: ChatView) =>
    !fresh.has(chat.id) && (!least || positionOf(chat) < positionOf(least));
  return withChats(pages, [...first.data, ...chatsIn(pages).filter(stays)]);
}

/** A chat after one of its messages: as the server would tell of it. */
export function afterMessage(chat: ChatView, message: MessageView): ChatView {
  if (message.type === 'reaction' || message.history) return chat;
  const { lastMessage } = chat;
  const isNewer = orderOf(message.id) > orderOf(lastMessage?.place ?? lastMessage?.id ?? '_');
  if (!isNewer) return chat;
  const inbound = message.direction === 'inbound';
  const waits = inbound && chat.kind === 'person';
  return {
    ...chat,
    lastMessage: message,
    unread: inbound ? chat.unread + 1 : chat.unread,
    firstUnreadId: inbound ? (chat.firstUnreadId ?? message.id) : chat.firstUnreadId,
    needsReplySince: waits
      ? (chat.needsReplySince ?? message.timestamp)
      : inbound
        ? chat.needsReplySince
        : null,
    missedCallAt: inbound ? chat.missedCallAt : null,
    state: inbound ? 'open' : chat.state,
    archived: inbound && chat.kind === 'person' ? false : chat.archived,
  };
}
