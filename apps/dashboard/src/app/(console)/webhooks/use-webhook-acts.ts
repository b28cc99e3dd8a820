import { useState } from 'react';
import type { WebhookView } from '@whathooks/dto';
import { useRevealSecret } from '../../../features/webhooks/queries';
import { notifyProblem } from '../../../shared/notices/notify';
import type { Question } from './dialogs/webhook-questions';
import type { WebhookActs } from './webhook-items';

/**
 * What can be done with webhooks, and the question that is open.
 *
 * Secrets, and questions before what cannot be undone, stand in no address.
 */
export function useWebhookActs(onEdit: (id: string) => void) {
  const [question, onAsk] = useState<Question>(null);
  const reveal = useRevealSecret();
  const actsOf = (webhook: WebhookView): WebhookActs => ({
    onEdit: () => onEdit(webhook.id),
    onDelete: () => onAsk({ about: 'delete', webhook }),
    onRotate: () => onAsk({ about: 'rotate', webhook }),
    onReveal: () =>
      reveal.mutate(webhook.id, {
        onSuccess: (revealed) => onAsk({ about: 'secret', ...revealed }),
        onError: notifyProblem,
      }),
  });
  return { actsOf, question, onAsk };
}
