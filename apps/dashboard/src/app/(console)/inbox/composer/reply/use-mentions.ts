'use client';

import { useMemo, useRef } from 'react';
import { useGroup } from '../../../../../features/groups/queries';
import { useConversation } from '../../conversation/conversation-context';
import { memberSource, withNumbers } from './group-mentions';

/** Members of a group who can be mentioned; of a person's chat nobody. */
export function useMentions() {
  const { chat, people } = useConversation();
  const { data: group, isLoading } = useGroup(chat.groupId);
  const chosen = useRef<string[]>([]);
  const isGroup = chat.kind === 'group';
  return useMemo(() => {
    const named = (group?.members ?? [])
      .filter(({ memberType }) => memberType === 'phone')
      .map(({ member, title }) => [member, title] as const);
    const wrote = [...people]
      .filter(([, { hasPhone }]) => hasPhone)
      .map(([id, { name }]) => [id, name] as const);
    const members = [...new Map([...wrote, ...named])].map(([id, name]) => ({ id, name }));
    return {
      sources: isGroup ? [memberSource(members, (id) => chosen.current.push(id), isLoading)] : [],
      /** What was written as it is sent. */
      sent: (text: string) => (isGroup ? withNumbers(text, members, chosen.current) : { text }),
    };
  }, [isGroup, group, isLoading, people]);
}
