import type { WebhookStats, WebhookView } from '@whathooks/dto';

export type Tone = 'good' | 'waiting' | 'bad' | 'idle';

/** How a webhook is doing, in a few words. */
export function webhookState(webhook: WebhookView): [Tone, string] {
  if (webhook.disabledReason === 'gone')
    return ['bad', 'Switched off: the server responded 410 Gone'];
  if (webhook.disabledReason) return ['bad', 'Switched off: deliveries failed for five days'];
  switch (webhook.state) {
    case 'disabled':
      return ['idle', 'Paused'];
    case 'down':
      return ['bad', 'Endpoint down: deliveries wait'];
    case 'failing':
      return ['waiting', 'Failing'];
    case 'healthy':
      return ['good', 'Working'];
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
  return { delivered, failed, share: all === 0 ? null : `${percent} %` };
}
