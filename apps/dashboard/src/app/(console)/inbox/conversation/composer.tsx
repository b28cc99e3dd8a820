'use client';

import { useState, type KeyboardEvent } from 'react';
import { ActionIcon, Textarea } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import classes from './composer.module.css';
import { words } from './words';

interface ComposerProps {
  /** Who will read it. */
  recipient: string;
  disabled: boolean;
  onSend: (text: string) => void;
}

/** Enter sends, Shift and Enter begins a new line. */
export function Composer({ recipient, disabled, onSend }: ComposerProps) {
  const [text, setText] = useState('');
  const ready = text.trim() !== '' && !disabled;

  const send = () => {
    if (!ready) return;
    onSend(text.trim());
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      className={classes.root}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        className={classes.field}
        aria-label={words.messageTo(recipient)}
        placeholder={words.write}
        autosize
        minRows={1}
        maxRows={8}
        disabled={disabled}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <ActionIcon type="submit" size={36} aria-label={words.send} disabled={!ready}>
        <IconSend2 size={18} stroke={1.8} />
      </ActionIcon>
    </form>
  );
}
