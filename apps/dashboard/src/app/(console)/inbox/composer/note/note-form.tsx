'use client';

import { type SetStateAction, useEffect, useMemo, useRef, useState } from 'react';
import { Button, CloseButton } from '@mantine/core';
import { CHAT_NOTE_MAX } from '@whathooks/dto/facts';
import { useMembers } from '../../../../../features/members/queries';
import { namedIn } from '../../../../../shared/format/mentions';
import { formatTitle } from '../../../../../shared/format/format';
import { useEditNote, useWriteNote } from '../../../../../features/notes/queries';
import { ProblemNotice } from '../../../../../shared/notices/problem-notice';
import { useConversation } from '../../conversation/conversation-context';
import type { Noting } from '../../conversation/use-writing';
import { EmojiButton } from '../emoji/emoji-button';
import { useEmojiSource } from '../emoji/use-emoji-source';
import form from '../field/form.module.css';
import { tooManyIn } from '../field/too-many';
import { WritingField, type WritingFieldHandle } from '../field/writing-field';
import { colleagueSource } from './colleagues';
import classes from './note-form.module.css';
import { words } from './words';

interface NoteFormProps {
  noting: Noting;
  /** The new note that was begun. */
  text: string;
  onText: (text: SetStateAction<string>) => void;
}

const NOTE_FIELD_ID = 'inbox-note-field';

/** Writes what colleagues read and the chat never gets. */
export function NoteForm({ noting: { note }, text: begun, onText }: NoteFormProps) {
  const { chat, takeNote } = useConversation();
  const { data: known, isError } = useMembers();
  const members = useMemo(() => known ?? [], [known]);
  const field = useRef<WritingFieldHandle>(null);
  const [edited, setEdited] = useState({ id: note?.id, text: note?.text ?? '' });
  if (edited.id !== note?.id) setEdited({ id: note?.id, text: note?.text ?? '' });
  const [text, setText] = note
    ? [edited.text, (next: string) => setEdited({ id: note.id, text: next })]
    : [begun, onText];
  const [chosen, setChosen] = useState<readonly string[]>(note?.mentions ?? []);
  const emojis = useEmojiSource(text);
  const sources = useMemo(
    () => [
      // Where they cannot be loaded, a note names nobody.
      colleagueSource(isError ? members : known, (id) => setChosen((before) => [...before, id])),
      emojis,
    ],
    [members, known, isError, emojis],
  );
  const writing = useWriteNote(chat.id);
  const editing = useEditNote();
  const isBusy = editing.isPending;
  const ready = text.trim() !== '' && tooManyIn(text, CHAT_NOTE_MAX) === 0 && !isBusy;

  useEffect(() => field.current?.focus(), [note]);

  const save = () => {
    if (!ready || field.current?.holds()) return;
    const written = { text: text.trim(), mentions: namedIn(text, members, chosen) };
    if (note) {
      editing.mutate({ id: note.id, ...written }, { onSuccess: () => takeNote(null) });
      return;
    }
    // The next one can be begun at once. What could not be stored comes back.
    onText('');
    const back = (begun: string) => (begun === '' ? text : `${text}\n${begun}`);
    writing.mutate(written, { onError: () => onText(back) });
  };
  const leave = (): boolean => {
    if (!note) return false;
    takeNote(null);
    return true;
  };
  const problem = writing.error ?? editing.error;

  return (
    <form
      className={form.root}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p className={classes.hint}>
        {note ? words.editing : words.hint(formatTitle(chat.title))}
        {note && <CloseButton size="sm" aria-label={words.leave} onClick={leave} />}
      </p>
      {problem && (
        <div className={classes.problem}>
          <ProblemNotice error={problem} />
        </div>
      )}
      <WritingField
        ref={field}
        id={NOTE_FIELD_ID}
        label={words.label(formatTitle(chat.title))}
        placeholder={words.placeholder}
        value={text}
        onChange={setText}
        onSubmit={save}
        onLeave={leave}
        sources={sources}
        limit={CHAT_NOTE_MAX}
      />
      <EmojiButton onChoose={(emoji) => field.current?.insert(emoji, { keepsFocus: true })} />
      <Button type="submit" className={classes.save} size="sm" disabled={!ready} loading={isBusy}>
        {note ? words.save : words.add}
      </Button>
    </form>
  );
}
