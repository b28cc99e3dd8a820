'use client';

import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useCaret } from './use-caret';

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
  /** Set while what could be offered is not known. */
  missing?: Missing;
}

/** Why nothing can be offered yet. */
export interface Missing {
  /** What a person is told. */
  text: string;
  /** Loads it again; absent while it is being loaded. */
  retry?: () => void;
  /** Whether Enter submits the text once it is known that nothing fits; otherwise the text stays in the field. */
  submits: boolean;
}

/** Looks at the text before the cursor. */
export type CompletionSource = (before: string) => Offer | null;

/**
 * Offers what fits to the text before the cursor, and puts in what is chosen. Enter waits for what is not loaded yet:
 * the name of a snippet must not leave in place of its text.
 */
export function useCompletion(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  setText: (text: string) => void,
  sources: readonly CompletionSource[],
  onSubmit: () => void,
) {
  const [cursor, setCursor] = useState(0);
  const [index, setIndex] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const putCaret = useCaret(field);
  const offer = dismissed === text ? null : offerOf(sources, text.slice(0, cursor));
  const completions = offer?.completions ?? [];
  const missing = completions.length === 0 ? offer?.missing : undefined;
  const held = useRef<{ text: string; submits: boolean } | null>(null);
  const chosen = Math.min(index, completions.length - 1);

  const insert = (completion: Completion) => {
    if (!offer) return;
    const before = text.slice(0, offer.from) + completion.text;
    const next = before + text.slice(cursor);
    putCaret(next, before.length);
    setText(next);
    setCursor(before.length);
    completion.onChosen?.();
  };
  /** Whether submitting has to wait for what is not loaded: it happens as soon as that is there. */
  const holds = (): boolean => {
    if (!missing || missing.retry) return false;
    held.current = { text, submits: missing.submits };
    return true;
  };
  useEffect(() => {
    if (!held.current || (held.current.text === text && missing && !missing.retry)) return;
    const { submits, text: heldText } = held.current;
    held.current = null;
    // What was typed meanwhile, or could not be loaded, is decided by the person.
    if (heldText !== text || missing) return;
    const [first] = completions;
    if (first) insert(first);
    else if (submits) onSubmit();
  });
  const waits = (event: KeyboardEvent): boolean => {
    if (!missing || event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing)
      return false;
    missing.retry?.();
    held.current = { text, submits: missing.submits };
    event.preventDefault();
    return true;
  };
  /** Whether the key was for the list. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (waits(event)) return true;
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
  const label = offer?.label ?? '';
  return { label, completions, missing: missing?.text, chosen, insert, holds, onKey, onCursor };
}

function offerOf(sources: readonly CompletionSource[], before: string): Offer | null {
  for (const source of sources) {
    const offer = source(before);
    if (offer && (offer.completions.length > 0 || offer.missing)) return offer;
  }
  return null;
}
