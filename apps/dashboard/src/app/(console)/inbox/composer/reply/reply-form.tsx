'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { TEXT_MAX_LENGTH } from '@whathooks/dto/facts';
import { useIdentity } from '../../../../../features/auth/use-auth';
import { useSnippets } from '../../../../../features/snippets/queries';
import { useConversation } from '../../conversation/conversation-context';
import { COMPOSER_ID } from '../../keyboard/shortcuts';
import form from '../field/form.module.css';
import { gapIn, snippetSource } from '../field/snippets';
import { tooManyIn, WritingField, type WritingFieldHandle } from '../field/writing-field';
import { AttachButton } from './attach-button';
import { AttachmentTray } from './attachment-tray';
import classes from './reply-form.module.css';
import type { useAttachments } from './use-attachments';
import { useReplyText } from './use-reply-text';
import { useSubmit } from './use-submit';
import { canRecord, VoiceRecorder } from './voice-recorder';
import { words } from './words';
import { WritingAbout } from './writing-about';

interface ReplyFormProps {
  attached: ReturnType<typeof useAttachments>;
  text: string;
  onText: (text: string) => void;
}

/** Writes what the chat gets: text, files, a recording. Files are chosen, pasted, or dropped on the conversation. */
export function ReplyForm({ attached, text: message, onText }: ReplyFormProps) {
  const { chat, canSend, writing, write } = useConversation();
  const field = useRef<WritingFieldHandle>(null);
  const [text, setText] = useReplyText(message, onText);
  const { attachments, add, remove } = attached;
  const isEdit = writing.kind === 'edit';
  const isEmpty = text.trim() === '' && attachments.length === 0;
  const ready = !isEmpty && canSend && tooManyIn(text, TEXT_MAX_LENGTH) === 0;
  const submit = useSubmit(attached);
  const [isRecording, setRecording] = useState(false);
  const sources = useSources();
  const gap = gapIn(text);

  // Who chose what to answer writes next.
  useEffect(() => {
    if (writing.kind !== 'message') field.current?.focus();
  }, [writing]);

  const send = () => {
    if (!ready) return;
    if (gap) {
      field.current?.select(gap.from, gap.to);
      return;
    }
    submit(text.trim());
    if (!isEdit) setText('');
  };
  const leave = (): boolean => {
    if (writing.kind === 'message') return false;
    write({ kind: 'message' });
    return true;
  };

  return (
    <>
      <WritingAbout />
      <AttachmentTray attachments={attachments} onRemove={remove} />
      {gap && (
        <p className={classes.gap} role="status">
          {words.gap(gap.gap)}
        </p>
      )}
      <form
        className={form.root}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {!isRecording && <AttachButton disabled={!canSend || isEdit} onFiles={add} />}
        {!isRecording && (
          <WritingField
            ref={field}
            id={COMPOSER_ID}
            label={words.messageTo(chat.title)}
            placeholder={words.write}
            value={text}
            onChange={setText}
            onSubmit={send}
            onLeave={leave}
            onFiles={add}
            sources={sources}
            limit={TEXT_MAX_LENGTH}
            disabled={!canSend}
          />
        )}
        {isEmpty && !isEdit && canRecord() && (
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
            aria-label={isEdit ? words.save : words.send}
            disabled={!ready}
          >
            <IconSend2 size={18} stroke={1.8} />
          </ActionIcon>
        )}
      </form>
    </>
  );
}

/** What is offered while a message is typed. */
function useSources() {
  const { chat } = useConversation();
  const { user } = useIdentity();
  const { data: snippets } = useSnippets();
  return useMemo(() => [snippetSource(snippets ?? [], chat, user.name)], [snippets, chat, user]);
}
