'use client';

import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import type { TimelineRow } from './rows';

/** The row under the mouse, or that the arrow keys came to: it alone shows what can be done with it. */
export function useActiveRow(rows: readonly TimelineRow[], show: (key: string) => void) {
  const [key, setKey] = useState<string | null>(null);
  const move = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey)
      return;
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (event.key === 'Escape') setKey(null);
    if (step === 0 || rows.length === 0) return;
    event.preventDefault();
    const from = rows.findIndex((row) => row.key === key);
    const next =
      from === -1 ? rows.length - 1 : Math.min(Math.max(from + step, 0), rows.length - 1);
    const shown = rows[next]?.key ?? null;
    setKey(shown);
    if (shown !== null) show(shown);
  };
  const point = ({ target }: MouseEvent<HTMLElement>) => {
    const row = target instanceof Element ? target.closest('[data-row]') : null;
    const pointed = row?.getAttribute('data-row') ?? null;
    if (pointed !== null && pointed !== key) setKey(pointed);
  };
  const handlers = { onKeyDown: move, onMouseOver: point, onMouseLeave: () => setKey(null) };
  return { key, handlers };
}
