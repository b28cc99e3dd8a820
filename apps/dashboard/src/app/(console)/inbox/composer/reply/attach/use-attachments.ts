'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import { type ChosenFile, chosenFile } from '../../../conversation/drafts';

/** A file that is chosen and not sent yet. */
export interface Attachment extends ChosenFile {
  key: number;
}

/** Files that are chosen for the next message. */
export function useAttachments() {
  const [attachments, setAttachments] = useState<Attachment[]>([]);
  const counter = useRef(0);
  /** @param asDocuments pictures and videos, too, are sent as they are, to be downloaded. */
  const add = useCallback((files: Iterable<File>, asDocuments = false) => {
    const added = [...files].map((file) => ({
      ...(asDocuments ? { file, kind: 'document' as const } : chosenFile(file)),
      key: (counter.current += 1),
    }));
    setAttachments((before) => [...before, ...added]);
  }, []);
  const remove = useCallback(
    (key: number) => setAttachments((before) => before.filter((one) => one.key !== key)),
    [],
  );
  const clear = useCallback(() => setAttachments([]), []);
  return useMemo(() => ({ attachments, add, remove, clear }), [attachments, add, remove, clear]);
}
