'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { TEXT_MAX_LENGTH } from '@whathooks/dto/facts';
import { useIdentity } from '../../../../../features/auth/use-auth';
import { hasCaption } from '../../../../../features/messages/media/upload';
import { useStable } from '../../../../../shared/use-stable';
import { formatTitle } from '../../../../../shared/format/format';
import { useConversation } from '../../conversation/conversation-context';
import { COMPOSER_ID } from '../../keyboard/shortcuts';
import { AddMenu } from '../add/add-menu';
import { EmojiButton } from '../emoji/emoji-button';
import { useEmojiSource } from '../emoji/use-emoji-source';
import form from '../field/form.module.css';
import { gapIn, snippetSource } from '../field/snippets';
import { useLoadedSnippets } from '../field/use-loaded-snippets';
import type { CompletionSource } from '../field/use-completion';
import { tooManyIn } from '../field/too-many';
import { WritingField, type WritingFieldHandle } from '../field/writing-field';
import { LaterList } from '../later/later-list';
import { LaterMenu } from '../later/later-menu';
import { AttachmentTray } from './attach/attachment-tray';
import type { useAttachments } from './attach/use-attachments';
import { Hints } from './hints';
import { useLinkPreview } from './use-link-preview';
import { useMentions } from './use-mentions';
import { useReplyText } from './use-reply-text';
import { useSubmit } from './use-submit';
import { canRecord, VoiceRecorder } from './attach/voice-recorder';
import { words } from './words';
import { WritingAbout } from './writing-about';

interface ReplyFormProps {
  attached: ReturnType<typeof useAttachments>;
  text: string;
  onText: (text: string) => void;
}

/** Writes what the chat gets: text, files, a recording. Files are chosen, pasted, or dropped on the conversation. */
export function ReplyForm({ attached, text: message, onText }: ReplyFormProps) {
  const { chat, canSend, canWrite, writing, write } = useConversation();
  const field = useRef<WritingFieldHandle>(null);
  const [text, setText] = useReplyText(message, onText);
  const { attachments, add, remove } = attached;
  const isEdit = writing.kind === 'edit';
  const isEmpty = text.trim() === '' && attachments.length === 0;
  const mayWrite = isEdit ? canSend : canWrite;
  const ready = !isEmpty && mayWrite && tooManyIn(text, TEXT_MAX_LENGTH) === 0;
  const [first] = attachments;
  const isCaption = first !== undefined && hasCaption(first.kind);
  const submit = useSubmit(attached);
  const [isRecording, setRecording] = useState(false);
  const mentions = useMentions();
  const sources = useSources(text, mentions.sources);
  const { options: previewed, ...preview } = useLinkPreview(isCaption ? '' : text);
  const gap = gapIn(text);

  // Who chose what to answer writes next.
  useEffect(() => {
    if (writing.kind !== 'message') field.current?.focus();
  }, [writing]);

  const send = (at: Date | null = null) => {
    if (!ready || field.current?.holds()) return;
    if (gap) {
      field.current?.select(gap.from, gap.to);
      return;
    }
    const { text: said, ...mentioned } = mentions.sent(text.trim());
    submit.text(said, {
      ...mentioned,
      ...previewed,
      ...(at && { sendAt: at.toISOString() }),
    });
    if (!isEdit) setText('');
  };
  const chooseEmoji = useStable((emoji: string) =>
    field.current?.insert(emoji, { keepsFocus: true }),
  );
  const sendContent = useStable(submit.content);
  const sendRecording = useStable(submit.recording);
  const sendAt = useStable(send);
  const leave = (): boolean => {
    if (writing.kind === 'message') return false;
    write({ kind: 'message' });
    return true;
  };

  return (
    <>
      <LaterList />
      <WritingAbout />
      <AttachmentTray attachments={attachments} onRemove={remove} />
      <Hints text={text} gap={gap?.gap ?? null} {...preview} />
      <form
        className={form.root}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {!isRecording && (
          <AddMenu
            sessionId={chat.sessionId}
            disabled={!canWrite || isEdit}
            onFiles={add}
            onContent={sendContent}
          />
        )}
        {!isRecording && <EmojiButton disabled={!mayWrite} onChoose={chooseEmoji} />}
        {!isRecording && (
          <WritingField
            ref={field}
            id={COMPOSER_ID}
            label={words.messageTo(formatTitle(chat.title))}
            placeholder={words.write}
            value={text}
            onChange={setText}
            onSubmit={() => send()}
            onLeave={leave}
            onFiles={add}
            sources={sources}
            limit={TEXT_MAX_LENGTH}
            disabled={!mayWrite}
          />
        )}
        {isEmpty && !isEdit && canRecord() && (
          <VoiceRecorder
            disabled={!mayWrite}
            onRecorded={sendRecording}
            onRecording={setRecording}
          />
        )}
        {!isRecording && !isEdit && !isEmpty && (
          <LaterMenu disabled={!ready || gap !== null} onTime={sendAt} />
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
function useSources(text: string, mentions: readonly CompletionSource[]) {
  const { chat } = useConversation();
  const { user } = useIdentity();
  const snippets = useLoadedSnippets();
  const emojis = useEmojiSource(text);
  return useMemo(
    () => [...mentions, snippetSource(snippets, chat, user.name), emojis],
    [mentions, snippets, chat, user, emojis],
  );
}
