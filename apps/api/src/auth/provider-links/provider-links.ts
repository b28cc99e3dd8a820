import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '../../audit/audit.service';
import { ENVIRONMENT } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { publicId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import { ProviderLinksRepository } from './provider-links.repository';

/** Accounts at log-in providers, as those see them who know of passwords alone: as further ways in. */
@Injectable()
export class ProviderLinks {
  constructor(
    private readonly rows: ProviderLinksRepository,
    private readonly audit: AuditService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * From now on no account at a provider opens that of a person. Comes before log-ins are ended: one that a provider
   * lets in at this moment is waited for.
   *
   * @param organizationIds UUIDs of those whose audit log says so.
   * @returns names of the providers of which there was one.
   */
  async endAll(
    tx: Transaction,
    userId: string,
    organizationIds: readonly string[],
  ): Promise<string[]> {
    const issuers = await this.rows.removeOfUser(tx, userId);
    const providers = issuers.map((issuer) => this.nameOf(issuer));
    const target = publicId('user', userId);
    for (const provider of providers) {
      for (const organizationId of organizationIds) {
        const person = { kind: 'user', organizationId, userId } as const;
        await this.audit.record(tx, person, 'user.provider_unlinked', target, { provider });
      }
    }
    return providers;
  }

  /** Of one that was configured before, its address. */
  private nameOf(issuer: string): string {
    const { oidc } = this.environment;
    return oidc?.issuer === issuer ? oidc.name : issuer;
  }
}
