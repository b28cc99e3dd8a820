import { Button, Group } from '@mantine/core';
import type { WebhookStats, WebhookView } from '@whathooks/dto';
import { useAlertSettings } from '../../../features/alerts/queries';
import { useMay } from '../../../features/auth/use-may';
import { editWebhookAddress, waitingOfWebhook } from '../../../features/webhooks/address';
import { isBehind, type Waiting } from '../../../features/webhooks/behind';
import { formatCount } from '../../../shared/format/count';
import { Notice } from '../../../shared/notices/notice';
import { Badge } from '../../../shared/ui/badge';
import { Link } from '../../../shared/ui/link';
import { MomentWithin } from '../../../shared/ui/moment';
import { behindWords as words } from './down-words';

/** Whether deliveries of a webhook wait for longer than alerts are set to. */
export function useIsBehind(webhook: WebhookView, waiting: Waiting | undefined): boolean {
  const { data: settings } = useAlertSettings();
  return isBehind(webhook, waiting, settings?.queueOldMinutes);
}

function WaitingSince({ of: { waiting, waitingMore, oldestWaitingAt } }: { of: Waiting }) {
  const count = formatCount(waiting);
  const shown = waitingMore ? words.over(count) : count;
  return oldestWaitingAt && words.waitingSince(shown, <MomentWithin at={oldestWaitingAt} />);
}

/** That deliveries of a webhook wait for long: how many, and since when. */
export function BehindBadge({ of }: { of: Waiting }) {
  return (
    <Badge tone="waiting">
      <span>
        {words.behind} <WaitingSince of={of} />
      </span>
    </Badge>
  );
}

interface BehindProps {
  webhook: WebhookView;
  stats: WebhookStats;
}

/** The same on the page of the webhook, with what can be done. */
export function Behind({ webhook, stats }: BehindProps) {
  const isBehind = useIsBehind(webhook, stats);
  const mayChange = useMay('webhooks:write');
  if (!isBehind) return null;
  return (
    <Notice
      tone="warning"
      title={words.title}
      action={
        <Group gap="xs">
          <Button component={Link} href={waitingOfWebhook(webhook.id)} size="xs" variant="default">
            {words.show}
          </Button>
          {mayChange && (
            <Button
              component={Link}
              href={editWebhookAddress(webhook.id)}
              size="xs"
              variant="default"
            >
              {words.settings}
            </Button>
          )}
        </Group>
      }
    >
      <WaitingSince of={stats} />. {words.why}
    </Notice>
  );
}
