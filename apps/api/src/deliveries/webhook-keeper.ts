/** What delivery asks of whoever keeps webhooks, whose room stands above this one. */
export abstract class WebhookKeeper {
  /** Switches webhooks off whose server answered 410 Gone. Repeating it changes nothing. */
  abstract disableGone(webhookIds: readonly string[]): Promise<void>;
}
