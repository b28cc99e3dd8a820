import { Injectable } from '@nestjs/common';
import { AuditService } from '../../audit/audit.service';
import { publicId } from '../../platform/database/ids';
import type { Transaction } from '../../platform/database/unit-of-work';
import { OwnOrigin } from '../../platform/http/own-origin';
import { Mailer } from '../../platform/mail/mailer';
import type { Person } from '../../users/users.service';
import { linkedMail } from '../provider-links/link-mails';
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
    private readonly mailer: Mailer,
    private readonly origin: OwnOrigin,
  ) {}

  /**
   * Like {@link add}, for an account that was there before. Its person hears of it by mail.
   *
   * @throws ApiError identity_linked
   */
  async addTo(
    tx: Transaction,
    identity: Identity,
    person: Person,
    organizationIds: readonly string[],
  ): Promise<void> {
    await this.add(tx, identity, person.id, organizationIds);
    const { name: provider } = this.provider.settings;
    const link = { provider, account: identity.email };
    await this.mailer.send(tx, linkedMail(person, link, this.origin.value));
  }

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
