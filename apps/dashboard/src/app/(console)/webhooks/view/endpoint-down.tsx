import { Button } from '@mantine/core';
import type { WebhookStats, WebhookView } from '@whathooks/dto';
import { useRetryWebhook } from '../../../../features/webhooks/queries';
import { Moment, Upcoming } from '../../../../shared/ui/moment';
import { Notice } from '../../../../shared/notices/notice';
import { notifyProblem } from '../../../../shared/notices/notify';

interface EndpointDownProps {
  webhook: WebhookView;
  stats: WebhookStats;
}

/** Why deliveries wait although they are due, when that ends, and how to end it now. */
export function EndpointDown({ webhook, stats }: EndpointDownProps) {
  const retry = useRetryWebhook();
  if (webhook.state !== 'down') return null;
  return (
    <Notice
      tone="warning"
      title="The endpoint is down"
      action={
        <Button
          size="xs"
          loading={retry.isPending}
          onClick={() => retry.mutate(webhook.id, { onError: notifyProblem })}
        >
          Retry now
        </Button>
      }
    >
      {webhook.failingSince && (
        <>
          Every attempt has failed since <Moment at={webhook.failingSince} />.{' '}
        </>
      )}
      {stats.waiting > 0 && <>{waitingWords(stats)} </>}
      One delivery at a time probes the endpoint; the first success sends all the others.
      {webhook.nextProbeAt && (
        <>
          {' '}
          Next probe: <Upcoming at={webhook.nextProbeAt} />.
        </>
      )}
    </Notice>
  );
}

function waitingWords({ waiting, waitingMore }: WebhookStats): string {
  const number = `${waitingMore ? 'More than ' : ''}${waiting.toLocaleString()}`;
  return `${number} ${waiting === 1 ? 'delivery waits' : 'deliveries wait'}.`;
}
