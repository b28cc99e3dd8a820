'use client';

import { useMemo, useRef } from 'react';
import { useConversation } from '../../conversation/conversation-context';
import { memberSource, withNumbers } from './group-mentions';

/** Members of a group who can be mentioned; of a person's chat nobody. */
export function useMentions() {
  const { chat, people } = useConversation();
  const chosen = useRef<string[]>([]);
  const isGroup = chat.kind === 'group';
  return useMemo(() => {
    const members = [...people]
      .filter(([, { hasPhone }]) => hasPhone)
      .map(([id, { name }]) => ({ id, name }));
    return {
      sources: isGroup ? [memberSource(members, (id) => chosen.current.push(id))] : [],
      /** What was written as it is sent. */
      sent: (text: string) => (isGroup ? withNumbers(text, members, chosen.current) : { text }),
    };
  }, [isGroup, people]);
}
