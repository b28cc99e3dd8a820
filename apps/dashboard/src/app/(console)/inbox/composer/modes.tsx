'use client';

import { memo } from 'react';
import { NOTE_MODE_ID, REPLY_MODE_ID } from '../keyboard/shortcuts';
import classes from './composer.module.css';
import { words } from './words';

interface ModesProps {
  isNote: boolean;
  onReply: () => void;
  onNote: () => void;
}

/** Reply or note: what is written, and who sees it. */
export const Modes = memo(function Modes({ isNote, onReply, onNote }: ModesProps) {
  return (
    <div className={classes.modes} role="group" aria-label={words.modes}>
      <button
        type="button"
        id={REPLY_MODE_ID}
        className={classes.mode}
        aria-pressed={!isNote}
        title={words.replyKeys}
        onClick={onReply}
      >
        {words.reply}
      </button>
      <button
        type="button"
        id={NOTE_MODE_ID}
        className={classes.mode}
        data-note
        aria-pressed={isNote}
        title={words.noteKeys}
        onClick={onNote}
      >
        {words.note}
      </button>
    </div>
  );
});
