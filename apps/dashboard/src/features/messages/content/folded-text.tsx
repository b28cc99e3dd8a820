'use client';

import { useState } from 'react';
import { beginningOf } from './folding';
import classes from './formatted-text.module.css';
import { FormattedText, type MentionNames } from './formatted-text';
import { contentWords as words } from './words';

/** Messages whose long texts were opened: they stay open when they are scrolled away, and come back. */
const opened = new Set<string>();

interface FoldedTextProps {
  /** Id of the message. */
  id: string;
  text: string;
  mentions?: MentionNames | undefined;
  /** It is shown whole: something in it was searched for. */
  isWhole: boolean;
}

/** The text of a message; of a long one the beginning, until somebody wants to read more. */
export function FoldedText({ id, text, mentions, isWhole }: FoldedTextProps) {
  const [isOpen, setOpen] = useState(() => opened.has(id));
  const beginning = isOpen || isWhole ? null : beginningOf(text);
  const open = () => {
    opened.add(id);
    setOpen(true);
  };
  return (
    <>
      <FormattedText text={beginning === null ? text : `${beginning}…`} mentions={mentions} />
      {beginning !== null && (
        <button type="button" className={classes.more} onClick={open}>
          {words.readMore}
        </button>
      )}
    </>
  );
}
