import type { WebhookView } from '@whathooks/dto';
import { Badge } from '../../shared/ui/badge';
import { webhookState } from './webhook-state';

/** How a webhook is doing. */
export function WebhookBadge({ webhook }: { webhook: WebhookView }) {
  const [tone, words] = webhookState(webhook);
  return <Badge tone={tone}>{words}</Badge>;
}
