import { NOTE_EXAMPLE, NoteView } from '../team/note-view';
import { Field } from '../fields/field';
import { defineLiveEvent } from './define-live-event';

export class MentionData {
  @Field({ description: 'The note that names the reader.', type: () => NoteView })
  note: NoteView;

  @Field({ description: 'Name of who wrote it.', example: 'Ana' })
  authorName: string;
}

export const mention = defineLiveEvent({
  name: 'mention',
  sentence: 'A note names the reader of the stream. Nobody else is told.',
  data: MentionData,
  sample: { note: NOTE_EXAMPLE, authorName: 'Ana' },
});
