'use client';

import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Puts the cursor of a field into a text that is put in by program. It stands there as soon as the text does, before
 * the next key is heard: a frame later, what was typed meanwhile would be torn apart.
 *
 * @returns says where the cursor stands once the field has this text.
 */
export function useCaret(
  field: RefObject<HTMLTextAreaElement | null>,
): (text: string, at: number) => void {
  const wanted = useRef<{ text: string; at: number } | null>(null);
  useLayoutEffect(() => {
    if (!wanted.current || field.current?.value !== wanted.current.text) return;
    const { at } = wanted.current;
    wanted.current = null;
    field.current.setSelectionRange(at, at);
  });
  return (text, at) => {
    wanted.current = { text, at };
  };
}
