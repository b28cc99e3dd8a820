'use client';

import { useEditMessage } from '../../../../../features/messages/queries';
import { notifyProblem } from '../../../../../shared/notices/notify';
import { useConversation } from '../../conversation/conversation-context';
import type { SendOptions } from '../../conversation/outbox';
import { type Content, type Draft, draftsOf } from '../../conversation/drafts';
import type { useAttachments } from './attach/use-attachments';

/** A caption shows no page that it links to: WhatsApp shows one beside a text alone. */
function fitting({ file, album }: Draft, options: SendOptions): SendOptions {
  if (!file && !album) return options;
  const { linkPreview: _, ...others } = options;
  return others;
}

/** Sends what was written, or changes what is edited. */
export function useSubmit({ attachments, clear }: ReturnType<typeof useAttachments>) {
  const { outbox, writing, write, canSend } = useConversation();
  // What is written while the number is away waits for it.
  const queue = canSend ? {} : { queue: true };
  const editing = useEditMessage();
  const replyTo = writing.kind === 'reply' ? writing.to.id : null;
  const send = (draft: Draft) => {
    write({ kind: 'message' });
    outbox.send({ ...draft, replyTo, options: queue });
  };
  return {
    text: (text: string, options: SendOptions = {}) => {
      write({ kind: 'message' });
      if (writing.kind === 'edit') {
        editing.mutate({ id: writing.message.id, text }, { onError: notifyProblem });
        return;
      }
      const files = attachments.map(({ file, kind }) => ({ file, kind }));
      draftsOf(text, files, replyTo !== null).forEach((draft, index) =>
        outbox.send({
          ...draft,
          options: draft.text === '' ? queue : { ...queue, ...fitting(draft, options) },
          replyTo: index === 0 ? replyTo : null,
        }),
      );
      clear();
    },
    recording: (file: File) => send({ text: '', file: { file, kind: 'voice' } }),
    /** A poll, a place, contacts: what was written stays for the next message. */
    content: (content: Content) => send({ text: '', file: null, content }),
  };
}
