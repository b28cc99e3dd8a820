'use client';

import { useState } from 'react';
import { useConversation } from '../../conversation/conversation-context';

/** The text of the field: while a message is edited, its own; what was written before comes back after it. */
export function useReplyText(
  message: string,
  onMessage: (text: string) => void,
): [string, (text: string) => void] {
  const { writing } = useConversation();
  const [edited, setEdited] = useState<{ id: string; text: string } | null>(null);
  if (writing.kind !== 'edit') {
    // A later edit of the same message begins with its text at that time.
    if (edited) setEdited(null);
    return [message, onMessage];
  }
  const { id, text: before } = writing.message;
  const now = edited?.id === id ? edited.text : (before ?? '');
  return [now, (next) => setEdited({ id, text: next })];
}
