'use client';

import { useState } from 'react';
import { replaceEqualDeep } from '@tanstack/react-query';
import type { ChatView } from '@whathooks/dto';

/**
 * A chat without what each of its messages changes: the last message and what is unread. What shows the rest is
 * drawn again only when that changes.
 */
export function useSteadyChat(chat: ChatView): ChatView {
  const [steady, setSteady] = useState(chat);
  const now = replaceEqualDeep(steady, {
    ...chat,
    lastMessage: null,
    unread: 0,
    firstUnreadId: null,
  });
  if (now !== steady) setSteady(now);
  return now;
}
