import { EXAMPLE } from '../event-definition/examples';
import { Field } from '../fields/field';

/** What people of the organization tell each other about a chat. WhatsApp never sees it. */
export class NoteView {
  @Field({ description: 'Id.', example: EXAMPLE.noteId })
  id: string;

  @Field({ description: 'Chat.', example: EXAMPLE.chatId })
  chatId: string;

  @Field({
    description: 'Who wrote it; null where they are no longer a member.',
    example: EXAMPLE.userId,
    nullable: true,
    type: () => String,
  })
  authorId: string | null;

  @Field({ description: 'Text.', example: 'She asked for the invoice of May, too.' })
  text: string;

  @Field({
    description: 'Members whom it names.',
    example: [EXAMPLE.otherUserId],
    type: () => String,
    isArray: true,
  })
  mentions: string[];

  @Field({ description: 'When it was written.', example: EXAMPLE.time, format: 'date-time' })
  createdAt: string;

  @Field({
    description: 'When its text was changed last; null for never.',
    example: null,
    format: 'date-time',
    nullable: true,
    type: () => String,
  })
  editedAt: string | null;
}

export const NOTE_EXAMPLE: NoteView = {
  id: EXAMPLE.noteId,
  chatId: EXAMPLE.chatId,
  authorId: EXAMPLE.userId,
  text: 'She asked for the invoice of May, too.',
  mentions: [EXAMPLE.otherUserId],
  createdAt: EXAMPLE.time,
  editedAt: null,
};
