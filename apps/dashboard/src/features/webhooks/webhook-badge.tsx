import type { WebhookView } from '@whathooks/dto';
import classes from './webhook-badge.module.css';
import { webhookState } from './webhook-state';

interface WebhookBadgeProps {
  webhook: WebhookView;
}

/** How a webhook is doing: the words carry the meaning, the colour repeats it. */
export function WebhookBadge({ webhook }: WebhookBadgeProps) {
  const [tone, words] = webhookState(webhook);
  return (
    <span className={classes.root} data-tone={tone}>
      <span className={classes.dot} aria-hidden="true" />
      {words}
    </span>
  );
}
