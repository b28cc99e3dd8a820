'use client';

import { type KeyboardEvent, memo } from 'react';
import { flushSync } from 'react-dom';
import type { SessionView } from '@whathooks/dto';
import { useMay } from '../../../../features/auth/use-may';
import { useGroup } from '../../../../features/groups/queries';
import { useStable } from '../../../../shared/use-stable';
import { useConversation } from '../conversation/conversation-context';
import { COMPOSER_ID } from '../keyboard/shortcuts';
import classes from './composer.module.css';
import { Modes } from './modes';
import { NoteForm } from './note/note-form';
import { useNoteText } from './note/use-note-text';
import { ReplyForm } from './reply/reply-form';
import { Blocked, SendState } from './reply/send-state';
import type { useAttachments } from './reply/attach/use-attachments';
import { useDraft } from './reply/use-draft';
import { words } from './words';
import { formatTitle } from '../../../../shared/format/format';

interface ComposerProps {
  session: SessionView | undefined;
  attached: ReturnType<typeof useAttachments>;
}

/** Where a person writes: a reply, or a note for colleagues. Each has a text of its own, so neither becomes the other. */
export const Composer = memo(function Composer({ session, attached }: ComposerProps) {
  const { chat, noting, takeNote, leaveNote } = useConversation();
  const { data: group } = useGroup(chat.groupId);
  const [reply, setReply] = useDraft();
  const [note, setNote] = useNoteText(chat.id);
  const state = chat.blocked ? (
    <Blocked title={formatTitle(chat.title)} contactId={chat.contactId} session={session} />
  ) : (
    <SendState session={session} hasLeft={group?.isMember === false} />
  );
  const toReply = useStable(() => {
    // At once: what is typed next must stand in the field, and not be taken for keys of the inbox.
    flushSync(leaveNote);
    document.getElementById(COMPOSER_ID)?.focus();
  });
  const toNote = useStable(() => takeNote(null));
  if (!useMay('messages:send')) {
    return (
      <div className={classes.root}>
        {state}
        <p className={classes.viewer}>{words.viewer}</p>
      </div>
    );
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    // By the place of the key: with Alt some keyboards make other letters.
    const act = event.code === 'KeyN' ? toNote : event.code === 'KeyR' ? toReply : null;
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div className={classes.root} data-note={noting !== null || undefined} onKeyDown={onKeyDown}>
      <Modes isNote={noting !== null} onReply={toReply} onNote={toNote} />
      {noting ? (
        <NoteForm noting={noting} text={note} onText={setNote} />
      ) : (
        <>
          {state}
          {session && <ReplyForm attached={attached} text={reply} onText={setReply} />}
        </>
      )}
    </div>
  );
});
