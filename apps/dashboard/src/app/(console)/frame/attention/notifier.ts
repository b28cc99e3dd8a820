'use client';

import { useEffect } from 'react';
import { useRouter } from 'next/navigation';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { MessagePayload } from '@whathooks/dto';
import { useIdentity } from '../../../../features/auth/use-auth';
import { chatPlace } from '../../../../features/chats/address';
import { findChat } from '../../../../features/chats/queries';
import { messageFromEvent } from '../../../../features/live/message-cache';
import { onStreamEvent } from '../../../../features/live/live-listeners';
import { preview } from '../../../../features/messages/message-text';
import { concerns } from '../../../../features/notifications/concerns';
import { useNotificationSettings } from '../../../../features/notifications/settings';
import { coalesce } from '../../../../shared/live/coalesce';
import { formatTitle } from '../../../../shared/format/format';
import { here, own } from '../../../../shared/own-address';
import { chime } from './chime';
import { notifierWords as words } from '../words';

/** How long messages are gathered, in milliseconds: many at once make one sound. */
const GATHERED_MS = 500;
/** Chats with a notification at the same time; more would cover the screen. */
const MOST = 3;

interface News {
  title: string;
  body: string;
  chatId: string;
}

/** Notifies people who want it of new messages while they look at something else. */
export function useNotifier(): void {
  const { user } = useIdentity();
  const { desktop, sound, unassigned } = useNotificationSettings(user.id);
  const client = useQueryClient();
  const { push } = useRouter();
  useEffect(() => {
    if (!desktop && !sound) return;
    const show = (news: News) => {
      if (desktop) popUp(news, () => push(chatPlace({ chatId: news.chatId })));
      if (sound) chime();
    };
    const arrived = new Map<string, MessagePayload>();
    const tell = coalesce(() => {
      const newest = [...arrived.values()].slice(-MOST);
      arrived.clear();
      void Promise.all(newest.map((message) => newsOf(client, message, user.id, unassigned))).then(
        (all) => all.filter((news) => news !== null).forEach(show),
        // What could not be looked up is seen in the inbox.
        () => undefined,
      );
    }, GATHERED_MS);
    return onStreamEvent((event) => {
      if (event.event === 'mention') {
        const { authorName, note } = event.data;
        if (!isInFront(note.chatId)) {
          show({ title: words.mentioned(authorName), body: note.text, chatId: note.chatId });
        }
      }
      if (event.event !== 'message.received' || event.data.history) return;
      arrived.set(`${event.data.sessionId} ${event.data.chat}`, event.data);
      tell();
    });
  }, [desktop, sound, unassigned, user.id, client, push]);
}

/** The notification of a message; null where it concerns somebody else, or is in sight. */
async function newsOf(
  client: QueryClient,
  message: MessagePayload,
  me: string,
  unassigned: boolean,
): Promise<News | null> {
  const chat = await findChat(client, message.sessionId, message.chat);
  if (!chat || !concerns(chat, me, unassigned) || isInFront(chat.id)) return null;
  const body = preview(messageFromEvent('message.received', message, message.timestamp));
  return { title: formatTitle(chat.title), body, chatId: chat.id };
}

/** Whether a chat is open in this window, and the window is what its user looks at. */
function isInFront(chatId: string): boolean {
  const { pathname, search } = here();
  const isOpen = pathname === '/inbox/' && new URLSearchParams(search).get('chat') === chatId;
  return isOpen && document.visibilityState === 'visible' && document.hasFocus();
}

function popUp({ title, body, chatId }: News, open: () => void): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  // The next one of the same chat takes its place.
  const shown = new Notification(title, { body, tag: chatId, icon: own('/icon.svg') });
  shown.onclick = () => {
    window.focus();
    open();
    shown.close();
  };
}
