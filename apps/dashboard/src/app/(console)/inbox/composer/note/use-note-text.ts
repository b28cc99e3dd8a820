'use client';

import { type SetStateAction, useCallback, useState } from 'react';

/** Notes that were begun in this window, by chat. */
const begun = new Map<string, string>();

/** A note that is begun: it stays while somebody looks at other chats. */
export function useNoteText(chatId: string): [string, (text: SetStateAction<string>) => void] {
  const [text, setText] = useState(begun.get(chatId) ?? '');
  const change = useCallback(
    (next: SetStateAction<string>) =>
      setText((before) => {
        const now = typeof next === 'function' ? next(before) : next;
        if (now === '') begun.delete(chatId);
        else begun.set(chatId, now);
        return now;
      }),
    [chatId],
  );
  return [text, change];
}
