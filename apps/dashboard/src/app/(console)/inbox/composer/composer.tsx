'use client';

import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { ActionIcon, Textarea } from '@mantine/core';
import { IconPaperclip, IconSend2 } from '@tabler/icons-react';
import type { SessionView } from '@whathooks/dto';
import { useEditMessage } from '../../../../features/messages/queries';
import { notifyProblem } from '../../../../shared/notices/notify';
import { useConversation } from '../conversation/conversation-context';
import { AttachmentTray } from './attachment-tray';
import classes from './composer.module.css';
import { draftsOf } from '../conversation/drafts';
import { COMPOSER_ID } from '../keyboard/shortcuts';
import { SendState } from './send-state';
import { SNIPPET_LIST_ID, SnippetList, snippetOptionId } from './snippet-list';
import type { useAttachments } from './use-attachments';
import { useSnippetChoice } from './use-snippet-choice';
import { VoiceRecorder } from './voice-recorder';
import { words } from './words';
import { WritingAbout } from './writing-about';

interface ComposerProps {
  session: SessionView | undefined;
  attached: ReturnType<typeof useAttachments>;
}

/** Enter sends, Shift and Enter begins a new line. Files are chosen, pasted, or dropped on the conversation. */
export function Composer({ session, attached }: ComposerProps) {
  const { chat, canSend, writing, write } = useConversation();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useText();
  const { attachments, add, remove } = attached;
  const isEmpty = text.trim() === '' && attachments.length === 0;
  const ready = !isEmpty && canSend;
  const submit = useSubmit(attached);
  const [isRecording, setRecording] = useState(false);
  const snippets = useSnippetChoice(field, text, setText);

  // Who chose what to answer writes next.
  useEffect(() => {
    if (writing.kind !== 'message') field.current?.focus();
  }, [writing]);

  const send = () => {
    if (!ready) return;
    submit(text.trim());
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (snippets.onKey(event)) return;
    if (event.key === 'Escape' && writing.kind !== 'message') {
      event.stopPropagation();
      write({ kind: 'message' });
    }
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
    <div className={classes.root}>
      <SendState session={session} />
      <WritingAbout />
      <AttachmentTray attachments={attachments} onRemove={remove} />
      {snippets.offered.length > 0 && (
        <SnippetList
          snippets={snippets.offered}
          chosen={snippets.chosen}
          onChoose={snippets.insert}
        />
      )}
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {!isRecording && (
          <>
            <AttachButton disabled={!canSend || writing.kind === 'edit'} onFiles={add} />
            <Textarea
              ref={field}
              id={COMPOSER_ID}
              className={classes.field}
              aria-label={words.messageTo(chat.title)}
              placeholder={words.write}
              autosize
              minRows={1}
              maxRows={8}
              dir="auto"
              disabled={!canSend}
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value);
                snippets.onCursor();
              }}
              onSelect={snippets.onCursor}
              {...listboxProps(snippets)}
              onKeyDown={onKeyDown}
              onPaste={onPaste}
            />
          </>
        )}
        {isEmpty && writing.kind !== 'edit' && canRecord() && (
          <VoiceRecorder
            disabled={!canSend}
            onRecorded={(file) => submit('', file)}
            onRecording={setRecording}
          />
        )}
        {!isRecording && (
          <ActionIcon
            type="submit"
            size={36}
            aria-label={writing.kind === 'edit' ? words.save : words.send}
            disabled={!ready}
          >
            <IconSend2 size={18} stroke={1.8} />
          </ActionIcon>
        )}
      </form>
    </div>
  );
}

/** Tells a screen reader of the list above the field, and of what is chosen in it. */
function listboxProps({ offered, chosen }: ReturnType<typeof useSnippetChoice>) {
  const snippet = offered[chosen];
  if (!snippet) return {};
  return {
    role: 'combobox',
    'aria-expanded': true,
    'aria-controls': SNIPPET_LIST_ID,
    'aria-activedescendant': snippetOptionId(snippet.id),
  } as const;
}

/** Browsers record on secure origins only. */
function canRecord(): boolean {
  return 'mediaDevices' in navigator && 'MediaRecorder' in window;
}

/** The text of the field: while a message is edited, its own; what was written before comes back after it. */
function useText(): [string, (text: string) => void] {
  const { writing } = useConversation();
  const [text, setText] = useState('');
  const [edited, setEdited] = useState<{ id: string; text: string } | null>(null);
  if (writing.kind !== 'edit') return [text, setText];
  const { id, text: before } = writing.message;
  const now = edited?.id === id ? edited.text : (before ?? '');
  return [now, (next) => setEdited({ id, text: next })];
}

/** Sends what was written, or changes what is edited. */
function useSubmit({ attachments, clear }: ReturnType<typeof useAttachments>) {
  const { outbox, writing, write } = useConversation();
  const editing = useEditMessage();
  return (text: string, recording: File | null = null) => {
    write({ kind: 'message' });
    if (writing.kind === 'edit') {
      editing.mutate({ id: writing.message.id, text }, { onError: notifyProblem });
      return;
    }
    const replyTo = writing.kind === 'reply' ? writing.to.id : null;
    if (recording) {
      outbox.send({ text: '', file: recording, isVoice: true, replyTo });
      return;
    }
    const files = attachments.map(({ file }) => file);
    draftsOf(text, files).forEach((draft, index) =>
      outbox.send({ ...draft, replyTo: index === 0 ? replyTo : null }),
    );
    clear();
  };
}

interface AttachButtonProps {
  disabled: boolean;
  onFiles: (files: Iterable<File>) => void;
}

function AttachButton({ disabled, onFiles }: AttachButtonProps) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label={words.chooseFiles}
        onChange={({ currentTarget }) => {
          onFiles(currentTarget.files ?? []);
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
    </>
  );
}
