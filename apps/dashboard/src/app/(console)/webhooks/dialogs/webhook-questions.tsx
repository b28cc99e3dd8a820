'use client';

import type { Dispatch, SetStateAction } from 'react';
import type { WebhookView } from '@whathooks/dto';
import { useDeleteWebhook, useRotateSecret } from '../../../../features/webhooks/queries';
import { toProblem } from '../../../../shared/api/problem';
import { Confirm } from '../../../../shared/dialogs/confirm';
import { notifyDone } from '../../../../shared/notices/notify';
import { words } from '../words';
import { SecretDialog } from './secret-dialog';

/** Confirmation dialogs of a webhook, and the dialog with its new secret. */
export type Question =
  | { about: 'delete'; webhook: WebhookView }
  | { about: 'rotate'; webhook: WebhookView }
  /** The secret before the last rotation still signs. */
  | { about: 'revoke'; webhook: WebhookView }
  | { about: 'secret'; secret: string; headers?: Record<string, string>; created?: WebhookView }
  | null;

interface WebhookQuestionsProps {
  question: Question;
  onAsk: Dispatch<SetStateAction<Question>>;
  onDeleted?: () => void;
}

/** Questions before a webhook is deleted or its secret rotated, and the secret. */
export function WebhookQuestions({ question, onAsk, onDeleted }: WebhookQuestionsProps) {
  const remove = useDeleteWebhook();
  const rotate = useRotateSecret();
  const make = async (webhook: WebhookView, endPrevious: boolean): Promise<void> => {
    const { secret } = await rotate.mutateAsync({ id: webhook.id, endPrevious });
    onAsk({ about: 'secret', secret });
  };
  // By the time one closes, the next one may have been asked.
  const closeOf = (about: NonNullable<Question>['about']) => () =>
    onAsk((now) => (now?.about === about ? null : now));
  return (
    <>
      <SecretDialog
        secret={question?.about === 'secret' ? question.secret : null}
        headers={question?.about === 'secret' ? question.headers : undefined}
        created={question?.about === 'secret' ? question.created : undefined}
        onClose={closeOf('secret')}
      />
      <Confirm
        opened={question?.about === 'rotate'}
        title={words.rotateTitle}
        action={words.rotateAction}
        onClose={closeOf('rotate')}
        onConfirm={async () => {
          if (question?.about !== 'rotate') return;
          const { webhook } = question;
          await make(webhook, false).catch((error: unknown) => {
            if (toProblem(error).code !== 'previous_secret_signs') throw error;
            onAsk({ about: 'revoke', webhook });
          });
        }}
      >
        {words.rotateText}
      </Confirm>
      <Confirm
        opened={question?.about === 'revoke'}
        title={words.revokeTitle}
        action={words.revokeAction}
        onClose={closeOf('revoke')}
        onConfirm={async () => {
          if (question?.about === 'revoke') await make(question.webhook, true);
        }}
      >
        {words.revokeText}
      </Confirm>
      <Confirm
        opened={question?.about === 'delete'}
        title={words.deleteTitle}
        action={words.deleteAction}
        onClose={closeOf('delete')}
        onConfirm={async () => {
          if (question?.about !== 'delete') return;
          await remove.mutateAsync(question.webhook.id);
          notifyDone(words.deleted);
          onDeleted?.();
        }}
      >
        {words.deleteText(question?.about === 'delete' && <code>{question.webhook.url}</code>)}
      </Confirm>
    </>
  );
}
