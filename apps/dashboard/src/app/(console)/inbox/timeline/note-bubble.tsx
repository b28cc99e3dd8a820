import type { NoteView } from '@whathooks/dto';
import { IconNote } from '@tabler/icons-react';
import { formatClock, formatFull } from '../../../../shared/format/format';
import { useConversation } from '../conversation/conversation-context';
import classes from './note-bubble.module.css';
import { words } from './words';

/** What people of the organization tell each other. WhatsApp never sees it, and it looks like it. */
export function NoteBubble({ note }: { note: NoteView; isActive: boolean }) {
  const { nameOf } = useConversation();
  const author = note.authorId ? nameOf(note.authorId) : words.somebody;
  return (
    <div className={classes.root} role="note" aria-label={words.note(author)}>
      <p className={classes.head}>
        <IconNote size={15} aria-hidden="true" />
        <span>{author}</span>
        <time dateTime={note.createdAt} title={formatFull(note.createdAt)}>
          {formatClock(note.createdAt)}
        </time>
        {note.editedAt && <span>{words.edited}</span>}
      </p>
      <p className={classes.text} dir="auto">
        {note.text}
      </p>
    </div>
  );
}
