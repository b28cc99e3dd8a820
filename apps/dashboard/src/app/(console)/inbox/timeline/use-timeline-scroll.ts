'use client';

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { HeldPlace, NEAR_END } from '../../../../shared/lists/held-place';
import { lastKey, stands } from './albums';
import type { TimelineRow } from './rows';

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
  const placed = useRef<string | null | undefined>(undefined);
  const [isAway, setAway] = useState(false);
  const [unreadAbove, setUnreadAbove] = useState(false);
  const [seenEnd, setSeenEnd] = useState<string | null>(() => lastKey(rows.at(-1)));
  const shift = useShift(rows);
  const last = lastKey(rows.at(-1));
  const latest = useRef(rows);
  const looking = useRef<(offset: number) => void>(() => undefined);
  const [place] = useState(
    () =>
      new HeldPlace(
        () => list.current,
        () => looking.current(list.current?.scrollOffset ?? 0),
      ),
  );

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
    place.scrolled(offset, below < NEAR_END && source.isAtNewest);
    if (place.isAtEnd) atEnd();
    else if (!isAway && below > NEAR_END) setAway(true);
  };
  useLayoutEffect(() => {
    latest.current = rows;
    looking.current = look;
  });
  useLayoutEffect(() => (scroller.current ? place.attach(scroller.current) : undefined), [place]);

  // The first place, and each one that the address asks for.
  useLayoutEffect(() => {
    if (rows.length === 0 || placed.current === target) return;
    const isFirst = placed.current === undefined;
    const wanted = rows.find(
      (row) => stands(row, target) || (isFirst && row.startsUnread && !target),
    );
    if (target && !wanted) return;
    placed.current = target;
    if (wanted) place.hold({ index: indexOf(latest, wanted.key), align: 'center' });
    else if (isFirst && source.isAtNewest) place.hold('end');
    else if (isFirst) place.hold({ index: () => latest.current.length - 1, align: 'end' });
    // Whether more comes at its end matters for the first place alone.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [rows, target, place]);

  // Its end may be in sight together with the row at which it was opened.
  const { isAtNewest } = source;
  const grown = useRef({ last, isAtNewest });
  useLayoutEffect(() => {
    const before = grown.current;
    grown.current = { last, isAtNewest };
    if (before.last === last) return;
    if (isAtNewest) place.grew();
    // What was read on towards the newest was there before, and is not new.
    if (!before.isAtNewest) setSeenEnd(last);
  }, [last, isAtNewest, place]);

  // At the end, what comes is seen as it comes.
  useEffect(() => {
    if (place.isAtEnd) atEnd();
    // `atEnd` is a new function at each render; it depends on the newest row alone.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [last]);

  const show = useCallback((key: string) => place.reveal(indexOf(latest, key)), [place]);
  const newCount = isAway ? newSince(rows, seenEnd) : 0;
  const toUnread = () =>
    place.hold({
      index: () => latest.current.findIndex(({ startsUnread }) => startsUnread),
      align: 'center',
    });
  return {
    ...{ scroller, list, shift, isAway, newCount, unreadAbove },
    ...{ onScroll: look, onResize: place.measured, show, toEnd: () => place.hold('end'), toUnread },
  };
}

/** Finds where a row stands now. */
const indexOf =
  (rows: { readonly current: readonly TimelineRow[] }, wanted: string) => (): number =>
    rows.current.findIndex(({ key }) => key === wanted);

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
  if (seenEnd === null) return 0;
  let count = 0;
  for (const row of rows.toReversed()) {
    if (row.kind === 'message' || row.kind === 'album') {
      const messages = row.kind === 'album' ? row.messages : [row.message];
      const seen = messages.findIndex(({ id }) => id === seenEnd);
      count += messages.slice(seen + 1).filter(({ direction }) => direction === 'inbound').length;
    }
    if (stands(row, seenEnd)) break;
  }
  return count;
}
