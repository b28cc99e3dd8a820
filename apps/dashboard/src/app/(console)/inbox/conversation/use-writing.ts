'use client';

import { useCallback, useMemo, useState } from 'react';
import type { MessageView, NoteView } from '@whathooks/dto';

/** What the next message is about: nothing, a message that it answers, or one that it rewords. */
export type Writing =
  | { kind: 'message' }
  | { kind: 'reply'; to: MessageView }
  | { kind: 'edit'; message: MessageView };

/** A note is written; `note` is the one that is reworded, where it is not a new one. */
export interface Noting {
  note: NoteView | null;
}

/** What is written: a message, which leaves, or a note, which stays among colleagues. Never both. */
export function useWriting() {
  const [writing, setWriting] = useState<Writing>({ kind: 'message' });
  const [noting, setNoting] = useState<Noting | null>(null);
  const write = useCallback((next: Writing) => {
    setNoting(null);
    setWriting(next);
  }, []);
  /** Goes on with the message that was begun. */
  const leaveNote = useCallback(() => setNoting(null), []);
  const takeNote = useCallback((note: NoteView | null) => setNoting({ note }), []);
  return useMemo(
    () => ({ writing, write, noting, takeNote, leaveNote }),
    [writing, write, noting, takeNote, leaveNote],
  );
}
