import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notesRemove, notesUpdate, notesWrite } from '@whathooks/api-client';
import type { NoteView } from '@whathooks/dto';
import { client } from '../auth/client';
import { showNote } from '../chats/timeline-queries';

/** What a note says, and the ids of members whom it names. */
export interface WrittenNote {
  text: string;
  mentions: string[];
}

/** Writes a note in a chat. */
export function useWriteNote(chatId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: WrittenNote): Promise<NoteView> =>
      (await notesWrite({ client, path: { id: chatId }, body })).data,
    onSuccess: (note) => showNote(queries, note.chatId, note.id, note),
  });
}

/** Rewords a note. */
export function useEditNote() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, ...body }: WrittenNote & { id: string }): Promise<NoteView> =>
      (await notesUpdate({ client, path: { id }, body })).data,
    onSuccess: (note) => showNote(queries, note.chatId, note.id, note),
  });
}

export function useDeleteNote() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id }: NoteView) => {
      await notesRemove({ client, path: { id } });
    },
    onSuccess: (_, { chatId, id }) => showNote(queries, chatId, id, null),
  });
}
