import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { RevealedSecret, RotatedSecret } from '@whathooks/dto';
import { newSecret } from '@whathooks/webhook-signature';
import { Repository } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { parseId } from '../../platform/database/ids';
import { TenantRepository } from '../../platform/database/tenant-repository';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DeliveriesService } from '../../deliveries/queue/deliveries.service';
import { ApiError } from '../../platform/http/problems/api-error';
import type { Actor } from '../../platform/access/actor';
import { Vault } from '../../platform/vault/vault';
import { previousSecret, WebhookSecrets } from './webhook-secrets';
import { hostIn } from '../audited-host';
import { Webhook } from '../webhook.entity';

/** How long a replaced secret still signs next to the new one. */
const OVERLAP_MS = 24 * 3_600_000;

/** Shows and rotates the secrets of webhooks, and writes both to the audit log. */
@Injectable()
export class WebhookSecretsService {
  private readonly webhooks: TenantRepository<Webhook>;

  constructor(
    @InjectRepository(Webhook) rows: Repository<Webhook>,
    private readonly unitOfWork: UnitOfWork,
    private readonly deliveries: DeliveriesService,
    private readonly audit: AuditService,
    private readonly vault: Vault,
  ) {
    this.webhooks = new TenantRepository(rows.manager, Webhook, 'webhook');
  }

  /** Every reveal is written to the audit log. @throws ApiError not_found */
  async reveal(actor: Actor, id: string): Promise<RevealedSecret> {
    const webhookId = parseId('webhook', id);
    const secrets = await this.secretsOf(actor, webhookId);
    return this.unitOfWork.run(async (tx) => {
      const { url, secret, headers } = await this.webhooks.within(tx).get(actor, webhookId);
      await this.audit.record(tx, actor, 'webhook.secret_revealed', id, hostIn(url));
      return { secret: secrets.openSecret(secret), headers: secrets.openHeaders(headers) };
    });
  }

  /**
   * The previous secret signs next to the new one for a day, so that a receiver can change over
   * without losing a delivery. Another rotation within that day is rejected: a caller who lost the
   * first response and repeats the request would revoke the only secret that the receiver knows.
   *
   * @param endPrevious rotates anyway; the secret before the last rotation no longer signs.
   * @throws ApiError not_found, previous_secret_signs
   */
  async rotate(actor: Actor, id: string, endPrevious: boolean): Promise<RotatedSecret> {
    const webhookId = parseId('webhook', id);
    const secrets = await this.secretsOf(actor, webhookId);
    return this.unitOfWork.run(async (tx) => {
      const webhooks = this.webhooks.within(tx);
      const row = await webhooks.lock(actor, webhookId);
      if (!endPrevious && previousSecret(row, new Date())) {
        throw new ApiError('previous_secret_signs');
      }
      const secret = newSecret();
      const previousSecretExpiresAt = new Date(Date.now() + OVERLAP_MS);
      await webhooks.update(actor, webhookId, {
        secret: secrets.sealSecret(secret),
        previousSecret: secrets.sealPrevious(row.secret),
        previousSecretExpiresAt,
      });
      await this.audit.record(tx, actor, 'webhook.secret_rotated', id, hostIn(row.url));
      this.deliveries.webhookChanged(tx);
      return { secret, previousSecretExpiresAt: previousSecretExpiresAt.toISOString() };
    });
  }

  private async secretsOf(actor: Actor, webhookId: string): Promise<WebhookSecrets> {
    return new WebhookSecrets(await this.vault.organization(actor.organizationId), webhookId);
  }
}
