import type { QueryClient } from '@tanstack/react-query';
import type { ChatView, MessageView } from '@whathooks/dto';
import { amend } from '../../shared/api/amend';
import { afterMessage, type ChatPages } from './chat-cache';
import { chatKeys, showChats } from './queries';
import { type Change, entriesOf, merged, messageEntry, type TimelinePages } from './timeline-cache';
import { showChanged, timelineKeys } from './timeline-queries';

/** What some events change in conversations: gathered, so that a flood of them is drawn once. */
export class ChatNews {
  private readonly arrived: MessageView[] = [];
  private readonly changes = new Map<string, Change>();

  add(message: MessageView): void {
    this.arrived.push(message);
  }

  change(id: string, change: Change): void {
    const before = this.changes.get(id);
    this.changes.set(id, before ? (message) => change(before(message)) : change);
  }

  /** Shows it in every open conversation and list. Tells whether there were messages of chats that nobody has loaded. */
  apply(client: QueryClient): { hasArrived: boolean; hasUnknown: boolean } {
    const hasArrived = this.arrived.length > 0;
    if (!hasArrived && this.changes.size === 0) return { hasArrived, hasUnknown: false };
    const known = openChats(client);
    this.applyToTimelines(client, known);
    return { hasArrived, hasUnknown: this.applyToChats(client, known) };
  }

  private applyToTimelines(client: QueryClient, known: ReadonlyMap<string, ChatView>): void {
    const arrived = new Map<string, MessageView[]>();
    for (const message of this.arrived) {
      const chat = known.get(chatKey(message));
      if (chat) arrived.set(chat.id, [...(arrived.get(chat.id) ?? []), message]);
    }
    for (const { queryKey } of client.getQueryCache().findAll({ queryKey: timelineKeys.all })) {
      const entries = arrived.get(String(queryKey[1]))?.map(messageEntry);
      if (entries) amend<TimelinePages>(client, queryKey, (pages) => merged(pages, entries));
    }
    if (this.changes.size > 0) showChanged(client, this.changes);
  }

  private applyToChats(client: QueryClient, known: ReadonlyMap<string, ChatView>): boolean {
    const now = new Map<string, ChatView>();
    let hasUnknown = false;
    for (const message of this.arrived) {
      const chat = known.get(chatKey(message));
      if (chat) now.set(chat.id, afterMessage(now.get(chat.id) ?? chat, message));
      else hasUnknown = true;
    }
    for (const chat of known.values()) {
      const change = this.changes.get(chat.lastMessage?.id ?? '');
      const { lastMessage } = now.get(chat.id) ?? chat;
      if (change && lastMessage) {
        now.set(chat.id, { ...(now.get(chat.id) ?? chat), lastMessage: change(lastMessage) });
      }
    }
    if (now.size > 0) showChats(client, [...now.values()]);
    return hasUnknown;
  }

  /** Whether an open conversation has a message, or will have it. */
  knows(client: QueryClient, id: string): boolean {
    if (this.arrived.some((message) => message.id === id)) return true;
    const queryKey = timelineKeys.all;
    return client
      .getQueriesData<TimelinePages>({ queryKey })
      .some(([, pages]) => entriesOf(pages).some((entry) => entry.id === id));
  }
}

const chatKey = ({ sessionId, chat }: MessageView): string => `${sessionId} ${chat}`;

/** Every chat that a list or an open conversation has, by number and JID. */
function openChats(client: QueryClient): Map<string, ChatView> {
  const chats = new Map<string, ChatView>();
  const add = (chat: ChatView) => chats.set(`${chat.sessionId} ${chat.jid}`, chat);
  for (const [, pages] of client.getQueriesData<ChatPages>({ queryKey: chatKeys.lists() })) {
    for (const page of pages?.pages ?? []) page.data.forEach(add);
  }
  const queryKey = chatKeys.details();
  for (const [, chat] of client.getQueriesData<ChatView>({ queryKey })) if (chat) add(chat);
  return chats;
}
