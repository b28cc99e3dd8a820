'use client';

import { useCallback } from 'react';
import { createParser, parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';

/** What is chosen is a step of the history: Back undoes it. */
export const STEP = { history: 'push' } as const;

/** A choice of which nothing stands in the address until it is made. */
export const parseAsText = parseAsString.withDefault('');

/** One of a few; anything else in the address counts as no choice. */
export function parseAsOneOf<T extends string>(choices: readonly T[], usual: T) {
  return parseAsStringLiteral(choices).withDefault(usual);
}

/** `?new`: its presence is all that it says. */
const parseAsMark = createParser({ parse: () => true, serialize: () => '' });

export interface OpenState<T> {
  /** What is open; null where nothing is. */
  item: T | null;
  open: (item: T) => void;
  close: () => void;
}

/**
 * Which item of a screen is open, kept in the address: a reload opens it again, Back closes it, and the
 * address can be sent to somebody.
 */
export function useOpenItem(key: string): OpenState<string> {
  const [item, setItem] = useQueryState(key);
  return {
    item: item || null,
    open: (id) => void setItem(id, STEP),
    close: () => void setItem(null),
  };
}

/** Whether the dialog is open that makes something new: `?new`. */
export function useNewDialog(): { opened: boolean; open: () => void; close: () => void } {
  const [opened, setOpened] = useQueryState('new', parseAsMark);
  const open = useCallback(() => void setOpened(true, STEP), [setOpened]);
  const close = useCallback(() => void setOpened(null), [setOpened]);
  return { opened: opened === true, open, close };
}

/** One of the dialogs of a screen; null where none is open. */
export function parseAsDialog<T extends string>(dialogs: readonly T[]) {
  return parseAsStringLiteral(dialogs);
}
