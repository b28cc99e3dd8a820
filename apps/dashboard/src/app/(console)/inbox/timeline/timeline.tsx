'use client';

import { useLayoutEffect, useRef } from 'react';
import { Button, Loader } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Virtualizer } from 'virtua';
import { TO_UNREAD_ID } from '../keyboard/shortcuts';
import { stands } from './albums';
import { Row } from './row';
import type { TimelineRow } from './rows';
import classes from './timeline.module.css';
import { useActiveRow } from './use-active-row';
import { type TimelineSource, useTimelineScroll } from './use-timeline-scroll';
import { words } from './words';

interface TimelineProps {
  title: string;
  rows: readonly TimelineRow[];
  source: TimelineSource;
  /** Message at which it is open; null for none. */
  target: string | null;
  onEnd: () => void;
  /** Goes to the newest messages, which are not loaded. */
  onNewest: () => void;
}

/** A conversation. Only what is in sight is drawn; it stays at its end, or where somebody reads. */
export function Timeline({ title, rows, source, target, onEnd, onNewest }: TimelineProps) {
  const scroll = useTimelineScroll({ rows, source, target, onEnd });
  const active = useActiveRow(rows, scroll.show);
  const toNewest = source.isAtNewest ? scroll.toEnd : onNewest;
  // Where the newest are not loaded, nobody has counted them.
  const newCount = source.isAtNewest ? scroll.newCount : 0;
  const isBehind = scroll.isAway || !source.isAtNewest;
  useShowSent(rows, toNewest);
  return (
    <div className={classes.root}>
      <div
        ref={scroll.scroller}
        className={classes.scroller}
        tabIndex={0}
        role="log"
        aria-label={words.with(title)}
        aria-live="polite"
        aria-relevant="additions"
        {...active.handlers}
      >
        {rows.length === 0 && <p className={classes.none}>{words.none(title)}</p>}
        <Virtualizer
          ref={scroll.list}
          scrollRef={scroll.scroller}
          as="ol"
          item="li"
          data={rows}
          shift={scroll.shift}
          bufferSize={60}
          onScroll={scroll.onScroll}
          onResize={scroll.onResize}
        >
          {(row) => (
            <Row
              key={row.key}
              row={row}
              isActive={row.key === active.key}
              target={stands(row, target) ? target : null}
            />
          )}
        </Virtualizer>
      </div>
      {source.isReading && (
        <span className={classes.reading} role="status">
          <Loader size="xs" aria-label={words.loading} />
        </span>
      )}
      {(scroll.unreadAbove || isBehind) && (
        <div className={classes.jumps}>
          {scroll.unreadAbove && (
            <Button
              id={TO_UNREAD_ID}
              size="compact-sm"
              fz="xs"
              radius="xl"
              variant="default"
              leftSection={<IconArrowUp size={15} />}
              onClick={scroll.toUnread}
            >
              {words.toUnread}
            </Button>
          )}
          {isBehind && (
            <Button
              className={classes.newest}
              size="compact-sm"
              fz="xs"
              radius="xl"
              variant="default"
              leftSection={<IconArrowDown size={15} />}
              onClick={toNewest}
            >
              {newCount > 0 ? words.newMessages(newCount) : words.newest}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** Whoever sends while they read further up sees what they sent. */
function useShowSent(rows: readonly TimelineRow[], toNewest: () => void): void {
  const last = rows.at(-1);
  const sent = last?.kind === 'outgoing' ? last.key : null;
  const shown = useRef(sent);
  useLayoutEffect(() => {
    if (sent === null || shown.current === sent) return;
    shown.current = sent;
    toNewest();
    // Where the newest stand may change with any row; what was sent brings somebody there once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [sent]);
}
