import { NOTE_EXAMPLE, NoteView } from '../team/note-view';
import { Field } from '../fields/field';
import { defineLiveEvent } from './define-live-event';

export class NoteWrittenData {
  @Field({ description: 'The note.', type: () => NoteView })
  note: NoteView;
}

export const noteWritten = defineLiveEvent({
  name: 'note.written',
  sentence: 'A member wrote a note in a chat.',
  data: NoteWrittenData,
  sample: { note: NOTE_EXAMPLE },
});
