import { Injectable } from '@nestjs/common';
import { AuditService } from '../../audit/audit.service';
import { publicId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import type { Identity } from './identity';
import { OidcRepository } from './oidc.repository';
import { Provider } from './provider';

/** Which account at the provider opens which one here. */
@Injectable()
export class Links {
  constructor(
    private readonly rows: OidcRepository,
    private readonly provider: Provider,
    private readonly audit: AuditService,
  ) {}

  /**
   * From now on an identity opens the account of a person.
   *
   * @param organizationIds UUIDs of those whose audit log says so.
   */
  async add(
    tx: Transaction,
    identity: Identity,
    userId: string,
    organizationIds: readonly string[],
  ): Promise<void> {
    await this.rows.link(tx, identity, userId);
    const { name: provider } = this.provider.settings;
    const details = { provider, ...(identity.email === null ? {} : { email: identity.email }) };
    for (const organizationId of organizationIds) {
      const person = { kind: 'user', organizationId, userId } as const;
      const target = publicId('user', userId);
      await this.audit.record(tx, person, 'user.provider_linked', target, details);
    }
  }
}
