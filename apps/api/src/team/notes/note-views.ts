import type { NoteView } from '@whathooks/dto';
import { publicId } from '../../platform/database/ids';
import type { Note } from './note.entity';

export function noteView(row: Note): NoteView {
  return {
    id: publicId('note', row.id),
    chatId: publicId('chat', row.chatId),
    authorId: row.authorId && publicId('user', row.authorId),
    text: row.text,
    mentions: row.mentions.map((id) => publicId('user', id)),
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
  };
}
