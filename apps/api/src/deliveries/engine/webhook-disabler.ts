/**
 * Why a webhook is disabled: its server answered 410 Gone, or nothing has succeeded for five days.
 */
export const DISABLE_REASONS = ['gone', 'failing'] as const;
export type DisableReason = (typeof DISABLE_REASONS)[number];

/** A webhook to disable, and the URL that was the reason. */
export interface DisableTarget {
  webhookId: string;
  url: string;
}

/** Implemented by the webhooks feature, which deliveries must not import. */
export abstract class WebhookDisabler {
  /**
   * Disables webhooks and queues `webhook.disabled` for the other webhooks of their organizations.
   * Idempotent. A webhook whose URL has changed since stays enabled.
   */
  abstract disable(targets: readonly DisableTarget[], reason: DisableReason): Promise<void>;
}
