'use client';

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useDraftSaver, useDrafts } from '../../../../../features/drafts/queries';
import { readMessage } from '../../../../../features/messages/queries';
import { useConversation } from '../../conversation/conversation-context';

/** A draft that another device saved is not shown within this time after the last key, in ms. */
const TYPING_MS = 5_000;

/** The message that is begun in the chat: kept on the server as it is typed, and taken from there. */
export function useDraft(): [string, (text: string) => void] {
  const { chat, writing, write } = useConversation();
  const saver = useDraftSaver();
  const queries = useQueryClient();
  const { data: drafts } = useDrafts();
  const stored = drafts?.find(({ chatId }) => chatId === chat.id);
  const [text, setText] = useState(() => saver.begun(chat.id, stored)?.text ?? '');
  const typedAt = useRef(-Infinity);
  const replyTo = writing.kind === 'reply' ? writing.to.id : null;

  const answer = useRef(async (id: string) => {
    const to = await readMessage(queries, id).catch(() => null);
    if (to) write({ kind: 'reply', to });
  });
  const begun = useRef({ drafts: undefined as typeof drafts, replyTo });
  useEffect(() => {
    if (begun.current.drafts === drafts) return;
    begun.current.drafts = drafts;
    if (performance.now() - typedAt.current < TYPING_MS) return;
    const draft = saver.begun(chat.id, stored);
    setText(draft?.text ?? '');
    if (draft?.replyTo && draft.replyTo !== begun.current.replyTo) {
      begun.current.replyTo = draft.replyTo;
      void answer.current(draft.replyTo);
    }
  }, [saver, chat.id, drafts, stored]);

  const change = useCallback(
    (next: string) => {
      typedAt.current = performance.now();
      setText(next);
      saver.change(chat.id, { text: next, replyTo });
      // What was sent is a draft no more.
      if (next === '') saver.flush(chat.id);
    },
    [saver, chat.id, replyTo],
  );
  // What it answers was chosen, or left.
  useEffect(() => {
    if (begun.current.replyTo === replyTo) return;
    begun.current.replyTo = replyTo;
    if (text !== '') saver.change(chat.id, { text, replyTo });
  }, [saver, chat.id, text, replyTo]);
  useEffect(() => () => saver.flush(chat.id), [saver, chat.id]);
  return [text, change];
}

/** Whether what is written is kept in this browser only, since the server cannot be reached. */
export function useIsUnsaved(): boolean {
  const saver = useDraftSaver();
  return useSyncExternalStore(saver.subscribe, saver.hasFailed, () => false);
}
