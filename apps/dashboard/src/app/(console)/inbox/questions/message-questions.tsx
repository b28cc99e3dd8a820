'use client';

import dynamic from 'next/dynamic';
import { useDeleteMessage } from '../../../../features/messages/queries';
import { Confirm } from '../../../../shared/dialogs/confirm';
import type { MessageQuestion } from '../conversation/message-question';
import { actionWords as words } from '../timeline/words';

// Each is loaded when somebody asks for it.
const ForwardDialog = dynamic(() =>
  import('./forward-dialog').then((parts) => parts.ForwardDialog),
);
const PinDialog = dynamic(() => import('./pin-dialog').then((parts) => parts.PinDialog));
const RecipientsDialog = dynamic(() =>
  import('./recipients-dialog').then((parts) => parts.RecipientsDialog),
);

interface MessageQuestionsProps {
  question: MessageQuestion | null;
  onClose: () => void;
}

/** What is open about a message. It belongs to the conversation: the row of the message may leave the screen. */
export function MessageQuestions({ question, onClose }: MessageQuestionsProps) {
  const deleting = useDeleteMessage();
  if (!question) return null;
  const { kind, message } = question;
  if (kind === 'recipients') return <RecipientsDialog message={message} onClose={onClose} />;
  if (kind === 'pin') return <PinDialog message={message} onClose={onClose} />;
  if (kind === 'forward') return <ForwardDialog message={message} onClose={onClose} />;
  return (
    <Confirm
      opened
      title={words.removeTitle}
      action={words.remove}
      onConfirm={() => deleting.mutateAsync(message.id)}
      onClose={onClose}
    >
      {words.removeText}
    </Confirm>
  );
}
