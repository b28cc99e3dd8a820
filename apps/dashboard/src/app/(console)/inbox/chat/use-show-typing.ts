'use client';

import { type FormEvent, useCallback, useEffect, useRef } from 'react';
import { tellTyping } from '../../../../features/chats/typing';
import { COMPOSER_ID } from '../keyboard/shortcuts';

/** Phones show it for longer than this after each time that it is told, in milliseconds. */
const TELL_EVERY_MS = 8_000;

/**
 * Shows the other side that somebody writes, as WhatsApp's own programs do: a reply, and no note.
 *
 * @param sent how many messages are on their way: phones show no writing after one.
 * @returns what hears of each change of the field to write.
 */
export function useShowTyping(
  chatId: string,
  canSend: boolean,
  sent: number,
): (event: FormEvent) => void {
  const toldAt = useRef<number | null>(null);
  const end = useCallback(() => {
    if (toldAt.current === null) return;
    toldAt.current = null;
    tellTyping(chatId, 'paused');
  }, [chatId]);
  useEffect(() => end, [end]);
  useEffect(() => {
    if (sent > 0) toldAt.current = null;
  }, [sent]);
  return useCallback(
    ({ target }: FormEvent) => {
      if (!(target instanceof HTMLTextAreaElement) || target.id !== COMPOSER_ID || !canSend) return;
      if (target.value.trim() === '') return end();
      const now = performance.now();
      if (toldAt.current !== null && now - toldAt.current < TELL_EVERY_MS) return;
      toldAt.current = now;
      tellTyping(chatId, 'composing');
    },
    [chatId, canSend, end],
  );
}
