import type { WebhookStats, WebhookView } from '@whathooks/dto';
import classes from './webhook-badge.module.css';
import { webhookState } from './webhook-state';

interface WebhookBadgeProps {
  webhook: WebhookView;
  stats?: WebhookStats | undefined;
}

/** How a webhook is doing: the words carry the meaning, the colour repeats it. */
export function WebhookBadge({ webhook, stats }: WebhookBadgeProps) {
  const [tone, words] = webhookState(webhook, stats);
  return (
    <span className={classes.root} data-tone={tone}>
      <span className={classes.dot} aria-hidden="true" />
      {words}
    </span>
  );
}
