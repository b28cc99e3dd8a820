'use client';

import { useEffect } from 'react';
import { useChatCounts } from '../../../../features/chats/queries';

const COUNT = /^\(\d+\+?\) /;
const MOST = 99;

/** Puts the number of chats that nobody has read before the title of every page. */
export function useTitleCount(): void {
  const { data } = useChatCounts();
  const unread = data?.unread ?? 0;
  useEffect(() => {
    const mark = unread > MOST ? `(${MOST}+) ` : unread > 0 ? `(${unread}) ` : '';
    const put = () => {
      const title = mark + document.title.replace(COUNT, '');
      if (document.title !== title) document.title = title;
    };
    put();
    // Each page sets its own title when it is opened.
    const observer = new MutationObserver(put);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [unread]);
}
