import { Button } from '@mantine/core';
import type { WebhookStats, WebhookView } from '@whathooks/dto';
import { useMay } from '../../../features/auth/use-may';
import { useUpdateWebhook } from '../../../features/webhooks/queries';
import { Notice } from '../../../shared/notices/notice';
import { notifyProblem } from '../../../shared/notices/notify';
import { downWords, offWords as words } from './down-words';

interface EndpointOffProps {
  webhook: WebhookView;
  stats: WebhookStats;
}

/** That nothing is sent to a webhook that is off, how much waits for it, and how it goes on. */
export function EndpointOff({ webhook, stats }: EndpointOffProps) {
  const mayChange = useMay('webhooks:write');
  const update = useUpdateWebhook();
  if (webhook.enabled) return null;
  const { waiting, waitingMore } = stats;
  const switchOn = () =>
    update.mutate({ id: webhook.id, changes: { enabled: true } }, { onError: notifyProblem });
  return (
    <Notice
      tone="warning"
      title={words.title}
      action={
        mayChange && (
          <Button size="xs" loading={update.isPending} onClick={switchOn}>
            {words.switchOn}
          </Button>
        )
      }
    >
      {words.text}{' '}
      {waiting > 0 && (waitingMore ? downWords.waitingMore(waiting) : downWords.waiting(waiting))}
    </Notice>
  );
}
