'use client';

import { useCallback, useRef, useState } from 'react';

/** A file that is chosen and not sent yet. */
export interface Attachment {
  key: number;
  file: File;
}

/** Files that are chosen for the next message. */
export function useAttachments() {
  const [attachments, setAttachments] = useState<Attachment[]>([]);
  const counter = useRef(0);
  const add = useCallback((files: Iterable<File>) => {
    const added = [...files].map((file) => ({ key: (counter.current += 1), file }));
    setAttachments((before) => [...before, ...added]);
  }, []);
  const remove = useCallback(
    (key: number) => setAttachments((before) => before.filter((one) => one.key !== key)),
    [],
  );
  const clear = useCallback(() => setAttachments([]), []);
  return { attachments, add, remove, clear };
}
