/**
 * Why a webhook is switched off for its owner: its server answered 410 Gone, or nothing has succeeded for
 * five days.
 */
export const DISABLE_REASONS = ['gone', 'failing'] as const;
export type DisableReason = (typeof DISABLE_REASONS)[number];

/** A webhook to switch off, and the address that gave reason to. */
export interface DisableTarget {
  webhookId: string;
  url: string;
}

/** What delivery asks of whoever keeps webhooks, whose room stands above this one. */
export abstract class WebhookKeeper {
  /**
   * Switches webhooks off and tells the others of their organization. Repeating it changes nothing, and
   * one whose address is another by now stays on.
   */
  abstract disable(targets: readonly DisableTarget[], reason: DisableReason): Promise<void>;
}
