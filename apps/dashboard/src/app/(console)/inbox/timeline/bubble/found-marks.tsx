'use client';

import { useEffect, useRef } from 'react';
import { placesOf } from '../../../../../features/search/places-of';
import { useInboxPlace } from '../../address';

/** Name of the highlight, in the style sheet. */
const NAME = 'found';

/**
 * Marks in the row around it what the address says is searched for. The text stays as it is: the browser paints the
 * places.
 */
export function FoundMarks() {
  const here = useRef<HTMLSpanElement>(null);
  const { q } = useInboxPlace().place;
  useEffect(() => {
    const row = here.current?.parentElement;
    if (!row || q.trim() === '' || !('highlights' in CSS)) return;
    CSS.highlights.set(NAME, new Highlight(...rangesIn(row, q)));
    return () => void CSS.highlights.delete(NAME);
  }, [q]);
  return <span ref={here} hidden />;
}

function rangesIn(row: HTMLElement, q: string): Range[] {
  const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  while (texts.nextNode()) {
    const node = texts.currentNode as Text;
    if (node.parentElement?.closest('time, button')) continue;
    for (const { start, end } of placesOf(node.data, q)) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  return ranges;
}
