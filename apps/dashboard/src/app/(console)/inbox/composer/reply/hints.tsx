'use client';

import { useMemo } from 'react';
import { Checkbox } from '@mantine/core';
import { FormattedText } from '../../../../../features/messages/content/formatted-text';
import { isFormatted } from '../../../../../features/messages/content/formatting';
import { useConversation } from '../../conversation/conversation-context';
import classes from './hints.module.css';
import { useIsUnsaved } from './use-draft';
import { timerName } from '../../../../../features/chats/timer-name';
import { words } from './words';

/** Longer texts are not drawn at each letter. */
const PREVIEW_MAX = 2_000;

interface HintsProps {
  text: string;
  /** A gap of a snippet that stands in it. */
  gap: string | null;
  /** Host of the first page it links to; null for none. */
  host: string | null;
  hasPreview: boolean;
  onPreview: (hasPreview: boolean) => void;
}

/** What is to be known of a message while it is written. */
export function Hints({ text, gap, host, hasPreview, onPreview }: HintsProps) {
  const { timer } = useConversation();
  const isUnsaved = useIsUnsaved();
  const isShown = useMemo(() => text.length <= PREVIEW_MAX && isFormatted(text), [text]);
  return (
    <>
      {gap !== null && (
        <p className={classes.hint} role="status">
          {words.gap(gap)}
        </p>
      )}
      {isUnsaved && text !== '' && (
        <p className={classes.hint} role="status">
          {words.unsaved}
        </p>
      )}
      {isShown && (
        <figure className={classes.preview}>
          <figcaption className={classes.caption}>{words.formatted}</figcaption>
          <div className={classes.text} dir="auto">
            <FormattedText text={text} />
          </div>
        </figure>
      )}
      {host !== null && (
        <Checkbox
          size="xs"
          label={words.linkPreview(host)}
          checked={hasPreview}
          onChange={(event) => onPreview(event.currentTarget.checked)}
        />
      )}
      {timer !== null && <p className={classes.timer}>{words.timer(timerName(timer))}</p>}
    </>
  );
}
