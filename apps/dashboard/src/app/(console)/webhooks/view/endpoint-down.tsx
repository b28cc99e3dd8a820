import { Button } from '@mantine/core';
import type { WebhookStats, WebhookView } from '@whathooks/dto';
import { useMay } from '../../../../features/auth/use-may';
import { RoleNote } from '../../../../features/members/role-note';
import { useRetryWebhook } from '../../../../features/webhooks/queries';
import { Moment, Upcoming } from '../../../../shared/ui/moment';
import { Notice } from '../../../../shared/notices/notice';
import { notifyProblem } from '../../../../shared/notices/notify';
import { downWords as words } from './words';

interface EndpointDownProps {
  webhook: WebhookView;
  stats: WebhookStats;
}

/** Why deliveries wait although they are due, when that ends, and how to end it now. */
export function EndpointDown({ webhook, stats }: EndpointDownProps) {
  const retry = useRetryWebhook();
  const mayRetry = useMay('webhooks:write');
  if (webhook.state !== 'down') return null;
  const { failingSince, nextProbeAt } = webhook;
  const { waiting, waitingMore } = stats;
  return (
    <Notice
      tone="warning"
      title={words.title}
      action={
        mayRetry ? (
          <Button
            size="xs"
            loading={retry.isPending}
            onClick={() => retry.mutate(webhook.id, { onError: notifyProblem })}
          >
            {words.retry}
          </Button>
        ) : (
          <RoleNote to="webhooks:write" />
        )
      }
    >
      {failingSince && words.failingSince(<Moment at={failingSince} />)}{' '}
      {waiting > 0 && (waitingMore ? words.waitingMore(waiting) : words.waiting(waiting))}{' '}
      {words.probes} {nextProbeAt && words.nextProbe(<Upcoming at={nextProbeAt} />)}
    </Notice>
  );
}
