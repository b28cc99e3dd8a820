import { Button } from '@mantine/core';
import type { WebhookStats, WebhookView } from '@whathooks/dto';
import { Notice } from '../../../shared/notices/notice';
import { notifyProblem } from '../../../shared/notices/notify';
import { Link } from '../../../shared/ui/link';
import { MomentWithin } from '../../../shared/ui/moment';
import { useMay } from '../../../features/auth/use-may';
import { RoleNote } from '../../../features/members/role-note';
import { webhookAddress, webhookName } from '../../../features/webhooks/address';
import { downWords as words } from './down-words';
import { useRetryWebhook } from '../../../features/webhooks/queries';

interface EndpointDownProps {
  webhook: WebhookView;
  /** What waits for it; where it stands on the page already, nothing. */
  stats?: WebhookStats;
  /** Whether it is one of several, and has to be named. */
  isNamed?: boolean;
}

/** Why deliveries wait although they are due, when that ends, and how to end it now. */
export function EndpointDown({ webhook, stats, isNamed = false }: EndpointDownProps) {
  const retry = useRetryWebhook();
  const mayRetry = useMay('webhooks:write');
  if (webhook.state !== 'down') return null;
  const { id, failingSince, nextProbeAt } = webhook;
  const name = webhookName(webhook);
  return (
    <Notice
      tone="warning"
      title={isNamed ? words.named(<Link href={webhookAddress(id)}>{name}</Link>) : words.title}
      action={
        mayRetry ? (
          <Button
            size="xs"
            aria-label={isNamed ? words.tryOf(name) : undefined}
            loading={retry.isPending}
            onClick={() => retry.mutate(id, { onError: notifyProblem })}
          >
            {words.tryNow}
          </Button>
        ) : (
          <RoleNote to="webhooks:write" />
        )
      }
    >
      {failingSince && words.failingSince(<MomentWithin at={failingSince} />)}{' '}
      {stats && stats.waiting > 0 && waitingWords(stats)}{' '}
      {stats?.oldestWaitingAt && words.oldest(<MomentWithin at={stats.oldestWaitingAt} />)}{' '}
      {words.probes}{' '}
      {nextProbeAt ? words.nextProbe(<MomentWithin at={nextProbeAt} />) : words.probing}
    </Notice>
  );
}

function waitingWords({ waiting, waitingMore }: WebhookStats): string {
  return waitingMore ? words.waitingMore(waiting) : words.waiting(waiting);
}
