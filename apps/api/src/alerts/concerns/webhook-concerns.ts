import type { WebhookStanding } from '../../webhooks/webhook-standings';
import { type Concern, lastsFor, type Patience } from './concern';

/** What of a webhook needs a person. One that a person paused waits for them, and concerns nobody. */
export function concernsOfWebhook(
  webhook: WebhookStanding,
  patience: Patience,
  now: Date,
): Concern[] {
  const { id, url: name, failingSince } = webhook;
  if (!webhook.enabled) {
    const { disabledReason: reason, disabledAt: since } = webhook;
    if (!reason) return [];
    return [{ id, name, kind: 'webhook_disabled', reason, needsPerson: true, since, until: null }];
  }
  const going = { id, name, reason: null, needsPerson: false };
  if (webhook.breaker === 'open') {
    if (!lastsFor(patience.webhookDownMinutes, failingSince, now)) return [];
    return [{ ...going, kind: 'webhook_down', since: failingSince, until: webhook.pausedUntil }];
  }
  const { oldestWaitingAt } = webhook;
  if (!oldestWaitingAt || !lastsFor(patience.queueOldMinutes, oldestWaitingAt, now)) return [];
  return [{ ...going, kind: 'queue_old', since: oldestWaitingAt, until: null }];
}
