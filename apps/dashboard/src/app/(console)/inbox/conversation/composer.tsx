'use client';

import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { ActionIcon, Textarea } from '@mantine/core';
import { IconPaperclip, IconSend2 } from '@tabler/icons-react';
import { AttachmentTray } from './attachment-tray';
import classes from './composer.module.css';
import { draftsOf, type Draft } from './drafts';
import type { useAttachments } from './use-attachments';
import { words } from './words';

interface ComposerProps {
  /** Who will read it. */
  recipient: string;
  disabled: boolean;
  attached: ReturnType<typeof useAttachments>;
  onSend: (draft: Draft) => void;
}

/** Enter sends, Shift and Enter begins a new line. Files are chosen, pasted, or dropped on the conversation. */
export function Composer({ recipient, disabled, attached, onSend }: ComposerProps) {
  const [text, setText] = useState('');
  const chooser = useRef<HTMLInputElement>(null);
  const { attachments, add, remove, clear } = attached;
  const isEmpty = text.trim() === '' && attachments.length === 0;
  const ready = !isEmpty && !disabled;

  const send = () => {
    if (!ready) return;
    for (const draft of draftsOf(
      text.trim(),
      attachments.map(({ file }) => file),
    ))
      onSend(draft);
    setText('');
    clear();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const onPaste = (event: ClipboardEvent) => {
    const { files } = event.clipboardData;
    if (files.length === 0) return;
    event.preventDefault();
    add(files);
  };

  return (
    <>
      <AttachmentTray attachments={attachments} onRemove={remove} />
      <form
        className={classes.root}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label={words.chooseFiles}
          onChange={({ currentTarget }) => {
            add(currentTarget.files ?? []);
            // The same file may be chosen again.
            currentTarget.value = '';
          }}
        />
        <ActionIcon
          size={36}
          variant="subtle"
          color="gray"
          aria-label={words.attach}
          title={words.attach}
          disabled={disabled}
          onClick={() => chooser.current?.click()}
        >
          <IconPaperclip size={18} stroke={1.8} />
        </ActionIcon>
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
          onPaste={onPaste}
        />
        <ActionIcon type="submit" size={36} aria-label={words.send} disabled={!ready}>
          <IconSend2 size={18} stroke={1.8} />
        </ActionIcon>
      </form>
    </>
  );
}
