import type { DataKey, Sealer } from '../../platform/vault/cipher/data-key';
import type { Webhook } from '../webhook.entity';

/** Encrypts and decrypts the secrets of a webhook. Deliveries decrypt them separately. */
export class WebhookSecrets {
  private readonly sealer: Sealer;

  /** @param webhookId UUID. */
  constructor(key: DataKey, webhookId: string) {
    this.sealer = key.sealer('webhooks', webhookId);
  }

  sealSecret(secret: string): Buffer {
    return this.sealer.seal('secret', secret);
  }

  /** Seals the previous secret again for its own column. */
  sealPrevious(sealed: Buffer): Buffer {
    return this.sealer.seal('previous_secret', this.openSecret(sealed));
  }

  openSecret(sealed: Buffer): string {
    return this.sealer.openText('secret', sealed);
  }

  /** Null for no headers. */
  sealHeaders(headers: Record<string, string>): Buffer | null {
    if (Object.keys(headers).length === 0) return null;
    return this.sealer.seal('headers', JSON.stringify(headers));
  }

  openHeaders(sealed: Buffer | null): Record<string, string> {
    if (!sealed) return {};
    return JSON.parse(this.sealer.openText('headers', sealed)) as Record<string, string>;
  }
}

/** The sealed previous secret, while it still signs. */
export function previousSecret(webhook: Webhook, now: Date): Buffer | null {
  const until = webhook.previousSecretExpiresAt;
  return until && until > now ? webhook.previousSecret : null;
}
