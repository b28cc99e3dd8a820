import { NOTE_EXAMPLE, NoteView } from '../team/note-view';
import { EXAMPLE } from '../event-definition/examples';
import { Field } from '../fields/field';
import { defineLiveEvent } from './define-live-event';

export class NoteChangedData {
  @Field({ description: 'Chat.', example: EXAMPLE.chatId })
  chatId: string;

  @Field({ description: 'Id of the note.', example: EXAMPLE.noteId })
  noteId: string;

  @Field({
    description: 'The note as it is now; null where it was deleted.',
    nullable: true,
    type: () => NoteView,
  })
  note: NoteView | null;
}

export const noteChanged = defineLiveEvent({
  name: 'note.changed',
  sentence: 'A note was edited or deleted.',
  data: NoteChangedData,
  sample: {
    chatId: EXAMPLE.chatId,
    noteId: EXAMPLE.noteId,
    note: { ...NOTE_EXAMPLE, editedAt: '2026-06-29T14:25:07.000Z' },
  },
});
