'use client';

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { TimelineRow } from './rows';

export type RowAlign = 'center' | 'nearest' | 'end';

/** When nothing was measured for so long, in milliseconds, the row counts as reached. */
const SETTLED_MS = 150;
/** So long after a person last moved the list nothing else moves it, in milliseconds. */
const PERSON_MS = 300;
/** What a person moves a list with; a scrollbar is pressed like the list itself. */
const INPUTS = ['wheel', 'touchstart', 'touchmove', 'pointerdown'] as const;
/** Keys by which a browser scrolls. */
const KEYS = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ']);

interface HeldRowOptions {
  scroller: RefObject<HTMLElement | null>;
  list: RefObject<VirtualizerHandle | null>;
  rows: readonly TimelineRow[];
  /** A person begins to move the list. */
  onMoved: () => void;
  /** It has stood still for a moment after that. */
  onStill: () => void;
}

/**
 * Takes a list to one of its rows, and keeps it there while rows are measured: where one stands is not known before.
 * A person who moves the list has it for themselves at once. The list's own `scrollToIndex` would take it back from
 * them with each row that it measures.
 */
export function useHeldRow({ scroller, list, rows, onMoved, onStill }: HeldRowOptions) {
  const held = useRef<{ key: string; share: number } | null>(null);
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isMoved = useRef(false);
  const latest = useRef({ rows, onMoved, onStill });
  useLayoutEffect(() => {
    latest.current = { rows, onMoved, onStill };
  });

  /** Puts the held row in its place again; false where none is held. */
  const place = useCallback((): boolean => {
    const [{ current: element }, { current: handle }] = [scroller, list];
    if (!element || !handle || !held.current) return false;
    const { key, share } = held.current;
    const index = latest.current.rows.findIndex((row) => row.key === key);
    if (index === -1) return false;
    const room = element.clientHeight - handle.getItemSize(index);
    element.scrollTop = handle.getItemOffset(index) - room * share;
    clearTimeout(settling.current);
    // Nothing is measured while it is not drawn, as in a tab in the background.
    if (element.clientHeight > 0)
      settling.current = setTimeout(() => (held.current = null), SETTLED_MS);
    return true;
  }, [scroller, list]);

  const hold = useCallback(
    (index: number, align: RowAlign = 'nearest') => {
      const row = latest.current.rows[index];
      const share = row && shareOf(index, align, scroller.current, list.current);
      if (!row || share === null || share === undefined) return;
      held.current = { key: row.key, share };
      place();
    },
    [scroller, list, place],
  );

  const letGo = useCallback(() => {
    held.current = null;
  }, []);

  useEffect(() => {
    const { current: element } = scroller;
    if (!element) return;
    let still: ReturnType<typeof setTimeout>;
    const wait = () => {
      clearTimeout(still);
      still = setTimeout(() => {
        isMoved.current = false;
        latest.current.onStill();
      }, PERSON_MS);
    };
    const onInput = () => {
      held.current = null;
      isMoved.current = true;
      latest.current.onMoved();
      wait();
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (KEYS.has(key)) onInput();
    };
    const onScroll = () => {
      if (isMoved.current) wait();
    };
    for (const input of INPUTS) element.addEventListener(input, onInput, { passive: true });
    element.addEventListener('keydown', onKey);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(still);
      for (const input of INPUTS) element.removeEventListener(input, onInput);
      element.removeEventListener('keydown', onKey);
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller]);

  return { hold, letGo, place, isMoved };
}

/** How much of the room that is left stands above a row; null: it is in sight as a whole, where that is enough. */
function shareOf(
  index: number,
  align: RowAlign,
  scroller: HTMLElement | null,
  list: VirtualizerHandle | null,
): number | null {
  if (align !== 'nearest') return align === 'center' ? 0.5 : 1;
  if (!scroller || !list) return null;
  const top = list.getItemOffset(index);
  if (top < scroller.scrollTop) return 0;
  const bottom = top + list.getItemSize(index);
  return bottom > scroller.scrollTop + scroller.clientHeight ? 1 : null;
}
