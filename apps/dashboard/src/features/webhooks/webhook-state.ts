import type { WebhookStats, WebhookView } from '@whathooks/dto';
import type { Tone } from '../../shared/ui/badge';
import { stateWords } from './words';

/** How a webhook is doing, in a few words. */
export function webhookState(webhook: WebhookView): [Tone, string] {
  if (webhook.disabledReason === 'gone') return ['bad', stateWords.gone];
  if (webhook.disabledReason) return ['bad', stateWords.gaveUp];
  switch (webhook.state) {
    case 'disabled':
      return ['idle', stateWords.paused];
    case 'down':
      return ['bad', stateWords.down];
    case 'failing':
      return ['waiting', stateWords.failing];
    case 'healthy':
      return ['good', stateWords.working];
  }
}

/** Deliveries and failures of the last 24 hours, and the share that succeeded; null without any. */
export function daySummary({ hours }: Pick<WebhookStats, 'hours'>): {
  delivered: number;
  failed: number;
  share: string | null;
} {
  const delivered = hours.reduce((sum, hour) => sum + hour.delivered, 0);
  const failed = hours.reduce((sum, hour) => sum + hour.failed, 0);
  const all = delivered + failed;
  // 99.97 % must not read as 100 %.
  const percent = Math.floor((delivered / all) * 1_000) / 10;
  return { delivered, failed, share: all === 0 ? null : stateWords.percent(percent) };
}
