import { memo } from 'react';
import { AlbumBubble } from './bubble/album-bubble';
import { MessageBubble } from './bubble/bubble';
import { FoundMarks } from './bubble/found-marks';
import { NoteBubble } from './bubble/note-bubble';
import { NoticeLine } from './notice-line';
import { OutgoingBubble } from './bubble/outgoing-bubble';
import { sameRow, type TimelineRow } from './rows';
import classes from './row.module.css';
import { StartLine } from './start-line';
import { words } from './words';

interface RowProps {
  row: TimelineRow;
  /** It shows what can be done with it. */
  isActive: boolean;
  /** Entry of it that the address leads to; null for none. */
  target: string | null;
}

/** One row of a conversation, with the day or the line of the unread that begins with it. */
export const Row = memo(
  function Row({ row, isActive, target }: RowProps) {
    const isTarget = target !== null;
    return (
      <div
        className={classes.root}
        data-row={row.key}
        data-active={isActive || undefined}
        data-target={isTarget || undefined}
        data-follows={('follows' in row && row.follows) || undefined}
      >
        {row.day !== undefined && (
          <p className={classes.day}>
            <span>{row.day}</span>
          </p>
        )}
        {row.startsUnread && (
          <p className={classes.unread}>
            <span>{words.unread}</span>
          </p>
        )}
        {row.kind === 'start' && <StartLine start={row.start} />}
        {row.kind === 'message' && (
          <MessageBubble row={row} isActive={isActive} isTarget={isTarget} />
        )}
        {row.kind === 'album' && <AlbumBubble row={row} isActive={isActive} target={target} />}
        {row.kind === 'note' && <NoteBubble note={row.note} isActive={isActive} />}
        {row.kind === 'notice' && <NoticeLine notice={row.notice} />}
        {row.kind === 'outgoing' && <OutgoingBubble entry={row.outgoing} />}
        {isTarget && <FoundMarks />}
      </div>
    );
  },
  (a, b) => a.isActive === b.isActive && a.target === b.target && sameRow(a.row, b.row),
);
