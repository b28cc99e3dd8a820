'use client';

import { type KeyboardEvent, type RefObject, useState } from 'react';

/** One thing that can stand in place of what is typed. */
export interface Completion {
  id: string;
  /** What it is called: `/hours`, `@Ana`. */
  name: string;
  /** What it means, or its beginning. */
  hint?: string;
  /** What is put in. */
  text: string;
  onChosen?: () => void;
}

/** What is offered for the text before the cursor; null where that asks for nothing. */
export interface Offer {
  /** What is listed: "Snippets". */
  label: string;
  /** Where in the text the asking begins. */
  from: number;
  completions: readonly Completion[];
}

/** Looks at the text before the cursor. */
export type CompletionSource = (before: string) => Offer | null;

/** Offers what fits to the text before the cursor, and puts in what is chosen. */
export function useCompletion(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  setText: (text: string) => void,
  sources: readonly CompletionSource[],
) {
  const [cursor, setCursor] = useState(0);
  const [index, setIndex] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const offer = dismissed === text ? null : offerOf(sources, text.slice(0, cursor));
  const completions = offer?.completions ?? [];
  const chosen = Math.min(index, completions.length - 1);

  const insert = (completion: Completion) => {
    if (!offer) return;
    const before = text.slice(0, offer.from) + completion.text;
    setText(before + text.slice(cursor));
    setCursor(before.length);
    completion.onChosen?.();
    requestAnimationFrame(() => field.current?.setSelectionRange(before.length, before.length));
  };
  /** Whether the key was for the list. */
  const onKey = (event: KeyboardEvent): boolean => {
    const completion = completions[chosen];
    if (!completion || event.nativeEvent.isComposing) return false;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setIndex((chosen + step + completions.length) % completions.length);
    else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') insert(completion);
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
  return { label: offer?.label ?? '', completions, chosen, insert, onKey, onCursor };
}

function offerOf(sources: readonly CompletionSource[], before: string): Offer | null {
  for (const source of sources) {
    const offer = source(before);
    if (offer && offer.completions.length > 0) return offer;
  }
  return null;
}
