'use client';

import { useEditMessage } from '../../../../../features/messages/queries';
import { notifyProblem } from '../../../../../shared/notices/notify';
import { useConversation } from '../../conversation/conversation-context';
import { draftsOf } from '../../conversation/drafts';
import type { useAttachments } from './use-attachments';

/** Sends what was written, or changes what is edited. */
export function useSubmit({ attachments, clear }: ReturnType<typeof useAttachments>) {
  const { outbox, writing, write } = useConversation();
  const editing = useEditMessage();
  return (text: string, recording: File | null = null) => {
    write({ kind: 'message' });
    if (writing.kind === 'edit') {
      editing.mutate({ id: writing.message.id, text }, { onError: notifyProblem });
      return;
    }
    const replyTo = writing.kind === 'reply' ? writing.to.id : null;
    if (recording) {
      outbox.send({ text: '', file: recording, isVoice: true, replyTo });
      return;
    }
    const files = attachments.map(({ file }) => file);
    draftsOf(text, files).forEach((draft, index) =>
      outbox.send({ ...draft, replyTo: index === 0 ? replyTo : null }),
    );
    clear();
  };
}
