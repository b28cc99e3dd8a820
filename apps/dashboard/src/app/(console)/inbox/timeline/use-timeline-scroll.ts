'use client';

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { TimelineRow } from './rows';

/** Nearer to the end than this, in pixels, and somebody counts as reading the newest message. */
const NEAR = 80;
/** Nearer to an end of what is loaded than this, in pixels, and more is read. */
const READ_AHEAD = 1_200;

/** Where rows come from. */
export interface TimelineSource {
  /** Whether the newest entries are loaded. */
  isAtNewest: boolean;
  isReading: boolean;
  readOlder: () => void;
  readNewer: () => void;
}

interface ScrollOptions {
  rows: readonly TimelineRow[];
  source: TimelineSource;
  target: string | null;
  /** Somebody sees the newest message. */
  onEnd: () => void;
}

/**
 * Where a conversation stands: at a message, where what nobody has read begins, or at its end. At the end it follows
 * what comes; elsewhere nothing moves, whatever comes above or below, and what is new is counted.
 */
export function useTimelineScroll({ rows, source, target, onEnd }: ScrollOptions) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const following = useRef(false);
  const placed = useRef<string | null | undefined>(undefined);
  const [isAway, setAway] = useState(false);
  const [unreadAbove, setUnreadAbove] = useState(false);
  const [seenEnd, setSeenEnd] = useState<string | null>(() => rows.at(-1)?.key ?? null);
  const shift = useShift(rows);
  const last = rows.at(-1)?.key ?? null;

  const show = useCallback((index: number, align: 'center' | 'nearest' | 'end' = 'nearest') => {
    list.current?.scrollToIndex(index, { align });
  }, []);

  const atEnd = () => {
    setAway(false);
    setSeenEnd(last);
    onEnd();
  };

  /** Takes stock of where it stands: reads on, and knows whether its end is in sight. */
  const look = (offset: number) => {
    const { current } = list;
    if (!current) return;
    const below = current.scrollSize - offset - current.viewportSize;
    const unread = rows.findIndex(({ startsUnread }) => startsUnread);
    setUnreadAbove(unread !== -1 && current.getItemOffset(unread) < offset);
    if (offset < READ_AHEAD) source.readOlder();
    if (below < READ_AHEAD && !source.isAtNewest) source.readNewer();
    following.current = below < NEAR && source.isAtNewest;
    if (following.current) atEnd();
    else if (!isAway && below > NEAR) setAway(true);
  };
  const looking = useRef(look);
  useLayoutEffect(() => {
    looking.current = look;
  });

  // The first place, and each one that the address asks for. It counts as reached once it is drawn.
  useLayoutEffect(() => {
    if (rows.length === 0 || placed.current === target) return;
    const isFirst = placed.current === undefined;
    const wanted = rows.findIndex(
      ({ key, startsUnread }) => key === target || (isFirst && startsUnread && !target),
    );
    if (target && wanted === -1) return;
    following.current = wanted === -1 && source.isAtNewest;
    const go = () => {
      if (wanted !== -1) show(wanted, 'center');
      else if (isFirst) show(rows.length - 1, 'end');
    };
    go();
    const frame = requestAnimationFrame(() => {
      placed.current = target;
      go();
      // Where all of it fits, nothing scrolls, and its end is in sight from the start.
      requestAnimationFrame(() => looking.current(list.current?.scrollOffset ?? 0));
    });
    return () => cancelAnimationFrame(frame);
  }, [rows, target, show, source.isAtNewest]);

  useLayoutEffect(() => {
    if (!following.current || rows.length === 0) return;
    show(rows.length - 1, 'end');
  }, [rows, show]);

  // Pictures take their room when they are loaded, and the field to write grows.
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (following.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);

  // At the end, what comes is seen as it comes.
  useEffect(() => {
    if (following.current) atEnd();
    // `atEnd` is a new function at each render; it depends on the newest row alone.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [last]);

  const newCount = isAway ? newSince(rows, seenEnd) : 0;
  const toEnd = () => {
    following.current = true;
    show(rows.length - 1, 'end');
  };
  const toUnread = () => {
    following.current = false;
    show(
      rows.findIndex(({ startsUnread }) => startsUnread),
      'center',
    );
  };
  return {
    ...{ scroller, list, shift, isAway, newCount, unreadAbove },
    ...{ onScroll: look, show, toEnd, toUnread },
  };
}

/** Whether rows came, or went, at the start: then the place is kept from the end. */
function useShift(rows: readonly TimelineRow[]): boolean {
  const [first, last] = [rows[0]?.key, rows.at(-1)?.key];
  const [before, setBefore] = useState({ first, last, isShift: false });
  if (before.first === first && before.last === last) return before.isShift;
  const isShift = before.first !== undefined && before.first !== first;
  setBefore({ first, last, isShift });
  return isShift;
}

/** How many messages of others came since the end was seen. */
function newSince(rows: readonly TimelineRow[], seenEnd: string | null): number {
  let count = 0;
  for (let index = rows.length - 1; index >= 0 && rows[index]?.key !== seenEnd; index -= 1) {
    const row = rows[index];
    if (row?.kind === 'message' && row.message.direction === 'inbound') count += 1;
  }
  return seenEnd === null ? 0 : count;
}
