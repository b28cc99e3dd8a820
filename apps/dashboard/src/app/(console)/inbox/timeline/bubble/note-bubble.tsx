'use client';

import { useState } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconNote, IconPencil, IconTrash } from '@tabler/icons-react';
import type { NoteView } from '@whathooks/dto';
import { reaches } from '@whathooks/dto/facts';
import { useIdentity } from '../../../../../features/auth/use-auth';
import { piecesOf } from '../../../../../shared/format/mentions';
import { useDeleteNote } from '../../../../../features/notes/queries';
import { Confirm } from '../../../../../shared/dialogs/confirm';
import { formatClock, formatHint } from '../../../../../shared/format/format';
import { useConversation } from '../../conversation/conversation-context';
import classes from './note-bubble.module.css';
import { noteWords, words } from '../words';

interface NoteBubbleProps {
  note: NoteView;
  isActive: boolean;
}

/** What people of the organization tell each other. WhatsApp never sees it, and it looks like it. */
export function NoteBubble({ note, isActive }: NoteBubbleProps) {
  const { nameOf } = useConversation();
  const author = note.authorId ? nameOf(note.authorId) : words.somebody;
  return (
    <div className={classes.root} role="note" aria-label={words.note(author)}>
      <p className={classes.head}>
        <IconNote size={15} aria-hidden="true" />
        <bdi>{author}</bdi>
        <time dateTime={note.createdAt} title={formatHint(note.createdAt)}>
          {formatClock(note.createdAt)}
        </time>
        {note.editedAt && <span>{words.edited}</span>}
        {isActive && <NoteActions note={note} />}
      </p>
      <p className={classes.text} dir="auto">
        <NoteText note={note} />
      </p>
    </div>
  );
}

function NoteText({ note: { text, mentions } }: { note: NoteView }) {
  const { nameOf } = useConversation();
  const people = mentions.map((id) => ({ id, name: nameOf(id) }));
  return piecesOf(text, people).map((piece, index) =>
    piece.ids ? <strong key={index}>{piece.text}</strong> : piece.text,
  );
}

/** Who wrote a note rewords and deletes it; an admin deletes any. */
function NoteActions({ note }: { note: NoteView }) {
  const { takeNote } = useConversation();
  const { user } = useIdentity();
  const deleting = useDeleteNote();
  const [isAsked, setAsked] = useState(false);
  const isOwn = note.authorId === user.id && reaches(user.role, 'agent');
  if (!isOwn && !reaches(user.role, 'admin')) return null;
  return (
    <span className={classes.actions}>
      {isOwn && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={noteWords.edit}
          title={noteWords.edit}
          onClick={() => takeNote(note)}
        >
          <IconPencil size={15} />
        </ActionIcon>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size={24}
        aria-label={noteWords.remove}
        title={noteWords.remove}
        onClick={() => setAsked(true)}
      >
        <IconTrash size={15} />
      </ActionIcon>
      <Confirm
        opened={isAsked}
        title={noteWords.removeTitle}
        action={noteWords.remove}
        onConfirm={() => deleting.mutateAsync(note)}
        onClose={() => setAsked(false)}
      >
        {noteWords.removeText}
      </Confirm>
    </span>
  );
}
