'use client';

import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { SnippetView } from '@whathooks/dto';
import { useIdentity } from '../../../../features/auth/use-auth';
import { useSnippets } from '../../../../features/snippets/queries';
import { useConversation } from '../conversation/conversation-context';
import { askedSnippet, filled, matching } from './snippets';

/** Offers snippets while a `/` and the beginning of one stand before the cursor. */
export function useSnippetChoice(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  setText: (text: string) => void,
) {
  const { chat } = useConversation();
  const { user } = useIdentity();
  const { data: snippets = [] } = useSnippets();
  const [cursor, setCursor] = useState(0);
  const [index, setIndex] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const asked = dismissed === text ? null : askedSnippet(text, cursor);
  const offered = asked ? matching(snippets, asked.q) : [];
  const chosen = Math.min(index, offered.length - 1);

  const insert = (snippet: SnippetView) => {
    if (!asked) return;
    const before = text.slice(0, asked.from) + filled(snippet, chat, user.name);
    setText(before + text.slice(cursor));
    setCursor(before.length);
    requestAnimationFrame(() => field.current?.setSelectionRange(before.length, before.length));
  };
  /** Whether the key was for the list. */
  const onKey = (event: KeyboardEvent): boolean => {
    const snippet = offered[chosen];
    if (!snippet) return false;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setIndex((chosen + step + offered.length) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') insert(snippet);
    else if (event.key === 'Escape') setDismissed(text);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  /** Where the cursor is now. */
  const onCursor = () => {
    setCursor(field.current?.selectionStart ?? 0);
    setIndex(0);
  };
  return { offered, chosen, insert, onKey, onCursor };
}
